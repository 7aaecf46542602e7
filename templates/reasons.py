{#- summary: The enums as Python, 3.9 and later -#}
{%- include "enum.py" -%}
{%- if not states.entries and not sources.entries and not reasons.entries %}{{ throw(message="the catalogue has no entries, so there is nothing to generate") }}{% endif %}
{%- for line in banner -%}
# {{ line }}
{% endfor -%}
{{ ("The " ~ (title | text) ~ " of " ~ (project | text) ~ (" " ~ release if release else "") ~ ".") | docstring }}

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

{%- set types = [e.type for e in [states, sources, reasons] if e.entries] %}
{%- set ends = [s for s in states.entries if s.terminal] %}
{%- set needy = [s for s in states.entries if s.requires] %}
{%- set classes = [...types, "Lifecycle"] %}
{%- for enum in [e for e in [states, sources, reasons] if e.entries] %}
{%- if enum.groups %}{% set_global classes = [...classes, enum.type ~ "Group"] %}{% endif %}
{%- for field in enum.fields %}
{%- if field.words %}{% set_global classes = [...classes, enum.type ~ field.variant] %}{% endif %}
{%- endfor %}
{%- endfor %}
{%- if capabilities %}{% set classes = [...classes, "Capability"] %}{% endif %}
{%- if ends %}{% set classes = [...classes, "Terminal"] %}{% endif %}
{%- if has_updates %}{% set classes = [...classes, "Update"] %}{% endif %}

__all__ = [
{%- if has_updates %}
    "UPDATES",
{%- endif %}
{%- for class in classes | sort %}
    "{{ class }}",
{%- endfor %}
]


class Lifecycle(enum.Enum):
    """Where a value stands in its life."""

    ACTIVE = "active"
    """In use."""

    DEPRECATED = "deprecated"
    """Still there, not for new code."""

    UNUSED = "unused"
    """There, but not sent."""

    REMOVED = "removed"
    """No longer there; older peers may still send it."""
{%- if ends %}


class Terminal(enum.Enum):
    {{ ("Whether a state is the last one" ~ words.of_a_task ~ ". Only `YES` is true.") | docstring(indent=4) }}

    YES = "yes"
    """No other state follows."""

    NO = "no"
    """Other states follow."""

    USUALLY = "usually"
    """Mostly no other state follows, but one can."""

    def __bool__(self) -> bool:
        """Return whether no other state can follow."""
        return self is Terminal.YES
{%- endif %}
{%- if capabilities %}


class Capability(enum.Enum):
    {{ ("What " ~ words.a_framework ~ " can opt in to; the value is its name.") | docstring(indent=4) }}
{%- for capability in capabilities %}

    {{ capability.name | python_name }} = {{ capability.name | python_string }}
    {{ (capability.description or "Of " ~ (capability.frameworks | text) ~ ".") | docstring(indent=4) }}
{%- endfor %}
{%- endif %}
{%- <python_enum enum={states}> %}
{%- if ends %}

    @property
    def terminal(self) -> Terminal | None:
        {{ ("Whether it is the last state" ~ words.of_a_task ~ "; none where nobody said.") | docstring(indent=8) }}
        return _TERMINAL.get(self)
{%- endif %}
{%- if needy %}

    @property
    def requires(self) -> Capability | None:
        {{ ("The capability without which " ~ words.a_framework ~ " never sees it, if there is one.") | docstring(indent=8) }}
        return _REQUIRES.get(self)
{%- endif %}
{%- if has_updates %}

    def reasons(self{% if sources.entries %}, source: {{ sources.type }}{% endif %}) -> tuple[{{ reasons.type }}, ...]:
        """Return the reasons that still come with it{% if sources.entries %} from a source{% endif %}."""
{%- if sources.entries %}
        _expect(source, {{ sources.type }})
{%- endif %}
        found = (
            u.reason
            for u in UPDATES
{%- if sources.entries %}
            if not u.ended
            and u.source is source
            and (u.state is self or self in u.among)
{%- else %}
            if not u.ended and (u.state is self or self in u.among)
{%- endif %}
        )
        return tuple(dict.fromkeys(found))
{%- endif %}
{%- </python_enum> %}
{%- <python_enum enum={sources}> %}{% </python_enum> %}
{%- <python_enum enum={reasons}> %}
{%- if has_updates %}

    @property
    def updates(self) -> tuple[Update, ...]:
        {{ ("The " ~ words.updates ~ " that it comes with, past ones included.") | docstring(indent=8) }}
        return tuple(update for update in UPDATES if update.reason is self)
{%- if states.entries and capabilities %}

    def instead(self, state: {{ states.type }}, capability: Capability) -> tuple[Update, ...]:
        {{ ("Return all that " ~ words.frameworks ~ " with a capability can get where others get it.\n\nThe " ~ words.update ~ " with the state itself is among it where they can get that as well.") | docstring(indent=8) }}
        _expect(state, {{ states.type }})
        _expect(capability, Capability)
        return tuple(
            u
            for u in UPDATES
            if not u.ended
            and (
                (u.reason is self and u.state is state and capability not in u.excludes)
                or (
                    capability in u.requires
                    and u.instead_of is state
                    and u.instead_of_reason is self
                )
            )
        )
{%- endif %}
{%- endif %}
{%- </python_enum> %}
{%- if has_updates %}


class Update(NamedTuple):
    {{ ("A way in which " ~ words.an_update ~ " comes.") | docstring(indent=4) }}

    reason: {{ reasons.type }}
    """The reason."""
{%- if states.entries %}

    state: {{ states.type }} | None = None
    """The state; none where the last known one is repeated or there is none."""

    among: tuple[{{ states.type }}, ...] = ()
    """The states that it can repeat as the last known one."""
{%- endif %}
{%- if sources.entries %}

    source: {{ sources.type }} | None = None
    """What sends it, where that is known."""
{%- endif %}
{%- if capabilities %}

    requires: tuple[Capability, ...] = ()
    {{ ("The capabilities without which " ~ words.a_framework ~ " never gets it.") | docstring(indent=4) }}

    excludes: tuple[Capability, ...] = ()
    {{ ("The capabilities with which " ~ words.a_framework ~ " always gets another one in its place.") | docstring(indent=4) }}
{%- if states.entries %}

    instead_of: {{ states.type }} | None = None
    """The state that others get where it comes in place of another, if there is one."""
{%- endif %}

    instead_of_reason: {{ reasons.type }} | None = None
    """The reason that others get where it comes in place of another."""

    conditional: bool = False
    """Whether it takes more than the capability to get it in place of the other."""
{%- endif %}

    since: str = ""
    """The first release with it; empty where that is not known."""

    until: str = ""
    """The last release with it; empty where it still comes."""

    ended: bool = False
    """Whether that was before {% if release %}the release that these tables describe{% else %}now{% endif %}."""
{%- endif %}


{% if has_updates and (sources.entries or capabilities) -%}
def _expect(value: object, kind: type[object]) -> None:
    if not isinstance(value, kind):
        message = f"{value!r} is no {kind.__name__}"
        raise TypeError(message)


{% endif -%}
class _Facts(NamedTuple):
    names: Mapping[str, str]
    former_names: tuple[str, ...]
    since: str
    lifecycle: Lifecycle
    description: str


def _document(facts: Iterable[tuple[enum.Enum, _Facts]]) -> None:
    for value, known in facts:
        value.__doc__ = known.description
{# Two empty lines stand behind a class. #}
{{- <python_facts enum={states}/> }}
{%- if needy %}

_REQUIRES: Mapping[{{ states.type }}, Capability] = {
{%- for capability in capabilities %}
{%- for state in [s for s in states.entries if s.requires == capability.name] %}
    {{ states.type }}.{{ state.name | python_name }}: Capability.{{ capability.name | python_name }},
{%- endfor %}
{%- endfor %}
}
{%- endif %}
{%- if ends %}

_TERMINAL: Mapping[{{ states.type }}, Terminal] = {
{%- for state in ends %}
    {{ states.type }}.{{ state.name | python_name }}: Terminal.{{ state.terminal | upper }},
{%- endfor %}
}
{%- endif %}
{{- <python_facts enum={sources}/> }}
{{- <python_facts enum={reasons}/> }}
{%- if has_updates %}

UPDATES: tuple[Update, ...] = (
{%- for reason in reasons.entries %}
{%- for update in reason.updates %}
    Update(
        reason={{ reasons.type }}.{{ reason.name | python_name }},
{%- if update.state %}
        state={{ states.type }}.{{ update.state.name | python_name }},
{%- endif %}
{{- <python_values key="among" type={states.type} values={update.among}/> }}
{%- if update.source %}
        source={{ sources.type }}.{{ update.source.name | python_name }},
{%- endif %}
{{- <python_values key="requires" type="Capability" values={update.requires}/> }}
{{- <python_values key="excludes" type="Capability" values={update.excludes}/> }}
{%- if update.instead_of %}
        instead_of={{ states.type }}.{{ update.instead_of.name | python_name }},
{%- endif %}
{%- if update.instead_of_reason %}
        instead_of_reason={{ reasons.type }}.{{ update.instead_of_reason.name | python_name }},
{%- endif %}
{%- if update.conditional %}
        conditional=True,
{%- endif %}
{%- if update.since %}
        since={{ update.since | python_string }},
{%- endif %}
{%- if update.until %}
        until={{ update.until | python_string }},
{%- endif %}
{%- if update.ended %}
        ended=True,
{%- endif %}
    ),
{%- endfor %}
{%- endfor %}
)
{{ ("Every way in which " ~ words.an_update ~ " comes, by reason.") | docstring(indent=0) }}
{%- endif %}
