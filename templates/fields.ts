{#- summary: The groups and fields of the three TypeScript enums -#}
{#- A comment of one line, if it fits on that. -#}
{%- component ts_doc(text, tag="", of="") %}
{%- set lines = text | tsdoc(prefix="   * ", first="   * " ~ tag, width=80 - (tag | length), of=of) %}
{%- if lines is containing(pat="\n") or lines | length > 76 %}
  /**
{{ lines }}
   */
{%- else %}
{{ text | tsdoc(first="  /** " ~ tag, prefix="", of=of) }} */
{%- endif %}
{%- endcomponent -%}

{#- The union of the values of an object. -#}
{%- component ts_union(type) %}

/** One of the values of `{{ type }}`. */
export type {{ type }} ={% if type | length > 13 %}
 {% endif %} (typeof {{ type }})[keyof typeof {{ type }}];
{%- endcomponent -%}

{%- component ts_codes(type, entries) %}
{%- set line %}{% for entry in entries %}{{ entry.code | ts_string }}{% if not loop.last %} | {% endif %}{% endfor %}{% endset %}
{%- if (type ~ line) | length <= 64 %}
export type {{ type }} = {{ line | safe }};
{%- elif line | length <= 77 or entries | length == 1 %}
export type {{ type }} =
  {{ line | safe }};
{%- else %}
export type {{ type }} =
{%- for entry in entries %}
  | {{ entry.code | ts_string }}{% if loop.last %};{% endif %}
{%- endfor %}
{%- endif %}
{%- endcomponent -%}

{#- The constants of a field with words, or of groups. -#}
{%- component ts_words(type, about, words) %}

/** {{ about | safe }} */
export const {{ type }} = {
{%- for word in words %}
{{- <ts_doc text={word.meaning or word.description or (word.title | text if word.title else "The word `" ~ word.name ~ "`.")}/> }}
  {{ word.name | ts_key }}:{{ word.name | ts_property(start=(word.name | ts_key | length) + 4, indent=2) }},
{%- endfor %}
} as const;
{{- <ts_union type={type}/> }}
{%- endcomponent -%}

{%- component ts_types(enum) %}
{%- if enum.groups %}
{{- <ts_words type={enum.type ~ "Group"} about={"Groups of values of `" ~ enum.type ~ "`."} words={enum.groups}/> }}

{#- Prettier breaks this line in another place for each length. -#}
{%- set length = 63 + (enum.type | length) + (enum.type | ts_constant | length) %}
{%- set is_moved = length == 81 or length == 82 %}
{%- set inner = ("    " if is_moved else "  ") | safe %}

/** What people call each group. */
export const {{ enum.type | ts_constant }}_GROUP_TITLES: {% if length > 82 %}Readonly<
  Record<{{ enum.type }}Group, string>
>{% else %}Readonly<Record<{{ enum.type }}Group, string>>{% endif %} ={% if is_moved %}
 {% endif %} {
{%- for group in enum.groups %}
{{ inner }}{{ group.name | ts_key }}:{{ group.title | ts_property(start=(group.name | ts_key | length) + (inner | length) + 2, indent=inner | length) }},
{%- endfor %}
{% if is_moved %}  {% endif %}};
{%- endif %}
{%- for field in enum.fields %}
{%- if field.words %}
{{- <ts_words type={enum.type ~ field.variant} about={"What the field `" ~ field.name ~ "` of `" ~ enum.type ~ "` can be."} words={field.words}/> }}
{%- endif %}
{%- endfor %}
{%- endcomponent -%}

{#- The type of what is known of a value, and of the table of all. -#}
{%- component ts_facts(enum, codes, words, ends, needy) %}

/** What is known of a value of `{{ enum.type }}`. */
export interface {{ enum.type }}Facts extends Facts {
{%- if not enum.coded %}
  /** The number that peers send. */
  readonly number: number;
{%- endif %}
{%- if codes %}
{%- set is_required = enum.coded or enum.key == "code" %}
  /** The public code{% if not is_required %}, if it has one{% endif %}. */
  readonly code{% if not is_required %}?{% endif %}: {{ enum.type }}Code;
{%- endif %}
{%- if [e for e in enum.entries if e.label] %}
  /** What people see{% if enum.key != "label" %}, if that is more than the name{% endif %}. */
  readonly label{% if enum.key != "label" %}?{% endif %}: string;
{%- endif %}
{%- if ends %}
{%- set all_end = (ends | length) == (enum.entries | length) %}
  /** Whether it is the last state{{ words.of_a_task }}{% if not all_end %}, if somebody said{% endif %}. */
  readonly terminal{% if not all_end %}?{% endif %}: Terminal;
{%- endif %}
{%- if needy %}
  /** The capability without which {{ words.a_framework }} never sees it, if any. */
  readonly requires?: Capability;
{%- endif %}
{%- if enum.groups %}
  /** The group that it is in{% if not enum.grouped %}, if any{% endif %}. */
  readonly group{% if not enum.grouped %}?{% endif %}: {{ enum.type }}Group;
{%- endif %}
{%- for field in enum.fields %}
{{- <ts_doc text={field.meaning or "The field `" ~ field.name ~ "`."}/> }}
  readonly {{ field.camel }}{% if not field.required and field.type != "flags" %}?{% endif %}:{% if field.type == "flags" %} readonly {{ enum.type }}{{ field.variant }}[]
{%- elif field.type == "word" %} {{ enum.type }}{{ field.variant }}
{%- elif field.type == "number" %} number
{%- else %} string
{%- endif %};
{%- endfor %}
}

/** The type of `{{ enum.type | ts_constant }}_FACTS`. */
export type {{ enum.type }}Table = {% if enum.type | length > 11 %}Readonly<
  Record<{{ enum.type }}, {{ enum.type }}Facts>
>{% else %}Readonly<Record<{{ enum.type }}, {{ enum.type }}Facts>>{% endif %};
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
