{% for line in banner %}# {{ line }}
{% endfor -%}
from __future__ import annotations

import enum
{% for enum in [states, sources, reasons] %}

class {{ enum.type }}(enum.IntEnum):
    {{ enum.description | json_string }}
{%- for entry in enum.entries %}

    {{ entry.name }} = {{ entry.number }}
    """
{{ entry.description | comment(prefix="    ", width=88) }}

    Since {{ entry.since }}.
    """
{%- endfor %}

    @classmethod
    def find(cls, key):
        return _{{ enum.type | upper }}_NAMES.get(key)


_{{ enum.type | upper }}_FACTS = {
{%- for entry in enum.entries %}
    {{ enum.type }}.{{ entry.name }}: dict(
        names={ {%- for api, name in entry.names %}"{{ api }}": "{{ name }}", {% endfor -%} },
        since="{{ entry.since }}",
        description={{ entry.description | json_string }},
    ),
{%- endfor %}
}

_{{ enum.type | upper }}_NAMES = {
{%- for entry in enum.entries %}
{%- for name in entry.lookup_names %}
    "{{ name }}": {{ enum.type }}.{{ entry.name }},
{%- endfor %}
{%- endfor %}
}
{% endfor %}
UPDATES = (
{%- for reason in reasons.entries %}
{%- for update in reason.updates %}
    dict(
        state="{{ update.state.name }}",
        source="{{ update.source.name }}",
        reason="{{ reason.name }}",
        requires={% for one in update.requires %}"{{ one.name }}"{% else %}None{% endfor %},
        instead_of={% if update.instead_of %}"{{ update.instead_of.name }}"{% else %}None{% endif %},
    ),
{%- endfor %}
{%- endfor %}
)
