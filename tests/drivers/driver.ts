// Prints all that the TypeScript tables know, through their public interface alone.

import {
  Capability,
  Reason,
  Source,
  TaskState,
  REASON_FACTS,
  SOURCE_FACTS,
  TASK_STATE_FACTS,
  UPDATES,
  findReason,
  findSource,
  findTaskState,
  reasonsOf,
  updatesInsteadOf,
  updatesOf,
} from "./task_status.js";
import type { Facts, Update } from "./task_status.js";

/** What is known of a value of an enum with numbers. */
type Known = Facts & { readonly number: number };

function byNumber<Value extends string>(
  values: Readonly<Record<string, Value>>,
  facts: Readonly<Record<Value, Known>>,
): Value[] {
  return [...new Set(Object.values(values))].sort((a, b) => facts[a].number - facts[b].number);
}

function walk<Value extends string>(
  kind: string,
  values: Readonly<Record<string, Value>>,
  facts: Readonly<Record<Value, Known>>,
  find: (key: unknown) => Value | undefined,
): void {
  for (let number = -5; number <= 100; number += 1) {
    const value = find(number);
    if (value === undefined) {
      console.log(`${kind} ${number.toString()} unknown`);
      continue;
    }
    const known = facts[value];
    if (known.number !== number) throw new Error(value);
    console.log(`${kind} ${number.toString()} ${value}`);
    console.log(`  since ${known.since ?? ""}, ${known.lifecycle}`);
    for (const [api, name] of Object.entries(known.names)) {
      console.log(`  ${api} ${name}`);
    }
    console.log(`  formerly ${known.formerNames.join(" ")}`);
    console.log(`  ${known.description}`);
  }
  for (const value of byNumber(values, facts)) {
    const { names, formerNames } = facts[value];
    for (const name of [...Object.values(names), ...formerNames, "NO_SUCH_NAME"]) {
      const found = find(name);
      console.log(`${name} ${found === undefined ? "unknown" : facts[found].number.toString()}`);
    }
  }
}

/** All that an update says. */
function told(update: Update): string {
  return [
    `${update.reason} ${update.state ?? "none"}`,
    `from ${update.source ?? "none"}`,
    `among [${(update.among ?? []).join(" ")}]`,
    `requires [${(update.requires ?? []).join(" ")}]`,
    `excludes [${(update.excludes ?? []).join(" ")}]`,
    `instead of ${update.insteadOfReason ?? "none"} ${update.insteadOf ?? "none"}`,
    `conditional ${String(update.conditional ?? false)}`,
    `since [${update.since ?? ""}] until [${update.until ?? ""}] ended ${String(update.ended ?? false)}`,
  ].join(", ");
}

/** Compiles only as long as the cases are all there are. */
export function component(source: Source): string {
  switch (source) {
    case Source.SOURCE_MASTER:
      return "a";
    case Source.SOURCE_SLAVE:
      return "b";
    case Source.SOURCE_EXECUTOR:
      return "c";
  }
}

walk("state", TaskState, TASK_STATE_FACTS, findTaskState);
walk("source", Source, SOURCE_FACTS, findSource);
walk("reason", Reason, REASON_FACTS, findReason);
for (const update of UPDATES) console.log(`update ${told(update)}`);
for (const capability of Object.values(Capability)) console.log(`capability ${capability}`);
for (const reason of byNumber(Reason, REASON_FACTS)) {
  console.log(`${reason} has ${updatesOf(reason).length.toString()} updates`);
  console.log(`${reason} again: ${REASON_FACTS[reason].retry ?? "none"}`);
}
for (const state of byNumber(TaskState, TASK_STATE_FACTS)) {
  const { requires, terminal } = TASK_STATE_FACTS[state];
  console.log(`${state} requires ${requires ?? "none"}`);
  console.log(`${state} is terminal: ${terminal}`);
  for (const source of Object.values(Source)) {
    console.log([`${state} from ${source} comes with`, ...reasonsOf(state, source)].join(" "));
  }
}
for (const reason of byNumber(Reason, REASON_FACTS)) {
  for (const state of byNumber(TaskState, TASK_STATE_FACTS)) {
    for (const capability of Object.values(Capability)) {
      for (const update of updatesInsteadOf(reason, state, capability)) {
        console.log(`${reason} with ${state} and ${capability} is ${told(update)}`);
      }
    }
  }
}
