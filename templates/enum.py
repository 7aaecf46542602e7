{#- summary: What the three Python enums share # `<python_enum>` makes one of them. -#}
{%- include "fields.py" -%}
{%- component python_doc(entry) %}
    {{ about(entry=entry) | docstring(indent=4) }}
{%- endcomponent -%}

{%- component python_value(entry) %}
{%- if entry.number or entry.number == 0 %}{{ entry.number }}{% else %}{{ entry.code | python_string(width=65535) }}{% endif %}
{%- endcomponent -%}

{%- component python_text(enum, key, is_required) %}

    @property
{%- if enum.coded and key == "code" %}
    def code(self) -> str:
        """{% if key == "code" %}The public code{% else %}What people see{% endif %}."""
        return str(self.value)
{%- elif is_required %}
    def {{ key }}(self) -> str:
        """{% if key == "code" %}The public code{% else %}What people see{% endif %}."""
        return _{{ enum.type | upper }}_{{ key | upper }}S[self]
{%- else %}
    def {{ key }}(self) -> str | None:
        """{% if key == "code" %}The public code{% else %}What people see{% endif %}; none where it has none."""
        return _{{ enum.type | upper }}_{{ key | upper }}S.get(self)
{%- endif %}
{%- endcomponent -%}

{%- component python_texts(enum, key) %}
{%- set given = [e for e in enum.entries if e[key]] %}
{%- if given %}

_{{ enum.type | upper }}_{{ key | upper }}S: Mapping[{{ enum.type }}, str] = {
{%- for entry in given %}
{%- set name = enum.type ~ "." ~ (entry.name | python_name) %}
    {{ name }}: {{ entry[key] | python_string(start=(name | length) + 6, indent=4) }},
{%- endfor %}
}
{%- endif %}
{%- endcomponent -%}

{%- component python_enum(enum) %}
{%- if enum.entries %}
{{- <python_types enum={enum}/> }}


class {{ enum.type }}({% if enum.coded %}str, enum.Enum{% else %}enum.IntEnum{% endif %}):
{%- set finds = ".from_code` takes a code" if enum.coded else ".find` takes a number or a name" %}
    {{ (enum.description ~ "\n\n`" ~ enum.type ~ finds ~ " and gives `None` for what it does not know, so a newer peer breaks nothing.") | docstring(indent=4) }}
{%- for entry in enum.entries %}

    {{ entry.name | python_name }} = {{ <python_value entry={entry}/> }}
{{- <python_doc entry={entry}/> }}
{%- endfor %}
{%- set aliased = [e for e in enum.entries if e.aliases] %}
{%- if aliased %}

    # Other names.
{%- for entry in aliased %}
{%- for alias in entry.aliases %}
    {{ alias.name | python_name }} = {% if enum.coded %}{{ entry.name | python_name }}{% else %}{{ entry.number }}{% endif %}
{%- endfor %}
{%- endfor %}
{%- endif %}
{%- set renamed = [e for e in enum.entries if e.former_names] %}
{%- if renamed %}

    # Former names.
{%- for entry in renamed %}
{%- for former in entry.former_names %}
    {{ former.name | python_name }} = {% if enum.coded %}{{ entry.name | python_name }}{% else %}{{ entry.number }}{% endif %}
{%- endfor %}
{%- endfor %}
{%- endif %}

{%- if enum.coded %}

    def __str__(self) -> str:
        """Return the code."""
        return str(self.value)

    @classmethod
    def from_name(cls, name: str) -> {{ enum.type }} | None:
        """Return the value of a name that it has or had in any API."""
        return _{{ enum.type | upper }}_NAMES.get(name)
{%- else %}

    def __bool__(self) -> bool:
        """Return that there is a value, also where its number is zero."""
        return True

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def __format__(self, format_spec: str) -> str:
        """Format the name, or the number where the format is one of numbers."""
        try:
            return format(self.name, format_spec)
        except ValueError:
            return format(int(self), format_spec)

    @classmethod
    def find(cls, key: int | str) -> {{ enum.type }} | None:
        """Return the value of a number, or of a name it has or had in any API."""
        if isinstance(key, str):
            return _{{ enum.type | upper }}_NAMES.get(key)
        try:
            return cls(key)
        except ValueError:
            return None
{%- endif %}
{%- set codes = [e for e in enum.entries if e.code] %}
{%- if codes %}

    @classmethod
    def from_code(cls, code: str) -> {{ enum.type }} | None:
        """Return the value of a code."""
{%- if enum.coded %}
        try:
            return cls(code)
        except ValueError:
            return None
{%- else %}
        return _{{ enum.type | upper }}_BY_CODE.get(code)
{%- endif %}
{%- endif %}
{%- if codes %}
{{- <python_text enum={enum} key="code" is_required={enum.key == "code"}/> }}
{%- endif %}
{%- set labels = [e for e in enum.entries if e.label] %}
{%- if labels %}
{{- <python_text enum={enum} key="label" is_required={enum.key == "label"}/> }}
{%- endif %}

    @property
    def names(self) -> Mapping[str, str]:
        """The name in each API."""
        return MappingProxyType(_{{ enum.type | upper }}_FACTS[self].names)

    @property
    def former_names(self) -> tuple[str, ...]:
        """Names that it had before."""
        return _{{ enum.type | upper }}_FACTS[self].former_names

    @property
    def description(self) -> str:
        """What it means, in Markdown."""
        return _{{ enum.type | upper }}_FACTS[self].description

    @property
    def lifecycle(self) -> Lifecycle:
        """Where it stands in its life."""
        return _{{ enum.type | upper }}_FACTS[self].lifecycle

    @property
    def since(self) -> str:
        """The first release in which the number has this meaning; may be empty."""
        return _{{ enum.type | upper }}_FACTS[self].since
{{- <python_lookups enum={enum}/> }}
{{- body }}
{%- endif %}
{%- endcomponent -%}

{%- component python_facts(enum) %}
{%- if enum.entries %}

_{{ enum.type | upper }}_FACTS: Mapping[{{ enum.type }}, _Facts] = {
{%- for entry in enum.entries %}
    {{ enum.type }}.{{ entry.name | python_name }}: _Facts(
        names={
{%- for api, name in entry.names %}
            {{ api | python_string }}: "{{ name }}",{% if loop.last %}
        {% endif %}
{%- endfor -%}
        },
{%- set formers = [former.name for former in entry.former_names] %}
{%- set flat = formers | join(sep='", "') %}
{%- if flat | length > (61 if formers | length == 1 else 62) %}
        former_names=(
{%- for former in formers %}
            "{{ former }}",
{%- endfor %}
        ),
{%- else %}
        former_names=({% if formers %}"{{ flat }}"{% if formers | length == 1 %},{% endif %}{% endif %}),
{%- endif %}
        since={{ entry.since | python_string }},
        lifecycle=Lifecycle.{{ entry.lifecycle.stage | upper }},
        description={{ entry.description | python_string(start=20, indent=8) }},
    ),
{%- endfor %}
}
_document(_{{ enum.type | upper }}_FACTS.items())
{%- set changed = [e for e in enum.entries if (e.name | python_name) != e.name] %}
{%- if changed %}

# Names that Python cannot have for a member.
{%- for entry in changed %}
{{ enum.type }}.{{ entry.name | python_name }}._name_ = "{{ entry.name }}"
{%- endfor %}
{%- endif %}

{%- set codes = [e for e in enum.entries if e.code] %}
{%- if codes and not enum.coded %}
{{- <python_texts enum={enum} key="code"/> }}

_{{ enum.type | upper }}_BY_CODE: Mapping[str, {{ enum.type }}] = {
    code: value for value, code in _{{ enum.type | upper }}_CODES.items()
}
{%- endif %}
{{- <python_texts enum={enum} key="label"/> }}
{{- <python_tables enum={enum}/> }}

_{{ enum.type | upper }}_NAMES: Mapping[str, {{ enum.type }}] = {
{%- for entry in enum.entries %}
{%- for name in entry.lookup_names %}
{%- if (name ~ enum.type ~ (entry.name | python_name)) | length > 76 %}
    "{{ name }}": (
        {{ enum.type }}.{{ entry.name | python_name }}
    ),
{%- else %}
    "{{ name }}": {{ enum.type }}.{{ entry.name | python_name }},
{%- endif %}
{%- endfor %}
{%- endfor %}
}
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
