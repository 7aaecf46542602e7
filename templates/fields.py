{#- summary: The groups and fields of the three Python enums -#}
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

{#- What reads the table of a fact; `given` are the entries that have it. -#}
{%- component python_lookup(enum, name, about, kind, given, otherwise) %}
{%- set table = "_" ~ (name | upper) ~ "_OF_" ~ (enum.type | upper) %}

    @property
    def {{ name }}(self) -> {{ kind | safe }}{% if otherwise == "None" %} | None{% endif %}:
        {{ about | docstring(indent=8) }}
{%- if not given %}
        return {{ otherwise | safe }}
{%- elif not otherwise %}
        return {{ table }}[self]
{%- else %}
{%- set arguments = "self" if otherwise == "None" else "self, " ~ otherwise %}
{%- if (table ~ arguments) | length > 67 %}
        return {{ table }}.get(
            {{ arguments | safe }}
        )
{%- else %}
        return {{ table }}.get({{ arguments | safe }})
{%- endif %}
{%- endif %}
{%- endcomponent -%}

{%- component python_lookups(enum) %}
{%- if enum.groups %}
{{- <python_lookup enum={enum} name="group" about={"The group that it is in, if it is in one." if not enum.grouped else "The group that it is in."} kind={enum.type ~ "Group"} given={[e for e in enum.entries if e.group]} otherwise={"" if enum.grouped else "None"}/> }}
{%- endif %}
{%- for field in enum.fields %}
{%- set kind = <python_kind enum={enum} field={field}/> %}
{{- <python_lookup enum={enum} name={field.snake} about={(field.meaning or "The field `" ~ field.name ~ "`.") ~ ("" if field.required or field.type == "flags" else "\n\nNone where nobody said.")} kind={kind} given={[e for e in enum.entries if field.name in e.fields]} otherwise={"()" if field.type == "flags" else "" if field.required else "None"}/> }}
{%- endfor %}
{%- endcomponent -%}

{#- The table of a fact, which is a `field` of the catalogue's own or what every entry can have. -#}
{%- component python_table(enum, name, kind, given, type="", field="") %}
{%- if given %}

_{{ name | upper }}_OF_{{ enum.type | upper }} = {
{%- for entry in given %}
    {{ <python_fact key={enum.type ~ "." ~ (entry.name | python_name)} type={type} kind={kind} value={entry.fields[field] if field else entry[name]}/> }},
{%- endfor %}
}
{%- endif %}
{%- endcomponent -%}

{%- component python_tables(enum) %}
{%- set type = enum.type %}
{%- if enum.groups %}

_TITLE_OF_{{ type | upper }}_GROUP = {
{%- for group in enum.groups %}
    {{ <python_fact key={type ~ "Group." ~ (group.constant | python_name)} type="" kind="text" value={group.title}/> }},
{%- endfor %}
}
{{- <python_table enum={enum} name="group" kind="word" given={[e for e in enum.entries if e.group]} type={type ~ "Group"}/> }}
{%- endif %}
{%- for field in enum.fields %}
{{- <python_table enum={enum} name={field.snake} kind={field.type} given={[e for e in enum.entries if field.name in e.fields]} type={type ~ field.variant} field={field.name}/> }}
{%- endfor %}
{%- endcomponent -%}

{#- An item of a table; on several lines where it is too long for one. -#}
{%- component python_fact(key, type, kind, value) %}
{%- if kind == "flags" %}{{ <python_tuple key={key} before={type ~ "."} words={[word.constant | python_name for word in value]} after=""/> }}
{%- elif kind == "former names" %}{{ <python_tuple key={key} before='"' words={[former.name for former in value]} after='"'/> }}
{%- elif kind == "names" %}{{ key }}: {
{%- for api, name in value %}
        {{ api | python_string }}: "{{ name }}",
{%- endfor %}
    }
{%- elif kind == "word" %}{{ <python_word key={key} word={type ~ "." ~ (value.constant | python_name)}/> }}
{%- elif kind == "stage" %}{{ <python_word key={key} word={"Lifecycle." ~ (value.stage | upper)}/> }}
{%- elif kind == "terminal" %}{{ <python_word key={key} word={"Terminal." ~ (value | upper)}/> }}
{%- elif kind == "capability" %}{{ <python_word key={key} word={"Capability." ~ (value | python_name)}/> }}
{%- elif kind == "number" %}{{ key }}: {{ value }}
{%- else %}{{ key }}: {{ value | python_string(start=(key | length) + 6, indent=4) }}
{%- endif %}
{%- endcomponent -%}

{%- component python_tuple(key, before, words, after) %}
{%- set flat = before ~ (words | join(sep=after ~ ", " ~ before)) ~ after %}
{{- key }}: (
{%- if (key ~ flat) | length > 79 %}
{%- for word in words %}
        {{ before | safe }}{{ word }}{{ after | safe }},
{%- endfor %}
    )
{%- else %}{{ flat | safe }}{% if words | length == 1 %},{% endif %})
{%- endif %}
{%- endcomponent -%}

{%- component python_word(key, word) %}
{%- if (key ~ word) | length > 81 %}{{ key | safe }}: (
        {{ word }}
    )
{%- else %}{{ key | safe }}: {{ word }}
{%- endif %}
{%- endcomponent -%}
