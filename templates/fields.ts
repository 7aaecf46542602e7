{#- summary: The groups and fields of the three TypeScript enums -#}
{#- The constants of a field with words, or of groups. -#}
{%- component ts_words(type, about, words) %}

/** {{ about | safe }} */
export const {{ type }} = {
{%- for word in words %}
  /**
{{ (word.meaning or word.description or (word.title | text if word.title else "`" ~ word.name ~ "`")) | tsdoc(prefix="   * ") }}
   */
  {{ word.name | ts_key }}:{{ word.name | ts_property(start=(word.name | ts_key | length) + 4, indent=2) }},
{%- endfor %}
} as const;

/** One of the values of `{{ type }}`. */
export type {{ type }} ={% if type | length > 13 %}
 {% endif %} (typeof {{ type }})[keyof typeof {{ type }}];
{%- endcomponent -%}

{%- component ts_types(enum, facts) %}
{%- if enum.groups %}
{{- <ts_words type={enum.type ~ "Group"} about={"Groups of values of `" ~ enum.type ~ "`."} words={enum.groups}/> }}

{#- Prettier breaks this line in another place for each length. -#}
{%- set length = enum.type | length %}
{%- set inner = ("    " if length == 9 else "  ") | safe %}

/** What people call each group. */
export const titlesOf{{ enum.type }}Group: {% if length > 9 %}Readonly<
  Record<{{ enum.type }}Group, string>
>{% else %}Readonly<Record<{{ enum.type }}Group, string>>{% endif %} ={% if length == 9 %}
 {% endif %} {
{%- for group in enum.groups %}
{{ inner }}{{ group.name | ts_key }}:{{ group.title | ts_property(start=(group.name | ts_key | length) + (inner | length) + 2, indent=inner | length) }},
{%- endfor %}
{% if length == 9 %}  {% endif %}};
{%- endif %}
{%- for field in enum.fields %}
{%- if field.words %}
{{- <ts_words type={enum.type ~ field.variant} about={"What the field `" ~ field.name ~ "` of `" ~ enum.type ~ "` can be."} words={field.words}/> }}
{%- endif %}
{%- endfor %}
{%- if enum.groups or enum.fields %}

/** What is known of a value of `{{ enum.type }}`. */
export interface FactsOf{{ enum.type }} extends {{ facts }} {
{%- if enum.groups %}
  /** The group that it is in{% if not enum.grouped %}, if any{% endif %}. */
  readonly group{% if not enum.grouped %}?{% endif %}: {{ enum.type }}Group;
{%- endif %}
{%- for field in enum.fields %}
  /**
{{ (field.meaning or "The field `" ~ field.name ~ "`.") | tsdoc(prefix="   * ") }}
   */
  readonly {{ field.camel }}{% if not field.required and field.type != "flags" %}?{% endif %}:{% if field.type == "flags" %} readonly {{ enum.type }}{{ field.variant }}[]
{%- elif field.type == "word" %} {{ enum.type }}{{ field.variant }}
{%- elif field.type == "number" %} number
{%- else %} string
{%- endif %};
{%- endfor %}
}
{%- endif %}
{%- endcomponent -%}

{#- What a value has of groups and fields. -#}
{%- component ts_fields(enum, entry) %}
{%- if entry.group %}
    group:{{ entry.group.name | ts_property(start=11, indent=4) }},
{%- endif %}
{%- for field in enum.fields %}
{%- if field.type == "flags" %}
{{- <ts_names key={field.camel} names={[one.name for one in entry.fields[field.name]] if field.name in entry.fields else []}/> }}
{%- elif field.name not in entry.fields %}
{%- elif field.type == "number" %}
    {{ field.camel }}: {{ entry.fields[field.name] }},
{%- else %}
{%- set text = entry.fields[field.name].name if field.type == "word" else entry.fields[field.name] %}
    {{ field.camel }}:{{ text | ts_property(start=(field.camel | length) + 6, indent=4) }},
{%- endif %}
{%- endfor %}
{%- endcomponent -%}
