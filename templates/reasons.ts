{#- summary: The enums as TypeScript # It needs nothing but the language, and types that can be erased. -#}
{%- include "enum.ts" -%}
{%- if not states.entries and not sources.entries and not reasons.entries %}{{ throw(message="the catalogue has no entries, so there is nothing to generate") }}{% endif %}
{%- for line in banner -%}
// {{ line }}
{% endfor %}
{%- set all = [...states.entries, ...sources.entries, ...reasons.entries] %}
{%- set ends = [s for s in states.entries if s.terminal] %}
{%- set needy = [s for s in states.entries if s.requires] %}
/** Where a value stands in its life. */
export const Lifecycle = {
  /** In use. */
  active: "active",
  /** Still there, not for new code. */
  deprecated: "deprecated",
  /** There, but not sent. */
  unused: "unused",
  /** No longer there; older peers may still send it. */
  removed: "removed",
} as const;
{{- <ts_union type="Lifecycle"/> }}
{%- if ends %}

/** Whether a state is the last one{{ words.of_a_task }}. */
export const Terminal = {
  /** No other state follows. */
  yes: "yes",
  /** Other states follow. */
  no: "no",
  /** Mostly no other state follows, but one can. */
  usually: "usually",
} as const;
{{- <ts_union type="Terminal"/> }}
{%- endif %}
{%- if apis %}

/** Where names can differ. */
export const Api = {
{%- for api in apis %}
  {{ api | ts_key }}:{{ api | ts_property(start=(api | ts_key | length) + 4, indent=2) }},
{%- endfor %}
} as const;
{{- <ts_union type="Api"/> }}
{%- endif %}
{%- if capabilities %}

/** What {{ words.a_framework }} can opt in to. */
export const Capability = {
{%- for capability in capabilities %}
{{- <ts_doc text={capability.description or "Of " ~ (capability.frameworks | text) ~ "."}/> }}
  {{ capability.name | ts_key }}:{{ capability.name | ts_property(start=(capability.name | length) + 4, indent=2) }},
{%- endfor %}
} as const;
{{- <ts_union type="Capability"/> }}

/** Whether something is one of the values of `Capability`. */
export function isCapability(value: unknown): value is Capability {
  const known: readonly unknown[] = Object.values(Capability);
  return known.includes(value);
}
{%- endif %}

/** What is known of a value of any enum. */
export interface Facts {
{%- if apis %}
  /** The name in each API. */
  readonly names: Readonly<Record<Api, string>>;
{%- endif %}
  /** Names that it had before. */
  readonly formerNames: readonly string[];
{%- if [e for e in all if e.since] %}
  /** The first release in which it has this meaning, if known. */
  readonly since?: string;
{%- endif %}
  /** Where it stands in its life. */
  readonly lifecycle: Lifecycle;
  /** What it means, in Markdown. */
  readonly description: string;
}
{{- <ts_enum enum={states} apis={apis} words={words} ends={ends} needy={needy}/> }}
{{- <ts_enum enum={sources} apis={apis} words={words} ends={[]} needy={[]}/> }}
{{- <ts_enum enum={reasons} apis={apis} words={words} ends={[]} needy={[]}/> }}
{%- if has_updates %}

/** A way in which {{ words.an_update }} comes. */
export interface Update {
  /** The reason. */
  readonly reason: {{ reasons.type }};
{%- if states.entries %}
  /** The state; none where it repeats the last known one or has none. */
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
{{- <ts_doc text={"Whether `until` is before " ~ (release ~ ", which these tables describe." if release else "the release that these tables describe.")}/> }}
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
function refuse(isKnown: boolean, value: unknown, kind: string): void {
  if (!isKnown) {
    throw new RangeError(`${kind} has no value ${String(value)}`);
  }
}

/**
 * The {{ words.updates }} that a reason comes with, past ones included.
 *
 * It throws a `RangeError` for what is no reason.
 */
{{- <ts_function name="updatesOf" parameters={["reason: " ~ reasons.type]} returns="Update[]"/> }}
  refuse(is{{ reasons.type }}(reason), reason, "{{ reasons.type }}");
  return UPDATES.filter((update) => update.reason === reason);
}
{%- if states.entries %}

/**
 * The reasons that still come with a state{% if sources.entries %} from a source{% endif %}.
 *
 * It throws a `RangeError` for what is no state{% if sources.entries %}, or no source{% endif %}.
 */
{{- <ts_function name="reasonsOf" parameters={["state: " ~ states.type, ...(["source: " ~ sources.type] if sources.entries else [])]} returns={reasons.type ~ "[]"}/> }}
  refuse(is{{ states.type }}(state), state, "{{ states.type }}");
{%- if sources.entries %}
  refuse(is{{ sources.type }}(source), source, "{{ sources.type }}");
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
{{- <ts_function name="updatesInsteadOf" parameters={["reason: " ~ reasons.type, "state: " ~ states.type, "capability: Capability"]} returns="Update[]"/> }}
  refuse(is{{ reasons.type }}(reason), reason, "{{ reasons.type }}");
  refuse(is{{ states.type }}(state), state, "{{ states.type }}");
  refuse(isCapability(capability), capability, "Capability");
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
