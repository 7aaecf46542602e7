{#- summary: The groups and fields of the three enums of `reasons.h` -#}
{#- The type of a field with words, or of groups. -#}
{%- component c_words_type(type, about, words, macro) %}

/** {{ about | safe }} */
typedef enum {{ type }} {
  /** Nobody said. */
  {{ type }}_unstated,
{%- for word in words %}
  /**
{{ (word.meaning or word.description or (word.title | text if word.title else "`" ~ word.name ~ "`")) | doxygen(prefix="   * ") }}
   */
  {{ type }}_{{ word.variant }},
{%- endfor %}
} {{ type }};
{{- <c_listed type={type} macro={macro} ids={[type ~ "_" ~ w.variant for w in words]} words={[w.name for w in words]} starts={true}/> }}
{%- endcomponent -%}

{%- component c_fields_types(enum, p, macro) %}
{%- if enum.groups %}
{{- <c_words_type type={p ~ enum.type ~ "Group"} about={"A group of values of `" ~ p ~ enum.type ~ "`."} words={enum.groups} macro={macro}/> }}

/** What people call each group, by number; the first stands for none. */
{{ macro }}_TABLE const char *const {{ p }}{{ enum.type }}Group_titles[] = {
    "",
{%- for group in enum.groups %}
    {{ group.title | c_string(width=65535) }},
{%- endfor %}
};
{%- endif %}
{%- for field in enum.fields %}
{%- if field.words %}
{{- <c_words_type type={p ~ enum.type ~ field.variant} about={"What the field `" ~ field.name ~ "` of `" ~ p ~ enum.type ~ "` can be."} words={field.words} macro={macro}/> }}
{%- endif %}
{%- endfor %}
{%- endcomponent -%}

{%- component c_field_comment(field, type, p) %}
  /**
{{ (field.meaning or "What the catalogue says of it under `" ~ field.name ~ "`.") | doxygen(prefix="   * ", before=p | upper) }}
{%- if field.type == "flags" %}
   *
   * `{{ type }}_unstated` stands after the last.
{%- endif %}
   */
{%- endcomponent -%}

{#- The members of a value's facts as large as a pointer; smaller ones stand after these, so that there
    is no gap between them. -#}
{%- component c_fields_wide(enum, p) %}
{%- for field in enum.fields %}
{%- if not field.words %}
{{- <c_field_comment field={field} type="" p={p}/> }}
  {% if field.type == "number" %}int64_t {% else %}const char *{% endif %}{{ field.snake }};
{%- endif %}
{%- endfor %}
{%- endcomponent -%}

{%- component c_fields_wide_values(enum, entry) %}
{%- for field in enum.fields %}
{%- set is_given = field.name in entry.fields %}
{%- if field.type == "number" %}
        /*{{ field.snake }}=*/{% if is_given %}{{ entry.fields[field.name] }}{% else %}0{% endif %},
{%- elif not field.words %}
        /*{{ field.snake }}=*/{% if is_given %}{{ entry.fields[field.name] | c_string(width=65535) }}{% else %}""{% endif %},
{%- endif %}
{%- endfor %}
{%- endcomponent -%}

{%- component c_fields_narrow(enum, p) %}
{%- if enum.groups %}
  /** The group that it is in. */
  {{ p }}{{ enum.type }}Group group;
{%- endif %}
{%- for field in enum.fields %}
{%- if field.words %}
{%- set type = p ~ enum.type ~ field.variant %}
{{- <c_field_comment field={field} type={type} p={p}/> }}
{%- set given = [e.fields[field.name] | length for e in enum.entries if field.type == "flags" and field.name in e.fields] %}
  {{ type }} {{ field.snake }}{% if field.type == "flags" %}[{{ ((given | sort | last) if given else 0) + 1 }}]{% endif %};
{%- endif %}
{%- endfor %}
{%- for field in [f for f in enum.fields if f.type == "number"] %}
  /** Whether `{{ field.snake }}` is known. */
  bool {{ field.snake }}_is_known;
{%- endfor %}
{%- endcomponent -%}

{%- component c_fields_narrow_values(enum, p, entry) %}
{%- if enum.groups %}
        /*group=*/{{ p }}{{ enum.type }}Group_{% if entry.group %}{{ entry.group.variant }}{% else %}unstated{% endif %},
{%- endif %}
{%- for field in enum.fields %}
{%- set type = p ~ enum.type ~ field.variant %}
{%- set is_given = field.name in entry.fields %}
{%- if field.type == "flags" %}
        /*{{ field.snake }}=*/{% raw %}{{% endraw %}{% if is_given %}{% for one in entry.fields[field.name] %}{{ type }}_{{ one.variant }}, {% endfor %}{% endif %}{{ type }}_unstated},
{%- elif field.type == "word" %}
        /*{{ field.snake }}=*/{{ type }}_{% if is_given %}{{ entry.fields[field.name].variant }}{% else %}unstated{% endif %},
{%- endif %}
{%- endfor %}
{%- for field in [f for f in enum.fields if f.type == "number"] %}
        /*{{ field.snake }}_is_known=*/{% if field.name in entry.fields %}true{% else %}false{% endif %},
{%- endfor %}
{%- endcomponent -%}
