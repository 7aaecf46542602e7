{%- for key, entries in (("states", states), ("sources", sources), ("reasons", reasons)) %}
{%- set type = enums[key].type %}
{{ enums[key].description | comment("/// ", 100) }}
#[non_exhaustive]
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum {{ type }} {
{%- for entry in entries %}
{{ (entry.description or "") | comment("    /// ", 100) }}
    ///
    /// Since {{ entry.since }}.
    {{ entry.variant }} = {{ entry.number }},
{%- endfor %}
}

impl {{ type }} {
    pub const ALL: &'static [Self] = &[
{%- for entry in entries %}
        Self::{{ entry.variant }},
{%- endfor %}
    ];

    pub fn from_str_name(name: &str) -> Option<Self> {
        match name {
{%- for entry in entries %}
            {% for name in entry.names.values() | unique %}{% if not loop.first %} | {% endif %}"{{ name }}"{% endfor %} => Some(Self::{{ entry.variant }}),
{%- endfor %}
            _ => None,
        }
    }

    const fn facts(self) -> &'static Facts {
        match self {
{%- for entry in entries %}
            Self::{{ entry.variant }} => &Facts {
                name: "{{ entry.name }}",
                names: &[{% for api, name in entry.names.items() %}("{{ api }}", "{{ name }}"), {% endfor %}],
                since: "{{ entry.since }}",
                description: {{ (entry.description or "") | string }},
            },
{%- endfor %}
        }
    }
}

impl TryFrom<i32> for {{ type }} {
    type Error = i32;

    fn try_from(number: i32) -> Result<Self, i32> {
        match number {
{%- for entry in entries %}
            {{ entry.number }} => Ok(Self::{{ entry.variant }}),
{%- endfor %}
            _ => Err(number),
        }
    }
}
{% endfor %}
pub const UPDATES: &[Update] = &[
{%- for state, source, reason, requires, instead_of in facts %}
    Update {
        state: "{{ state }}",
        source: "{{ source }}",
        reason: "{{ reason }}",
        requires: {{ ("Some(%s)" % (requires | string)) if requires else "None" }},
        instead_of: {{ ("Some(%s)" % (instead_of | string)) if instead_of else "None" }},
    },
{%- endfor %}
];
