{#- summary: The enums as one header of C11 and C++17 # It allocates nothing and needs no library.
    parameters:
      prefix: what stands before each name of C, such as `parcel_`; in upper case before constants
      namespace: the namespace of a part for C++ alone, such as `parcel::status`, with `enum class`, `std::string_view` and `std::optional` -#}
{%- include "enum.h" -%}
{%- if not states.entries and not sources.entries and not reasons.entries %}{{ throw(message="the catalogue has no entries, so there is nothing to generate") }}{% endif %}
{%- for enum in [states, sources, reasons] %}
{%- if enum.unsigned %}{{ throw(message="`" ~ enum.type ~ "` has a number above 2147483647, which no enum of C can have") }}{% endif %}
{%- endfor %}
{%- set p = with.prefix | default(value="") | c_prefix | str %}
{%- set macro = path | c_guard | str %}
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
#else
#define {{ macro }}_TABLE static
#define {{ macro }}_FUNCTION static inline
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
{%- endif %}
{%- if capabilities %}

/** What {{ words.a_framework }} can opt in to. */
typedef enum {{ p }}Capability {
  /** None at all. */
  {{ p | upper }}NO_CAPABILITY,
{%- for capability in capabilities %}
  /**
{{ (capability.description or "Of " ~ (capability.frameworks | text) ~ ".") | block_comment(prefix="   * ") }}
   */
  {{ p | upper }}CAPABILITY_{{ capability.name }},
{%- endfor %}
} {{ p }}Capability;

/** The names of capabilities, in their order; the first stands for none. */
{{ macro }}_TABLE const char *const {{ p }}Capability_names[] = {
    "",
{%- for capability in capabilities %}
    "{{ capability.name }}",
{%- endfor %}
};

/** How many these are. */
{{ macro }}_TABLE const size_t {{ p }}Capability_count =
    sizeof({{ p }}Capability_names) / sizeof({{ p }}Capability_names[0]);
{%- endif %}
{%- if apis %}

/** The APIs that values have names in, the one of the catalogue first. */
{{ macro }}_TABLE const char *const {{ p }}Api_names[] = {
{%- for api in apis %}
    {{ api | c_string(width=65535) }},
{%- endfor %}
};

/** How many APIs there are. */
{{ macro }}_TABLE const size_t {{ p }}Api_count = sizeof({{ p }}Api_names) / sizeof({{ p }}Api_names[0]);
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
{%- set State = p ~ states.type %}
{%- set Source = p ~ sources.type %}
{%- set Reason = p ~ reasons.type %}
{%- set most = 1 %}
{%- for reason in reasons.entries %}
{%- for update in reason.updates %}
{%- if update.among | length > most %}{% set_global most = update.among | length %}{% endif %}
{%- endfor %}
{%- endfor %}

/** A way in which {{ words.an_update }} comes. */
typedef struct {{ p }}Update {
  /** The reason. */
  {{ Reason }} reason;
{%- if states.entries %}
  /** Whether there is a state: there is none where the last known one is repeated, or where the reason is tied to none. */
  bool has_state;
  /** The state. */
  {{ State }} state;
  /** The states that it can repeat as the last known one. */
  {{ State }} among[{{ most }}];
  /** How many these are. */
  size_t among_count;
{%- endif %}
{%- if sources.entries %}
  /** Whether it is known what sends it. */
  bool has_source;
  /** What sends it. */
  {{ Source }} source;
{%- endif %}
{%- if capabilities %}
  /** The capabilities without which {{ words.a_framework }} never gets it; none after the last. */
  {{ p }}Capability needs[{{ (capabilities | length) + 1 }}];
  /** The capabilities with which {{ words.a_framework }} always gets another in its place; none after the last. */
  {{ p }}Capability excludes[{{ (capabilities | length) + 1 }}];
{%- if states.entries %}
  /** Whether others get a state of its own where it comes in place of another. */
  bool has_instead_of;
  /** That state. */
  {{ State }} instead_of;
{%- endif %}
  /** Whether it comes in place of another. */
  bool has_instead_of_reason;
  /** The reason that others get. */
  {{ Reason }} instead_of_reason;
  /** Whether it takes more than the capability to get it in place of the other. */
  bool conditional;
{%- endif %}
  /** The first release with it; empty where that is not known. */
  const char *since;
  /** The last release with it; empty where it still comes. */
  const char *until;
  /** Whether that was before {% if release %}the release that these tables describe{% else %}now{% endif %}. */
  bool ended;
} {{ p }}Update;

/** Every way in which {{ words.an_update }} comes, by reason. */
{{ macro }}_TABLE const {{ p }}Update {{ p }}Update_table[] = {
{%- for reason in reasons.entries %}
{%- for update in reason.updates %}
    {
        {{ <c_id p={p} entry={reason}/> }},
{%- if states.entries %}
        /*has_state=*/{% if update.state %}true, {{ <c_id p={p} entry={update.state}/> }}{% else %}false, ({{ State }})0{% endif %},
        /*among=*/{% raw %}{{% endraw %}{% for state in update.among %}{{ <c_id p={p} entry={state}/> }}{% if not loop.last %}, {% endif %}{% else %}({{ State }})0{% endfor %}}, {{ update.among | length }},
{%- endif %}
{%- if sources.entries %}
        /*has_source=*/{% if update.source %}true, {{ <c_id p={p} entry={update.source}/> }}{% else %}false, ({{ Source }})0{% endif %},
{%- endif %}
{%- if capabilities %}
        /*needs=*/{% raw %}{{% endraw %}{% for one in update.requires %}{{ p | upper }}CAPABILITY_{{ one.name }}, {% endfor %}{{ p | upper }}NO_CAPABILITY},
        /*excludes=*/{% raw %}{{% endraw %}{% for one in update.excludes %}{{ p | upper }}CAPABILITY_{{ one.name }}, {% endfor %}{{ p | upper }}NO_CAPABILITY},
{%- if states.entries %}
        /*has_instead_of=*/{% if update.instead_of %}true, {{ <c_id p={p} entry={update.instead_of}/> }}{% else %}false, ({{ State }})0{% endif %},
{%- endif %}
        /*has_instead_of_reason=*/{% if update.instead_of_reason %}true, {{ <c_id p={p} entry={update.instead_of_reason}/> }}{% else %}false, ({{ Reason }})0{% endif %},
        /*conditional=*/{% if update.conditional %}true{% else %}false{% endif %},
{%- endif %}
        /*since=*/{{ update.since | c_string(width=65535) }},
        /*until=*/{{ update.until | c_string(width=65535) }},
        /*ended=*/{% if update.ended %}true{% else %}false{% endif %},
    },
{%- endfor %}
{%- endfor %}
};

/** How many these are. */
{{ macro }}_TABLE const size_t {{ p }}Update_count =
    sizeof({{ p }}Update_table) / sizeof({{ p }}Update_table[0]);

/**
{{ ("The next " ~ words.update ~ " that a reason comes with, past ones included; the first after `NULL`, and `NULL` after the last.") | block_comment }}
 */
{{ macro }}_FUNCTION const {{ p }}Update *{{ Reason }}_next_update({{ Reason }} reason,
                                                 const {{ p }}Update *previous) {
  const {{ p }}Update *update = previous == NULL ? {{ p }}Update_table : previous + 1;
  for (; update != {{ p }}Update_table + {{ p }}Update_count; update++) {
    if (update->reason == reason) {
      return update;
    }
  }
  return NULL;
}
{%- if states.entries %}

/** Whether {{ words.an_update }} has, or can repeat, a state. */
{{ macro }}_FUNCTION bool {{ p }}Update_comes_with(const {{ p }}Update *update, {{ State }} state) {
  if (update->has_state) {
    return update->state == state;
  }
  for (size_t index = 0; index < update->among_count; index++) {
    if (update->among[index] == state) {
      return true;
    }
  }
  return false;
}

/**
{{ ("The next " ~ words.update ~ " whose reason still comes with a state" ~ (" from a source" if sources.entries else "") ~ ", each reason once; the first after `NULL`, and `NULL` after the last.") | block_comment }}
 */
{{ macro }}_FUNCTION const {{ p }}Update *{{ State }}_next_reason({{ State }} state, {% if sources.entries %}{{ Source }} source,
                                                 {% endif %}const {{ p }}Update *previous) {
  const {{ p }}Update *update = previous == NULL ? {{ p }}Update_table : previous + 1;
  for (; update != {{ p }}Update_table + {{ p }}Update_count; update++) {
    // What is of one reason stands together.
    const bool is_new = previous == NULL || update->reason != previous->reason;
{%- if sources.entries %}
    if (is_new && !update->ended && update->has_source && update->source == source &&
        {{ p }}Update_comes_with(update, state)) {
{%- else %}
    if (is_new && !update->ended && {{ p }}Update_comes_with(update, state)) {
{%- endif %}
      return update;
    }
  }
  return NULL;
}
{%- if capabilities %}

/** Whether a capability is one of those from `one` to the last before `{{ p | upper }}NO_CAPABILITY`. */
{{ macro }}_FUNCTION bool {{ p }}Capability_is_among({{ p }}Capability capability, const {{ p }}Capability *one) {
  for (; *one != {{ p | upper }}NO_CAPABILITY; one++) {
    if (*one == capability) {
      return true;
    }
  }
  return false;
}

/**
{{ ("The next " ~ words.update ~ " that " ~ words.frameworks ~ " with a capability can get where others get a reason with a state: the one with the state itself is among them where they can get that as well. The first after `NULL`, and `NULL` after the last. There is none for `" ~ (p | upper) ~ "NO_CAPABILITY`, or for a number that is no capability.") | block_comment }}
 */
{{ macro }}_FUNCTION const {{ p }}Update *{{ Reason }}_next_instead({{ Reason }} reason, {{ State }} state,
                                                  {{ p }}Capability capability,
                                                  const {{ p }}Update *previous) {
  if ((size_t)capability == 0 || (size_t)capability >= {{ p }}Capability_count) {
    return NULL;
  }
  const {{ p }}Update *update = previous == NULL ? {{ p }}Update_table : previous + 1;
  for (; update != {{ p }}Update_table + {{ p }}Update_count; update++) {
    const bool stays = update->reason == reason && update->has_state &&
                       update->state == state && !{{ p }}Capability_is_among(capability, update->excludes);
    const bool replaces = {{ p }}Capability_is_among(capability, update->needs) &&
                          update->has_instead_of && update->instead_of == state && update->has_instead_of_reason &&
                          update->instead_of_reason == reason;
    if (!update->ended && (stays || replaces)) {
      return update;
    }
  }
  return NULL;
}
{%- endif %}
{%- endif %}
{%- endif %}
{%- if with.namespace %}

#ifdef __cplusplus
extern "C++" {
namespace {{ with.namespace | c_namespace }} {
{%- for enum in [states, sources, reasons] %}
{%- if enum.entries %}
{{- <cpp_enum enum={enum} p={p}/> }}
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

#undef {{ macro }}_TABLE
#undef {{ macro }}_FUNCTION

#endif  // {{ macro }}_
