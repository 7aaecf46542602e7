{#- summary: The ways in which updates come, as a Java class
    parameters: { package: the package of the class } -#}
{%- if (path | split(pat="/") | last) != "Update" ~ ".java" %}{{ throw(message="Java wants the class `" ~ "Update" ~ "` in a file of that name, not in `" ~ path ~ "`") }}{% endif %}
{%- if not has_updates %}{{ throw(message="no reason has an update that comes in this api, so there is nothing to generate") }}{% endif %}
{#- The updates of some reasons. -#}
{%- component java_updates(some, reasons, states, sources) %}
{%- for reason in some %}
{%- set last = loop.last %}
{%- for u in reason.updates %}
              new Builder({{ reasons.type }}.{{ reason.name | java_name }})
{%- if u.state %}
                  .state({{ states.type }}.{{ u.state.name | java_name }})
{%- endif %}
{%- if u.among %}
                  .among({% for state in u.among %}{{ states.type }}.{{ state.name | java_name }}{% if not loop.last %}, {% endif %}{% endfor %})
{%- endif %}
{%- if u.source %}
                  .source({{ sources.type }}.{{ u.source.name | java_name }})
{%- endif %}
{%- if u.requires %}
                  .requires({% for one in u.requires %}Capability.{{ one.name | java_name }}{% if not loop.last %}, {% endif %}{% endfor %})
{%- endif %}
{%- if u.excludes %}
                  .excludes({% for one in u.excludes %}Capability.{{ one.name | java_name }}{% if not loop.last %}, {% endif %}{% endfor %})
{%- endif %}
{%- if u.instead_of %}
                  .insteadOf({{ states.type }}.{{ u.instead_of.name | java_name }})
{%- endif %}
{%- if u.instead_of_reason %}
                  .insteadOfReason({{ reasons.type }}.{{ u.instead_of_reason.name | java_name }})
{%- endif %}
{%- if u.conditional %}
                  .conditional()
{%- endif %}
{%- if u.since %}
                  .since({{ u.since | java_string }})
{%- endif %}
{%- if u.until %}
                  .until({{ u.until | java_string }})
{%- endif %}
{%- if u.ended %}
                  .ended()
{%- endif %}
                  .build(){% if not last or not loop.last %},{% endif %}
{%- endfor %}
{%- endfor %}
{%- endcomponent -%}
{%- set some = [r for r in reasons.entries if r.updates] %}
{#- A method of Java has 65,535 bytes at most, and these are the most that it takes for each update. -#}
{%- set starts = [0] %}{% set made = 0 %}
{%- for reason in some %}
{%- set_global makes = 0 %}
{%- for u in reason.updates %}
{%- set_global makes = makes + 90 + 8 * (u.among | length) + 8 * (u.requires | length) + 8 * (u.excludes | length) %}
{%- endfor %}
{%- if makes > 65000 %}{{ throw(message="`" ~ reason.name ~ "` has more updates than a class of Java can hold") }}{% endif %}
{%- if made + makes > 65000 %}
{%- set_global starts = [...starts, loop.index0] %}{% set_global made = 0 %}
{%- endif %}
{%- set_global made = made + makes %}
{%- endfor %}
{%- set split = (starts | length) > 1 %}
{%- for line in banner -%}
// {{ line }}
{% endfor %}
{%- if with.package %}
package {{ with.package | java_package }};
{% endif %}
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A way in which {{ words.an_update }} comes. */
public final class Update {
  /** Every way in which {{ words.an_update }} comes, by reason. It cannot be changed. */
{%- if split %}
  public static final List<Update> ALL = Collections.unmodifiableList(Arrays.asList(all()));
{%- else %}
  @SuppressWarnings("deprecation")
  public static final List<Update> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
{{- <java_updates some={some} reasons={reasons} states={states} sources={sources}/> }}));
{%- endif %}

  private final {{ reasons.type }} reason;
{%- if states.entries %}
  private final {{ states.type }} state;
  private final List<{{ states.type }}> among;
{%- endif %}
{%- if sources.entries %}
  private final {{ sources.type }} source;
{%- endif %}
{%- if capabilities %}
  private final List<Capability> requires;
  private final List<Capability> excludes;
{%- if states.entries %}
  private final {{ states.type }} insteadOf;
{%- endif %}
  private final {{ reasons.type }} insteadOfReason;
  private final boolean conditional;
{%- endif %}
  private final String since;
  private final String until;
  private final boolean ended;

  private Update(Builder builder) {
    this.reason = builder.reason;
{%- if states.entries %}
    this.state = builder.state;
    this.among = builder.among;
{%- endif %}
{%- if sources.entries %}
    this.source = builder.source;
{%- endif %}
{%- if capabilities %}
    this.requires = builder.requires;
    this.excludes = builder.excludes;
{%- if states.entries %}
    this.insteadOf = builder.insteadOf;
{%- endif %}
    this.insteadOfReason = builder.insteadOfReason;
    this.conditional = builder.conditional;
{%- endif %}
    this.since = builder.since;
    this.until = builder.until;
    this.ended = builder.ended;
  }

  /**
   * Returns the reason.
   *
   * @return the reason
   */
  public {{ reasons.type }} getReason() {
    return reason;
  }
{%- if states.entries %}

  /**
   * Returns the state that comes with it.
   *
   * @return the state, or {@code null} where the last known one is repeated, or where the reason is
   *     tied to no state
   */
  public {{ states.type }} getState() {
    return state;
  }

  /**
   * Returns the states that it can repeat, where it repeats the last known one.
   *
   * @return the states; none if that can be any. They cannot be changed
   */
  public List<{{ states.type }}> getAmong() {
    return among;
  }
{%- endif %}
{%- if sources.entries %}

  /**
   * Returns what sends it.
   *
   * @return the source, or {@code null} where that is not known
   */
  public {{ sources.type }} getSource() {
    return source;
  }
{%- endif %}
{%- if capabilities %}

  /**
   * Returns the capabilities without which {{ words.a_framework }} never gets it.
   *
   * @return the capabilities; none where every {{ words.framework }} can get it. They cannot be changed
   */
  public List<Capability> getRequires() {
    return requires;
  }

  /**
{{ ("Returns the capabilities with which " ~ words.a_framework ~ " never gets it, but always another " ~ words.update ~ " in its place.") | javadoc(prefix="   * ") }}
   *
   * @return the capabilities; they cannot be changed
   */
  public List<Capability> getExcludes() {
    return excludes;
  }
{%- if states.entries %}

  /**
   * Returns the state that others get where this comes in place of another {{ words.update }}.
   *
   * @return the state, or {@code null} where it comes in place of none, or of one without a state
   */
  public {{ states.type }} getInsteadOf() {
    return insteadOf;
  }
{%- endif %}

  /**
   * Returns the reason that others get where this comes in place of another {{ words.update }}.
   *
   * @return the reason, or {@code null} where it comes in place of none
   */
  public {{ reasons.type }} getInsteadOfReason() {
    return insteadOfReason;
  }

  /**
   * Returns whether it takes more than the capability to get it in place of the other.
   *
   * @return whether it does
   */
  public boolean isConditional() {
    return conditional;
  }
{%- endif %}

  /**
   * Returns the first release with it.
   *
   * @return the release; empty where it is not known
   */
  public String getSince() {
    return since;
  }

  /**
   * Returns the last release with it.
   *
   * @return the release; empty where it still comes
   */
  public String getUntil() {
    return until;
  }

  /**
   * Returns whether that was before {% if release %}the release that these tables describe{% else %}now{% endif %}.
   *
   * @return whether it was
   */
  public boolean hasEnded() {
    return ended;
  }

  @Override
  public String toString() {
    return "Update{reason=" + reason
{%- if states.entries %} + ", state=" + state{% endif %}
{%- if sources.entries %} + ", source=" + source{% endif %} + "}";
  }
{%- if states.entries and capabilities %}

  boolean stays({{ reasons.type }} other, {{ states.type }} with, Capability capability) {
    return reason == other && state == with && !excludes.contains(capability);
  }

  boolean replaces({{ reasons.type }} other, {{ states.type }} with, Capability capability) {
    return requires.contains(capability) && insteadOf == with && insteadOfReason == other;
  }
{%- endif %}

  private static final class Builder {
    private final {{ reasons.type }} reason;
{%- if states.entries %}
    private {{ states.type }} state;
    private List<{{ states.type }}> among = Collections.emptyList();
{%- endif %}
{%- if sources.entries %}
    private {{ sources.type }} source;
{%- endif %}
{%- if capabilities %}
    private List<Capability> requires = Collections.emptyList();
    private List<Capability> excludes = Collections.emptyList();
{%- if states.entries %}
    private {{ states.type }} insteadOf;
{%- endif %}
    private {{ reasons.type }} insteadOfReason;
    private boolean conditional;
{%- endif %}
    private String since = "";
    private String until = "";
    private boolean ended;

    Builder({{ reasons.type }} reason) {
      this.reason = reason;
    }
{%- if states.entries %}

    Builder state({{ states.type }} state) {
      this.state = state;
      return this;
    }

    Builder among({{ states.type }}... among) {
      this.among = Collections.unmodifiableList(Arrays.asList(among));
      return this;
    }
{%- endif %}
{%- if sources.entries %}

    Builder source({{ sources.type }} source) {
      this.source = source;
      return this;
    }
{%- endif %}
{%- if capabilities %}

    Builder requires(Capability... requires) {
      this.requires = Collections.unmodifiableList(Arrays.asList(requires));
      return this;
    }

    Builder excludes(Capability... excludes) {
      this.excludes = Collections.unmodifiableList(Arrays.asList(excludes));
      return this;
    }
{%- if states.entries %}

    Builder insteadOf({{ states.type }} insteadOf) {
      this.insteadOf = insteadOf;
      return this;
    }
{%- endif %}

    Builder insteadOfReason({{ reasons.type }} insteadOfReason) {
      this.insteadOfReason = insteadOfReason;
      return this;
    }

    Builder conditional() {
      this.conditional = true;
      return this;
    }
{%- endif %}

    Builder since(String since) {
      this.since = since;
      return this;
    }

    Builder until(String until) {
      this.until = until;
      return this;
    }

    Builder ended() {
      this.ended = true;
      return this;
    }

    Update build() {
      return new Update(this);
    }
  }
{%- if split %}

  private static Update[] all() {
    Update[][] parts = {
{%- for start in starts %}
      UpdatePart{{ loop.index }}.all(){% if not loop.last %},{% endif %}
{%- endfor %}
    };
    int count = 0;
    for (Update[] part : parts) {
      count += part.length;
    }
    Update[] all = new Update[count];
    count = 0;
    for (Update[] part : parts) {
      for (Update update : part) {
        all[count++] = update;
      }
    }
    return all;
  }
{%- for start in starts %}
{%- set end = starts[loop.index] if not loop.last else some | length %}

  /** A class of its own, since Java limits the size of each. */
  private static final class UpdatePart{{ loop.index }} {
    @SuppressWarnings("deprecation")
    static Update[] all() {
      return new Update[] {
{{- <java_updates some={some[start:end]} reasons={reasons} states={states} sources={sources}/> }}
      };
    }
  }
{%- endfor %}
{%- endif %}
}
