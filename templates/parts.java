{#- summary: What the three Java enums share # The parts that an enum, and a class in its place, are made of. -#}
{%- component java_arguments(enum, entry, codes, labels) %}
{%- if not enum.coded %}
      {{ entry.number }}{% if enum.unsigned %}L{% endif %},
{%- endif %}
{%- if codes %}
      {% if entry.code %}{{ entry.code | java_string(width=65535) }}{% else %}null{% endif %},
{%- endif %}
{%- if labels %}
      {% if entry.label %}{{ entry.label | java_string(width=65535) }}{% else %}null{% endif %},
{%- endif %}
      {{ entry.since | java_string }},
      Lifecycle.{{ entry.lifecycle.stage | upper }},
      {{ entry.description | java_string(width=65535) }},
      new String[][] {
{%- for api, name in entry.names %}
        { {{- api | java_string }}, "{{ name }}"}{% if loop.last %}
      {% else %},{% endif %}
{%- endfor -%}
      }
      {%- for former in entry.former_names %},
      "{{ former.name }}"{% endfor %}
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
        return value;
      }
    }
    return null;
{%- else %}
    switch (number) {
{%- for entry in entries %}
      case {{ entry.number }}:
        return {{ entry.name | java_name }};
{%- endfor %}
      default:
        return null;
    }
{%- endif %}
{%- endcomponent -%}

{%- component java_by_code(entries) %}
    switch (code) {
{%- for entry in entries %}
      case {{ entry.code | java_string(width=65535) }}:
        return {{ entry.name | java_name }};
{%- endfor %}
      default:
        return null;
    }
{%- endcomponent -%}

{%- component java_by_name(entries) %}
    switch (name) {
{%- for entry in entries %}
{%- if entry.lookup_names %}
{%- for name in entry.lookup_names %}
      case "{{ name }}":
{%- endfor %}
        return {{ entry.name | java_name }};
{%- endif %}
{%- endfor %}
      default:
        return null;
    }
{%- endcomponent -%}

{#- Whether a state is the last one, by `this` or by its name. -#}
{%- component java_terminal(entries, by) %}
    switch ({{ by }}) {
{%- for word in ["yes", "no", "usually"] %}
{%- set such = [s for s in entries if s.terminal == word] %}
{%- if such %}
{%- for state in such %}
      case {% if by == "name" %}"{{ state.name }}"{% else %}{{ state.name | java_name }}{% endif %}:
{%- endfor %}
        return Terminal.{{ word | upper }};
{%- endif %}
{%- endfor %}
      default:
        return null;
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
        return Capability.{{ capability.name | java_name }};
{%- endif %}
{%- endfor %}
      default:
        return null;
    }
{%- endcomponent -%}

{#- What one of the parts knows, asked of each in turn. -#}
{%- component java_of_parts(type, parts, result, ask, by) %}
{%- for part in parts %}
{%- if loop.first %}
    {{ result }} found =
        {{ type }}Part1.{{ ask }}({{ by }});
{%- else %}
    if (found == null) {
      found = {{ type }}Part{{ loop.index }}.{{ ask }}({{ by }});
    }
{%- endif %}
{%- endfor %}
    return found;
{%- endcomponent -%}

{#- The values of one part. A constant of an interface is one of the class that implements it. -#}
{%- component java_part(enum, part, index, codes, labels, ends, needy, capabilities) %}
{%- set type = enum.type ~ "Part" ~ index %}

/** Values of {@link {{ enum.type }}}: a class of its own, since Java limits the size of each. */
interface {{ type }} {
{%- for entry in part %}
{{- <java_doc entry={entry}/> }}
  {{ enum.type }} {{ entry.name | java_name }} = new {{ enum.type }}(
      "{{ entry.name }}",
{{- <java_arguments enum={enum} entry={entry} codes={codes} labels={labels}/> }});
{% endfor %}
{%- for entry in part %}
{%- for former in entry.former_names %}
{{- <java_former_doc entry={entry} former={former}/> }}
  @Deprecated {{ enum.type }} {{ former.name | java_name }} =
      {{ entry.name | java_name }};
{% endfor %}
{%- for alias in entry.aliases %}
  /** Another name of {@link #{{ entry.name | java_name }}}. */
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

  static {{ enum.type }} forNumber({{ "long" if enum.unsigned else "int" }} number) {
{{- <java_by_number enum={enum} entries={part} number="getNumber"/> }}
  }
{%- endif %}
{%- if codes %}

  static {{ enum.type }} fromCode(String code) {
{{- <java_by_code entries={[e for e in part if e.code]}/> }}
  }
{%- endif %}

  static {{ enum.type }} fromName(String name) {
{{- <java_by_name entries={part}/> }}
  }
{%- if ends %}

  static Terminal getTerminal(String name) {
{{- <java_terminal entries={part} by="name"/> }}
  }
{%- endif %}
{%- if needy %}

  static Capability getRequires(String name) {
{{- <java_requires entries={part} by="name" capabilities={capabilities}/> }}
  }
{%- endif %}
{{- <java_part_fields enum={enum} part={part}/> }}
}
{%- endcomponent -%}
