// Asks the part for C++ while it compiles.

#include "task_status.h"

namespace status = mesos::status;

static_assert(status::Name(status::Reason::kGcError) == "REASON_GC_ERROR");
static_assert(status::Name(static_cast<status::Reason>(99)).empty());
static_assert(!status::Description(status::TaskState::kLost).empty());
static_assert(status::SourceFromNumber(0) == status::Source::kMaster);
static_assert(!status::SourceFromNumber(99));
static_assert(!status::SourceFromNumber(-1));
static_assert(status::ReasonFromName("REASON_AGENT_REMOVED") == status::Reason::kSlaveRemoved);
static_assert(status::ReasonFromName("REASON_MEMORY_LIMIT") ==
              status::Reason::kContainerLimitationMemory);
static_assert(!status::ReasonFromName("REASON_MEMORY"));
static_assert(!status::ReasonFromName("REASON_MEMORY_LIMITS"));
static_assert(!status::ReasonFromName(""));
static_assert(status::Facts(status::Reason::kGcError)->lifecycle == MESOS_LIFECYCLE_ACTIVE);
static_assert(mesos_Reason_next_update(status::ToC(status::Reason::kGcError), nullptr)->state ==
              MESOS_TASK_LOST);

// Each value is found by its name, and is the same in C.
constexpr bool AreFound() {
  for (const status::Reason reason : status::kReasonValues) {
    if (status::ReasonFromName(status::Name(reason)) != reason || status::FromC(status::ToC(reason)) != reason) {
      return false;
    }
  }
  return status::kReasonValues.size() == mesos_Reason_count;
}
static_assert(AreFound());

// Each value has a case, and no compiler asks for another.
constexpr int Number(status::Source source) {
  switch (source) {
    case status::Source::kMaster:
      return 0;
    case status::Source::kSlave:
      return 1;
    case status::Source::kExecutor:
      return 2;
  }
  return -1;
}
static_assert(Number(status::Source::kExecutor) == 2);

int main() { return 0; }
