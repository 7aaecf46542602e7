{#- summary: What the three enums of `reasons.h` share # `<c_enum>` makes one of them. -#}
{%- include "fields.h" -%}
{#- `p` is the parameter `prefix`, and `TABLE` and `FUNCTION` are the macros with which the file declares. -#}
{%- component c_id(p, entry) -%}
{% if p %}{{ p | upper }}{{ entry.name }}{% else %}{{ entry.name | c_name }}{% endif %}
{%- endcomponent -%}

{#- Why a value is not called what it is called elsewhere. -#}
{%- component c_note(p, entry) %}
{%- if not p and (entry.name | c_name | str) != entry.name %}
   *
   * `{{ entry.name }}` is a word of C or C++, or a name in their headers, so there is a `_` after it here.
{%- endif %}
{%- endcomponent -%}

{%- component c_deprecated(p, entry) %}
{%- set life = entry.lifecycle %}
{%- if life.stage == "deprecated" or life.stage == "removed" %}
{%- set why = "Use `" ~ life.replacement.name ~ "`." if life.replacement else life.note if life.note else (life.stage | capitalize) ~ ((" in " if life.stage == "removed" else " since ") ~ life.since if life.since else "") ~ "." %}
   *
{{ why | block_comment(prefix="   * ", first="   * @deprecated ") }}
{%- endif %}
{%- endcomponent -%}

{#- `own` says which of the fields that only states have this enum has. -#}
{%- component c_enum(enum, p, apis, words, own, macro) %}
{%- set type = p ~ enum.type %}
{%- set codes = [e for e in enum.entries if e.code] %}
{%- set labels = [e for e in enum.entries if e.label] %}
{%- set former = ([e.former_names | length for e in enum.entries] | sort | last) + 1 %}

/**
{{ (enum.description or "One of an enum.") | block_comment }}
{%- if enum.coded %}
 *
 * The numbers are those of this file alone: send and store the code.
{%- endif %}
 */
typedef enum {{ type }}
#ifdef __cplusplus
    : int32_t
#endif
{
{%- for entry in enum.entries %}
  /**
{{ about(entry=entry) | block_comment(prefix="   * ") }}
{{- <c_note p={p} entry={entry}/> }}
{{- <c_deprecated p={p} entry={entry}/> }}
   */
  {{ <c_id p={p} entry={entry}/> }} = {% if enum.coded %}{{ loop.index0 }}{% elif entry.number == -2147483648 %}-2147483647 - 1{% else %}{{ entry.number }}{% endif %},
{%- endfor %}
{%- for entry in enum.entries %}
{%- for alias in entry.aliases %}
  /** Another name of `{{ <c_id p={p} entry={entry}/> }}`. */
  {{ <c_id p={p} entry={alias}/> }} = {{ <c_id p={p} entry={entry}/> }},
{%- endfor %}
{%- for name in entry.former_names %}
  /** @deprecated Use `{{ <c_id p={p} entry={entry}/> }}`. */
  {{ <c_id p={p} entry={name}/> }} = {{ <c_id p={p} entry={entry}/> }},
{%- endfor %}
{%- endfor %}
} {{ type }};
{{- <c_fields_types enum={enum} p={p} macro={macro}/> }}

/** What is known of a value. */
typedef struct {{ type }}Facts {
  /** The value. */
  {{ type }} value;
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
{{- <c_fields_members enum={enum} p={p}/> }}
  /** What it means, in Markdown. */
  const char *description;
} {{ type }}Facts;

/** All values, in the order of the catalogue. */
{{ macro }}_TABLE const {{ type }} {{ type }}_values[] = {
{%- for entry in enum.entries %}
    {{ <c_id p={p} entry={entry}/> }},
{%- endfor %}
};

/** How many values there are. */
{{ macro }}_TABLE const size_t {{ type }}_count =
    sizeof({{ type }}_values) / sizeof({{ type }}_values[0]);

/** What is known of each value, by number. */
{{ macro }}_TABLE const {{ type }}Facts {{ type }}_table[] = {
{%- for entry in enum.entries if enum.coded else (enum.entries | sort(attribute="number")) %}
    {
        {{ <c_id p={p} entry={entry}/> }},
        "{{ entry.name }}",
{%- if codes %}
        /*code=*/{{ entry.code | c_string(start=18, indent=8) }},
{%- endif %}
{%- if labels %}
        /*label=*/{{ entry.label | c_string(start=19, indent=8) }},
{%- endif %}
{%- if apis %}
        /*names=*/{% raw %}{{% endraw %}{% for api in apis %}"{{ entry.names[api] }}"{% if not loop.last %}, {% endif %}{% endfor %}},
{%- endif %}
        /*former_names=*/{% raw %}{{% endraw %}{% for name in entry.former_names %}"{{ name.name }}", {% endfor %}NULL},
        /*since=*/{{ entry.since | c_string(width=65535) }},
        {{ p | upper }}LIFECYCLE_{{ entry.lifecycle.stage | upper }},
{%- if "terminal" in own %}
        {{ p | upper }}TERMINAL_{{ (entry.terminal or "unknown") | upper }},
{%- endif %}
{%- if "needs" in own %}
        {{ p | upper }}{% if entry.requires %}CAPABILITY_{{ entry.requires }}{% else %}NO_CAPABILITY{% endif %},
{%- endif %}
{{- <c_fields_values enum={enum} p={p} entry={entry}/> }}
        /*description=*/
        {{ entry.description | c_string(indent=8) }},
    },
{%- endfor %}
};

/** What is known of a value; `NULL` for one that is not here, as a newer peer may send. */
{{ macro }}_FUNCTION const {{ type }}Facts *{{ type }}_facts({{ type }} value) {
  size_t low = 0;
  size_t high = {{ type }}_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if ({{ type }}_table[middle].value < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low < {{ type }}_count && {{ type }}_table[low].value == value) {
    return &{{ type }}_table[low];
  }
  return NULL;
}

/** The name; `NULL` for a value that is not here. */
{{ macro }}_FUNCTION const char *{{ type }}_name({{ type }} value) {
  const {{ type }}Facts *const facts = {{ type }}_facts(value);
  return facts == NULL ? NULL : facts->name;
}
{%- if not enum.coded %}

/** Finds the value of a number; returns whether there is one. */
{{ macro }}_FUNCTION bool {{ type }}_from_number(int32_t number, {{ type }} *value) {
  const {{ type }}Facts *const facts = {{ type }}_facts(({{ type }})number);
  if (facts == NULL) {
    return false;
  }
  *value = facts->value;
  return true;
}
{%- endif %}

/** A text that finds a value. */
typedef struct {{ type }}Key {
  const char *text;
  {{ type }} value;
} {{ type }}Key;

/** Every name that a value has, or had, in any API, in the order of bytes. */
{{ macro }}_TABLE const {{ type }}Key {{ type }}_names[] = {
{%- set rows %}{% for entry in enum.entries %}{% for name in entry.lookup_names %}
{{ name }} {{ <c_id p={p} entry={entry}/> }}{% endfor %}{% endfor %}{% endset %}
{%- for row in rows | str | trim | split(pat="\n") | sort %}
{%- set parts = row | split(pat=" ") %}
    {"{{ parts[0] }}", {{ parts[1] }}},
{%- endfor %}
};
{%- if codes %}

/** Every public code, in the order of bytes. */
{{ macro }}_TABLE const {{ type }}Key {{ type }}_codes[] = {
{%- for entry in codes | sort(attribute="code") %}
    {% raw %}{{% endraw %}{{ entry.code | c_string(width=65535) }}, {{ <c_id p={p} entry={entry}/> }}},
{%- endfor %}
};
{%- endif %}

/** Finds a text of some length in a sorted table; returns whether it is there. */
{{ macro }}_FUNCTION bool {{ type }}_search(const {{ type }}Key *keys, size_t count,
                                         const char *text, size_t length,
                                         {{ type }} *value) {
  size_t low = 0;
  size_t high = count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const char *const key = keys[middle].text;
    size_t same = 0;
    while (same < length && key[same] != '\0' && key[same] == text[same]) {
      same++;
    }
    if (same == length && key[same] == '\0') {
      *value = keys[middle].value;
      return true;
    }
    if (same < length &&
        (key[same] == '\0' || (unsigned char)key[same] < (unsigned char)text[same])) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return false;
}

/** Finds the value of a name that it has, or had, in any API; returns whether there is one. */
{{ macro }}_FUNCTION bool {{ type }}_from_name(const char *name, {{ type }} *value) {
  size_t length = 0;
  while (name[length] != '\0') {
    length++;
  }
  return {{ type }}_search({{ type }}_names, sizeof({{ type }}_names) / sizeof({{ type }}_names[0]), name,
                       length, value);
}
{%- if codes %}

/** Finds the value of a public code; returns whether there is one. */
{{ macro }}_FUNCTION bool {{ type }}_from_code(const char *code, {{ type }} *value) {
  size_t length = 0;
  while (code[length] != '\0') {
    length++;
  }
  return {{ type }}_search({{ type }}_codes, sizeof({{ type }}_codes) / sizeof({{ type }}_codes[0]), code,
                       length, value);
}
{%- endif %}
{%- endcomponent -%}

{%- component cpp_enum(enum, p) %}
{%- set type = p ~ enum.type %}

/** The values of `::{{ type }}`. */
enum class {{ enum.type }} : std::int32_t {
{%- for entry in enum.entries %}
  k{{ entry.variant }} = ::{{ <c_id p={p} entry={entry}/> }},
{%- endfor %}
};

/** What is known of a value; null for one that is not here. */
constexpr const ::{{ type }}Facts *Facts({{ enum.type }} value) noexcept {
  return ::{{ type }}_facts(static_cast<::{{ type }}>(value));
}

/** The name; empty for a value that is not here. */
constexpr std::string_view Name({{ enum.type }} value) noexcept {
  const ::{{ type }}Facts *const facts = Facts(value);
  return facts == nullptr ? std::string_view() : std::string_view(facts->name);
}

/** What it means, in Markdown; empty for a value that is not here. */
constexpr std::string_view Description({{ enum.type }} value) noexcept {
  const ::{{ type }}Facts *const facts = Facts(value);
  return facts == nullptr ? std::string_view() : std::string_view(facts->description);
}
{%- if not enum.coded %}

/** The value of a number. */
constexpr std::optional<{{ enum.type }}> {{ enum.type }}FromNumber(std::int32_t number) noexcept {
  const {{ enum.type }} value = static_cast<{{ enum.type }}>(number);
  return Facts(value) == nullptr ? std::nullopt : std::optional<{{ enum.type }}>(value);
}
{%- endif %}

/** The value of a name that it has, or had, in any API. */
constexpr std::optional<{{ enum.type }}> {{ enum.type }}FromName(std::string_view name) noexcept {
  ::{{ type }} value{};
  if (::{{ type }}_search(::{{ type }}_names, std::size(::{{ type }}_names), name.data(), name.size(), &value)) {
    return static_cast<{{ enum.type }}>(value);
  }
  return std::nullopt;
}
{%- if [e for e in enum.entries if e.code] %}

/** The value of a public code. */
constexpr std::optional<{{ enum.type }}> {{ enum.type }}FromCode(std::string_view code) noexcept {
  ::{{ type }} value{};
  if (::{{ type }}_search(::{{ type }}_codes, std::size(::{{ type }}_codes), code.data(), code.size(), &value)) {
    return static_cast<{{ enum.type }}>(value);
  }
  return std::nullopt;
}
{%- endif %}
{%- endcomponent -%}
