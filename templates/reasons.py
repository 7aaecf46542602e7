{#- summary: The enums as Python, 3.9 and later
    parameters: { base: "what the classes are: `int`, the default for numbers, makes an `IntEnum`; `enum` an `Enum` whose values equal nothing else; `str`, the default for codes, an enum of texts, which are the codes if the `key` of the enum is `code`, else the names" } -#}
{%- include "enum.py" -%}
{%- if not states.entries and not sources.entries and not reasons.entries %}{{ throw(message="the catalogue has no entries, so there is nothing to generate") }}{% endif %}
{%- for line in banner -%}
# {{ line }}
{% endfor -%}
{{ ("The " ~ (title | text) ~ " of " ~ (project | text) ~ (" " ~ release if release else "") ~ ".") | docstring }}

from __future__ import annotations

import enum
{%- if has_updates %}
import functools
{%- endif %}
from collections.abc import Iterable, Mapping
from types import MappingProxyType
{%- if has_updates %}
from typing import NamedTuple
{%- endif %}

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
{%- for class in classes | sort %}
    "{{ class }}",
{%- endfor %}
{%- if has_updates %}
    "updates",
{%- endif %}
]
{%- if apis %}

_APIS: tuple[str, ...] = (
{%- for api in apis %}
    {{ api | python_string }},
{%- endfor %}
)
{%- endif %}


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
{{- <python_lookup enum={states} name="terminal" about={"Whether it is the last state" ~ words.of_a_task ~ "; none where nobody said."} kind="Terminal" given={ends} otherwise="None"/> }}
{%- endif %}
{%- if needy %}
{{- <python_lookup enum={states} name="requires" about={"The capability without which " ~ words.a_framework ~ " never sees it, if there is one."} kind="Capability" given={needy} otherwise="None"/> }}
{%- endif %}
{%- if has_updates %}

    def reasons(self{% if sources.entries %}, source: {{ sources.type }}{% endif %}) -> tuple[{{ reasons.type }}, ...]:
        """Return the reasons that still come with it{% if sources.entries %} from a source{% endif %}."""
{%- if sources.entries %}
        _expect(source, {{ sources.type }})
{%- endif %}
        found = (
            u.reason
            for u in updates()
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
        return tuple(update for update in updates() if update.reason is self)
{%- if states.entries and capabilities %}

    def instead(self, state: {{ states.type }}, capability: Capability) -> tuple[Update, ...]:
        {{ ("Return all that " ~ words.frameworks ~ " with a capability can get where others get it.\n\nThe " ~ words.update ~ " with the state itself is among it where they can get that as well.") | docstring(indent=8) }}
        _expect(state, {{ states.type }})
        _expect(capability, Capability)
        return tuple(
            u
            for u in updates()
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
def _document(descriptions: Iterable[tuple[enum.Enum, str]]) -> None:
    for value, description in descriptions:
        value.__doc__ = description
{# Two empty lines stand behind a class. #}
{{- <python_facts enum={states}/> }}
{{- <python_table enum={states} name="requires" kind="capability" given={needy}/> }}
{{- <python_table enum={states} name="terminal" kind="terminal" given={ends}/> }}
{{- <python_facts enum={sources}/> }}
{{- <python_facts enum={reasons}/> }}
{%- if has_updates %}


@functools.cache
def updates() -> tuple[Update, ...]:
    {{ ("Return every way in which " ~ words.an_update ~ " comes, by reason.") | docstring(indent=4) }}
    return (
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
{%- endif %}
