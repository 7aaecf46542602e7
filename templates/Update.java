{#- summary: The ways in which updates come, as a Java class
    parameters: { package: the package of the class } -#}
{%- if (path | split(pat="/") | last) != "Update" ~ ".java" %}{{ throw(message="Java wants the class `" ~ "Update" ~ "` in a file of that name, not in `" ~ path ~ "`") }}{% endif %}
{%- if not has_updates %}{{ throw(message="no reason has an update that comes in this api, so there is nothing to generate") }}{% endif %}
{%- for line in banner -%}
// {{ line }}
{% endfor %}
{%- if with.package %}
package {{ with.package | java_package }};
{% endif %}
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A way in which an update can come. */
public final class Update {
  /** Every way in which an update can come, by reason. It cannot be changed. */
  @SuppressWarnings("deprecation")
  public static final List<Update> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
{%- set some = [r for r in reasons.entries if r.updates] %}
{%- for reason in some %}
{%- set last = loop.last %}
{%- for u in reason.updates %}
              new Update(
{%- if states.entries %}
                  {% if u.state %}{{ states.type }}.{{ u.state.name | java_name }}{% else %}null{% endif %},
{%- endif %}
{%- if sources.entries %}
                  {% if u.source %}{{ sources.type }}.{{ u.source.name | java_name }}{% else %}null{% endif %},
{%- endif %}
                  {{ reasons.type }}.{{ reason.name | java_name }},
                  {% if u.requires %}"{{ u.requires }}"{% else %}null{% endif %},
{%- if states.entries %}
                  {% if u.instead_of %}{{ states.type }}.{{ u.instead_of.name | java_name }}{% else %}null{% endif %},
{%- endif %}
                  {% if u.instead_of_reason %}{{ reasons.type }}.{{ u.instead_of_reason.name | java_name }}{% else %}null{% endif %}){% if not last or not loop.last %},{% endif %}
{%- endfor %}
{%- endfor %}));

{%- if states.entries %}

  private final {{ states.type }} state;
{%- endif %}
{%- if sources.entries %}
  private final {{ sources.type }} source;
{%- endif %}
  private final {{ reasons.type }} reason;
  private final String requires;
{%- if states.entries %}
  private final {{ states.type }} insteadOf;
{%- endif %}
  private final {{ reasons.type }} insteadOfReason;

  private Update(
{%- if states.entries %}
      {{ states.type }} state,
{%- endif %}
{%- if sources.entries %}
      {{ sources.type }} source,
{%- endif %}
      {{ reasons.type }} reason,
      String requires,
{%- if states.entries %}
      {{ states.type }} insteadOf,
{%- endif %}
      {{ reasons.type }} insteadOfReason) {
{%- if states.entries %}
    this.state = state;
{%- endif %}
{%- if sources.entries %}
    this.source = source;
{%- endif %}
    this.reason = reason;
    this.requires = requires;
{%- if states.entries %}
    this.insteadOf = insteadOf;
{%- endif %}
    this.insteadOfReason = insteadOfReason;
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

  /**
   * Returns the reason.
   *
   * @return the reason
   */
  public {{ reasons.type }} getReason() {
    return reason;
  }

  /**
   * Returns the capability without which a framework never gets it.
   *
   * @return the capability, or {@code null} where every framework can get it
   */
  public String getRequires() {
    return requires;
  }
{%- if states.entries %}

  /**
   * Returns the state that frameworks without the capability get in this case.
   *
   * @return the state, or {@code null} where they get no other update or one without a state
   */
  public {{ states.type }} getInsteadOf() {
    return insteadOf;
  }
{%- endif %}

  /**
   * Returns the reason that frameworks without the capability get in this case.
   *
   * @return the reason, or {@code null} where it is the same
   */
  public {{ reasons.type }} getInsteadOfReason() {
    return insteadOfReason;
  }

  @Override
  public String toString() {
    return "Update{reason=" + reason
{%- if states.entries %} + ", state=" + state{% endif %}
{%- if sources.entries %} + ", source=" + source{% endif %} + "}";
  }
{%- if states.entries %}

  boolean replaces({{ reasons.type }} other) {
    return (insteadOfReason == null ? reason : insteadOfReason) == other;
  }
{%- endif %}
}
