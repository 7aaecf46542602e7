{#- summary: What the three Rust enums share # `<rust_enum>` makes one of them. -#}
{%- include "fields.rs" -%}
{%- component rust_doc(entry, prefix) %}
{{ about(entry=entry) | rustdoc(prefix=prefix, of=entry.anchor) }}
{%- endcomponent -%}

{%- component rust_deprecated(entry) %}
{%- set life = entry.lifecycle %}
{%- if life.stage == "deprecated" or life.stage == "removed" %}
{%- set why = "use `" ~ (life.replacement.variant | rust_name) ~ "`" if life.replacement else life.note if life.note else "removed" ~ (" in " ~ life.since if life.since else "") if life.stage == "removed" else "since " ~ life.since if life.since else "not for new code" %}
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

{%- component rust_display(type, name) %}

impl core::fmt::Display for {{ type }} {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(self.{{ name }}())
    }
}
{%- endcomponent -%}

{%- component rust_serde(type, feature, name) %}
{%- if feature %}

#[cfg(feature = {{ feature | rust_string }})]
impl serde::Serialize for {{ type }} {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.{{ name }}())
    }
}

#[cfg(feature = {{ feature | rust_string }})]
impl<'de> serde::Deserialize<'de> for {{ type }} {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(ByName(core::marker::PhantomData))
    }
}
{%- endif %}
{%- endcomponent -%}

{#- One way in which a reason comes; what it does not say is as `Update::of` has it. -#}
{%- component rust_update(update, reason, states, sources) %}
                    Update {
{%- if update.state %}
                        state: Some({{ states.type }}::{{ update.state.variant | rust_name }}),
{%- endif %}
{%- if update.among %}
                        among: &[
{%- for state in update.among %}
                            {{ states.type }}::{{ state.variant | rust_name }},
{%- endfor %}
                        ],
{%- endif %}
{%- if update.source %}
                        source: Some({{ sources.type }}::{{ update.source.variant | rust_name }}),
{%- endif %}
{%- if update.requires %}
                        requires: &[{% for one in update.requires %}Capability::{{ one.variant | rust_name }}{% if not loop.last %}, {% endif %}{% endfor %}],
{%- endif %}
{%- if update.excludes %}
                        excludes: &[{% for one in update.excludes %}Capability::{{ one.variant | rust_name }}{% if not loop.last %}, {% endif %}{% endfor %}],
{%- endif %}
{%- if update.instead_of %}
                        instead_of: Some({{ states.type }}::{{ update.instead_of.variant | rust_name }}),
{%- endif %}
{%- if update.instead_of_reason %}
                        instead_of_reason: Some(Self::{{ update.instead_of_reason.variant | rust_name }}),
{%- endif %}
{%- if update.conditional %}
                        conditional: true,
{%- endif %}
{%- if update.since %}
                        since: Some({{ update.since | rust_string }}),
{%- endif %}
{%- if update.until %}
                        until: Some({{ update.until | rust_string }}),
{%- endif %}
{%- if update.ended %}
                        ended: true,
{%- endif %}
                        ..Update::of(Self::{{ reason.variant | rust_name }})
                    },
{%- endcomponent -%}

{%- component rust_enum(enum, wide, serde) %}
{%- if enum.entries %}

{% if enum.description %}{{ enum.description | rustdoc }}
///
{% endif -%}
{% if enum.coded -%}
/// [`{{ enum.type }}::from_code`] finds a value by its code,
/// [`{{ enum.type }}::from_str_name`] by any of its names.
/// What a newer peer made up is `None`.
// The prose is not written for one language.
#[allow(clippy::doc_markdown)]
#[non_exhaustive]
{%- else -%}
/// [`{{ enum.type }}::try_from`] finds a value by its number,
/// [`{{ enum.type }}::from_str_name`] by any of its names.
/// What a newer peer made up is an error or `None`.
// The prose is not written for one language, and the numbers are what peers send.
#[allow(clippy::doc_markdown, clippy::unreadable_literal)]
#[non_exhaustive]
#[repr({{ <rust_int enum={enum}/> }})]
{%- endif %}
#[derive(Clone, Copy, Debug, PartialEq, Eq, {% if not enum.coded %}PartialOrd, Ord, {% endif %}Hash)]
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
    #[allow(non_upper_case_globals)] // Code has this name.
    pub const {{ former.variant | rust_name }}: Self = Self::{{ entry.variant | rust_name }};
{%- endfor %}
{%- for alias in entry.aliases %}

    /// Another name of [`{{ enum.type }}::{{ entry.variant | rust_name }}`].
    #[allow(non_upper_case_globals)] // A name like those of the values.
    pub const {{ alias.variant | rust_name }}: Self = Self::{{ entry.variant | rust_name }};
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

    /// The name in an API; `None` where there is no such API.
    #[must_use]
    pub fn name_in(self, api: &str) -> Option<&'static str> {
        let mut names = self.names().iter();
        names.find(|(known, _)| *known == api).map(|(_, name)| *name)
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

    /// The first release in which the {% if enum.coded %}code{% else %}number{% endif %} has this meaning, where that is known.
    #[must_use]
    pub const fn since(self) -> Option<&'static str> {
        self.facts().since
    }
{%- if enum.groups %}
{{- <rust_group enum={enum}/> }}
{%- endif %}
{%- for field in enum.fields %}
{{- <rust_field enum={enum} field={field}/> }}
{%- endfor %}
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
                since: {% if entry.since %}Some({{ entry.since | rust_string }}){% else %}None{% endif %},
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
        value.ok_or_else(|| UnknownName(text.into()))
    }
{%- else %}
    /// Finds a name that it has, or had, in any API.
    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::from_str_name(name).ok_or_else(|| UnknownName(name.into()))
    }
{%- endif %}
}
{%- if enum.coded %}

/// Values compare by code.
impl core::cmp::Ord for {{ enum.type }} {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.code().cmp(other.code())
    }
}

impl core::cmp::PartialOrd for {{ enum.type }} {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
{%- endif %}
{%- set text = "code" if enum.coded else "as_str_name" %}
{{- <rust_display type={enum.type} name={text}/> }}
{{- <rust_serde type={enum.type} feature={serde} name={text}/> }}
{%- if enum.groups %}

/// A group of values of [`{{ enum.type }}`].
{{- <rust_words type={enum.type ~ "Group"} words={enum.groups} titled={true}/> }}
{%- endif %}
{%- for field in enum.fields %}
{%- if field.words %}

/// What [`{{ enum.type }}::{{ field.snake }}`] can be.
{{- <rust_words type={enum.type ~ field.variant} words={field.words} titled={false}/> }}
{%- endif %}
{%- endfor %}
{%- endif %}
{%- endcomponent -%}
