{% for line in banner %}// {{ line }}
{% endfor -%}
{%- for enum in [states, sources, reasons] %}
{{ enum.description | comment(prefix="/// ", width=100) }}
#[non_exhaustive]
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum {{ enum.type }} {
{%- for entry in enum.entries %}
{{ entry.description | comment(prefix="    /// ", width=100) }}
    ///
    /// Since {{ entry.since }}.
    {{ entry.variant }} = {{ entry.number }},
{%- endfor %}
}

impl {{ enum.type }} {
    pub const ALL: &'static [Self] = &[
{%- for entry in enum.entries %}
        Self::{{ entry.variant }},
{%- endfor %}
    ];

    pub fn from_str_name(name: &str) -> Option<Self> {
        match name {
{%- for entry in enum.entries %}
            {% for name in entry.lookup_names %}{% if not loop.first %} | {% endif %}"{{ name }}"{% endfor %} => Some(Self::{{ entry.variant }}),
{%- endfor %}
            _ => None,
        }
    }

    const fn facts(self) -> &'static Facts {
        match self {
{%- for entry in enum.entries %}
            Self::{{ entry.variant }} => &Facts {
                name: "{{ entry.name }}",
                names: &[{% for api, name in entry.names %}("{{ api }}", "{{ name }}"), {% endfor %}],
                since: "{{ entry.since }}",
                description: {{ entry.description | json_string }},
            },
{%- endfor %}
        }
    }
}

impl TryFrom<i32> for {{ enum.type }} {
    type Error = i32;

    fn try_from(number: i32) -> Result<Self, i32> {
        match number {
{%- for entry in enum.entries %}
            {{ entry.number }} => Ok(Self::{{ entry.variant }}),
{%- endfor %}
            _ => Err(number),
        }
    }
}
{% endfor %}
pub const UPDATES: &[Update] = &[
{%- for reason in reasons.entries %}
{%- for update in reason.updates %}
    Update {
        state: "{{ update.state.name }}",
        source: "{{ update.source.name }}",
        reason: "{{ reason.name }}",
        requires: {% for one in update.requires %}Some("{{ one.name }}"){% else %}None{% endfor %},
        instead_of: {% if update.instead_of %}Some("{{ update.instead_of.name }}"){% else %}None{% endif %},
    },
{%- endfor %}
{%- endfor %}
];
