{#- summary: The enums as Rust # It needs nothing but `core`. -#}
{%- component rust_doc(entry, prefix) %}
{{ about(entry=entry) | rustdoc(prefix=prefix) }}
{%- endcomponent -%}

{%- component rust_deprecated(entry) %}
{%- set life = entry.lifecycle %}
{%- if life.stage == "deprecated" or life.stage == "removed" %}
{%- set why = "use `" ~ (life.replacement.variant | rust_name) ~ "`" if life.replacement else life.note if life.note else life.stage ~ ((" in " if life.stage == "removed" else " since ") ~ life.since if life.since else "") %}
    #[deprecated(note = {{ why | rustdoc(prefix="", width=65535, links=false) | rust_string(start=24, indent=8) }})]
{%- endif %}
{%- endcomponent -%}

{%- component rust_int(enum) %}{% if enum.unsigned %}u32{% else %}i32{% endif %}{% endcomponent -%}

{%- component rust_text(enum, key, is_required) %}
    #[must_use]
    #[allow(clippy::match_same_arms, clippy::match_wildcard_for_single_variants)]
    #[allow(clippy::too_many_lines)]
{%- if is_required %}
    pub const fn {{ key }}(self) -> &'static str {
        match self {
{%- for entry in enum.entries %}
            Self::{{ entry.variant | rust_name }} => {{ entry[key] | rust_string(width=65535) }},
{%- endfor %}
        }
    }
{%- else %}
{%- set given = [e for e in enum.entries if e[key]] %}
    pub const fn {{ key }}(self) -> Option<&'static str> {
        match self {
{%- for entry in given %}
            Self::{{ entry.variant | rust_name }} => Some({{ entry[key] | rust_string(width=65535) }}),
{%- endfor %}
{%- if (given | length) < (enum.entries | length) %}
            _ => None,
{%- endif %}
        }
    }
{%- endif %}
{%- endcomponent -%}

{%- component rust_codes(enum) %}

    /// The value of a code.
    #[must_use]
    #[allow(clippy::too_many_lines)]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
{%- for entry in enum.entries %}
{%- if entry.code %}
            {{ entry.code | rust_string(width=65535) }} => Some(Self::{{ entry.variant | rust_name }}),
{%- endif %}
{%- endfor %}
            _ => None,
        }
    }

    /// The public code{% if not enum.coded and enum.key != "code" %}; `None` where there is none{% endif %}.
{{- <rust_text enum={enum} key="code" is_required={enum.coded or enum.key == "code"}/> }}
{%- endcomponent -%}

{%- component rust_enum(enum, wide) %}
{%- if enum.entries %}

{% if enum.description %}{{ enum.description | rustdoc }}
///
{% endif -%}
{% if enum.coded -%}
/// [`{{ enum.type }}::from_code`] finds a code and [`{{ enum.type }}::from_str_name`] a name;
/// what neither of them knows is `None`, so a newer peer breaks nothing.
// The prose is not written for one language.
#[allow(clippy::doc_markdown)]
#[non_exhaustive]
{%- else -%}
/// [`{{ enum.type }}::try_from`] finds a number and [`{{ enum.type }}::from_str_name`] a name;
/// what neither of them knows is an error value, so a newer peer breaks nothing.
// The prose is not written for one language, and the numbers are what peers send.
#[allow(clippy::doc_markdown, clippy::unreadable_literal)]
#[non_exhaustive]
#[repr({{ <rust_int enum={enum}/> }})]
{%- endif %}
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum {{ enum.type }} {
{%- for entry in enum.entries %}
{{- <rust_doc entry={entry} prefix="    /// "/> }}
{{- <rust_deprecated entry={entry}/> }}
    {{ entry.variant | rust_name }}{% if not enum.coded %} = {{ entry.number }}{% endif %},
{%- endfor %}
}

#[allow(deprecated)]
#[rustfmt::skip] // What fits on a line would change with the names.
impl {{ enum.type }} {
    /// All values, in the order of the catalogue.
    pub const ALL: &'static [Self] = &[
{%- for entry in enum.entries %}
        Self::{{ entry.variant | rust_name }},
{%- endfor %}
    ];
{%- for entry in enum.entries %}
{%- for former in entry.former_names %}

    /// The former name of [`{{ enum.type }}::{{ entry.variant | rust_name }}`].
    #[deprecated(note = {{ ("renamed to `" ~ (entry.variant | rust_name) ~ "`" ~ (" in " ~ former.renamed_in if former.renamed_in else "")) | rust_string(start=24, indent=8) }})]
{%- set constant = former.constant | rust_name %}
{%- if constant != (constant | upper) %}
    #[allow(non_upper_case_globals)] // The name is that of the value.
{%- endif %}
    pub const {{ constant }}: Self = Self::{{ entry.variant | rust_name }};
{%- endfor %}
{%- endfor %}

    /// The value of a name that it has, or had, in any API.
    #[must_use]
    #[allow(clippy::too_many_lines)]
    pub fn from_str_name(name: &str) -> Option<Self> {
        match name {
{%- for entry in enum.entries %}
{%- if entry.lookup_names %}
            {% for name in entry.lookup_names %}{% if not loop.first %}
            | {% endif %}"{{ name }}"{% endfor %} => Some(Self::{{ entry.variant | rust_name }}),
{%- endif %}
{%- endfor %}
            _ => None,
        }
    }

    /// The name.
    #[must_use]
    pub const fn as_str_name(self) -> &'static str {
        self.facts().name
    }

{%- set codes = [e for e in enum.entries if e.code] %}
{%- if codes %}
{{- <rust_codes enum={enum}/> }}
{%- endif %}
{%- set labels = [e for e in enum.entries if e.label] %}
{%- if labels %}

    /// What people see{% if enum.key != "label" %}; `None` where there is nothing but the name{% endif %}.
{{- <rust_text enum={enum} key="label" is_required={enum.key == "label"}/> }}
{%- endif %}

    /// The name in each API, as pairs of API and name.
    #[must_use]
    pub const fn names(self) -> &'static [(&'static str, &'static str)] {
        self.facts().names
    }

    /// Names that it had before.
    #[must_use]
    pub const fn former_names(self) -> &'static [&'static str] {
        self.facts().former_names
    }

    /// What it means, in Markdown.
    #[must_use]
    pub const fn description(self) -> &'static str {
        self.facts().description
    }

    /// Where it stands in its life.
    #[must_use]
    pub const fn lifecycle(self) -> Lifecycle {
        self.facts().lifecycle
    }

    /// The first release in which the number has this meaning; empty where that is not known.
    #[must_use]
    pub const fn since(self) -> &'static str {
        self.facts().since
    }
{{- body }}

    #[allow(clippy::too_many_lines)]
    const fn facts(self) -> &'static Facts {
        match self {
{%- for entry in enum.entries %}
            Self::{{ entry.variant | rust_name }} => &Facts {
                name: "{{ entry.name }}",
                names: &[
{%- for api, name in entry.names %}
                    ({{ api | rust_string }}, "{{ name }}"),{% if loop.last %}
                {% endif %}
{%- endfor %}],
                former_names: &[{% for former in entry.former_names %}{% if not loop.first %}, {% endif %}"{{ former.name }}"{% endfor %}],
                since: {{ entry.since | rust_string }},
                lifecycle: Lifecycle::{{ entry.lifecycle.stage | capitalize }},
                description: {{ entry.description | rust_string(start=29, indent=20) }},
            },
{%- endfor %}
        }
    }
}

{%- if not enum.coded %}
{%- set int = <rust_int enum={enum}/> | trim %}

#[allow(deprecated, clippy::unreadable_literal)]
impl TryFrom<{{ int }}> for {{ enum.type }} {
    type Error = UnknownNumber;

    fn try_from(number: {{ int }}) -> Result<Self, UnknownNumber> {
        match number {
{%- for entry in enum.entries %}
            {{ entry.number }} => Ok(Self::{{ entry.variant | rust_name }}),
{%- endfor %}
            _ => Err(UnknownNumber({% if wide %}number.into(){% else %}number{% endif %})),
        }
    }
}

impl From<{{ enum.type }}> for {{ int }} {
    fn from(value: {{ enum.type }}) -> Self {
        value as Self
    }
}
{%- endif %}

impl core::str::FromStr for {{ enum.type }} {
    type Err = UnknownName;
{% if enum.coded %}
    /// Finds a code, else a name that it has, or had, in any API.
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let value = Self::from_code(text).or_else(|| Self::from_str_name(text));
        value.ok_or(UnknownName)
    }
{%- else %}
    /// Finds a name that it has, or had, in any API.
    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::from_str_name(name).ok_or(UnknownName)
    }
{%- endif %}
}

impl core::fmt::Display for {{ enum.type }} {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(self.{% if enum.coded %}code{% else %}as_str_name{% endif %}())
    }
}
{%- endif %}
{%- endcomponent -%}

{%- if not states.entries and not sources.entries and not reasons.entries %}{{ throw(message="the catalogue has no entries, so there is nothing to generate") }}{% endif %}
{%- for line in banner -%}
{% if not loop.first %}
{% endif %}// {{ line }}
{%- endfor %}
{%- set numbered = [e for e in [states, sources, reasons] if e.entries and not e.coded] %}
{%- set wide = ([e for e in [states, sources, reasons] if e.unsigned] | length) > 0 %}
{%- if numbered %}

use core::convert::TryFrom;
{%- endif %}
{%- set ends = [s for s in states.entries if s.terminal] %}
{%- <rust_enum enum={states} wide={wide}> %}
{%- if ends %}

    /// Whether it is the last state of a task; `None` where nobody said.
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

    /// The reasons that can come with it{% if sources.entries %} from a source{% endif %}, in the order of the catalogue.
{%- if sources.entries %}
    pub fn reasons(self, source: {{ sources.type }}) -> impl Iterator<Item = {{ reasons.type }}> {
        let comes =
            move |update: &Update| update.state == Some(self) && update.source == Some(source);
{%- else %}
    pub fn reasons(self) -> impl Iterator<Item = {{ reasons.type }}> {
        let comes = move |update: &Update| update.state == Some(self);
{%- endif %}
        let all = {{ reasons.type }}::ALL.iter().copied();
        all.filter(move |reason| reason.updates().any(comes))
    }
{%- endif %}
{%- </rust_enum> %}
{%- <rust_enum enum={sources} wide={wide}> %}{% </rust_enum> %}
{%- <rust_enum enum={reasons} wide={wide}> %}
{%- if has_updates %}

    /// The updates that it comes with: those of [`UPDATES`] that name it.
    pub fn updates(self) -> impl Iterator<Item = &'static Update> {
        UPDATES.iter().filter(move |update| update.reason == self)
    }
{%- if states.entries %}

    /// What frameworks with a capability get in place of it when it comes with a state; nothing
    /// where they get the same as the others.
    pub fn instead(
        self,
        state: {{ states.type }},
        capability: &str,
    ) -> impl Iterator<Item = &'static Update> + '_ {
        UPDATES.iter().filter(move |update| {
            update.requires == Some(capability)
                && update.instead_of == Some(state)
                && update.instead_of_reason.unwrap_or(update.reason) == self
        })
    }
{%- endif %}
{%- endif %}
{%- </rust_enum> %}
{%- if has_updates %}

/// A way in which an update can come.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Update {
{%- if states.entries %}
    /// The state that comes with it; `None` where the last known state is repeated, or where the
    /// reason is tied to no state.
    pub state: Option<{{ states.type }}>,
{%- endif %}
{%- if sources.entries %}
    /// What sends it, where that is known.
    pub source: Option<{{ sources.type }}>,
{%- endif %}
    /// The reason.
    pub reason: {{ reasons.type }},
    /// The capability without which a framework never gets it; `None` where all frameworks can.
    pub requires: Option<&'static str>,
{%- if states.entries %}
    /// The state that frameworks without the capability get in this case, if it has one.
    pub instead_of: Option<{{ states.type }}>,
{%- endif %}
    /// The reason that frameworks without the capability get in this case, where it differs.
    pub instead_of_reason: Option<{{ reasons.type }}>,
}

/// Every way in which an update can come, by reason.
#[allow(deprecated)]
pub const UPDATES: &[Update] = &[
{%- for reason in reasons.entries %}
{%- for update in reason.updates %}
    Update {
{%- if states.entries %}
        state: {% if update.state %}Some({{ states.type }}::{{ update.state.variant | rust_name }}){% else %}None{% endif %},
{%- endif %}
{%- if sources.entries %}
        source: {% if update.source %}Some({{ sources.type }}::{{ update.source.variant | rust_name }}){% else %}None{% endif %},
{%- endif %}
        reason: {{ reasons.type }}::{{ reason.variant | rust_name }},
        requires: {% if update.requires %}Some("{{ update.requires }}"){% else %}None{% endif %},
{%- if states.entries %}
        instead_of: {% if update.instead_of %}Some({{ states.type }}::{{ update.instead_of.variant | rust_name }}){% else %}None{% endif %},
{%- endif %}
        instead_of_reason: {% if update.instead_of_reason %}Some({{ reasons.type }}::{{ update.instead_of_reason.variant | rust_name }}){% else %}None{% endif %},
    },
{%- endfor %}
{%- endfor %}
];
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
{%- if ends %}

/// Whether a state is the last one of a task.
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
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnknownName;

impl core::fmt::Display for UnknownName {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("no value has this name")
    }
}

impl core::error::Error for UnknownName {}

struct Facts {
    name: &'static str,
    names: &'static [(&'static str, &'static str)],
    former_names: &'static [&'static str],
    since: &'static str,
    lifecycle: Lifecycle,
    description: &'static str,
}
