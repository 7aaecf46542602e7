{#- summary: What the three Go enums share # `<go_enum>` makes one of them. -#}
{%- include "fields.go" -%}
{#- `from` is the enum of protobuf whose names the constants have; empty where they have Go's. -#}
{%- component go_type(enum, from) -%}
{% if from %}{{ from | go_protobuf }}{% else %}{{ enum.type }}{% endif %}
{%- endcomponent -%}

{%- component go_id(enum, from, entry) -%}
{% if from %}{{ from | go_protobuf_scope }}{{ entry.name }}{% else %}{{ enum.type }}{{ entry.variant | go_name }}{% endif %}
{%- endcomponent -%}

{%- component go_deprecated(enum, from, entry) %}
{%- set life = entry.lifecycle %}
{%- if life.stage == "deprecated" or life.stage == "removed" %}
{%- set why = "Use `" ~ life.replacement.name ~ "`." if life.replacement else life.note if life.note else "Removed" ~ (" in " ~ life.since if life.since else "") ~ "." if life.stage == "removed" else "Since " ~ life.since ~ "." if life.since else "Not for new code." %}
	//
{{ why | godoc(prefix="	//", first="	// Deprecated:", links=not from) }}
{%- endif %}
{%- endcomponent -%}

{#- The arms of a switch that give a text each; those without one are left to what follows. -#}
{%- component go_texts(enum, from, key) %}
	switch v {
{%- for entry in enum.entries %}
{%- if entry[key] %}
	case {{ <go_id enum={enum} from={from} entry={entry}/> }}:
		return {{ entry[key] | go_string(start=23, indent=24) }}
{%- endif %}
{%- endfor %}
	}
{%- endcomponent -%}

{#- The arm of a switch that gives a constant for each of some entries, if there are any. -#}
{%- component go_arm(enum, from, such, constant, also="") %}
{%- for entry in such %}
{%- if loop.first %}
	case {{ <go_id enum={enum} from={from} entry={entry}/> }}
{%- else %},
		{{ <go_id enum={enum} from={from} entry={entry}/> }}
{%- endif %}
{%- if loop.last %}:
		return {{ constant }}{{ also | safe }}
{%- endif %}
{%- endfor %}
{%- endcomponent -%}

{#- The arms of a switch that give a constant each, by the entries that have it. -#}
{%- component go_words(enum, from, key, words, type, otherwise, also="") %}
	switch v {
{%- for word in words %}
{%- set such = [e for e in enum.entries if (e.lifecycle.stage if key == "lifecycle" else e[key]) == word.name] %}
{{- <go_arm enum={enum} from={from} such={such} constant={type ~ (word.variant | go_name)} also={also}/> }}
{%- endfor %}
	}
	return {{ otherwise | safe }}
{%- endcomponent -%}

{%- component go_enum(enum, from, apis) %}
{%- set type = <go_type enum={enum} from={from}/> | trim | safe %}
{%- set codes = [e for e in enum.entries if e.code] %}
{%- set labels = [e for e in enum.entries if e.label] %}

{{ (enum.description or "One of an enum.") | godoc(first="// " ~ type ~ ":", links=not from) }}
{%- for entry in [e for e in enum.entries if e.number == 0] %}
//
// Its zero value is [{{ <go_id enum={enum} from={from} entry={entry}/> }}], and does not stand for none.
{%- endfor %}
type {{ type }} {% if enum.coded %}string{% elif enum.unsigned %}uint32{% else %}int32{% endif %}

// The values of {{ type }}, in the order of the catalogue.
const (
{%- for entry in enum.entries %}
{{ about(entry=entry) | godoc(prefix="	//", links=not from, of=entry.anchor) }}
{{- <go_deprecated enum={enum} from={from} entry={entry}/> }}
	{{ <go_id enum={enum} from={from} entry={entry}/> }} {{ type }} = {% if enum.coded %}{{ entry.code | go_string(width=65535) }}{% else %}{{ entry.number }}{% endif %}
{%- endfor %}
)
{%- set aliased = [e for e in enum.entries if e.aliases] %}
{%- if aliased %}

// Other names.
const (
{%- for entry in aliased %}
{%- for alias in entry.aliases %}
	// Another name of [{{ <go_id enum={enum} from={from} entry={entry}/> }}].
	{{ <go_id enum={enum} from={from} entry={alias}/> }} {{ type }} = {{ <go_id enum={enum} from={from} entry={entry}/> }}
{%- endfor %}
{%- endfor %}
)
{%- endif %}
{%- set renamed = [e for e in enum.entries if e.former_names] %}
{%- if renamed %}

// Former names.
const (
{%- for entry in renamed %}
{%- for former in entry.former_names %}
	// Deprecated: Use [{{ <go_id enum={enum} from={from} entry={entry}/> }}].
	{{ <go_id enum={enum} from={from} entry={former}/> }} {{ type }} = {{ <go_id enum={enum} from={from} entry={entry}/> }}
{%- endfor %}
{%- endfor %}
)
{%- endif %}

// {{ type }}Values returns all values, in the order of the catalogue.
func {{ type }}Values() []{{ type }} {
	return []{{ type }}{
{%- for entry in enum.entries %}
		{{ <go_id enum={enum} from={from} entry={entry}/> }},
{%- endfor %}
	}
}

// Parse{{ type }} returns the value of a name that it has, or had, in any API{% if enum.coded %}, or of a code{% endif %}.
// The error is of type *[UnknownNameError].
func Parse{{ type }}(name string) ({{ type }}, error) {
{%- if enum.coded %}
	if v, ok := {{ type }}FromCode(name); ok {
		return v, nil
	}
{%- endif %}
	switch name {
{%- for entry in enum.entries %}
	case {% for name in entry.lookup_names %}{% if not loop.first %}, {% endif %}"{{ name }}"{% endfor %}:
		return {{ <go_id enum={enum} from={from} entry={entry}/> }}, nil
{%- endfor %}
	}
	return {% if enum.coded %}""{% else %}0{% endif %}, &UnknownNameError{Type: "{{ type }}", Name: name}
}
{%- if not enum.coded %}

// {{ type }}FromNumber returns the value of a number, and whether it is known. One that is not keeps
// its number.
func {{ type }}FromNumber(number {% if enum.unsigned %}uint32{% else %}int32{% endif %}) ({{ type }}, bool) {
	v := {{ type }}(number)
	return v, v.IsKnown()
}
{%- endif %}
{%- if codes %}

// {{ type }}FromCode returns the value of a public code, and whether {% if enum.coded %}it is known. One that is not
// keeps its code.{% else %}there is one.{% endif %}
func {{ type }}FromCode(code string) ({{ type }}, bool) {
{%- if enum.coded %}
	v := {{ type }}(code)
	return v, v.IsKnown()
{%- else %}
	switch code {
{%- for entry in codes %}
	case {{ entry.code | go_string(width=65535) }}:
		return {{ <go_id enum={enum} from={from} entry={entry}/> }}, true
{%- endfor %}
	}
	return 0, false
{%- endif %}
}
{%- endif %}

// IsKnown reports whether it is one of the values above. A newer peer may send others.
func (v {{ type }}) IsKnown() bool {
	return v.Lifecycle() != ""
}

// Name returns the name; it is empty for an unknown value.
func (v {{ type }}) Name() string {
{{- <go_texts enum={enum} from={from} key="name"/> }}
	return ""
}
{%- if enum.coded %}

// String returns the code.
func (v {{ type }}) String() string {
	return string(v)
}
{%- else %}

// String returns the name, or the number of an unknown value.
func (v {{ type }}) String() string {
	if name := v.Name(); name != "" {
		return name
	}
	return "{{ type }}(" + strconv.FormatInt(int64(v), 10) + ")"
}
{%- if codes %}

// Code returns the public code; it is empty where there is none.
func (v {{ type }}) Code() string {
{{- <go_texts enum={enum} from={from} key="code"/> }}
	return ""
}
{%- endif %}
{%- endif %}
{%- if labels %}

// Label returns what people see; it is empty where there is nothing but the name.
func (v {{ type }}) Label() string {
{{- <go_texts enum={enum} from={from} key="label"/> }}
	return ""
}
{%- endif %}
{%- if apis %}

// NameIn returns the name in an API; it is empty where the API or the value is unknown.
func (v {{ type }}) NameIn(api string) string {
	switch api {
{%- for api in apis %}
	case {{ api | go_string(width=65535) }}:
{%- for entry in [e for e in enum.entries if e.names[api] != e.name] %}
{%- if loop.first %}
		switch v {
{%- endif %}
		case {{ <go_id enum={enum} from={from} entry={entry}/> }}:
			return "{{ entry.names[api] }}"
{%- if loop.last %}
		}
{%- endif %}
{%- endfor %}
		return v.Name()
{%- endfor %}
	}
	return ""
}
{%- endif %}

// FormerNames returns the names that it had before.
func (v {{ type }}) FormerNames() []string {
{%- if renamed %}
	switch v {
{%- for entry in renamed %}
	case {{ <go_id enum={enum} from={from} entry={entry}/> }}:
		return []string{% raw %}{{% endraw %}{% for former in entry.former_names %}{% if not loop.first %}, {% endif %}"{{ former.name }}"{% endfor %}}
{%- endfor %}
	}
{%- endif %}
	return nil
}

// Description returns what it means, in Markdown; it is empty for an unknown value.
func (v {{ type }}) Description() string {
{{- <go_texts enum={enum} from={from} key="description"/> }}
	return ""
}

// Lifecycle returns where it stands in its life; it is empty for an unknown value.
func (v {{ type }}) Lifecycle() Lifecycle {
{{- <go_words enum={enum} from={from} key="lifecycle" words={[{"name": "active", "variant": "Active"}, {"name": "deprecated", "variant": "Deprecated"}, {"name": "unused", "variant": "Unused"}, {"name": "removed", "variant": "Removed"}]} type="Lifecycle" otherwise={'""'}/> }}
}

// Since returns the first release in which the value has this meaning; it may be empty.
func (v {{ type }}) Since() string {
{%- if [e for e in enum.entries if e.since] %}
{{- <go_texts enum={enum} from={from} key="since"/> }}
{%- endif %}
	return ""
}
{{- <go_fields enum={enum} from={from} name={type}/> }}
{{- body }}
{%- endcomponent -%}
