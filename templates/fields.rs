{#- summary: The groups and fields of the three Rust enums -#}
{%- component rust_kind(enum, field) %}
{%- if field.type == "flags" %}&'static [{{ enum.type }}{{ field.variant }}]
{%- elif field.type == "word" %}{{ enum.type }}{{ field.variant }}
{%- elif field.type == "number" %}i64
{%- else %}&'static str
{%- endif %}
{%- endcomponent -%}

{%- component rust_arms(given, value) %}
            {% for entry in given %}{% if not loop.first %}
            | {% endif %}Self::{{ entry.variant | rust_name }}{% endfor %} => {{ value | safe }},
{%- endcomponent -%}

{#- Which values have which word; `words` are of a field or, without one, groups. -#}
{%- component rust_worded(enum, type, words, field, whole) %}
        match self {
{%- for word in words %}
{%- set given = [e for e in enum.entries if (field.name in e.fields and e.fields[field.name].name == word.name if field else e.group and e.group.name == word.name)] %}
{%- if given %}
{%- set value = type ~ "::" ~ (word.variant | rust_name) %}
{{- <rust_arms given={given} value={value if whole else "Some(" ~ value ~ ")"}/> }}
{%- endif %}
{%- endfor %}
{%- set others = [e for e in enum.entries if (field.name not in e.fields if field else not e.group)] %}
{%- if others %}
{{- <rust_arms given={others} value="None"/> }}
{%- endif %}
        }
{%- endcomponent -%}

{#- Some words, each on a line of its own where they do not fit behind a column. -#}
{%- component rust_list(type, words, column) %}
{%- set items = [(type ~ "::" ~ (one.variant | rust_name)) | safe for one in words] %}
{{- "&[" | safe }}
{%- if column + (items | join(sep=", ") | length) > 98 %}
{%- for item in items %}
                {{ item }},
{%- endfor %}
            ]
{%- else %}{{ items | join(sep=", ") }}]
{%- endif %}
{%- endcomponent -%}

{#- What each value has of a field that can differ from value to value. -#}
{%- component rust_stated(enum, field, whole) %}
{%- set given = [e for e in enum.entries if field.name in e.fields] %}
{%- set nothing = "&[]" if field.type == "flags" else "None" %}
{%- if given %}
        match self {
{%- for entry in given %}
{%- set value = entry.fields[field.name] %}
            Self::{{ entry.variant | rust_name }} => {% if not whole %}Some({% endif %}
{%- if field.type == "flags" %}{{ <rust_list type={enum.type ~ field.variant} words={value} column={(entry.variant | rust_name | length) + 24}/> }}
{%- elif field.type == "number" %}{{ value }}
{%- else %}{{ value | rust_string(indent=16, start=(entry.variant | rust_name | length) + (22 if whole else 27)) }}
{%- endif %}
{%- if not whole %}){% endif %},
{%- endfor %}
{%- if (given | length) < (enum.entries | length) %}
            _ => {{ nothing | safe }},
{%- endif %}
        }
{%- else %}
        {{ nothing | safe }}
{%- endif %}
{%- endcomponent -%}

{%- component rust_field(enum, field) %}
{%- set whole = field.required or field.type == "flags" %}
{%- set about = field.meaning or "The field `" ~ field.name ~ "`." %}
{%- set kind = <rust_kind enum={enum} field={field}/> %}

{{ (about if whole else about ~ "\n\n`None` where the catalogue does not say.") | rustdoc(prefix="    /// ") }}
    #[must_use]
    #[allow(clippy::doc_markdown, clippy::too_many_lines)]
{%- if field.type != "word" %}
    #[allow(clippy::match_same_arms, clippy::match_wildcard_for_single_variants)]
{%- endif %}
{%- if field.type == "number" %}
    #[allow(clippy::unreadable_literal)]
{%- endif %}
    pub const fn {{ field.snake }}(self) -> {% if whole %}{{ kind }}{% else %}Option<{{ kind }}>{% endif %} {
{%- if field.type == "word" %}
{{- <rust_worded enum={enum} type={enum.type ~ field.variant} words={field.words} field={field} whole={whole}/> }}
{%- else %}
{{- <rust_stated enum={enum} field={field} whole={whole}/> }}
{%- endif %}
    }
{%- endcomponent -%}

{%- component rust_group(enum) %}
{%- set type = enum.type ~ "Group" %}

    /// The group that it is in{% if not enum.grouped %}; `None` where it is in none{% endif %}.
    #[must_use]
    #[allow(clippy::too_many_lines)]
    pub const fn group(self) -> {% if enum.grouped %}{{ type }}{% else %}Option<{{ type }}>{% endif %} {
{{- <rust_worded enum={enum} type={type} words={enum.groups} field="" whole={enum.grouped}/> }}
    }
{%- endcomponent -%}

{#- The type of a field with words, or of groups. -#}
{%- component rust_words(type, words, titled) %}
#[allow(clippy::doc_markdown)] // The prose is not written for one language.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum {{ type }} {
{%- for word in words %}
{{ (word.meaning or word.description or (word.title | text if titled else "`" ~ word.name ~ "`")) | rustdoc(prefix="    /// ") }}
    {{ word.variant | rust_name }},
{%- endfor %}
}

#[rustfmt::skip] // What fits on a line would change with the names.
impl {{ type }} {
    /// All values, in the order of the catalogue.
    pub const ALL: &'static [Self] = &[
{%- for word in words %}
        Self::{{ word.variant | rust_name }},
{%- endfor %}
    ];

    /// The word for it.
    #[must_use]
    #[allow(clippy::too_many_lines)]
    pub const fn as_str(self) -> &'static str {
        match self {
{%- for word in words %}
            Self::{{ word.variant | rust_name }} => {{ word.name | rust_string }},
{%- endfor %}
        }
    }
{%- if titled %}

    /// What people call it.
    #[must_use]
    #[allow(clippy::match_same_arms, clippy::too_many_lines)]
    pub const fn title(self) -> &'static str {
        match self {
{%- for word in words %}
            Self::{{ word.variant | rust_name }} => {{ word.title | rust_string(width=65535) }},
{%- endfor %}
        }
    }
{%- endif %}
}
{{- <rust_display type={type} name="as_str"/> }}
{%- endcomponent -%}
