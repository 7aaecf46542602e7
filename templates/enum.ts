{#- summary: What the three TypeScript enums share # `<ts_enum>` makes one of them. -#}
{%- include "fields.ts" -%}
{%- component ts_values(name, type) %}
function {{ name }}(): readonly unknown[] {
  return Object.values({{ type }});
}
{%- endcomponent -%}

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
{%- set why = "Use `" ~ life.replacement.name ~ "`." if life.replacement else life.note if life.note else (life.stage | capitalize) ~ ((" in " if life.stage == "removed" else " since ") ~ life.since if life.since else "") ~ "." %}
   *
{{ why | tsdoc(prefix="   * ", first="   * @deprecated ") }}
{%- endif %}
{%- endcomponent -%}

{%- component ts_enum(enum, facts) %}
{%- if enum.entries %}
{%- set own = enum.groups or enum.fields %}
{{- <ts_types enum={enum} facts={facts}/> }}

/**
{{ (enum.description or "`" ~ enum.type ~ "`") | tsdoc }}
 *
 * `find{{ enum.type }}` takes a {% if not enum.coded %}number or a {% endif %}name and gives `undefined` for what it
 * does not know, so a newer peer breaks nothing.
 */
export const {{ enum.type }} = {
{%- for entry in enum.entries %}
  /**
{{ about(entry=entry) | tsdoc(prefix="   * ", of=entry.anchor) }}
{{- <ts_deprecated entry={entry}/> }}
   */
  {{ entry.name }}:{{ entry.name | ts_property(start=(entry.name | length) + 4, indent=2) }},
{%- for alias in entry.aliases %}
  /** Another name of `{{ entry.name }}`. */
  {{ alias.name }}:{{ entry.name | ts_property(start=(alias.name | length) + 4, indent=2) }},
{%- endfor %}
{%- endfor %}
} as const;

/** One of the values of `{{ enum.type }}`. */
export type {{ enum.type }} ={% if enum.type | length > 13 %}
 {% endif %} (typeof {{ enum.type }})[keyof typeof {{ enum.type }}];

/** The value of a {% if not enum.coded %}number, or of a {% endif %}name that it has or had in any API. */
{{- <ts_function name={"find" ~ enum.type} parameters={["key: " ~ ("string" if enum.coded else "number | string")]} returns={enum.type ~ " | undefined"}/> }}
  switch (key) {
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
{%- set codes = [e for e in enum.entries if e.code] %}
{%- if codes %}

/** The value of a public code. */
{{- <ts_function name={"find" ~ enum.type ~ "ByCode"} parameters={["code: string"]} returns={enum.type ~ " | undefined"}/> }}
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

/** What is known of each value, in the order of the catalogue. */
export const factsOf{{ enum.type }}: {% if own and enum.type | length > 9 %}Readonly<
  Record<{{ enum.type }}, FactsOf{{ enum.type }}>
>{% elif own %}Readonly<Record<{{ enum.type }}, FactsOf{{ enum.type }}>>{% else %}{{ facts }}Of<{{ enum.type }}>{% endif %} = {
{%- for entry in enum.entries %}
  {{ entry.name }}: {
{%- if not enum.coded %}
    number: {{ entry.number }},
{%- endif %}
{%- if entry.code %}
    code:{{ entry.code | ts_property(start=10, indent=4) }},
{%- endif %}
{%- if entry.label %}
    label:{{ entry.label | ts_property(start=11, indent=4) }},
{%- endif %}
{%- if entry.names %}
    names: {
{%- for api, name in entry.names %}
      {{ api | ts_key }}:{{ name | ts_property(start=(api | ts_key | length) + 8, indent=6) }},
{%- endfor %}
    },
{%- else %}
    names: {},
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
