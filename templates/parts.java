{#- summary: What the three Java enums share # The parts that an enum, and a class in its place, are made of. -#}
{%- component java_arguments(enum, entry, codes, labels, dated) %}
{%- if not enum.coded %}
      {{ entry.number }}{% if enum.unsigned %}L{% endif %},
{%- endif %}
{%- if codes %}
      {% if entry.code %}{{ entry.code | java_string(width=65535) }}{% else %}null{% endif %},
{%- endif %}
{%- if labels %}
      {% if entry.label %}{{ entry.label | java_string(width=65535) }}{% else %}null{% endif %},
{%- endif %}
{%- if dated %}
      {% if entry.since %}{{ entry.since | java_string }}{% else %}null{% endif %},
{%- endif %}
      Lifecycle.{{ entry.lifecycle.stage | upper }},
      {{ entry.description | java_string(width=65535) }}
      {%- for former in entry.former_names %},
      "{{ former.name }}"{% endfor %}
{%- endcomponent -%}

{#- The end of the documentation of a fact, and what reads it. -#}
{%- component java_fact(name, is_required, otherwise) %}
   * @return the {{ name | replace(from="since", to="release") }}{% if not is_required %}; empty {{ otherwise | safe }}{% endif %}
   */
  public {% if is_required %}String{% else %}Optional<String>{% endif %} get{{ name | capitalize }}() {
    return {% if is_required %}{{ name }}{% else %}Optional.ofNullable({{ name }}){% endif %};
  }
{%- endcomponent -%}

{%- component java_alias_doc(entry) %}
  /**
   * Another name of {@link #{{ entry.name | java_name }}}: no {@code case} can have it, and {@code valueOf} does not know it.
   */
{%- endcomponent -%}

{%- component java_former_doc(entry, former) %}
  /**
   * The former name of {@link #{{ entry.name | java_name }}}.
   *
{{ ("renamed" ~ (" in " ~ former.renamed_in if former.renamed_in else "")) | javadoc(first="   * @deprecated ", prefix="   *     ") }}
   */
{%- endcomponent -%}

{%- component java_by_number(enum, entries, number) %}
{%- if enum.unsigned %}
    for ({{ enum.type }} value : values()) {
      if (value.{{ number }}{% if number == "getNumber" %}(){% endif %} == number) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
{%- else %}
    switch (number) {
{%- for entry in entries %}
      case {{ entry.number }}:
        return Optional.of({{ entry.name | java_name }});
{%- endfor %}
      default:
        return Optional.empty();
    }
{%- endif %}
{%- endcomponent -%}

{%- component java_by_code(entries) %}
    switch (code) {
{%- for entry in entries %}
      case {{ entry.code | java_string(width=65535) }}:
        return Optional.of({{ entry.name | java_name }});
{%- endfor %}
      default:
        return Optional.empty();
    }
{%- endcomponent -%}

{%- component java_by_name(entries) %}
    switch (name) {
{%- for entry in entries %}
{%- if entry.lookup_names %}
{%- for name in entry.lookup_names %}
      case "{{ name }}":
{%- endfor %}
        return Optional.of({{ entry.name | java_name }});
{%- endif %}
{%- endfor %}
      default:
        return Optional.empty();
    }
{%- endcomponent -%}

{#- The name in an API, where it differs. -#}
{%- component java_names(entries, apis, by) %}
{%- set same = "toString()" if by == "this" else "Optional.empty()" %}
{%- set differ = [] %}
{%- for api in apis %}
{%- if [e for e in entries if e.names[api] != e.name] %}
{%- set_global differ = [...differ, api] %}
{%- endif %}
{%- endfor %}
{%- if not differ %}
    return {{ same | safe }};
{%- else %}
    switch (api) {
{%- for api in differ %}
      case {{ api | java_constant }}:
        switch ({{ by }}) {
{%- for entry in entries %}
{%- if entry.names[api] != entry.name %}
          case {% if by == "name" %}"{{ entry.name }}"{% else %}{{ entry.name | java_name }}{% endif %}:
            return {% if by == "name" %}Optional.of("{{ entry.names[api] }}"){% else %}"{{ entry.names[api] }}"{% endif %};
{%- endif %}
{%- endfor %}
          default:
            return {{ same | safe }};
        }
{%- endfor %}
      default:
        return {{ same | safe }};
    }
{%- endif %}
{%- endcomponent -%}

{#- Whether a state is the last one, by `this` or by its name. -#}
{%- component java_terminal(entries, by, is_total) %}
    switch ({{ by }}) {
{%- for word in ["yes", "no", "usually"] %}
{%- set such = [s for s in entries if s.terminal == word] %}
{%- if such %}
{%- for state in such %}
      case {% if by == "name" %}"{{ state.name }}"{% else %}{{ state.name | java_name }}{% endif %}:
{%- endfor %}
        return {% if is_total %}Terminal.{{ word | upper }}{% else %}Optional.of(Terminal.{{ word | upper }}){% endif %};
{%- endif %}
{%- endfor %}
      default:
{%- if is_total %}
        throw new AssertionError(this);
{%- else %}
        return Optional.empty();
{%- endif %}
    }
{%- endcomponent -%}

{%- component java_requires(entries, by, capabilities) %}
    switch ({{ by }}) {
{%- for capability in capabilities %}
{%- set such = [s for s in entries if s.requires == capability.name] %}
{%- if such %}
{%- for state in such %}
      case {% if by == "name" %}"{{ state.name }}"{% else %}{{ state.name | java_name }}{% endif %}:
{%- endfor %}
        return Optional.of(Capability.{{ capability.name | java_name }});
{%- endif %}
{%- endfor %}
      default:
        return Optional.empty();
    }
{%- endcomponent -%}

{#- What one of the parts knows, asked of each in turn. -#}
{%- component java_of_parts(type, parts, result, ask, by, end="") %}
{%- for part in parts %}
{%- if loop.first %}
    {{ result | safe }} found =
        {{ type }}Part1.{{ ask }}({{ by | safe }});
{%- else %}
    if (!found.isPresent()) {
      found = {{ type }}Part{{ loop.index }}.{{ ask }}({{ by | safe }});
    }
{%- endif %}
{%- endfor %}
    return found{{ end | safe }};
{%- endcomponent -%}

{#- The values of one part. A constant of an interface is one of the class that implements it. -#}
{%- component java_part(enum, part, index, codes, labels, dated, ends, needy, capabilities, apis) %}
{%- set type = enum.type ~ "Part" ~ index %}

/** Values of {@link {{ enum.type }}}: a class of its own, since Java limits the size of each. */
interface {{ type }} {
{%- for entry in part %}
{{- <java_doc entry={entry}/> }}
  {{ enum.type }} {{ entry.name | java_name }} = new {{ enum.type }}(
      "{{ entry.name }}",
{{- <java_arguments enum={enum} entry={entry} codes={codes} labels={labels} dated={dated}/> }});
{% endfor %}
{%- for entry in part %}
{%- for former in entry.former_names %}
{{- <java_former_doc entry={entry} former={former}/> }}
  @Deprecated {{ enum.type }} {{ former.name | java_name }} =
      {{ entry.name | java_name }};
{% endfor %}
{%- for alias in entry.aliases %}
{{- <java_alias_doc entry={entry}/> }}
  {{ enum.type }} {{ alias.name | java_name }} =
      {{ entry.name | java_name }};
{% endfor %}
{%- endfor %}
  static {{ enum.type }}[] values() {
    return new {{ enum.type }}[] {
{%- for entry in part %}
      {{ entry.name | java_name }}{% if not loop.last %},{% endif %}
{%- endfor %}
    };
  }
{%- if not enum.coded %}

  static Optional<{{ enum.type }}> forNumber({{ "long" if enum.unsigned else "int" }} number) {
{{- <java_by_number enum={enum} entries={part} number="getNumber"/> }}
  }
{%- endif %}
{%- if codes %}

  static Optional<{{ enum.type }}> fromCode(String code) {
{{- <java_by_code entries={[e for e in part if e.code]}/> }}
  }
{%- endif %}

  static Optional<{{ enum.type }}> fromName(String name) {
{{- <java_by_name entries={part}/> }}
  }
{%- if apis %}

  static Optional<String> getName(Api api, String name) {
{{- <java_names entries={part} apis={apis} by="name"/> }}
  }
{%- endif %}
{%- if ends %}

  static Optional<Terminal> getTerminal(String name) {
{{- <java_terminal entries={part} by="name" is_total={false}/> }}
  }
{%- endif %}
{%- if needy %}

  static Optional<Capability> getRequires(String name) {
{{- <java_requires entries={part} by="name" capabilities={capabilities}/> }}
  }
{%- endif %}
{{- <java_part_fields enum={enum} part={part}/> }}
}
{%- endcomponent -%}
