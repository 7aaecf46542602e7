{#- summary: The enums as one header of C11 and C++17 # It allocates nothing and needs no library.
    parameters:
      prefix: what each C name starts with, such as `parcel_`; constants start with it in upper case
      namespace: the namespace of an additional part for C++, such as `parcel::status`, which uses `enum class`, `std::string_view` and `std::optional` -#}
{%- include "enum.h" -%}
{%- include "updates.h" -%}
{%- if not states.entries and not sources.entries and not reasons.entries %}{{ throw(message="the catalogue has no entries, so there is nothing to generate") }}{% endif %}
{%- for enum in [states, sources, reasons] %}
{%- if enum.unsigned %}{{ throw(message="`" ~ enum.type ~ "` has a number above 2147483647, which no enum of C can have") }}{% endif %}
{%- endfor %}
{%- set p = with.prefix | default(value="") | c_prefix | str %}
{%- set of = p or with.namespace | default(value="") or project %}
{%- set macro = (of ~ "/" ~ path) | c_guard | str %}
{%- set ends = [s for s in states.entries if s.terminal] %}
{%- set needy = [s for s in states.entries if s.requires] -%}
{%- for line in banner -%}
// {{ line }}
{% endfor -%}
// clang-format off

#ifndef {{ macro }}_
#define {{ macro }}_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
{%- if with.namespace %}

#ifdef __cplusplus
// Whoever includes this file may do so in a block of `extern "C"`.
extern "C++" {
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>
}
#endif
{%- endif %}

// Constants of C++ can be asked for at compile time.
#ifdef __cplusplus
#define {{ macro }}_TABLE inline constexpr
#define {{ macro }}_FUNCTION constexpr
#define {{ macro }}_COUNT(name, table) inline constexpr size_t name = sizeof(table) / sizeof((table)[0])
#define {{ macro }}_CAST(type, value) static_cast<type>(value)
#define {{ macro }}_NULL nullptr
#define {{ macro }}_DEPRECATED(text) [[deprecated(text)]]
#else
#define {{ macro }}_TABLE static
#define {{ macro }}_FUNCTION static inline
#define {{ macro }}_COUNT(name, table) enum { name = sizeof(table) / sizeof((table)[0]) }
#define {{ macro }}_CAST(type, value) ((type)(value))
#define {{ macro }}_NULL NULL
#ifdef __GNUC__
#define {{ macro }}_DEPRECATED(text) __attribute__((deprecated(text)))
#else
#define {{ macro }}_DEPRECATED(text)
#endif
#endif
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
#define {{ macro }}_INT32 : int32_t
#else
#define {{ macro }}_INT32
#endif
{%- set long = [e for e in [...states.entries, ...sources.entries, ...reasons.entries] if e.description | length > 1000] %}
{%- if long %}

// A string of C is sure to have room for 4095 bytes; these compilers have room for more.
#ifdef __GNUC__
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
#endif
{%- endif %}

/** Where a value stands in its life. */
typedef enum {{ p }}Lifecycle {
  /** In use. */
  {{ p | upper }}LIFECYCLE_ACTIVE,
  /** Still there, not for new code. */
  {{ p | upper }}LIFECYCLE_DEPRECATED,
  /** There, but not sent. */
  {{ p | upper }}LIFECYCLE_UNUSED,
  /** No longer there; older peers may still send it. */
  {{ p | upper }}LIFECYCLE_REMOVED,
} {{ p }}Lifecycle;
{%- set stages = ["active", "deprecated", "unused", "removed"] %}
{{- <c_listed type={p ~ "Lifecycle"} macro={macro} ids={[(p ~ "lifecycle_" ~ s) | upper for s in stages]} words={stages} starts={false}/> }}
{%- if ends %}

/** Whether a state is the last one{{ words.of_a_task }}. */
typedef enum {{ p }}Terminal {
  /** Nobody said. */
  {{ p | upper }}TERMINAL_UNKNOWN,
  /** No other state follows. */
  {{ p | upper }}TERMINAL_YES,
  /** Other states follow. */
  {{ p | upper }}TERMINAL_NO,
  /** Mostly no other state follows, but one can. */
  {{ p | upper }}TERMINAL_USUALLY,
} {{ p }}Terminal;
{%- set answers = ["yes", "no", "usually"] %}
{{- <c_listed type={p ~ "Terminal"} macro={macro} ids={[(p ~ "terminal_" ~ a) | upper for a in answers]} words={answers} starts={true}/> }}
{%- endif %}
{%- if capabilities %}

/** What {{ words.a_framework }} can opt in to. */
typedef enum {{ p }}Capability {
  /** None at all. */
  {{ p | upper }}NO_CAPABILITY,
{%- for capability in capabilities %}
  /**
{{ (capability.description or "Of " ~ (capability.frameworks | text) ~ ".") | doxygen(prefix="   * ", before=p | upper) }}
   */
  {{ p | upper }}CAPABILITY_{{ capability.name }},
{%- endfor %}
} {{ p }}Capability;
{{- <c_listed type={p ~ "Capability"} macro={macro} ids={[(p | upper) ~ "CAPABILITY_" ~ c.name for c in capabilities]} words={[c.name for c in capabilities]} starts={true}/> }}
{%- endif %}
{%- if apis %}

/** The APIs that values have names in, the one of the catalogue first. */
{{ macro }}_TABLE const char *const {{ p }}Api_names[] = {
{%- for api in apis %}
    {{ api | c_string(width=65535) }},
{%- endfor %}
};

/** How many APIs there are. */
{{ macro }}_COUNT({{ p }}Api_count, {{ p }}Api_names);
{%- endif %}

/** A text that finds a value. */
typedef struct {{ p }}Key {
  /** The text. */
  const char *text;
  /** The number of the value. */
  int32_t number;
} {{ p }}Key;

/** How many bytes a text has. */
{{ macro }}_FUNCTION size_t {{ p }}Key_length(const char *text) {
  size_t length = 0;
  while (text[length] != '\0') {
    length++;
  }
  return length;
}

/** Finds a text of some length in a sorted table; `NULL` if it is not there. */
{{ macro }}_FUNCTION const {{ p }}Key *{{ p }}Key_find(
    const {{ p }}Key *keys, size_t count, const char *text, size_t length) {
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
      return &keys[middle];
    }
    if (same < length && (key[same] == '\0' || {{ macro }}_CAST(unsigned char, key[same]) <
                                                   {{ macro }}_CAST(unsigned char, text[same]))) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return {{ macro }}_NULL;
}
{%- if capabilities %}

/** Every capability by its name, in the order of bytes. */
{{ macro }}_TABLE const {{ p }}Key {{ p }}Capability_by_name[] = {
{%- for capability in capabilities | sort(attribute="name") %}
    {"{{ capability.name }}", {{ p | upper }}CAPABILITY_{{ capability.name }}},
{%- endfor %}
};
{{- <c_lookup type={p ~ "Capability"} p={p} macro={macro} by="name" about="its name"/> }}
{%- endif %}
{%- if states.entries %}
{{- <c_enum enum={states} p={p} apis={apis} words={words} own={[...(["terminal"] if ends else []), ...(["needs"] if needy else [])]} macro={macro}/> }}
{%- endif %}
{%- if sources.entries %}
{{- <c_enum enum={sources} p={p} apis={apis} words={words} own={[]} macro={macro}/> }}
{%- endif %}
{%- if reasons.entries %}
{{- <c_enum enum={reasons} p={p} apis={apis} words={words} own={[]} macro={macro}/> }}
{%- endif %}
{%- if has_updates %}
{{- <c_updates states={states} sources={sources} reasons={reasons} capabilities={capabilities} release={release} p={p} words={words} macro={macro}/> }}
{%- endif %}
{%- if with.namespace %}

#ifdef __cplusplus
extern "C++" {
namespace {{ with.namespace | c_namespace }} {
{%- for enum in [states, sources, reasons] %}
{%- if enum.entries %}
{{- <cpp_enum enum={enum} p={p} macro={macro}/> }}
{%- endif %}
{%- endfor %}

}  // namespace {{ with.namespace | c_namespace }}
}
#endif
{%- endif %}
{%- if long %}

#ifdef __GNUC__
#pragma GCC diagnostic pop
#endif
{%- endif %}

{% for name in ["TABLE", "FUNCTION", "COUNT", "CAST", "NULL", "DEPRECATED", "INT32"] -%}
#undef {{ macro }}_{{ name }}
{% endfor %}
#endif  // {{ macro }}_
