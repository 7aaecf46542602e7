{#- summary: The groups and fields of the three enums of `reasons.h` -#}
{#- The type of a field with words, or of groups. -#}
{%- component c_words_type(type, about, words, macro) %}

/** {{ about | safe }} */
typedef enum {{ type }} {
  /** Nobody said. */
  {{ type }}_unstated,
{%- for word in words %}
  /**
{{ (word.meaning or word.description or (word.title | text if word.title else "`" ~ word.name ~ "`")) | block_comment(prefix="   * ") }}
   */
  {{ type }}_{{ word.variant }},
{%- endfor %}
} {{ type }};

/** The words for these, in their order; the first stands for none. */
{{ macro }}_TABLE const char *const {{ type }}_names[] = {
    "",
{%- for word in words %}
    {{ word.name | c_string(width=65535) }},
{%- endfor %}
};
{%- endcomponent -%}

{%- component c_fields_types(enum, p, macro) %}
{%- if enum.groups %}
{{- <c_words_type type={p ~ enum.type ~ "Group"} about={"A group of values of `" ~ p ~ enum.type ~ "`."} words={enum.groups} macro={macro}/> }}

/** What people call each group, in their order; the first stands for none. */
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

{#- The members of a value's facts. -#}
{%- component c_fields_members(enum, p) %}
{%- if enum.groups %}
  /** The group that it is in. */
  {{ p }}{{ enum.type }}Group group;
{%- endif %}
{%- for field in enum.fields %}
{%- if field.type == "number" %}
  /** Whether `{{ field.snake }}` is known. */
  bool {{ field.snake }}_is_known;
{%- endif %}
  /**
{{ (field.meaning or "The field `" ~ field.name ~ "`.") | block_comment(prefix="   * ") }}
{%- if field.type == "flags" %}
   *
   * `{{ p }}{{ enum.type }}{{ field.variant }}_unstated` stands after the last.
{%- endif %}
   */
{%- if field.type == "flags" %}
{%- set given = [e.fields[field.name] | length for e in enum.entries if field.name in e.fields] %}
  {{ p }}{{ enum.type }}{{ field.variant }} {{ field.snake }}[{{ ((given | sort | last) if given else 0) + 1 }}];
{%- elif field.type == "word" %}
  {{ p }}{{ enum.type }}{{ field.variant }} {{ field.snake }};
{%- elif field.type == "number" %}
  int64_t {{ field.snake }};
{%- else %}
  const char *{{ field.snake }};
{%- endif %}
{%- endfor %}
{%- endcomponent -%}

{#- What a value has of them. -#}
{%- component c_fields_values(enum, p, entry) %}
{%- if enum.groups %}
        {{ p }}{{ enum.type }}Group_{% if entry.group %}{{ entry.group.variant }}{% else %}unstated{% endif %},
{%- endif %}
{%- for field in enum.fields %}
{%- set type = p ~ enum.type ~ field.variant %}
{%- set is_given = field.name in entry.fields %}
{%- if field.type == "flags" %}
        {% raw %}{{% endraw %}{% if is_given %}{% for one in entry.fields[field.name] %}{{ type }}_{{ one.variant }}, {% endfor %}{% endif %}{{ type }}_unstated},
{%- elif field.type == "word" %}
        {{ type }}_{% if is_given %}{{ entry.fields[field.name].variant }}{% else %}unstated{% endif %},
{%- elif field.type == "number" %}
        /*{{ field.snake }}_is_known=*/{% if is_given %}true{% else %}false{% endif %},
        /*{{ field.snake }}=*/{% if is_given %}{{ entry.fields[field.name] }}{% else %}0{% endif %},
{%- else %}
        /*{{ field.snake }}=*/{% if is_given %}{{ entry.fields[field.name] | c_string(width=65535) }}{% else %}""{% endif %},
{%- endif %}
{%- endfor %}
{%- endcomponent -%}
