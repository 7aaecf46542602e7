{#- summary: The groups and fields of the three Go enums -#}
{#- The type of a field with words, or of groups. -#}
{%- component go_words_type(type, about, words, titled) %}

// {{ type }} is {{ about | safe }}.
type {{ type }} string

// The values of {{ type }}, in the order of the catalogue.
const (
{%- for word in words %}
{{ (word.meaning or word.description or (word.title | text if titled else "`" ~ word.name ~ "`")) | godoc(prefix="	//") }}
	{{ type }}{{ word.variant | go_name }} {{ type }} = {{ word.name | go_string(width=65535) }}
{%- endfor %}
)

// {{ type }}Values returns all of them, in the order of the catalogue.
func {{ type }}Values() []{{ type }} {
	return []{{ type }}{
{%- for word in words %}
		{{ type }}{{ word.variant | go_name }},
{%- endfor %}
	}
}
{%- if titled %}

// Title returns what people call it; it is empty for an unknown one.
func (v {{ type }}) Title() string {
	switch v {
{%- for word in words %}
	case {{ type }}{{ word.variant | go_name }}:
		return {{ word.title | go_string(width=65535) }}
{%- endfor %}
	}
	return ""
}
{%- endif %}
{%- endcomponent -%}

{#- The arms of a switch by word; `words` are of a field or, without one, groups. -#}
{%- component go_by_word(enum, from, type, words, field) %}
	switch v {
{%- for word in words %}
{%- set such = [e for e in enum.entries if (field.name in e.fields and e.fields[field.name].name == word.name if field else e.group and e.group.name == word.name)] %}
{{- <go_arm enum={enum} from={from} such={such} constant={type ~ (word.variant | go_name)}/> }}
{%- endfor %}
	}
	return ""
{%- endcomponent -%}

{#- The arms of a switch by value, for a field that can differ from value to value. -#}
{%- component go_by_value(enum, from, field, type) %}
{%- set given = [e for e in enum.entries if field.name in e.fields] %}
{%- if given %}
	switch v {
{%- for entry in given %}
{%- set value = entry.fields[field.name] %}
	case {{ <go_id enum={enum} from={from} entry={entry}/> }}:
		return {% if field.type == "flags" %}[]{{ type }}{% raw %}{{% endraw %}{% for one in value %}{% if not loop.first %}, {% endif %}{{ type }}{{ one.variant | go_name }}{% endfor %}}
{%- elif field.type == "number" %}{{ value }}, true
{%- else %}{{ value | go_string(width=65535) }}
{%- endif %}
{%- endfor %}
	}
{%- endif %}
	return {% if field.type == "flags" %}nil{% elif field.type == "number" %}0, false{% else %}""{% endif %}
{%- endcomponent -%}

{#- The type of a field with numbers: `int` unless one of them needs more than 32 bits. -#}
{%- component go_number(enum, field) -%}
{%- set given = [e.fields[field.name] for e in enum.entries if field.name in e.fields] -%}
{% if [n for n in given if n > 2147483647 or n < -2147483648] %}int64{% else %}int{% endif %}
{%- endcomponent -%}

{#- A constant of an entry may be called what a type is to be called. -#}
{%- component go_apart(enum, entry) %}
{%- for name in [...["Group" ~ g.variant for g in enum.groups], ...[f.variant for f in enum.fields if f.words]] %}
{%- if name == entry.variant %}{{ throw(message="the constant of `" ~ entry.name ~ "` and another name in Go would both be `" ~ enum.type ~ name ~ "`") }}{% endif %}
{%- endfor %}
{%- for field in enum.fields %}
{%- for word in field.words %}
{%- if field.variant ~ word.variant == entry.variant %}{{ throw(message="the constant of `" ~ entry.name ~ "` and that of `" ~ word.name ~ "` would both be `" ~ enum.type ~ entry.variant ~ "` in Go") }}{% endif %}
{%- endfor %}
{%- endfor %}
{%- endcomponent -%}

{%- component go_fields(enum, from, name) %}
{%- for entry in enum.entries %}
{{- <go_apart enum={enum} entry={entry}/> }}
{%- endfor %}
{%- if enum.groups %}
{%- set type = enum.type ~ "Group" %}
{{- <go_words_type type={type} about={"a group of values of " ~ name} words={enum.groups} titled={true}/> }}

// Group returns the group that it is in; it is empty where it is in none.
func (v {{ name }}) Group() {{ type }} {
{{- <go_by_word enum={enum} from={from} type={type} words={enum.groups} field=""/> }}
}
{%- endif %}
{%- for field in enum.fields %}
{%- set name_in_go = field.variant | go_capitals | str %}
{%- set type = enum.type ~ name_in_go %}
{%- if field.words %}
{{- <go_words_type type={type} about={"what the field " ~ field.name ~ " of " ~ name ~ " can be"} words={field.words} titled={false}/> }}
{%- endif %}

{% if field.meaning -%}
{{ field.meaning | godoc(first="// " ~ name_in_go ~ ":", links=not from) }}
{%- else -%}
// {{ name_in_go }} returns what the catalogue says of it under `{{ field.name }}`.
{%- endif %}
{%- if field.type == "number" %}
//
// The second result tells whether somebody said so.
{%- elif not field.required or field.type == "flags" %}
//
// It is empty where nobody said.
{%- endif %}
func (v {{ name }}) {{ name_in_go }}() {% if field.type == "flags" %}[]{{ type }}{% elif field.type == "word" %}{{ type }}{% elif field.type == "number" %}({{ <go_number enum={enum} field={field}/> }}, bool){% else %}string{% endif %} {
{%- if field.type == "word" %}
{{- <go_by_word enum={enum} from={from} type={type} words={field.words} field={field}/> }}
{%- else %}
{{- <go_by_value enum={enum} from={from} field={field} type={type}/> }}
{%- endif %}
}
{%- endfor %}
{%- endcomponent -%}
