from __future__ import annotations

import enum
{% for key, entries in (("states", states), ("sources", sources), ("reasons", reasons)) %}
{%- set type = enums[key].type %}

class {{ type }}(enum.IntEnum):
    """{{ enums[key].description }}"""
{%- for entry in entries %}

    {{ entry.name }} = {{ entry.number }}
    """
{{ (entry.description or "") | comment("    ", 88) }}

    Since {{ entry.since }}.
    """
{%- endfor %}

    @classmethod
    def find(cls, key):
        return _{{ type | upper }}_NAMES.get(key)


_{{ type | upper }}_FACTS = {
{%- for entry in entries %}
    {{ type }}.{{ entry.name }}: dict(
        names={ {%- for api, name in entry.names.items() %}"{{ api }}": "{{ name }}", {% endfor -%} },
        since="{{ entry.since }}",
        description={{ (entry.description or "") | string }},
    ),
{%- endfor %}
}

_{{ type | upper }}_NAMES = {
{%- for entry in entries %}
{%- for name in entry.names.values() | unique %}
    "{{ name }}": {{ type }}.{{ entry.name }},
{%- endfor %}
{%- endfor %}
}
{% endfor %}
UPDATES = (
{%- for state, source, reason, requires, instead_of in facts %}
    dict(
        state="{{ state }}",
        source="{{ source }}",
        reason="{{ reason }}",
        requires={{ requires | string if requires else "None" }},
        instead_of={{ instead_of | string if instead_of else "None" }},
    ),
{%- endfor %}
)
