{#- summary: What the three Python enums share # `<python_enum>` makes one of them. -#}
{%- component python_doc(entry) %}
    {{ about(entry=entry) | docstring(indent=4) }}
{%- endcomponent -%}

{%- component python_enum(enum) %}
{%- if enum.entries %}


class {{ enum.type }}(enum.IntEnum):
    {{ (enum.description ~ "\n\n`" ~ enum.type ~ ".find` takes a number or a name and gives `None` for what it does not know, so a newer peer breaks nothing.") | docstring(indent=4) }}
{%- for entry in enum.entries %}

    {{ entry.name | python_name }} = {{ entry.number }}
{{- <python_doc entry={entry}/> }}
{%- endfor %}
{%- set renamed = [e for e in enum.entries if e.former_names] %}
{%- if renamed %}

    # Former names.
{%- for entry in renamed %}
{%- for former in entry.former_names %}
    {{ former.name | python_name }} = {{ entry.number }}
{%- endfor %}
{%- endfor %}
{%- endif %}

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

    @property
    def names(self) -> Mapping[str, str]:
        """The name in each API."""
        return _{{ enum.type | upper }}_FACTS[self].names

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
        former_names=({% for former in entry.former_names %}"{{ former.name }}"{% if not loop.last %}, {% elif loop.first %},{% endif %}{% endfor %}),
        since={{ entry.since | python_string }},
        lifecycle=Lifecycle.{{ entry.lifecycle.stage | upper }},
        description={{ entry.description | python_string(start=20, indent=8) }},
    ),
{%- endfor %}
}
{%- set changed = [e for e in enum.entries if (e.name | python_name) != e.name] %}
{%- if changed %}

# Names that Python cannot have for a member.
{%- for entry in changed %}
{{ enum.type }}.{{ entry.name | python_name }}._name_ = "{{ entry.name }}"
{%- endfor %}
{%- endif %}

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
