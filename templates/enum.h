{#- summary: What the three enums of `reasons.h` share # `<c_enum>` makes one of them. -#}
{%- include "fields.h" -%}
{#- `p` is the parameter `prefix`, and `macro` is what the names of the file's macros start with. -#}
{%- component c_id(p, entry) -%}
{{ (p | upper ~ entry.name) | c_name }}
{%- endcomponent -%}

{#- Why a value is not called what it is called elsewhere. -#}
{%- component c_note(p, entry) %}
{%- set name = p | upper ~ entry.name %}
{%- if (name | c_name | str) != name %}
   *
   * `{{ name }}` is a word of C or C++, or a name in their headers, so there is a `_` after it here.
{%- endif %}
{%- endcomponent -%}

{%- component c_deprecated(p, entry) %}
{%- set life = entry.lifecycle %}
{%- if life.stage == "deprecated" or life.stage == "removed" %}
{%- set why = "Use `" ~ life.replacement.name ~ "`." if life.replacement else life.note if life.note else "Removed" ~ (" in " ~ life.since if life.since else "") ~ "." if life.stage == "removed" else "Since " ~ life.since ~ "." if life.since else "Not for new code." %}
   *
{{ why | doxygen(prefix="   * ", first="   * @deprecated ", before=p | upper) }}
{%- endif %}
{%- endcomponent -%}

{#- The comment of a value. -#}
{%- component c_about(p, entry) %}
  /**
{{ about(entry=entry) | doxygen(prefix="   * ", before=p | upper) }}
{{- <c_note p={p} entry={entry}/> }}
{{- <c_deprecated p={p} entry={entry}/> }}
   */
{%- endcomponent -%}

{#- What lists the values of an enum of the file's own, and gives their names. -#}
{%- component c_listed(type, macro, ids, words, starts) %}

/** The names by number{% if starts %}; the first stands for none{% endif %}. */
{{ macro }}_TABLE const char *const {{ type }}_names[] = {
{%- if starts %}
    "",
{%- endif %}
{%- for word in words %}
    {{ word | c_string(width=65535) }},
{%- endfor %}
};

/** All values{% if starts %} but the one for none{% endif %}. */
{{ macro }}_TABLE const {{ type }} {{ type }}_values[] = {
{%- for id in ids %}
    {{ id }},
{%- endfor %}
};

/** How many these are. */
{{ macro }}_COUNT({{ type }}_count, {{ type }}_values);
{%- endcomponent -%}

{#- `own` says which of the fields that only states have this enum has. -#}
{%- component c_enum(enum, p, apis, words, own, macro) %}
{%- set type = p ~ enum.type %}
{%- if p and (type | c_name | str) != type %}{{ throw(message="`" ~ type ~ "` is a name in a header of C: take another `prefix`") }}{% endif %}
{%- set codes = [e for e in enum.entries if e.code] %}
{%- set labels = [e for e in enum.entries if e.label] %}
{%- set former = ([e.former_names | length for e in enum.entries] | sort | last) + 1 %}

/**
{{ (enum.description or "One of an enum.") | doxygen }}
{%- if enum.coded %}
 *
 * The numbers are those of this file alone: send and store the code.
{%- endif %}
 */
typedef enum {{ type }} {{ macro }}_INT32 {
{%- for entry in enum.entries %}
{{- <c_about p={p} entry={entry}/> }}
  {{ <c_id p={p} entry={entry}/> }} = {% if enum.coded %}{{ loop.index0 }}{% elif entry.number == -2147483648 %}-2147483647 - 1{% else %}{{ entry.number }}{% endif %},
{%- endfor %}
{%- for entry in enum.entries %}
{%- for alias in entry.aliases %}
  /** Another name of `{{ <c_id p={p} entry={entry}/> }}`. */
  {{ <c_id p={p} entry={alias}/> }} = {{ <c_id p={p} entry={entry}/> }},
{%- endfor %}
{%- for name in entry.former_names %}
  /** @deprecated Use `{{ <c_id p={p} entry={entry}/> }}`. */
  {{ <c_id p={p} entry={name}/> }} {{ macro }}_DEPRECATED("Use {{ <c_id p={p} entry={entry}/> }}.") = {{ <c_id p={p} entry={entry}/> }},
{%- endfor %}
{%- endfor %}
} {{ type }};
#ifndef __cplusplus
_Static_assert(sizeof({{ type }}) == sizeof(int32_t), "build without -fshort-enums");
#endif
{{- <c_fields_types enum={enum} p={p} macro={macro}/> }}

/** What is known of a value. */
typedef struct {{ type }}Facts {
  /** Its name. */
  const char *name;
{%- if codes %}
  /** The public code; empty where there is none. */
  const char *code;
{%- endif %}
{%- if labels %}
  /** What people see; empty where there is nothing but the name. */
  const char *label;
{%- endif %}
{%- if apis %}
  /** The name in each API, in the order of `{{ p }}Api_names`. */
  const char *names[{{ apis | length }}];
{%- endif %}
  /** The names that it had before; `NULL` after the last. */
  const char *former_names[{{ former }}];
  /** The first release in which it has this meaning; empty where that is not known. */
  const char *since;
  /** What it means, in Markdown. */
  const char *description;
{{- <c_fields_wide enum={enum} p={p}/> }}
  /** The value. */
  {{ type }} value;
  /** Where it stands in its life. */
  {{ p }}Lifecycle lifecycle;
{%- if "terminal" in own %}
  /** Whether it is the last state{{ words.of_a_task }}. */
  {{ p }}Terminal terminal;
{%- endif %}
{%- if "needs" in own %}
  /** The capability without which {{ words.a_framework }} never sees it. */
  {{ p }}Capability needs;
{%- endif %}
{{- <c_fields_narrow enum={enum} p={p}/> }}
} {{ type }}Facts;

/** All values, in the order of the catalogue. */
{{ macro }}_TABLE const {{ type }} {{ type }}_values[] = {
{%- for entry in enum.entries %}
    {{ <c_id p={p} entry={entry}/> }},
{%- endfor %}
};

/** How many values there are. */
{{ macro }}_COUNT({{ type }}_count, {{ type }}_values);

/** What is known of each value, in the order of numbers, which need not be that of `{{ type }}_values`. */
{{ macro }}_TABLE const {{ type }}Facts {{ type }}_by_number[] = {
{%- for entry in enum.entries if enum.coded else (enum.entries | sort(attribute="number")) %}
    {
        /*name=*/"{{ entry.name }}",
{%- if codes %}
        /*code=*/{{ entry.code | c_string(start=18, indent=8) }},
{%- endif %}
{%- if labels %}
        /*label=*/{{ entry.label | c_string(start=19, indent=8) }},
{%- endif %}
{%- if apis %}
        /*names=*/{% raw %}{{% endraw %}{% for api in apis %}"{{ entry.names[api] }}"{% if not loop.last %}, {% endif %}{% endfor %}},
{%- endif %}
        /*former_names=*/{% raw %}{{% endraw %}{% for name in entry.former_names %}"{{ name.name }}", {% endfor %}{{ macro }}_NULL},
        /*since=*/{{ entry.since | c_string(width=65535) }},
        /*description=*/
        {{ entry.description | c_string(indent=8) }},
{{- <c_fields_wide_values enum={enum} entry={entry}/> }}
        /*value=*/{{ <c_id p={p} entry={entry}/> }},
        /*lifecycle=*/{{ p | upper }}LIFECYCLE_{{ entry.lifecycle.stage | upper }},
{%- if "terminal" in own %}
        /*terminal=*/{{ p | upper }}TERMINAL_{{ (entry.terminal or "unknown") | upper }},
{%- endif %}
{%- if "needs" in own %}
        /*needs=*/{{ p | upper }}{% if entry.requires %}CAPABILITY_{{ entry.requires }}{% else %}NO_CAPABILITY{% endif %},
{%- endif %}
{{- <c_fields_narrow_values enum={enum} p={p} entry={entry}/> }}
    },
{%- endfor %}
};

/** What is known of the value of a number; `NULL` for one that is not here, as a newer peer may send. */
{{ macro }}_FUNCTION const {{ type }}Facts *{{ type }}_find(int32_t number) {
  size_t low = 0;
  size_t high = {{ type }}_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const int32_t here = {{ macro }}_CAST(int32_t, {{ type }}_by_number[middle].value);
    if (here == number) {
      return &{{ type }}_by_number[middle];
    }
    if (here < number) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return {{ macro }}_NULL;
}

/** What is known of a value; `NULL` for one that is not here. */
{{ macro }}_FUNCTION const {{ type }}Facts *{{ type }}_facts({{ type }} value) {
  return {{ type }}_find({{ macro }}_CAST(int32_t, value));
}
{{- <c_text type={type} macro={macro} name="name" about="The name"/> }}
{%- if codes %}
{{- <c_text type={type} macro={macro} name="code" about="The public code"/> }}
{%- endif %}
{%- if labels %}
{{- <c_text type={type} macro={macro} name="label" about="What people see"/> }}
{%- endif %}
{%- if not enum.coded %}

/** Finds the value of a number; returns whether there is one. */
{{ macro }}_FUNCTION bool {{ type }}_from_number(int32_t number, {{ type }} *value) {
  const {{ type }}Facts *const facts = {{ type }}_find(number);
  if (facts == {{ macro }}_NULL) {
    return false;
  }
  *value = facts->value;
  return true;
}
{%- endif %}

/** Every name that a value has, or had, in any API, in the order of bytes. */
{{ macro }}_TABLE const {{ p }}Key {{ type }}_by_name[] = {
{%- set rows %}{% for entry in enum.entries %}{% for name in entry.lookup_names %}
{{ name }} {{ <c_id p={p} entry={entry}/> }}{% endfor %}{% endfor %}{% endset %}
{%- for row in rows | str | trim | split(pat="\n") | sort %}
{%- set parts = row | split(pat=" ") %}
    {"{{ parts[0] }}", {{ parts[1] }}},
{%- endfor %}
};
{{- <c_lookup type={type} p={p} macro={macro} by="name" about="a name that it has, or had, in any API"/> }}
{%- if codes %}

/** Every public code, in the order of bytes. */
{{ macro }}_TABLE const {{ p }}Key {{ type }}_by_code[] = {
{%- for entry in codes | sort(attribute="code") %}
    {% raw %}{{% endraw %}{{ entry.code | c_string(width=65535) }}, {{ <c_id p={p} entry={entry}/> }}},
{%- endfor %}
};
{{- <c_lookup type={type} p={p} macro={macro} by="code" about="a public code"/> }}
{%- endif %}
{%- endcomponent -%}

{#- The function that gives one of a value's texts. -#}
{%- component c_text(type, macro, name, about) %}

/** {{ about | safe }}; empty for a value that is not here{% if name != "name" %}, or that has none{% endif %}. */
{{ macro }}_FUNCTION const char *{{ type }}_{{ name }}({{ type }} value) {
  const {{ type }}Facts *const facts = {{ type }}_facts(value);
  return facts == {{ macro }}_NULL ? "" : facts->{{ name }};
}
{%- endcomponent -%}

{#- The function that finds a value by a text. -#}
{%- component c_lookup(type, p, macro, by, about) %}

/** Finds the value of {{ about | safe }}; returns whether there is one. */
{{ macro }}_FUNCTION bool {{ type }}_from_{{ by }}(const char *{{ by }}, {{ type }} *value) {
  const {{ p }}Key *const key = {{ p }}Key_find(
      {{ type }}_by_{{ by }}, sizeof({{ type }}_by_{{ by }}) / sizeof({{ type }}_by_{{ by }}[0]),
      {{ by }}, {{ p }}Key_length({{ by }}));
  if (key == {{ macro }}_NULL) {
    return false;
  }
  *value = {{ macro }}_CAST({{ type }}, key->number);
  return true;
}
{%- endcomponent -%}

{#- The same in C++, which says where the words are, so that they stand once. -#}
{%- component cpp_about(p, entry) %}
{%- set stage = entry.lifecycle.stage %}
{%- if stage == "deprecated" or stage == "removed" %}
  /**
   * See `::{{ <c_id p={p} entry={entry}/> }}`.
{{- <c_deprecated p={p} entry={entry}/> }}
   */
{%- else %}
  /** See `::{{ <c_id p={p} entry={entry}/> }}`. */
{%- endif %}
{%- endcomponent -%}

{%- component cpp_enum(enum, p, macro) %}
{%- set type = p ~ enum.type %}

/** The values of `::{{ type }}`. */
enum class {{ enum.type }} : std::int32_t {
{%- for entry in enum.entries %}
{{- <cpp_about p={p} entry={entry}/> }}
  k{{ entry.variant }} = ::{{ <c_id p={p} entry={entry}/> }},
{%- endfor %}
{%- for entry in enum.entries %}
{%- for alias in entry.aliases %}
  /** Another name of `k{{ entry.variant }}`. */
  k{{ alias.variant }} = ::{{ <c_id p={p} entry={entry}/> }},
{%- endfor %}
{%- for name in entry.former_names %}
  /** @deprecated Use `k{{ entry.variant }}`. */
  k{{ name.variant }} {{ macro }}_DEPRECATED("Use k{{ entry.variant }}.") = ::{{ <c_id p={p} entry={entry}/> }},
{%- endfor %}
{%- endfor %}
};

/** All values, in the order of the catalogue. */
inline constexpr std::array<{{ enum.type }}, {{ enum.entries | length }}> k{{ enum.type }}Values = {% raw %}{{{% endraw %}
{%- for entry in enum.entries %}
    {{ enum.type }}::k{{ entry.variant }},
{%- endfor %}
{% raw %}}}{% endraw %};

/** The same value as the functions of C take it. */
constexpr ::{{ type }} ToC({{ enum.type }} value) noexcept { return static_cast<::{{ type }}>(value); }

/** The value that the functions of C gave. */
constexpr {{ enum.type }} FromC(::{{ type }} value) noexcept { return static_cast<{{ enum.type }}>(value); }

/** What is known of a value; null for one that is not here. */
constexpr const ::{{ type }}Facts *Facts({{ enum.type }} value) noexcept { return ::{{ type }}_facts(ToC(value)); }

/** The name; empty for a value that is not here. */
constexpr std::string_view Name({{ enum.type }} value) noexcept { return ::{{ type }}_name(ToC(value)); }
{%- if [e for e in enum.entries if e.code] %}

/** The public code; empty for a value that is not here, or that has none. */
constexpr std::string_view Code({{ enum.type }} value) noexcept { return ::{{ type }}_code(ToC(value)); }
{%- endif %}
{%- if [e for e in enum.entries if e.label] %}

/** What people see; empty for a value that is not here, or that has none. */
constexpr std::string_view Label({{ enum.type }} value) noexcept { return ::{{ type }}_label(ToC(value)); }
{%- endif %}

/** What it means, in Markdown; empty for a value that is not here. */
constexpr std::string_view Description({{ enum.type }} value) noexcept {
  const ::{{ type }}Facts *const facts = Facts(value);
  return facts == nullptr ? "" : facts->description;
}
{%- if not enum.coded %}

/** The value of a number. */
constexpr std::optional<{{ enum.type }}> {{ enum.type }}FromNumber(std::int32_t number) noexcept {
  const ::{{ type }}Facts *const facts = ::{{ type }}_find(number);
  return facts == nullptr ? std::nullopt : std::optional<{{ enum.type }}>(FromC(facts->value));
}
{%- endif %}
{{- <cpp_lookup enum={enum} p={p} by="name" By="Name" about="a name that it has, or had, in any API"/> }}
{%- if [e for e in enum.entries if e.code] %}
{{- <cpp_lookup enum={enum} p={p} by="code" By="Code" about="a public code"/> }}
{%- endif %}
{%- endcomponent -%}

{%- component cpp_lookup(enum, p, by, By, about) %}
{%- set table = ("::" ~ p ~ enum.type ~ "_by_" ~ by) | safe %}

/** The value of {{ about | safe }}. */
constexpr std::optional<{{ enum.type }}> {{ enum.type }}From{{ By }}(std::string_view {{ by }}) noexcept {
  const ::{{ p }}Key *const key = ::{{ p }}Key_find({{ table }}, std::size({{ table }}), {{ by }}.data(), {{ by }}.size());
  return key == nullptr ? std::nullopt : std::optional<{{ enum.type }}>(static_cast<{{ enum.type }}>(key->number));
}
{%- endcomponent -%}
