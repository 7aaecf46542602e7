{#- summary: What the three TypeScript enums share # `<ts_enum>` makes one of them. -#}
{%- include "fields.ts" -%}
{%- component ts_function(name, parameters, returns) %}
{%- set line %}{% for parameter in parameters %}{{ parameter | safe }}{% if not loop.last %}, {% endif %}{% endfor %}{% endset %}
{%- if (name ~ line ~ returns) | length > 58 %}
export function {{ name }}(
{%- for parameter in parameters %}
  {{ parameter | safe }},
{%- endfor %}
): {{ returns | safe }} {
{%- else %}
export function {{ name }}({{ line | safe }}): {{ returns | safe }} {
{%- endif %}
{%- endcomponent -%}

{%- component ts_deprecated(entry) %}
{%- set life = entry.lifecycle %}
{%- if life.stage == "deprecated" or life.stage == "removed" %}
{#- Editors show the text of the tag alone. -#}
{%- set since = "Removed" ~ (" in " ~ life.since if life.since else "") if life.stage == "removed" else "Since " ~ life.since if life.since else "" %}
{%- set why = (since ~ ". " if since else "") ~ (life.note ~ " " if life.note else "") ~ ("Use `" ~ life.replacement.name ~ "`." if life.replacement else "") %}
   *
{{ (why or "Not for new code.") | tsdoc(prefix="   * ", first="   * @deprecated ", width=68) }}
{%- endif %}
{%- endcomponent -%}

{#- The names that a value has, or had, beside its own. -#}
{%- component ts_others(entry) %}
{%- for alias in entry.aliases %}
  /** Another name of `{{ entry.name }}`. */
  {{ alias.name }}:{{ entry.name | ts_property(start=(alias.name | length) + 4, indent=2) }},
{%- endfor %}
{%- for former in entry.former_names %}
{{- <ts_doc tag="@deprecated " text={"Renamed" ~ (" in " ~ former.renamed_in if former.renamed_in else "") ~ ". Use `" ~ entry.name ~ "`."}/> }}
  {{ former.name }}:{{ entry.name | ts_property(start=(former.name | length) + 4, indent=2) }},
{%- endfor %}
{%- endcomponent -%}

{%- component ts_enum(enum, apis, words, ends, needy) %}
{%- if enum.entries %}
{%- set codes = [e for e in enum.entries if e.code] %}
{{- <ts_types enum={enum}/> }}

/**
{%- if enum.description %}
{{ enum.description | tsdoc }}
 *
{%- endif %}
{{ ((("`find" ~ enum.type ~ "ByCode` finds a value by its code, and `find" ~ enum.type ~ "` by any of its names.") if enum.coded else ("`find" ~ enum.type ~ "` finds a value by its number, or by any of its names.")) ~ " What a newer peer made up is `undefined`." ~ (" Other names are keys too: `new Set(Object.values(" ~ enum.type ~ "))` has each value once." if [e for e in enum.entries if e.aliases or e.former_names] else "")) | tsdoc }}
 */
export const {{ enum.type }} = {
{%- for entry in enum.entries %}
{%- set deprecated = <ts_deprecated entry={entry}/> %}
{%- if deprecated %}
  /**
{{ about(entry=entry) | tsdoc(prefix="   * ", of=entry.anchor) }}
{{- deprecated }}
   */
{%- else %}
{{- <ts_doc text={about(entry=entry)} of={entry.anchor}/> }}
{%- endif %}
  {{ entry.name }}:{{ entry.name | ts_property(start=(entry.name | length) + 4, indent=2) }},
{{- <ts_others entry={entry}/> }}
{%- endfor %}
} as const;
{{- <ts_union type={enum.type}/> }}

/** Whether something is one of the values of `{{ enum.type }}`. */
{{- <ts_function name={"is" ~ enum.type} parameters={["value: unknown"]} returns={"value is " ~ enum.type}/> }}
  return typeof value === "string" && find{{ enum.type }}(value) === value;
}

/** The value {% if not enum.coded %}of a number, or {% endif %}of a name that it has or had in any API. */
{{- <ts_function name={"find" ~ enum.type} parameters={["{}: unknown" | replace(from="{}", to="name" if enum.coded else "key")]} returns={enum.type ~ " | undefined"}/> }}
  switch ({% if enum.coded %}name{% else %}key{% endif %}) {
{%- for entry in enum.entries %}
{%- if not enum.coded %}
    case {{ entry.number }}:
{%- endif %}
{%- for name in entry.lookup_names %}
    case "{{ name }}":
{%- endfor %}
      return "{{ entry.name }}";
{%- endfor %}
    default:
      return undefined;
  }
}
{%- if codes %}

/** The code of a value of `{{ enum.type }}`. */
{{- <ts_codes type={enum.type ~ "Code"} entries={codes}/> }}

/** The value of a code. */
{{- <ts_function name={"find" ~ enum.type ~ "ByCode"} parameters={["code: unknown"]} returns={enum.type ~ " | undefined"}/> }}
  switch (code) {
{%- for entry in codes %}
    case {{ entry.code | ts_string }}:
      return "{{ entry.name }}";
{%- endfor %}
    default:
      return undefined;
  }
}
{%- endif %}
{{- <ts_facts enum={enum} codes={codes} words={words} ends={ends} needy={needy}/> }}

/** What is known of each value, in the order of the catalogue. */
export const {{ enum.type | ts_constant }}_FACTS: {{ enum.type }}Table = {
{%- for entry in enum.entries %}
  {{ entry.name }}: {
{%- if not enum.coded %}
    number: {{ entry.number }},
{%- endif %}
{%- if entry.code %}
{%- set code = entry.code | ts_string %}
    code:{% if code | length > 69 %}
      {{ code }}{% else %} {{ code }}{% endif %},
{%- endif %}
{%- if entry.label %}
    label:{{ entry.label | ts_property(start=11, indent=4) }},
{%- endif %}
{%- if apis %}
    names: {
{%- for api, name in entry.names %}
      {{ api | ts_key }}:{{ name | ts_property(start=(api | ts_key | length) + 8, indent=6) }},
{%- endfor %}
    },
{%- endif %}
{{- <ts_names key="formerNames" names={[former.name for former in entry.former_names]}/> }}
{%- if entry.since %}
    since: "{{ entry.since }}",
{%- endif %}
    lifecycle: "{{ entry.lifecycle.stage }}",
{%- if entry.terminal %}
    terminal: "{{ entry.terminal }}",
{%- endif %}
{%- if entry.requires %}
    requires: "{{ entry.requires }}",
{%- endif %}
{{- <ts_fields enum={enum} entry={entry}/> }}
    description:{{ entry.description | ts_property(start=17, indent=4) }},
  },
{%- endfor %}
};
{%- endif %}
{%- endcomponent -%}

{%- component ts_updates(reasons) %}
{%- for reason in reasons %}
{%- for update in reason.updates %}
  {
    reason:{{ reason.name | ts_property(start=12, indent=4) }},
{%- if update.state %}
    state:{{ update.state.name | ts_property(start=11, indent=4) }},
{%- endif %}
{%- if update.among %}
{{- <ts_names key="among" names={[state.name for state in update.among]}/> }}
{%- endif %}
{%- if update.source %}
    source:{{ update.source.name | ts_property(start=12, indent=4) }},
{%- endif %}
{%- if update.requires %}
{{- <ts_names key="requires" names={[one.name for one in update.requires]}/> }}
{%- endif %}
{%- if update.excludes %}
{{- <ts_names key="excludes" names={[one.name for one in update.excludes]}/> }}
{%- endif %}
{%- if update.instead_of %}
    insteadOf:{{ update.instead_of.name | ts_property(start=15, indent=4) }},
{%- endif %}
{%- if update.instead_of_reason %}
    insteadOfReason:{{ update.instead_of_reason.name | ts_property(start=21, indent=4) }},
{%- endif %}
{%- if update.conditional %}
    conditional: true,
{%- endif %}
{%- if update.since %}
    since: "{{ update.since }}",
{%- endif %}
{%- if update.until %}
    until: "{{ update.until }}",
{%- endif %}
{%- if update.ended %}
    ended: true,
{%- endif %}
  },
{%- endfor %}
{%- endfor %}
{%- endcomponent -%}

{#- A list of names at the indentation of facts and updates, on one line if it fits. -#}
{%- component ts_names(key, names) %}
{%- if (key ~ (names | join(sep="----"))) | length > 69 %}
    {{ key }}: [
{%- for name in names %}
      "{{ name }}",
{%- endfor %}
    ],
{%- else %}
    {{ key }}: [{% for name in names %}"{{ name }}"{% if not loop.last %}, {% endif %}{% endfor %}],
{%- endif %}
{%- endcomponent -%}
