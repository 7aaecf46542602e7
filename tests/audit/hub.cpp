// The hub of a small cluster manager: it places jobs on nodes and tells their owners what becomes of
// them. WHY_TIMEOUT and JOB_LOST in this comment are nothing that anybody sends.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "harbour/jobs.hpp"

#define HUB_DEFAULT_REASON Why::WHY_PROBE
#define JOB_SLOTS 8

namespace harbour {
namespace {

const char* const kHelp = "set_reason(WHY_DISK) is what a node would do";
const char* const kScript = R"sh(
  if [ "$REASON" = "WHY_DISK" ]; then
    echo "JOB_FAILED"  # not code of the hub
  fi
)sh";

// These are no states, whatever they start with.
constexpr size_t JOB_LIMIT = 100;
const char JOB_FILE[] = "job.info";
extern const std::string JOB_FOLDER;
enum class Sight { JOB_SEEN, JOB_HIDDEN };

bool isFull(const Node& node, const Event& event)
{
  if (event.type() == harbour::Event::JOB_ADDED || node.state() == JOB_DONNE) {  // unknown: JOB_DONNE
    return node.jobs().size() > JOB_LIMIT * JOB_SLOTS;
  }
  store(path::join(JOB_FOLDER, JOB_FILE), Event::JOB_UPDATED, JOB_HIDDEN);
  return node.reason() == harbour::WHY_NODE_GON || node.reason() == Why::WHY_ICE;  // unknown: WHY_NODE_GON WHY_ICE
}

// Which reasons mean that the job never ran.
bool neverRan(Why why)
{
  switch (why) {
    case Why::WHY_INVALID:  // compared
    case Why::WHY_FORBIDDEN:  // compared
      return true;
    default:
      return why == Why::WHY_LAUNCH;  // compared
  }
}

Update makeUpdate(
    const JobID& id,
    JobState state,
    Origin origin,
    const std::string& message,
    Why why)
{
  Update update;
  update.mutable_job_id()->CopyFrom(id);
  update.set_state(state);
  update.set_origin(origin);
  update.set_message(message);
  update.set_reason(why);
  return update;
}

}  // namespace

class Hub : public Process<Hub>
{
public:
  void submit(const Owner& owner, const std::vector<Job>& jobs);
  void lost(Node* node, bool silent);
  void probe(const JobID& id);

private:
  void forward(const Update& update, Owner* owner);

  std::map<NodeID, std::unique_ptr<Node>> nodes;
  Metrics metrics;
};

void Hub::submit(const Owner& owner, const std::vector<Job>& jobs)
{
  // All jobs of a batch fail alike.
  auto refuse = [&](const Job& job, Why why, const std::string& message) {
    const Update& update = makeUpdate(
        job.id(),
        JOB_FAILED,
        Origin::FROM_HUB,
        message,
        why);

    metrics.refused++;
    forward(update, owners.get(owner.id()));
  };

  for (const Job& job : jobs) {
    Option<Error> error = validate(job);
    if (error.isSome()) {
      refuse(job, Why::WHY_INVALID, error->message);  // site 1
      continue;
    }

    if (!authorized(owner, job)) {
      refuse(job, Why::WHY_FORBIDDEN, "The owner may not run this");  // site 2
      continue;
    }

    Node* node = place(job);
    if (node == nullptr) {
      forward(
          makeUpdate(
              job.id(),
              owner.capabilities().partition ? JOB_DROPPED : JOB_LOST,
              Origin::FROM_HUB,
              "No node is left",
              Why::WHY_NODE_GONE),  // site 3
          owners.get(owner.id()));
      continue;
    }

    if (node->draining()) {
      JobState state = JOB_LOST;
      if (owner.capabilities().partition) {
        state = JOB_DROPPED;
      }

      Update update;
      update.mutable_job_id()->CopyFrom(job.id());
      update.set_state(state);
      update.set_origin(Origin::FROM_HUB);
      update.set_message("The node is draining");
      update.set_reason(Why::WHY_DRAINING);  // site 4
      forward(update, owners.get(owner.id()));
      continue;
    }

    node->launch(job);
  }
}

void Hub::lost(Node* node, bool silent)
{
  JobState state = JOB_LOST;
  Why why = Why::WHY_NODE_GONE;
  std::string message = "The node was removed";

  if (silent) {
    message = "The node does not answer";
    why = Why::WHY_NODE_SILENT;
  }

  foreachvalue (Job* job, node->jobs()) {
    if (job->state() == JOB_DONE || job->state() == JOB_FAILED) {
      continue;
    }

    forward(
        makeUpdate(job->id(), state, Origin::FROM_HUB, message, why),  // site 5
        job->owner());
  }

#ifdef HARBOUR_METRICS
  if (silent) {
    metrics.silent++;
#else
  if (silent) {
#endif
    LOG(WARNING) << "Lost " << node->name();
  }
}

void Hub::probe(const JobID& id)
{
  Job* job = find(id);
  if (job == nullptr) {
    Update update;
    update.set_reason(Why::WHY_PROBE);  // site 6
    update.set_state(JOB_LOST);
    update.set_origin(Origin::FROM_HUB);
    forward(update, nullptr);
    return;
  }

  // Nothing here says the state: it is the last one.
  forward(
      makeUpdate(
          id,
          job->state(),
          Origin::FROM_HUB,
          "The last known state",
          Why::WHY_PROBE),  // site 7
      job->owner());
}

void Hub::ended(const JobID& id, const Exit& exit)
{
  JobState state;
  Option<Why> why = None();

  if (exit.asked()) {
    state = JOB_KILLED;
    why = Why::WHY_ASKED;
  } else if (exit.timedOut()) {
    state = JOB_FAILED;
    why = Why::WHY_TIMEOUT;
  } else if (exit.code() == 0) {
    state = JOB_DONE;
  } else {
    state = JOB_FAILED;
    why = exit.outOfMemory() ? Why::WHY_MEMORY : Why::WHY_RUNNER_DIED;
  }

  Update update;
  update.set_state(state);
  update.set_origin(Origin::FROM_HUB);
  if (why.isSome()) {
    update.set_reason(why.get());  // site 8
  }
  forward(update, find(id)->owner());
}

void Hub::limited(const JobID& id, const Limit& limit)
{
  Why why;
  switch (limit.kind()) {
    case Limit::DISK:
      why = Why::WHY_DISK;
      break;
    case Limit::MEMORY:
      why = Why::WHY_MEMORY;
      break;
    default:
      return;
  }

  forward(makeUpdate(id, JOB_FAILED, Origin::FROM_HUB, limit.text(), why),  // site 9
          find(id)->owner());

  // Two choices that need not go together.
  JobState state = JOB_FAILED;
  if (limit.soft()) {
    state = JOB_KILLED;
  }
  Why second = Why::WHY_ASKED;
  if (limit.repeated()) {
    second = Why::WHY_TIMEOUT;
  }
  forward(makeUpdate(id, state, Origin::FROM_HUB, "", second),  // site 10
          find(id)->owner());
}

void Hub::onUpdate(const Update& update)
{
  if (update.reason() == Why::WHY_MEMORY ||  // compared
      update.reason() != Why::WHY_DISK) {  // compared
    metrics.limits++;
  }

  CHECK(update.reason() != Why::WHY_INVALID);  // compared
  CHECK_NE(Why::WHY_FORBIDDEN, update.reason());  // compared

  const bool died = Why::WHY_RUNNER_DIED == update.reason();  // compared
  metrics.count(died ? JOB_LOST : JOB_FAILED);

  static const std::set<Why> kFinal = {Why::WHY_ASKED, Why::WHY_TIMEOUT};  // listed
  if (kFinal.count(Why::WHY_ASKED)) {  // compared
    metrics.asked++;
  }
}

Future<Nothing> Hub::restarted(const NodeID& id)
{
  return collect(recovered(id))
    .then(defer(self(), [=](const std::vector<Job>& jobs) {
      for (const Job& job : jobs) {
        const JobState state = job.capable() ? JOB_DROPPED : JOB_LOST;

        forward(
            makeUpdate(
                job.id(),
                state,
                Origin::FROM_HUB,
                "The hub started anew",
                Why::WHY_NODE_SILENT),  // site 11
            job.owner());
      }

      return Nothing();
    }));
}

} // namespace harbour {
