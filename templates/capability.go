{#- summary: What `reasons.go` knows of capabilities -#}
{#- `asks` says whether there are updates to ask about. -#}
{%- component go_capability(capabilities, words, asks) %}

{{ ("Capability is what " ~ words.a_framework ~ " can opt in to; zero stands for none. Its numbers mean nothing outside of this file: store and send the name, as encoding/json does.") | godoc }}
type Capability int

// The capabilities, in the order of the catalogue.
const (
{%- for capability in capabilities %}
{{ (capability.description or "Of " ~ (capability.frameworks | text) ~ ".") | godoc(prefix="	//") }}
	Capability{{ capability.variant | go_name }}{% if loop.first %} Capability = iota + 1{% endif %}
{%- endfor %}
)

// CapabilityValues returns all capabilities, in the order of the catalogue.
func CapabilityValues() []Capability {
	return []Capability{
{%- for capability in capabilities %}
		Capability{{ capability.variant | go_name }},
{%- endfor %}
	}
}

// ParseCapability returns the capability of a name. The error is of type *[UnknownNameError].
func ParseCapability(name string) (Capability, error) {
	switch name {
{%- for capability in capabilities %}
	case "{{ capability.name }}":
		return Capability{{ capability.variant | go_name }}, nil
{%- endfor %}
	}
	return 0, &UnknownNameError{Type: "Capability", Name: name}
}

// IsKnown reports whether it is one of the constants above.
func (v Capability) IsKnown() bool {
	return {% for capability in capabilities %}{% if loop.first %}v >= Capability{{ capability.variant | go_name }}{% endif %}{% if loop.last %} && v <= Capability{{ capability.variant | go_name }}{% endif %}{% endfor %}
}

// String returns the name, or the number of an unknown capability.
func (v Capability) String() string {
	switch v {
{%- for capability in capabilities %}
	case Capability{{ capability.variant | go_name }}:
		return "{{ capability.name }}"
{%- endfor %}
	}
	return "Capability(" + strconv.Itoa(int(v)) + ")"
}

// MarshalText returns the name. What is no capability has none, and is an *[UnknownNameError].
func (v Capability) MarshalText() ([]byte, error) {
	if !v.IsKnown() {
		return nil, &UnknownNameError{Type: "Capability", Name: v.String()}
	}
	return []byte(v.String()), nil
}

// UnmarshalText takes a name. The error is of type *[UnknownNameError].
func (v *Capability) UnmarshalText(text []byte) error {
	found, err := ParseCapability(string(text))
	if err == nil {
		*v = found
	}
	return err
}
{%- if asks %}

// isAmong reports whether it is one of some.
func (v Capability) isAmong(among []Capability) bool {
	for _, one := range among {
		if one == v {
			return true
		}
	}
	return false
}
{%- endif %}
{%- endcomponent -%}
