{#- summary: What the three Python enums share # `<python_enum>` makes one of them, `<python_facts>` its tables. -#}
{%- include "fields.py" -%}
{%- component python_doc(entry) %}
    {{ about(entry=entry) | docstring(indent=4) }}
{%- endcomponent -%}

{#- What a class is of: `int`, `enum` or `str`. -#}
{%- component python_base(enum, @with) -%}
{%- set base = with.base | default(value="str" if enum.coded else "int") -%}
{%- if not (base in ["int", "enum", "str"]) %}{{ throw(message="`base` is `int`, `enum` or `str`, not `" ~ base ~ "`") }}{% endif -%}
{%- if base == "int" and enum.coded %}{{ throw(message="`base` cannot be `int`, since `" ~ enum.type ~ "` has codes in place of numbers; it can be `enum` or `str`") }}{% endif -%}
{{ base }}
{%- endcomponent -%}

{#- What a value is: its `number`, `code` or `name`. -#}
{%- component python_valued(enum, base) -%}
{% if enum.coded or base == "str" and enum.key == "code" %}code{% elif base == "str" %}name{% else %}number{% endif %}
{%- endcomponent -%}

{#- Another name of an entry. -#}
{%- component python_alias(alias, entry) %}
{%- set alias = alias.name | python_name %}
{%- set name = entry.name | python_name %}
{%- if (alias ~ name) | length > 81 and alias | length < 81 and name | length < 81 %}
    {{ alias }} = (
        {{ name }}
    )
{%- else %}
    {{ alias }} = {{ name }}
{%- endif %}
{%- endcomponent -%}

{%- component python_enum(enum, @apis) %}
{%- if enum.entries %}
{{- <python_types enum={enum}/> }}
{%- set type = enum.type | upper %}
{%- set base = <python_base enum={enum}/> | str %}
{%- set valued = <python_valued enum={enum} base={base}/> | str %}


class {{ enum.type }}({% if base == "int" %}enum.IntEnum{% elif base == "str" %}str, enum.Enum{% else %}enum.Enum{% endif %}):
{%- set finds = "from_code` takes a code" if enum.coded else "from_number` takes a number" if base == "str" else "find` takes a number or a name" %}
    {{ (enum.description ~ "\n\n`" ~ enum.type ~ "." ~ finds ~ " and gives `None` for what it does not know, so a newer peer breaks nothing.") | docstring(indent=4) }}
{%- for entry in enum.entries %}
{%- set name = entry.name | python_name %}

    {{ name }} = {% if valued == "number" %}{{ entry.number }}{% else %}{{ entry[valued] | python_string(start=(name | length) + 6, indent=4) }}{% endif %}
{{- <python_doc entry={entry}/> }}
{%- endfor %}
{%- set aliased = [e for e in enum.entries if e.aliases] %}
{%- if aliased %}

    # Other names.
{%- for entry in aliased %}
{%- for alias in entry.aliases %}
{{- <python_alias alias={alias} entry={entry}/> }}
{%- endfor %}
{%- endfor %}
{%- endif %}
{%- set renamed = [e for e in enum.entries if e.former_names] %}
{%- if renamed %}

    # Former names.
{%- for entry in renamed %}
{%- for former in entry.former_names %}
{{- <python_alias alias={former} entry={entry}/> }}
{%- endfor %}
{%- endfor %}
{%- endif %}
{%- if base == "int" %}

    def __bool__(self) -> bool:
        """Return that there is a value, also where its number is zero."""
        return True
{%- endif %}

    def __str__(self) -> str:
{%- if valued == "code" %}
        """Return the code."""
        return str(self.value)
{%- else %}
        """Return the name."""
        return self.name
{%- endif %}
{%- if base == "int" %}

    def __format__(self, format_spec: str) -> str:
        """Format the name, or the number where the format is one of numbers."""
        try:
            return format(self.name, format_spec)
        except ValueError:
            return format(int(self), format_spec)
{%- endif %}
{%- if valued == "number" %}

    @classmethod
    def find(cls, key: int | str) -> {{ enum.type }} | None:
        """Return the value of a number, or of a name it has or had in any API."""
        if isinstance(key, str):
            return _{{ type }}_BY_NAME.get(key)
        try:
            return cls(key)
        except ValueError:
            return None
{%- else %}

    @classmethod
    def from_name(cls, name: str) -> {{ enum.type }} | None:
        """Return the value of a name that it has or had in any API."""
        return _{{ type }}_BY_NAME.get(name)
{%- endif %}
{%- if valued != "number" and not enum.coded %}

    @classmethod
    def from_number(cls, number: int) -> {{ enum.type }} | None:
        """Return the value of a number."""
        return _{{ type }}_BY_NUMBER.get(number)
{{- <python_lookup enum={enum} name="number" about="The number." kind="int" given={enum.entries} otherwise=""/> }}
{%- endif %}
{%- set codes = [e for e in enum.entries if e.code] %}
{%- if codes %}

    @classmethod
    def from_code(cls, code: str) -> {{ enum.type }} | None:
        """Return the value of a code."""
{%- if valued == "code" %}
        try:
            return cls(code)
        except ValueError:
            return None

    @property
    def code(self) -> str:
        """The public code."""
        return str(self.value)
{%- else %}
        return _{{ type }}_BY_CODE.get(code)
{{- <python_lookup enum={enum} name="code" about={"The public code" ~ ("." if enum.key == "code" else "; none where it has none.")} kind="str" given={codes} otherwise={"" if enum.key == "code" else "None"}/> }}
{%- endif %}
{%- endif %}
{%- set labelled = [e for e in enum.entries if e.label] %}
{%- if labelled %}
{{- <python_lookup enum={enum} name="label" about={"What people see" ~ ("." if enum.key == "label" else "; none where it has none.")} kind="str" given={labelled} otherwise={"" if enum.key == "label" else "None"}/> }}
{%- endif %}

    @property
    def names(self) -> Mapping[str, str]:
        """The name in each API."""
{%- if not apis %}
        return MappingProxyType({})
{%- elif [e for e in enum.entries if [name for api, name in e.names if name != e.name]] %}
        same = dict.fromkeys(_APIS, self.name)
        names = _NAMES_OF_{{ type }}.get(self, same)
        return MappingProxyType(names)
{%- else %}
        return MappingProxyType(dict.fromkeys(_APIS, self.name))
{%- endif %}
{{- <python_lookup enum={enum} name="former_names" about="Names that it had before." kind="tuple[str, ...]" given={renamed} otherwise="()"/> }}
{{- <python_lookup enum={enum} name="description" about="What it means, in Markdown." kind="str" given={enum.entries} otherwise=""/> }}
{{- <python_lookup enum={enum} name="lifecycle" about="Where it stands in its life." kind="Lifecycle" given={[e for e in enum.entries if e.lifecycle.stage != "active"]} otherwise="Lifecycle.ACTIVE"/> }}
{{- <python_lookup enum={enum} name="since" about="The first release in which the number has this meaning; may be empty." kind="str" given={[e for e in enum.entries if e.since]} otherwise='""'/> }}
{{- <python_lookups enum={enum}/> }}
{{- body }}
{%- endif %}
{%- endcomponent -%}

{#- What is known of the values of an enum. -#}
{%- component python_facts(enum) %}
{%- if enum.entries %}
{%- set type = enum.type | upper %}
{%- set valued = <python_valued enum={enum} base={<python_base enum={enum}/> | str}/> | str %}
{%- set changed = [e for e in enum.entries if (e.name | python_name) != e.name] %}
{%- if changed %}

# Names that Python cannot have for a member.
{%- for entry in changed %}
{{ enum.type }}.{{ entry.name | python_name }}._name_ = "{{ entry.name }}"
{%- endfor %}
{%- endif %}

_{{ type }}_BY_NAME = {
{%- for entry in enum.entries %}
{%- for name in entry.lookup_names %}
    {{ <python_word key={'"' ~ name ~ '"'} word={enum.type ~ "." ~ (entry.name | python_name)}/> }},
{%- endfor %}
{%- endfor %}
}
{%- if valued != "number" and not enum.coded %}
{{- <python_table enum={enum} name="number" kind="number" given={enum.entries}/> }}
{{- <python_inverse enum={enum} name="number"/> }}
{%- endif %}
{%- set codes = [e for e in enum.entries if e.code] %}
{%- if codes and valued != "code" %}
{{- <python_table enum={enum} name="code" kind="text" given={codes}/> }}
{{- <python_inverse enum={enum} name="code"/> }}
{%- endif %}
{{- <python_table enum={enum} name="label" kind="text" given={[e for e in enum.entries if e.label]}/> }}
{{- <python_table enum={enum} name="names" kind="names" given={[e for e in enum.entries if [name for api, name in e.names if name != e.name]]}/> }}
{{- <python_table enum={enum} name="former_names" kind="former names" given={[e for e in enum.entries if e.former_names]}/> }}
{{- <python_table enum={enum} name="description" kind="text" given={enum.entries}/> }}
_document(_DESCRIPTION_OF_{{ type }}.items())
{{- <python_table enum={enum} name="lifecycle" kind="stage" given={[e for e in enum.entries if e.lifecycle.stage != "active"]}/> }}
{{- <python_table enum={enum} name="since" kind="text" given={[e for e in enum.entries if e.since]}/> }}
{{- <python_tables enum={enum}/> }}
{%- endif %}
{%- endcomponent -%}

{%- component python_inverse(enum, name) %}
{%- set table = "_" ~ (enum.type | upper) ~ "_BY_" ~ (name | upper) %}
{%- set items = name ~ ": value for value, " ~ name ~ " in _" ~ (name | upper) ~ "_OF_" ~ (enum.type | upper) ~ ".items()" %}

{{ table }} = {
{%- if (table ~ items) | length > 83 %}
    {{ items | safe }}
}
{%- else %}{{ items | safe }}}
{%- endif %}
{%- endcomponent -%}

{#- An argument of an update that is a tuple of members. -#}
{%- component python_values(key, type, values) %}
{%- if values | length == 1 %}
            {{ key }}=({{ type }}.{{ values[0].name | python_name }},),
{%- elif values %}
            {{ key }}=(
{%- for value in values %}
                {{ type }}.{{ value.name | python_name }},
{%- endfor %}
            ),
{%- endif %}
{%- endcomponent -%}
