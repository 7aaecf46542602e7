// Asks the part for C++ while it compiles.

#include "task_status.h"

// The types of C have the same names outside of the namespace.
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
static_assert(status::Facts(status::Reason::kGcError)->lifecycle == LIFECYCLE_ACTIVE);
static_assert(Reason_next_update(REASON_GC_ERROR, nullptr)->state == TASK_LOST);

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
