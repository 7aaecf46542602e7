{#- summary: The enums as Rust # It needs nothing but `core` and `alloc`.
    parameters:
      edition: "the edition of the crate: 2021 (the default) or 2024, or 2018, in which `TryFrom` must be imported"
      serde: the cargo feature with which values are written and read by name, or by code if they have codes -#}
{%- include "enum.rs" -%}
{%- if not (with.edition | default(value=2021) in [2018, 2021, 2024]) %}{{ throw(message="`edition` is 2018, 2021 or 2024, not `" ~ with.edition ~ "`") }}{% endif %}
{%- if not states.entries and not sources.entries and not reasons.entries %}{{ throw(message="the catalogue has no entries, so there is nothing to generate") }}{% endif %}
{%- for line in banner -%}
{% if not loop.first %}
{% endif %}// {{ line }}
{%- endfor %}
{%- set numbered = [e for e in [states, sources, reasons] if e.entries and not e.coded] %}
{%- set wide = ([e for e in [states, sources, reasons] if e.unsigned] | length) > 0 %}

extern crate alloc;
{%- if numbered and with.edition | default(value=2021) < 2021 %}

use core::convert::TryFrom;
{%- endif %}
{%- set ends = [s for s in states.entries if s.terminal] %}
{%- set needy = [s for s in states.entries if s.requires] %}
{%- set serde = with.serde | default(value="") %}
{%- if " " in serde %}{{ throw(message="`serde` is the name of a cargo feature, not `" ~ serde ~ "`") }}{% endif %}
{%- <rust_enum enum={states} wide={wide} serde={serde}> %}
{%- if ends %}

    /// Whether it is the last state{{ words.of_a_task }}; `None` where the catalogue does not say.
    #[must_use]
    pub const fn terminal(self) -> Option<Terminal> {
        match self {
{%- for word in ["yes", "no", "usually", ""] %}
{%- set such = [s for s in states.entries if s.terminal == word] %}
{%- if such %}
            {% for state in such %}{% if not loop.first %}
            | {% endif %}Self::{{ state.variant | rust_name }}{% endfor %} => {% if word %}Some(Terminal::{{ word | capitalize }}){% else %}None{% endif %},
{%- endif %}
{%- endfor %}
        }
    }
{%- endif %}
{%- if has_updates %}

    /// The reasons that still come with it{% if sources.entries %} from a source{% endif %}, in the order of the catalogue.
    #[must_use]
    #[allow(clippy::match_same_arms, clippy::too_many_lines)]
    pub const fn reasons(self{% if sources.entries %}, source: {{ sources.type }}{% endif %}) -> &'static [{{ reasons.type }}] {
        match {% if sources.entries %}(self, source){% else %}self{% endif %} {
{%- for row in reasons_by_state %}
{%- for one in row.by_source %}
            {% if one.source %}(Self::{{ row.state.variant | rust_name }}, {{ sources.type }}::{{ one.source.variant | rust_name }}){% else %}Self::{{ row.state.variant | rust_name }}{% endif %} => &[
{%- for reason in one.reasons %}
                {{ reasons.type }}::{{ reason.variant | rust_name }},
{%- endfor %}
            ],
{%- endfor %}
{%- endfor %}
{%- set whole = [row for row in reasons_by_state if not sources.entries or (row.by_source | length) == (sources.entries | length)] %}
{%- if (whole | length) < (states.entries | length) %}
            _ => &[],
{%- endif %}
        }
    }
{%- endif %}
{%- if needy %}

{{ ("The capability without which " ~ words.a_framework ~ " never sees it; `None` where all " ~ words.frameworks ~ " can.") | rustdoc(prefix="    /// ") }}
    #[must_use]
    pub const fn requires(self) -> Option<Capability> {
        match self {
{%- for capability in capabilities %}
{%- set such = [s for s in states.entries if s.requires == capability.name] %}
{%- if such %}
            {% for state in such %}{% if not loop.first %}
            | {% endif %}Self::{{ state.variant | rust_name }}{% endfor %} => Some(Capability::{{ capability.variant | rust_name }}),
{%- endif %}
{%- endfor %}
            _ => None,
        }
    }
{%- endif %}
{%- </rust_enum> %}
{%- <rust_enum enum={sources} wide={wide} serde={serde}> %}{% </rust_enum> %}
{%- <rust_enum enum={reasons} wide={wide} serde={serde}> %}
{%- if has_updates %}

    /// The {{ words.updates }} that it comes with, past ones included.
    #[must_use]
    #[allow(clippy::too_many_lines)]
    pub const fn updates(self) -> &'static [Update] {
        match self {
{%- set given = [r for r in reasons.entries if r.updates] %}
{%- for reason in given %}
            Self::{{ reason.variant | rust_name }} => const {
                &[
{%- for update in reason.updates %}
{{- <rust_update update={update} reason={reason} states={states} sources={sources}/> }}
{%- endfor %}
                ]
            },
{%- endfor %}
{%- if (given | length) < (reasons.entries | length) %}
            _ => &[],
{%- endif %}
        }
    }
{%- if states.entries and capabilities %}

{{ ("All that " ~ words.frameworks ~ " with a capability can get where others get this reason with a state. The " ~ words.update ~ " with the state itself is among it where they can get that as well.") | rustdoc(prefix="    /// ") }}
    pub fn instead(
        self,
        state: {{ states.type }},
        capability: Capability,
    ) -> impl Iterator<Item = &'static Update> {
        Update::all().filter(move |update| {
            let stays = update.reason == self
                && update.state == Some(state)
                && !update.excludes.contains(&capability);
            let replaces = update.requires.contains(&capability)
                && update.instead_of == Some(state)
                && update.instead_of_reason == Some(self);
            !update.ended && (stays || replaces)
        })
    }
{%- endif %}
{%- endif %}
{%- </rust_enum> %}
{%- if has_updates %}

/// A way in which {{ words.an_update }} comes.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Update {
{%- if states.entries %}
    /// The state that comes with it; `None` where the last known state is repeated, or where the
    /// reason is tied to no state.
    pub state: Option<{{ states.type }}>,
    /// The states that it can repeat, where it repeats the last known one; none where the reason is
    /// tied to no state.
    pub among: &'static [{{ states.type }}],
{%- endif %}
{%- if sources.entries %}
    /// What sends it, where that is known.
    pub source: Option<{{ sources.type }}>,
{%- endif %}
    /// The reason.
    pub reason: {{ reasons.type }},
{%- if capabilities %}
{{ ("The capabilities without which " ~ words.a_framework ~ " never gets it; none where all " ~ words.frameworks ~ " can.") | rustdoc(prefix="    /// ") }}
    pub requires: &'static [Capability],
{{ ("The capabilities with which " ~ words.a_framework ~ " never gets it, but always another " ~ words.update ~ " in its place.") | rustdoc(prefix="    /// ") }}
    pub excludes: &'static [Capability],
{%- if states.entries %}
{{ ("What it comes in place of, for " ~ words.frameworks ~ " with the capability: the state that others get, if there is one.") | rustdoc(prefix="    /// ") }}
    pub instead_of: Option<{{ states.type }}>,
{%- endif %}
{{ ("What it comes in place of, for " ~ words.frameworks ~ " with the capability: the reason that others get.") | rustdoc(prefix="    /// ") }}
    pub instead_of_reason: Option<{{ reasons.type }}>,
    /// Whether it takes more than the capability to get it in place of the other.
    pub conditional: bool,
{%- endif %}
    /// The first release with it, where that is known.
    pub since: Option<&'static str>,
    /// The last release with it; `None` where it still comes.
    pub until: Option<&'static str>,
    /// Whether that was before {% if release %}the release that these tables describe{% else %}now{% endif %}.
    pub ended: bool,
}

impl Update {
    /// Every way in which {{ words.an_update }} comes, by reason.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        {{ reasons.type }}::ALL.iter().flat_map(|reason| reason.updates())
    }

    const fn of(reason: {{ reasons.type }}) -> Self {
        Self {
{%- if states.entries %}
            state: None,
            among: &[],
{%- endif %}
{%- if sources.entries %}
            source: None,
{%- endif %}
            reason,
{%- if capabilities %}
            requires: &[],
            excludes: &[],
{%- if states.entries %}
            instead_of: None,
{%- endif %}
            instead_of_reason: None,
            conditional: false,
{%- endif %}
            since: None,
            until: None,
            ended: false,
        }
    }
}
{%- endif %}
{%- if capabilities %}

/// What {{ words.a_framework }} can opt in to.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Capability {
{%- for capability in capabilities %}
{{ (capability.description or "Of " ~ (capability.frameworks | text) ~ ".") | rustdoc(prefix="    /// ") }}
    {{ capability.variant | rust_name }},
{%- endfor %}
}

#[rustfmt::skip] // What fits on a line would change with the names.
impl Capability {
    /// All values, in the order of the catalogue.
    pub const ALL: &'static [Self] = &[
{%- for capability in capabilities %}
        Self::{{ capability.variant | rust_name }},
{%- endfor %}
    ];

    /// The name.
    #[must_use]
    pub const fn as_str_name(self) -> &'static str {
        match self {
{%- for capability in capabilities %}
            Self::{{ capability.variant | rust_name }} => "{{ capability.name }}",
{%- endfor %}
        }
    }

    /// The capability of a name.
    #[must_use]
    pub fn from_str_name(name: &str) -> Option<Self> {
        match name {
{%- for capability in capabilities %}
            "{{ capability.name }}" => Some(Self::{{ capability.variant | rust_name }}),
{%- endfor %}
            _ => None,
        }
    }
}
{{- <rust_display type="Capability" name="as_str_name"/> }}

impl core::str::FromStr for Capability {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::from_str_name(name).ok_or_else(|| UnknownName(name.into()))
    }
}
{{- <rust_serde type="Capability" feature={serde} name="as_str_name"/> }}
{%- endif %}

/// Where a value stands in its life.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lifecycle {
    /// In use.
    Active,
    /// Still there, not for new code.
    Deprecated,
    /// There, but not sent.
    Unused,
    /// No longer there; older peers may still send it.
    Removed,
}

impl Lifecycle {
    /// The word for it, in lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Deprecated => "deprecated",
            Self::Unused => "unused",
            Self::Removed => "removed",
        }
    }
}
{{- <rust_display type="Lifecycle" name="as_str"/> }}
{%- if ends %}

/// Whether a state is the last one{{ words.of_a_task }}.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Terminal {
    /// No other state follows.
    Yes,
    /// Other states follow.
    No,
    /// Mostly no other state follows, but one can.
    Usually,
}

impl Terminal {
    /// The word for it, in lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Usually => "usually",
        }
    }
}
{{- <rust_display type="Terminal" name="as_str"/> }}
{%- endif %}

{%- if numbered %}

/// A number that no value has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnknownNumber(pub {% if wide %}i64{% else %}i32{% endif %});

impl core::fmt::Display for UnknownNumber {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "no value has the number {}", self.0)
    }
}

impl core::error::Error for UnknownNumber {}
{%- endif %}

/// A name that no value has, or had.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnknownName(pub alloc::string::String);

impl core::fmt::Display for UnknownName {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "no value has the name {:?}", self.0)
    }
}

impl core::error::Error for UnknownName {}
{%- if serde %}

#[cfg(feature = {{ serde | rust_string }})]
struct ByName<T>(core::marker::PhantomData<T>);

#[cfg(feature = {{ serde | rust_string }})]
impl<T: core::str::FromStr<Err = UnknownName>> serde::de::Visitor<'_> for ByName<T> {
    type Value = T;

    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<T, E> {
        name.parse().map_err(E::custom)
    }
}
{%- endif %}

struct Facts {
    name: &'static str,
    names: &'static [(&'static str, &'static str)],
    former_names: &'static [&'static str],
    since: Option<&'static str>,
    lifecycle: Lifecycle,
    description: &'static str,
}
