/* Prints all that the header knows, through its public interface alone; compiles as C and as C++. */

#include <inttypes.h>
#include <stdio.h>

#include "task_status.h"

#define WALK(kind, type)                                                                      \
  static void walk_##type(void) {                                                             \
    for (int32_t number = -5; number <= 100; number++) {                                      \
      type value;                                                                             \
      if (!type##_from_number(number, &value)) {                                              \
        printf("%s %" PRId32 " unknown\n", kind, number);                                     \
        continue;                                                                             \
      }                                                                                       \
      const type##Facts *facts = type##_facts(value);                                         \
      printf("%s %d %s\n", kind, (int)facts->value, type##_name(value));                      \
      printf("  since %s, %s\n", facts->since, mesos_Lifecycle_names[facts->lifecycle]);      \
      for (size_t api = 0; api < mesos_Api_count; api++) {                                    \
        printf("  %s %s\n", mesos_Api_names[api], facts->names[api]);                         \
      }                                                                                       \
      printf("  formerly ");                                                                  \
      for (const char *const *name = facts->former_names; *name != NULL; name++) {            \
        printf("%s%s", name == facts->former_names ? "" : " ", *name);                        \
      }                                                                                       \
      printf("\n  %s\n", facts->description);                                                 \
    }                                                                                         \
    for (size_t index = 0; index < type##_count; index++) {                                   \
      const type##Facts *facts = type##_facts(type##_by_number[index].value);                 \
      for (size_t api = 0; api < mesos_Api_count; api++) {                                    \
        find_##type(facts->names[api]);                                                       \
      }                                                                                       \
      for (const char *const *name = facts->former_names; *name != NULL; name++) {            \
        find_##type(*name);                                                                   \
      }                                                                                       \
      find_##type("NO_SUCH_NAME");                                                            \
    }                                                                                         \
  }

#define FIND(type)                                                                            \
  static void find_##type(const char *name) {                                                 \
    type value;                                                                               \
    if (type##_from_name(name, &value)) {                                                     \
      printf("%s %d\n", name, (int)value);                                                    \
    } else {                                                                                  \
      printf("%s unknown\n", name);                                                           \
    }                                                                                         \
  }

FIND(mesos_TaskState)
FIND(mesos_Source)
FIND(mesos_Reason)
WALK("state", mesos_TaskState)
WALK("source", mesos_Source)
WALK("reason", mesos_Reason)

static const char *capability_name(mesos_Capability capability) {
  return capability == MESOS_NO_CAPABILITY ? "none" : mesos_Capability_names[capability];
}

static void tell_all(const mesos_Capability *capabilities) {
  for (const mesos_Capability *one = capabilities; *one != MESOS_NO_CAPABILITY; one++) {
    printf("%s%s", one == capabilities ? "" : " ", mesos_Capability_names[*one]);
  }
}

/* All that an update says. */
static void tell(const mesos_Update *update) {
  printf("%s %s", mesos_Reason_name(update->reason),
         update->has_state ? mesos_TaskState_name(update->state) : "none");
  printf(", from %s", update->has_source ? mesos_Source_name(update->source) : "none");
  printf(", among [");
  for (size_t index = 0; index < update->among_count; index++) {
    printf("%s%s", index == 0 ? "" : " ", mesos_TaskState_name(update->among[index]));
  }
  printf("], requires [");
  tell_all(update->needs);
  printf("], excludes [");
  tell_all(update->excludes);
  printf("], instead of %s %s",
         update->has_instead_of_reason ? mesos_Reason_name(update->instead_of_reason) : "none",
         update->has_instead_of ? mesos_TaskState_name(update->instead_of) : "none");
  printf(", conditional %s", update->conditional ? "true" : "false");
  printf(", since [%s] until [%s] ended %s\n", update->since, update->until,
         update->ended ? "true" : "false");
}

static void print_state(mesos_TaskState state) {
  const mesos_TaskStateFacts *facts = mesos_TaskState_facts(state);
  printf("%s requires %s\n", facts->name, capability_name(facts->needs));
  printf("%s is terminal: %s\n", facts->name,
         facts->terminal == MESOS_TERMINAL_UNKNOWN ? "unknown" : mesos_Terminal_names[facts->terminal]);
  for (size_t index = 0; index < mesos_Source_count; index++) {
    const mesos_Source source = mesos_Source_by_number[index].value;
    printf("%s from %s comes with", facts->name, mesos_Source_name(source));
    const mesos_Update *update = mesos_TaskState_next_reason(state, source, NULL);
    for (; update != NULL; update = mesos_TaskState_next_reason(state, source, update)) {
      printf(" %s", mesos_Reason_name(update->reason));
    }
    printf("\n");
  }
}

static void print_instead(mesos_Reason reason, mesos_TaskState state) {
  for (size_t index = 0; index < mesos_Capability_count; index++) {
    const mesos_Capability capability = mesos_Capability_values[index];
    const mesos_Update *update = mesos_Reason_next_instead(reason, state, capability, NULL);
    for (; update != NULL; update = mesos_Reason_next_instead(reason, state, capability, update)) {
      printf("%s with %s and %s is ", mesos_Reason_name(reason), mesos_TaskState_name(state),
             mesos_Capability_names[capability]);
      tell(update);
    }
  }
}

int main(void) {
  walk_mesos_TaskState();
  walk_mesos_Source();
  walk_mesos_Reason();
  for (size_t index = 0; index < mesos_Update_count; index++) {
    printf("update ");
    tell(&mesos_Update_table[index]);
  }
  for (size_t index = 0; index < mesos_Capability_count; index++) {
    const char *name = mesos_Capability_names[mesos_Capability_values[index]];
    mesos_Capability found = MESOS_NO_CAPABILITY;
    if (!mesos_Capability_from_name(name, &found) || found != mesos_Capability_values[index]) {
      return 1;
    }
    printf("capability %s\n", name);
  }
  for (size_t index = 0; index < mesos_Reason_count; index++) {
    size_t count = 0;
    const mesos_Update *update = mesos_Reason_next_update(mesos_Reason_by_number[index].value, NULL);
    for (; update != NULL; update = mesos_Reason_next_update(mesos_Reason_by_number[index].value, update)) {
      count++;
    }
    const mesos_ReasonFacts *facts = mesos_Reason_facts(mesos_Reason_by_number[index].value);
    printf("%s has %zu updates\n", facts->name, count);
    printf("%s again: %s\n", facts->name,
           facts->retry == mesos_ReasonRetry_unstated ? "none" : mesos_ReasonRetry_names[facts->retry]);
  }
  for (size_t index = 0; index < mesos_TaskState_count; index++) {
    print_state(mesos_TaskState_by_number[index].value);
  }
  /* What is no capability has no answer. */
  for (int none = MESOS_NO_CAPABILITY; none < 10; none += (int)mesos_Capability_count + 1) {
    if (mesos_Reason_next_instead(MESOS_REASON_SLAVE_REMOVED, MESOS_TASK_LOST, (mesos_Capability)none, NULL) != NULL) {
      return 1;
    }
  }
  for (size_t reason = 0; reason < mesos_Reason_count; reason++) {
    for (size_t state = 0; state < mesos_TaskState_count; state++) {
      print_instead(mesos_Reason_by_number[reason].value, mesos_TaskState_by_number[state].value);
    }
  }
  return 0;
}
