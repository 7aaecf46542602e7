{#- summary: What the three Python enums have of groups and fields -#}
{#- The class of a field with words, or of groups. -#}
{%- component python_words(type, about, words) %}


class {{ type }}(enum.Enum):
    {{ about | docstring(indent=4) }}
{%- for word in words %}

    {{ word.constant | python_name }} = {{ word.name | python_string(width=65535) }}
    {{ (word.meaning or word.description or (word.title | text if word.title else "`" ~ word.name ~ "`")) | docstring(indent=4) }}
{%- endfor %}
{{- body }}
{%- endcomponent -%}

{%- component python_types(enum) %}
{%- if enum.groups %}
{%- <python_words type={enum.type ~ "Group"} about={"A group of values of `" ~ enum.type ~ "`; the value is its name."} words={enum.groups}> %}

    @property
    def title(self) -> str:
        """What people call it."""
        return _TITLE_OF_{{ enum.type | upper }}_GROUP[self]
{%- </python_words> %}
{%- endif %}
{%- for field in enum.fields %}
{%- if field.words %}
{%- <python_words type={enum.type ~ field.variant} about={"What `" ~ enum.type ~ "." ~ field.snake ~ "` can be."} words={field.words}> %}{% </python_words> %}
{%- endif %}
{%- endfor %}
{%- endcomponent -%}

{%- component python_kind(enum, field) %}
{%- if field.type == "flags" %}tuple[{{ enum.type }}{{ field.variant }}, ...]
{%- elif field.type == "word" %}{{ enum.type }}{{ field.variant }}
{%- elif field.type == "number" %}int
{%- else %}str
{%- endif %}
{%- endcomponent -%}

{#- What reads a table of some values, or of all. -#}
{%- component python_lookup(name, about, kind, table, otherwise) %}

    @property
    def {{ name }}(self) -> {{ kind | safe }}{% if otherwise == "None" %} | None{% endif %}:
        {{ about | docstring(indent=8) }}
{%- if not otherwise %}
        return {{ table }}[self]
{%- elif otherwise == "None" %}
        return {{ table }}.get(self)
{%- else %}
        return {{ table }}.get(self, {{ otherwise | safe }})
{%- endif %}
{%- endcomponent -%}

{%- component python_lookups(enum) %}
{%- if enum.groups %}
{{- <python_lookup name="group" about={"The group that it is in, if it is in one." if not enum.grouped else "The group that it is in."} kind={enum.type ~ "Group"} table={"_GROUP_OF_" ~ (enum.type | upper)} otherwise={"" if enum.grouped else "None"}/> }}
{%- endif %}
{%- for field in enum.fields %}
{%- set kind = <python_kind enum={enum} field={field}/> %}
{{- <python_lookup name={field.snake} about={(field.meaning or "The field `" ~ field.name ~ "`.") ~ ("" if field.required or field.type == "flags" else "\n\nNone where nobody said.")} kind={kind} table={"_" ~ (field.snake | upper) ~ "_OF_" ~ (enum.type | upper)} otherwise={"()" if field.type == "flags" else "" if field.required else "None"}/> }}
{%- endfor %}
{%- endcomponent -%}

{%- component python_tables(enum) %}
{%- set type = enum.type %}
{%- if enum.groups %}

_TITLE_OF_{{ type | upper }}_GROUP: Mapping[{{ type }}Group, str] = {
{%- for group in enum.groups %}
{%- set key = type ~ "Group." ~ (group.constant | python_name) %}
    {{ key }}: {{ group.title | python_string(start=(key | length) + 6, indent=4) }},
{%- endfor %}
}

_GROUP_OF_{{ type | upper }}: Mapping[{{ type }}, {{ type }}Group] = {
{%- for entry in [e for e in enum.entries if e.group] %}
    {{ <python_word key={type ~ "." ~ (entry.name | python_name)} word={type ~ "Group." ~ (entry.group.constant | python_name)}/> }},
{%- if loop.last %}
{% endif %}
{%- endfor %}}
{%- endif %}
{%- for field in enum.fields %}
{%- set kind = <python_kind enum={enum} field={field}/> %}

_{{ field.snake | upper }}_OF_{{ type | upper }}: Mapping[{{ type }}, {{ kind }}] = {
{%- for entry in [e for e in enum.entries if field.name in e.fields] %}
    {{ <python_fact key={type ~ "." ~ (entry.name | python_name)} type={type ~ field.variant} kind={field.type} value={entry.fields[field.name]}/> }},
{%- if loop.last %}
{% endif %}
{%- endfor %}}
{%- endfor %}
{%- endcomponent -%}

{#- An item of a table; one of words has several lines where it is too long for one. -#}
{%- component python_fact(key, type, kind, value) %}
{%- if kind == "flags" %}
{%- set words = [type ~ "." ~ (one.constant | python_name) for one in value] %}
{{- key }}: (
{%- if (key ~ (words | join(sep=", "))) | length > 79 %}
{%- for word in words %}
        {{ word }},
{%- endfor %}
    )
{%- else %}{{ words | join(sep=", ") }}{% if words | length == 1 %},{% endif %})
{%- endif %}
{%- elif kind == "word" %}{{ <python_word key={key} word={type ~ "." ~ (value.constant | python_name)}/> }}
{%- elif kind == "number" %}{{ key }}: {{ value }}
{%- else %}{{ key }}: {{ value | python_string(start=(key | length) + 6, indent=4) }}
{%- endif %}
{%- endcomponent -%}

{%- component python_word(key, word) %}
{%- if (key ~ word) | length > 81 %}{{ key }}: (
        {{ word }}
    )
{%- else %}{{ key }}: {{ word }}
{%- endif %}
{%- endcomponent -%}
