{#- summary: The enums as TypeScript # It needs nothing but the language, and types that can be erased. -#}
{%- include "enum.ts" -%}
{%- if not states.entries and not sources.entries and not reasons.entries %}{{ throw(message="the catalogue has no entries, so there is nothing to generate") }}{% endif %}
{%- for line in banner -%}
// {{ line }}
{% endfor %}
{%- set ends = [s for s in states.entries if s.terminal] %}
{%- set needy = [s for s in states.entries if s.requires] %}
{%- set special = ends or needy %}
/** Where a value stands in its life. */
export type Lifecycle =
  /** In use. */
  | "active"
  /** Still there, not for new code. */
  | "deprecated"
  /** There, but not sent. */
  | "unused"
  /** No longer there; older peers may still send it. */
  | "removed";
{%- if ends %}

/** Whether a state is the last one{{ words.of_a_task }}. */
export type Terminal =
  /** No other state follows. */
  | "yes"
  /** Other states follow. */
  | "no"
  /** Mostly no other state follows, but one can. */
  | "usually";
{%- endif %}
{%- if capabilities %}

/** What {{ words.a_framework }} can opt in to. */
export const Capability = {
{%- for capability in capabilities %}
  /**
{{ (capability.description or "Of " ~ (capability.frameworks | text) ~ ".") | tsdoc(prefix="   * ") }}
   */
  {{ capability.name | ts_key }}:{{ capability.name | ts_property(start=(capability.name | length) + 4, indent=2) }},
{%- endfor %}
} as const;

/** One of the values of `Capability`. */
export type Capability = (typeof Capability)[keyof typeof Capability];
{%- endif %}

/** What is known of a value. */
export interface Facts {
{%- if not states.coded and not sources.coded and not reasons.coded %}
  /** The number that peers send. */
  readonly number: number;
{%- elif not states.coded or not sources.coded or not reasons.coded %}
  /** The number that peers send; none where they send the code. */
  readonly number?: number;
{%- endif %}
{%- if [e for e in [...states.entries, ...sources.entries, ...reasons.entries] if e.code] %}
  /** The public code, if it has one. */
  readonly code?: string;
{%- endif %}
{%- if [e for e in [...states.entries, ...sources.entries, ...reasons.entries] if e.label] %}
  /** What people see, if that is more than the name. */
  readonly label?: string;
{%- endif %}
  /** The name in each API. */
  readonly names: Readonly<Record<string, string>>;
  /** Names that it had before. */
  readonly formerNames: readonly string[];
  /** The first release in which the number has this meaning, if known. */
  readonly since?: string;
  /** Where it stands in its life. */
  readonly lifecycle: Lifecycle;
  /** What it means, in Markdown. */
  readonly description: string;
}

/** What is known of each value of an enum. */
export type FactsOf<Value extends string> = Readonly<Record<Value, Facts>>;
{%- if special %}

/** What is known of a state. */
export interface StateFacts extends Facts {
{%- if ends %}
  /** Whether it is the last state{{ words.of_a_task }}, if somebody said. */
  readonly terminal?: Terminal;
{%- endif %}
{%- if needy %}
  /** The capability without which {{ words.a_framework }} never sees it, if any. */
  readonly requires?: Capability;
{%- endif %}
}

/** What is known of each state. */
export type StateFactsOf<State extends string> = Readonly<
  Record<State, StateFacts>
>;
{%- endif %}
{{- <ts_enum enum={states} facts={"StateFacts" if special else "Facts"}/> }}
{{- <ts_enum enum={sources} facts="Facts"/> }}
{{- <ts_enum enum={reasons} facts="Facts"/> }}
{%- if has_updates %}

/** A way in which {{ words.an_update }} comes. */
export interface Update {
  /** The reason. */
  readonly reason: {{ reasons.type }};
{%- if states.entries %}
  /** The state; none where the last known one is repeated or there is none. */
  readonly state?: {{ states.type }};
  /** The states that it can repeat as the last known one. */
  readonly among?: readonly {{ states.type }}[];
{%- endif %}
{%- if sources.entries %}
  /** What sends it, where that is known. */
  readonly source?: {{ sources.type }};
{%- endif %}
{%- if capabilities %}
  /** The capabilities without which {{ words.a_framework }} never gets it. */
  readonly requires?: readonly Capability[];
  /** The capabilities with which {{ words.a_framework }} always gets another instead. */
  readonly excludes?: readonly Capability[];
{%- if states.entries %}
  /** The state that others get where it comes in place of another, if any. */
  readonly insteadOf?: {{ states.type }};
{%- endif %}
  /** The reason that others get where it comes in place of another. */
  readonly insteadOfReason?: {{ reasons.type }};
  /** Whether more than the capability is needed to get it. */
  readonly conditional?: boolean;
{%- endif %}
  /** The first release with it, if known. */
  readonly since?: string;
  /** The last release with it; none where it still comes. */
  readonly until?: string;
  /** Whether that was before {% if release %}the release that these tables describe{% else %}now{% endif %}. */
  readonly ended?: boolean;
}

{#- tsc does not compare thousands of objects in one array. -#}
{%- set some = [r for r in reasons.entries if r.updates] %}
{%- set starts = [0] %}{% set count = 0 %}
{%- for reason in some %}
{%- if count > 500 %}
{%- set_global starts = [...starts, loop.index0] %}{% set_global count = 0 %}
{%- endif %}
{%- set_global count = count + (reason.updates | length) %}
{%- endfor %}
{%- set split = (starts | length) > 1 %}
{%- if split %}
{%- for start in starts %}
{%- set end = starts[loop.index] if not loop.last else some | length %}

const UPDATES_{{ loop.index }}: readonly Update[] = [
{{- <ts_updates reasons={some[start:end]}/> }}
];
{%- endfor %}
{%- endif %}

/** Every way in which {{ words.an_update }} comes, by reason. */
{%- if split %}
export const UPDATES: readonly Update[] = /* @__PURE__ */ [
{%- for start in starts %}
  UPDATES_{{ loop.index }},
{%- endfor %}
].flat();
{%- else %}
export const UPDATES: readonly Update[] = [
{{- <ts_updates reasons={some}/> }}
];
{%- endif %}

/** Callers in JavaScript can pass anything. */
function refuseUnknown(
  value: unknown,
  values: readonly unknown[],
  kind: string,
): void {
  if (!values.includes(value)) {
    throw new RangeError(`${kind} has no value ${String(value)}`);
  }
}

{#- Outside of functions, whose parameters may be called like a type. #}
{{ <ts_values name="knownReasons" type={reasons.type}/> }}
{%- if states.entries %}
{{ <ts_values name="knownStates" type={states.type}/> }}
{%- endif %}
{%- if sources.entries and states.entries %}
{{ <ts_values name="knownSources" type={sources.type}/> }}
{%- endif %}
{%- if capabilities %}
{{ <ts_values name="knownCapabilities" type="Capability"/> }}
{%- endif %}

/**
 * The {{ words.updates }} that a reason comes with, past ones included.
 *
 * It throws a `RangeError` for what is no reason.
 */
{{- <ts_function name="updatesOf" parameters={["reason: " ~ reasons.type]} returns="Update[]"/> }}
  refuseUnknown(reason, knownReasons(), "{{ reasons.type }}");
  return UPDATES.filter((update) => update.reason === reason);
}
{%- if states.entries %}

/**
 * The reasons that still come with a state{% if sources.entries %} from a source{% endif %}.
 *
 * It throws a `RangeError` for what is no state{% if sources.entries %}, or no source{% endif %}.
 */
{{- <ts_function name="reasonsOf" parameters={["state: " ~ states.type, ...(["source: " ~ sources.type] if sources.entries else [])]} returns={reasons.type ~ "[]"}/> }}
  refuseUnknown(state, knownStates(), "{{ states.type }}");
{%- if sources.entries %}
  refuseUnknown(source, knownSources(), "{{ sources.type }}");
{%- endif %}
  const found = UPDATES.filter(
    (update) =>
      !update.ended &&
{%- if sources.entries %}
      update.source === source &&
{%- endif %}
      (update.state === state || update.among?.includes(state)),
  );
  return [...new Set(found.map((update) => update.reason))];
}
{%- if capabilities %}

/**
{{ ("All that " ~ words.frameworks ~ " with a capability can get where others get a reason with a state. The " ~ words.update ~ " with the state itself is among it where they can get that as well.\n\nIt throws a `RangeError` for what is no reason, state or capability.") | tsdoc(prefix=" * ") }}
 */
{{- <ts_function name="instead" parameters={["reason: " ~ reasons.type, "state: " ~ states.type, "capability: Capability"]} returns="Update[]"/> }}
  refuseUnknown(reason, knownReasons(), "{{ reasons.type }}");
  refuseUnknown(state, knownStates(), "{{ states.type }}");
  refuseUnknown(capability, knownCapabilities(), "Capability");
  return UPDATES.filter(
    (update) =>
      !update.ended &&
      ((update.reason === reason &&
        update.state === state &&
        !update.excludes?.includes(capability)) ||
        (update.requires?.includes(capability) &&
          update.insteadOf === state &&
          update.insteadOfReason === reason)),
  );
}
{%- endif %}
{%- endif %}
{%- endif %}
