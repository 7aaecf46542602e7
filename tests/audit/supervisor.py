"""Looks after jobs that run without a node.

Why.WHY_ASKED in this text is nothing that anybody sends.
"""

from harbour.api import JobState, Origin, Update, Why
from harbour.names import WHY_PROBE  # compared

TEXTS = {
    Why.WHY_MEMORY: "out of memory",  # compared
    Why.WHY_DISK: "out of disk",  # compared
}

FINAL = (Why.WHY_ASKED, Why.WHY_TIMEOUT)  # listed

HELP = f"""Set {JobState.JOB_FAILED} and
reason={Why.WHY_DISK} where {'a "quoted" word'} ends."""


JOB_LIMIT = 100


class Sight(Enum):
    JOB_SEEN = 1
    JOB_HIDDEN = 2


def is_full(jobs, event, why):
    if jobs > JOB_LIMIT and event.type is Event.JOB_ADDED:
        return Sight.JOB_HIDDEN
    return why in (Why.WHY_DISC, api.WHY_MEMORRY)  # unknown: WHY_DISC WHY_MEMORRY


class Supervisor:
    """Starts jobs, and says what becomes of them."""

    def __init__(self, hub):
        self.hub = hub
        self.last = None

    def submit(self, job):
        if not job.valid:
            self.hub.send(
                Update(
                    job=job.id,
                    state=JobState.JOB_FAILED,
                    origin=Origin.FROM_HUB,
                    reason=Why.WHY_INVALID,  # site 1
                )
            )
            return
        if job.owner not in self.owners:
            self._refuse(job, Why.WHY_FORBIDDEN)  # site 2
            return
        job.start()

    def _refuse(self, job, why):
        self.hub.send(Update(job=job.id, state=JobState.JOB_FAILED, origin=Origin.FROM_HUB, reason=why))

    def killed(self, job, asked):
        update = Update(job=job.id)
        update.origin = Origin.FROM_HUB
        if asked:
            update.state = JobState.JOB_KILLED
            update.reason = Why.WHY_ASKED  # site 3
        else:
            update.state = JobState.JOB_FAILED
            update.reason = Why.WHY_TIMEOUT  # site 4
        self.hub.send(update)

    def ended(self, job, code):
        state = JobState.JOB_FAILED if code else JobState.JOB_DONE
        if code == 0: why = None
        elif code == 137: why = Why.WHY_MEMORY
        else: why = Why.WHY_RUNNER_DIED
        if code == 0:
            self.hub.send(Update(job=job.id, state=state, origin=Origin.FROM_HUB))
            return
        self.hub.send(
            Update(job=job.id, state=JobState.JOB_FAILED, origin=Origin.FROM_HUB, reason=why)  # site 5
        )

    def lost(self, job):
        state, why = JobState.JOB_LOST, Why.WHY_NODE_GONE
        if job.silent:
            state, why = JobState.JOB_DROPPED, Why.WHY_NODE_SILENT
        self.hub.send({"job": job.id, "state": state, "origin": Origin.FROM_HUB, "reason": why})  # site 6

    @staticmethod
    def why_of(limit):
        if limit == "disk":
            return Why.WHY_DISK
        return Why.WHY_MEMORY

    def limited(self, job, limit):
        self.hub.send(
            Update(job.id, JobState.JOB_FAILED, Origin.FROM_HUB, self.why_of(limit))  # site 7
        )

    def probe(self, job):
        try:
            answer = job.ask()
        except TimeoutError:
            self.hub.send(Update(job.id, JobState.JOB_LOST, Origin.FROM_HUB, WHY_PROBE))  # site 8
        else:
            self.hub.send(Update(job.id, answer.state, Origin.FROM_HUB, WHY_PROBE))  # site 9

    def seen(self, update):
        if update.reason == Why.WHY_MEMORY:  # compared
            return "memory"
        if update.reason in (Why.WHY_DISK, Why.WHY_TIMEOUT):  # compared
            return TEXTS[Why.WHY_DISK]  # compared
        if update.reason is not Why.WHY_LAUNCH and self.last:  # compared
            return "launch"
        match update.reason:
            case Why.WHY_ASKED | Why.WHY_DRAINING:  # compared
                return "asked"
            case Why.WHY_PROBE:  # compared
                return "probe"
        return [one for one in self.all if one.reason == Why.WHY_RUNNER_DIED]  # compared

    def check(self, update):
        assert update.reason != Why.WHY_INVALID, "never"  # compared
        self.assertEqual(Why.WHY_FORBIDDEN, update.reason)  # compared

    def drained(self, jobs):
        for job in jobs:
            if job.started:
                state = JobState.JOB_KILLED
            else:
                state = JobState.JOB_DROPPED
            self.hub.send(Update(job.id, state, Origin.FROM_HUB, Why.WHY_DRAINING))  # site 10
