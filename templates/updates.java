{#- summary: The parts of `Update.java` # It takes what an update says as parts, each with its type and name. -#}
{#- The updates of some reasons. -#}
{%- component java_updates(some, reasons, states, sources, indent) %}
{%- for reason in some %}
{%- set last = loop.last %}
{%- for u in reason.updates %}
{{ indent | safe }}new Builder({{ reasons.type }}.{{ reason.name | java_name }})
{%- if u.state %}
{{ indent | safe }}    .state({{ states.type }}.{{ u.state.name | java_name }})
{%- endif %}
{%- if u.among %}
{{ indent | safe }}    .among(
{%- for state in u.among %}
{{ indent | safe }}        {{ states.type }}.{{ state.name | java_name }}{% if loop.last %}){% else %},{% endif %}
{%- endfor %}
{%- endif %}
{%- if u.source %}
{{ indent | safe }}    .source({{ sources.type }}.{{ u.source.name | java_name }})
{%- endif %}
{%- if u.requires %}
{{ indent | safe }}    .requires(
{%- for one in u.requires %}
{{ indent | safe }}        Capability.{{ one.name | java_name }}{% if loop.last %}){% else %},{% endif %}
{%- endfor %}
{%- endif %}
{%- if u.excludes %}
{{ indent | safe }}    .excludes(
{%- for one in u.excludes %}
{{ indent | safe }}        Capability.{{ one.name | java_name }}{% if loop.last %}){% else %},{% endif %}
{%- endfor %}
{%- endif %}
{%- if u.instead_of %}
{{ indent | safe }}    .insteadOf({{ states.type }}.{{ u.instead_of.name | java_name }})
{%- endif %}
{%- if u.instead_of_reason %}
{{ indent | safe }}    .insteadOfReason({{ reasons.type }}.{{ u.instead_of_reason.name | java_name }})
{%- endif %}
{%- if u.conditional %}
{{ indent | safe }}    .conditional()
{%- endif %}
{%- if u.since %}
{{ indent | safe }}    .since({{ u.since | java_string }})
{%- endif %}
{%- if u.until %}
{{ indent | safe }}    .until({{ u.until | java_string }})
{%- endif %}
{%- if u.ended %}
{{ indent | safe }}    .ended()
{%- endif %}
{{ indent | safe }}    .build(){% if not last or not loop.last %},{% endif %}
{%- endfor %}
{%- endfor %}
{%- endcomponent -%}

{#- The type of a part as code reads it. -#}
{%- component java_type(part) %}{% if part.form == "set" %}Set<{{ part.type }}>{% elif part.form == "optional" %}Optional<{{ part.type }}>{% else %}{{ part.type }}{% endif %}{% endcomponent -%}

{#- The same as a class keeps it. -#}
{%- component java_kept(part) %}{% if part.form == "set" %}Set<{{ part.type }}>{% else %}{{ part.type }}{% endif %}{% endcomponent -%}

{%- component java_record(parts, words) -%}
/**
 * A way in which {{ words.an_update | java_ascii }} comes.
 *
{%- for part in parts %}
{{ (part.about ~ ": " ~ part.is) | javadoc(first=" * @param " ~ part.name ~ " ", prefix=" *     ") }}
{%- endfor %}
 */
public record Update(
{%- for part in parts %}
    {{ <java_type part={part}/> }} {{ part.name }}{% if loop.last %}) {% else %},{% endif %}
{%- endfor -%} {
{%- endcomponent -%}

{#- What a record keeps of sets that others made. -#}
{%- component java_copies(parts) %}

  /**
   * Keeps copies of the sets, which cannot be changed.
   *
{%- for part in parts %}
{{ part.about | javadoc(first="   * @param " ~ part.name ~ " ", prefix="   *     ") }}
{%- endfor %}
   */
  public Update {
{%- for part in parts %}
{%- if part.form == "set" %}
    {{ part.name }} = Collections.unmodifiableSet(new LinkedHashSet<>({{ part.name }}));
{%- endif %}
{%- endfor %}
  }
{%- endcomponent -%}

{#- The fields of a class, and what reads them. -#}
{%- component java_class(parts) %}
{% for part in parts %}
  private final {{ <java_kept part={part}/> }} {{ part.name }};
{%- endfor %}

  private Update(Builder builder) {
{%- for part in parts %}
    this.{{ part.name }} = builder.{{ part.name }};
{%- endfor %}
  }
{%- for part in parts %}

  /**
{{ ("Returns " ~ part.about ~ ".") | javadoc(prefix="   * ") }}
   *
{{ part.is | javadoc(first="   * @return ", prefix="   *     ") }}
   */
  public {{ <java_type part={part}/> }} {{ part.get }}() {
    return {% if part.form == "optional" %}Optional.ofNullable({{ part.name }}){% else %}{{ part.name }}{% endif %};
  }
{%- endfor %}

  @Override
  public String toString() {
    return "Update["
{%- for part in parts %}
        + "{% if not loop.first %}, {% endif %}{{ part.name }}="
        + {{ part.name }}
{%- endfor %}
        + "]";
  }
{%- endcomponent -%}

{#- Whether a part that can be absent is a value: a record keeps an `Optional`. -#}
{%- component java_is(part, value, record) %}{% if record %}{{ part }}.equals(Optional.of({{ value }})){% else %}{{ part }} == {{ value }}{% endif %}{% endcomponent -%}

{#- What the classes of the enums ask. -#}
{%- component java_queries(states, sources, reasons, capabilities, said, record) %}
{%- set to_list = "toList()" if record else "collect(Collectors.toList())" %}

  static List<Update> of({{ reasons.type }} reason) {
    return ALL.stream().filter(update -> update.reason == reason).{{ to_list | safe }};
  }
{%- if states.entries %}

  static List<{{ reasons.type }}> reasonsOf(
      {{ states.type }} state{% if sources.entries %},
      {{ sources.type }} source{% endif %}) {
    return ALL.stream()
{%- if said.ended %}
        .filter(update -> !update.ended)
{%- endif %}
{%- if sources.entries %}
        .filter(update -> {{ <java_is part="update.source" value="source" record={record}/> }})
{%- endif %}
        .filter(update -> update.comesWith(state))
        .map(update -> update.reason)
        .distinct()
        .{{ to_list | safe }};
  }

  private boolean comesWith({{ states.type }} other) {
    return {{ <java_is part="state" value="other" record={record}/> }}{% if said.among %} || among.contains(other){% endif %};
  }
{%- if capabilities %}

  static List<Update> insteadOf(
      {{ reasons.type }} reason,
      {{ states.type }} state,
      Capability capability) {
    return ALL.stream()
{%- if said.ended %}
        .filter(update -> !update.ended)
{%- endif %}
        .filter(
            update ->
                update.stays(reason, state, capability)
{%- if said.instead_of %}
                    || update.replaces(reason, state, capability)
{%- endif -%}
        )
        .{{ to_list | safe }};
  }

  private boolean stays({{ reasons.type }} other, {{ states.type }} with, Capability capability) {
    return reason == other
        && {{ <java_is part="state" value="with" record={record}/> }}
{%- if said.excludes %}
        && !excludes.contains(capability)
{%- endif -%}
    ;
  }
{%- if said.instead_of %}

  private boolean replaces({{ reasons.type }} other, {{ states.type }} with, Capability capability) {
    return requires.contains(capability)
        && {{ <java_is part="insteadOf" value="with" record={record}/> }}
        && {{ <java_is part="insteadOfReason" value="other" record={record}/> }};
  }
{%- endif %}
{%- endif %}
{%- endif %}
{%- endcomponent -%}

{%- component java_builder(parts, reasons, record) %}

  private static final class Builder {
{%- for part in parts %}
    private {% if part.name == "reason" %}final {% endif %}{{ <java_kept part={part}/> }} {{ part.name }}{% if part.form == "set" %} = Collections.emptySet(){% endif %};
{%- endfor %}

    Builder({{ reasons.type }} reason) {
      this.reason = reason;
    }
{%- for part in parts %}
{%- if part.name != "reason" %}

    Builder {{ part.name }}({% if part.form != "flag" %}{{ part.type }}{% if part.form == "set" %}...{% endif %} {{ part.name }}{% endif %}) {
      this.{{ part.name }} =
          {% if part.form == "flag" %}true{% elif part.form == "set" %}{% if record %}new LinkedHashSet<>(Arrays.asList({{ part.name }})){% else %}Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList({{ part.name }}))){% endif %}{% else %}{{ part.name }}{% endif %};
      return this;
    }
{%- endif %}
{%- endfor %}

    Update build() {
{%- if record %}
      return new Update(
{%- for part in parts %}
          {% if part.form == "optional" %}Optional.ofNullable({{ part.name }}){% else %}{{ part.name }}{% endif %}{% if loop.last %});{% else %},{% endif %}
{%- endfor %}
{%- else %}
      return new Update(this);
{%- endif %}
    }
  }
{%- endcomponent -%}

{#- What makes all updates where they are too many for one class. -#}
{%- component java_split(some, starts, reasons, states, sources) %}

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
{{- <java_updates some={some[start:end]} reasons={reasons} states={states} sources={sources} indent="        "/> }}
      };
    }
  }
{%- endfor %}
{%- endcomponent -%}
