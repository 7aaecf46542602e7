{#- summary: What `reasons.h` knows of updates -#}
{%- component c_updates(states, sources, reasons, capabilities, release, p, words, macro) %}
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
  /** The first release with it; empty where that is not known. */
  const char *since;
  /** The last release with it; empty where it still comes. */
  const char *until;
{%- if states.entries %}
  /** How many states there are in `among`. */
  size_t among_count;
{%- endif %}
  /** The reason. */
  {{ Reason }} reason;
{%- if states.entries %}
  /** The state, where it has one. */
  {{ State }} state;
  /** The states that it can repeat as the last known one. */
  {{ State }} among[{{ most }}];
{%- endif %}
{%- if sources.entries %}
  /** What sends it, where that is known. */
  {{ Source }} source;
{%- endif %}
{%- if capabilities %}
  /** The capabilities without which {{ words.a_framework }} never gets it; none after the last. */
  {{ p }}Capability needs[{{ (capabilities | length) + 1 }}];
  /** The capabilities with which {{ words.a_framework }} always gets another in its place; none after the last. */
  {{ p }}Capability excludes[{{ (capabilities | length) + 1 }}];
{%- if states.entries %}
  /** The state that others get, where it comes in place of another. */
  {{ State }} instead_of;
{%- endif %}
  /** The reason that others get, where it comes in place of another. */
  {{ Reason }} instead_of_reason;
{%- endif %}
{%- if states.entries %}
  /** Whether there is a state: there is none where the last known one is repeated, or where the reason is tied to none. */
  bool has_state;
{%- endif %}
{%- if sources.entries %}
  /** Whether it is known what sends it. */
  bool has_source;
{%- endif %}
{%- if capabilities %}
{%- if states.entries %}
  /** Whether others get a state of its own where it comes in place of another. */
  bool has_instead_of;
{%- endif %}
  /** Whether it comes in place of another. */
  bool has_instead_of_reason;
  /** Whether it takes more than the capability to get it in place of the other. */
  bool conditional;
{%- endif %}
  /** Whether its last release was before {% if release %}the one that these tables describe{% else %}now{% endif %}. */
  bool ended;
} {{ p }}Update;

/** Every way in which {{ words.an_update }} comes, by reason. */
{{ macro }}_TABLE const {{ p }}Update {{ p }}Update_table[] = {
{%- set no_state = (macro ~ "_CAST(" ~ State ~ ", 0)") | safe %}
{%- for reason in reasons.entries %}
{%- for update in reason.updates %}
    {
        /*since=*/{{ update.since | c_string(width=65535) }},
        /*until=*/{{ update.until | c_string(width=65535) }},
{%- if states.entries %}
        /*among_count=*/{{ update.among | length }},
{%- endif %}
        /*reason=*/{{ <c_id p={p} entry={reason}/> }},
{%- if states.entries %}
        /*state=*/{% if update.state %}{{ <c_id p={p} entry={update.state}/> }}{% else %}{{ no_state }}{% endif %},
        /*among=*/{% raw %}{{% endraw %}{% for state in update.among %}{{ <c_id p={p} entry={state}/> }}{% if not loop.last %}, {% endif %}{% else %}{{ no_state }}{% endfor %}},
{%- endif %}
{%- if sources.entries %}
        /*source=*/{% if update.source %}{{ <c_id p={p} entry={update.source}/> }}{% else %}{{ macro }}_CAST({{ Source }}, 0){% endif %},
{%- endif %}
{%- if capabilities %}
        /*needs=*/{% raw %}{{% endraw %}{% for one in update.requires %}{{ p | upper }}CAPABILITY_{{ one.name }}, {% endfor %}{{ p | upper }}NO_CAPABILITY},
        /*excludes=*/{% raw %}{{% endraw %}{% for one in update.excludes %}{{ p | upper }}CAPABILITY_{{ one.name }}, {% endfor %}{{ p | upper }}NO_CAPABILITY},
{%- if states.entries %}
        /*instead_of=*/{% if update.instead_of %}{{ <c_id p={p} entry={update.instead_of}/> }}{% else %}{{ no_state }}{% endif %},
{%- endif %}
        /*instead_of_reason=*/{% if update.instead_of_reason %}{{ <c_id p={p} entry={update.instead_of_reason}/> }}{% else %}{{ macro }}_CAST({{ Reason }}, 0){% endif %},
{%- endif %}
{%- if states.entries %}
        /*has_state=*/{{ "true" if update.state else "false" }},
{%- endif %}
{%- if sources.entries %}
        /*has_source=*/{{ "true" if update.source else "false" }},
{%- endif %}
{%- if capabilities %}
{%- if states.entries %}
        /*has_instead_of=*/{{ "true" if update.instead_of else "false" }},
{%- endif %}
        /*has_instead_of_reason=*/{{ "true" if update.instead_of_reason else "false" }},
        /*conditional=*/{{ "true" if update.conditional else "false" }},
{%- endif %}
        /*ended=*/{{ "true" if update.ended else "false" }},
    },
{%- endfor %}
{%- endfor %}
};

/** How many these are. */
{{ macro }}_COUNT({{ p }}Update_count, {{ p }}Update_table);

/**
{{ ("The next " ~ words.update ~ " that a reason comes with, past ones included; the first after `NULL`, and `NULL` after the last.") | doxygen }}
 */
{{ macro }}_FUNCTION const {{ p }}Update *{{ Reason }}_next_update(
    {{ Reason }} reason, const {{ p }}Update *previous) {
  const {{ p }}Update *update = previous == {{ macro }}_NULL ? {{ p }}Update_table : previous + 1;
  for (; update != {{ p }}Update_table + {{ p }}Update_count; update++) {
    if (update->reason == reason) {
      return update;
    }
  }
  return {{ macro }}_NULL;
}
{%- if states.entries %}

/** Whether {{ words.an_update }} has a state, or can repeat it as one of those in `among`. */
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
{{ ("The next " ~ words.update ~ " whose reason still comes with a state" ~ (" from a source" if sources.entries else "") ~ ", each reason once; the first after `NULL`, and `NULL` after the last.") | doxygen }}
 */
{{ macro }}_FUNCTION const {{ p }}Update *{{ State }}_next_reason(
    {{ State }} state, {% if sources.entries %}{{ Source }} source, {% endif %}const {{ p }}Update *previous) {
  const {{ p }}Update *update = previous == {{ macro }}_NULL ? {{ p }}Update_table : previous + 1;
  for (; update != {{ p }}Update_table + {{ p }}Update_count; update++) {
    // What is of one reason stands together.
    const bool is_new = previous == {{ macro }}_NULL || update->reason != previous->reason;
{%- if sources.entries %}
    if (is_new && !update->ended && update->has_source && update->source == source &&
        {{ p }}Update_comes_with(update, state)) {
{%- else %}
    if (is_new && !update->ended && {{ p }}Update_comes_with(update, state)) {
{%- endif %}
      return update;
    }
  }
  return {{ macro }}_NULL;
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
{{ ("The next " ~ words.update ~ " that " ~ words.frameworks ~ " with a capability can get where others get a reason with a state: the one with the state itself is among them where they can get that as well. The first after `NULL`, and `NULL` after the last. There is none for `" ~ (p | upper) ~ "NO_CAPABILITY`, or for a number that is no capability.") | doxygen }}
 */
{{ macro }}_FUNCTION const {{ p }}Update *{{ Reason }}_next_instead(
    {{ Reason }} reason, {{ State }} state, {{ p }}Capability capability, const {{ p }}Update *previous) {
  if (capability == {{ p | upper }}NO_CAPABILITY || {{ macro }}_CAST(size_t, capability) > {{ p }}Capability_count) {
    return {{ macro }}_NULL;
  }
  const {{ p }}Update *update = previous == {{ macro }}_NULL ? {{ p }}Update_table : previous + 1;
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
  return {{ macro }}_NULL;
}
{%- endif %}
{%- endif %}
{%- endcomponent -%}
