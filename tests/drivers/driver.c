/* Prints all that the header knows, through its public interface alone; compiles as C and as C++. */

#include <inttypes.h>
#include <stdio.h>

#include "task_status.h"

static const char *const LIFECYCLES[] = {"active", "deprecated", "unused", "removed"};
static const char *const TERMINALS[] = {"unknown", "yes", "no", "usually"};

#define WALK(kind, type)                                                              \
  static void walk_##type(void) {                                                     \
    for (int32_t number = -5; number <= 100; number++) {                              \
      type value;                                                                     \
      if (!type##_from_number(number, &value)) {                                      \
        printf("%s %" PRId32 " unknown\n", kind, number);                             \
        continue;                                                                     \
      }                                                                               \
      const type##Facts *facts = type##_facts(value);                                 \
      printf("%s %d %s\n", kind, (int)facts->value, type##_name(value));              \
      printf("  since %s, %s\n", facts->since, LIFECYCLES[facts->lifecycle]);         \
      for (size_t api = 0; api < Api_count; api++) {                                  \
        printf("  %s %s\n", Api_names[api], facts->names[api]);                       \
      }                                                                               \
      printf("  formerly ");                                                          \
      for (const char *const *name = facts->former_names; *name != NULL; name++) {    \
        printf("%s%s", name == facts->former_names ? "" : " ", *name);                \
      }                                                                               \
      printf("\n  %s\n", facts->description);                                         \
    }                                                                                 \
    for (size_t index = 0; index < type##_count; index++) {                           \
      const type##Facts *facts = type##_facts(type##_values[index]);                  \
      for (size_t api = 0; api < Api_count; api++) {                                  \
        find_##type(facts->names[api]);                                               \
      }                                                                               \
      for (const char *const *name = facts->former_names; *name != NULL; name++) {    \
        find_##type(*name);                                                           \
      }                                                                               \
      find_##type("NO_SUCH_NAME");                                                    \
    }                                                                                 \
  }

#define FIND(type)                                                                    \
  static void find_##type(const char *name) {                                         \
    type value;                                                                       \
    if (type##_from_name(name, &value)) {                                             \
      printf("%s %d\n", name, (int)value);                                            \
    } else {                                                                          \
      printf("%s unknown\n", name);                                                   \
    }                                                                                 \
  }

FIND(TaskState)
FIND(Source)
FIND(Reason)
WALK("state", TaskState)
WALK("source", Source)
WALK("reason", Reason)

static const char *capability_name(Capability capability) {
  return capability == NO_CAPABILITY ? "none" : Capability_names[capability];
}

static void tell_all(const Capability *capabilities) {
  for (const Capability *one = capabilities; *one != NO_CAPABILITY; one++) {
    printf("%s%s", one == capabilities ? "" : " ", Capability_names[*one]);
  }
}

/* All that an update says. */
static void tell(const Update *update) {
  printf("%s %s", Reason_name(update->reason),
         update->has_state ? TaskState_name(update->state) : "none");
  printf(", from %s", update->has_source ? Source_name(update->source) : "none");
  printf(", among [");
  for (size_t index = 0; index < update->among_count; index++) {
    printf("%s%s", index == 0 ? "" : " ", TaskState_name(update->among[index]));
  }
  printf("], requires [");
  tell_all(update->needs);
  printf("], excludes [");
  tell_all(update->excludes);
  printf("], instead of %s %s",
         update->has_instead_of_reason ? Reason_name(update->instead_of_reason) : "none",
         update->has_instead_of ? TaskState_name(update->instead_of) : "none");
  printf(", conditional %s", update->conditional ? "true" : "false");
  printf(", since [%s] until [%s] ended %s\n", update->since, update->until,
         update->ended ? "true" : "false");
}

static void print_state(TaskState state) {
  const TaskStateFacts *facts = TaskState_facts(state);
  printf("%s requires %s\n", facts->name, capability_name(facts->needs));
  printf("%s is terminal: %s\n", facts->name, TERMINALS[facts->terminal]);
  for (size_t index = 0; index < Source_count; index++) {
    const Source source = Source_values[index];
    printf("%s from %s comes with", facts->name, Source_name(source));
    const Update *update = TaskState_next_reason(state, source, NULL);
    for (; update != NULL; update = TaskState_next_reason(state, source, update)) {
      printf(" %s", Reason_name(update->reason));
    }
    printf("\n");
  }
}

static void print_instead(Reason reason, TaskState state) {
  for (size_t index = 1; index < Capability_count; index++) {
    const Capability capability = (Capability)index;
    const Update *update = Reason_next_instead(reason, state, capability, NULL);
    for (; update != NULL; update = Reason_next_instead(reason, state, capability, update)) {
      printf("%s with %s and %s is ", Reason_name(reason), TaskState_name(state),
             Capability_names[capability]);
      tell(update);
    }
  }
}

int main(void) {
  walk_TaskState();
  walk_Source();
  walk_Reason();
  for (size_t index = 0; index < Update_count; index++) {
    printf("update ");
    tell(&Update_table[index]);
  }
  for (size_t index = 1; index < Capability_count; index++) {
    printf("capability %s\n", Capability_names[index]);
  }
  for (size_t index = 0; index < Reason_count; index++) {
    size_t count = 0;
    const Update *update = Reason_next_update(Reason_values[index], NULL);
    for (; update != NULL; update = Reason_next_update(Reason_values[index], update)) {
      count++;
    }
    const ReasonFacts *facts = Reason_facts(Reason_values[index]);
    printf("%s has %zu updates\n", facts->name, count);
    printf("%s again: %s\n", facts->name,
           facts->retry == ReasonRetry_unstated ? "none" : ReasonRetry_names[facts->retry]);
  }
  for (size_t index = 0; index < TaskState_count; index++) {
    print_state(TaskState_values[index]);
  }
  /* What is no capability has no answer. */
  if (Reason_next_instead(REASON_SLAVE_REMOVED, TASK_LOST, NO_CAPABILITY, NULL) != NULL ||
      Reason_next_instead(REASON_SLAVE_REMOVED, TASK_LOST, (Capability)Capability_count, NULL) != NULL) {
    return 1;
  }
  for (size_t reason = 0; reason < Reason_count; reason++) {
    for (size_t state = 0; state < TaskState_count; state++) {
      print_instead(Reason_values[reason], TaskState_values[state]);
    }
  }
  return 0;
}
