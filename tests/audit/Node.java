package harbour.node;

import static harbour.Why.WHY_DISK;  // compared

import harbour.JobState;
import harbour.Origin;
import harbour.Update;
import harbour.Why;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A node: it runs jobs, and reports to the hub. {@code Why.WHY_ASKED} is set by no comment. */
public final class Node {
    private static final Set<Why> FATAL = EnumSet.of(Why.WHY_MEMORY, Why.WHY_DISK);  // listed

    private static final Map<Why, String> TEXTS =
            Map.of(Why.WHY_MEMORY, "out of memory", Why.WHY_DISK, "out of disk");  // listed

    private static final String HELP = """
            A "job" ends with Why.WHY_TIMEOUT,
            or with JobState.JOB_FAILED.
            """;

    private final Hub hub;
    private volatile Why last;

    enum Phase { STARTING, WHY_PROBE_PHASE, RUNNING }

    private static final int JOB_LIMIT = 100;

    boolean isFull(Event event) {
        if (event.type() == Event.Type.JOB_ADDED || phase == Phase.WHY_PROBE_PHASE) {
            return jobs.size() > JOB_LIMIT;
        }
        return last == Why.WHY_DISC || state == JobState.JOB_ENDED;  // unknown: WHY_DISC JOB_ENDED
    }

    Node(Hub hub) {
        this.hub = hub;
    }

    void launch(Job job) {
        if (draining) {
            hub.send(Update.newBuilder()
                    .setId(job.id())
                    .setState(JobState.JOB_DROPPED)
                    .setOrigin(Origin.FROM_NODE)
                    .setReason(Why.WHY_DRAINING)  // site 1
                    .build());
            return;
        }

        try {
            runners.start(job);
        } catch (LaunchException e) {
            hub.send(new Update(job.id(), JobState.JOB_FAILED, Origin.FROM_NODE, Why.WHY_LAUNCH));  // site 2
        }
    }

    void kill(Job job, boolean hard) {
        Update.Builder update = Update.newBuilder();
        update.setId(job.id());
        update.setOrigin(Origin.FROM_NODE);
        if (hard) {
            update.setState(JobState.JOB_KILLED);
            update.setReason(Why.WHY_ASKED);  // site 3
        } else {
            update.setState(JobState.JOB_RUNNING);
        }
        hub.send(update.build());
    }

    private static Why whyOf(Exit exit) {
        switch (exit.kind()) {
            case MEMORY:
                return Why.WHY_MEMORY;
            case DISK:
                return Why.WHY_DISK;
            default:
                return Why.WHY_RUNNER_DIED;
        }
    }

    void ended(Job job, Exit exit) {
        if (exit.code() == 0) {
            hub.send(new Update(job.id(), JobState.JOB_DONE, Origin.FROM_NODE, null));
            return;
        }
        hub.send(new Update(job.id(), JobState.JOB_FAILED, Origin.FROM_NODE, whyOf(exit)));  // site 4
    }

    void arrow(Job job, Signal signal) {
        JobState state = switch (signal) {
            case TERM, KILL -> JobState.JOB_KILLED;
            case SEGV -> JobState.JOB_FAILED;
            default -> JobState.JOB_LOST;
        };
        hub.send(new Update(job.id(), state, Origin.FROM_NODE, Why.WHY_RUNNER_DIED));  // site 5
    }

    private void fail(Job job, Why why) {
        hub.send(new Update(job.id(), JobState.JOB_FAILED, Origin.FROM_NODE, why));
    }

    void timeout(Job job) {
        fail(job, Why.WHY_TIMEOUT);  // site 6
    }

    void overQuota(Job job) {
        fail(job, WHY_DISK);  // site 7
    }

    void shutdown(Iterable<Job> jobs) {
        jobs.forEach(job -> {
            JobState state = job.started() ? JobState.JOB_KILLED : JobState.JOB_DROPPED;
            hub.send(new Update(job.id(), state, Origin.FROM_NODE, Why.WHY_DRAINING));  // site 8
        });
    }

    void anonymous(Job job) {
        timers.after(job.limit(), new Runnable() {
            @Override
            public void run() {
                hub.send(new Update(job.id(), JobState.JOB_FAILED, Origin.FROM_NODE, Why.WHY_TIMEOUT));  // site 9
            }
        });
    }

    void relayed(Job job, JobState state) {
        // The caller says the state.
        hub.send(new Update(job.id(), state, Origin.FROM_NODE, Why.WHY_ASKED));  // site 10
    }

    void received(Update update) {
        if (update.getReason() == Why.WHY_MEMORY) {  // compared
            oom++;
        }
        if (Why.WHY_DISK.equals(update.getReason())) {  // compared
            disk++;
        }
        if (FATAL.contains(Why.WHY_TIMEOUT)) {  // compared
            timeouts++;
        }
        switch (update.getReason()) {
            case WHY_ASKED:  // compared
            case WHY_DRAINING:  // compared
                break;
            case WHY_LAUNCH:  // compared
                launches++;
                break;
            default:
        }
        assertEquals(Why.WHY_PROBE, update.getReason());  // compared
        boolean silent = update.getReason() != Why.WHY_NODE_SILENT && ready;  // compared
    }

    void both(Job job, boolean killed) {
        JobState state;
        Why why;
        if (killed) {
            state = JobState.JOB_KILLED;
            why = Why.WHY_ASKED;
        } else {
            state = JobState.JOB_FAILED;
            why = Why.WHY_RUNNER_DIED;
        }
        hub.send(new Update(job.id(), state, Origin.FROM_NODE, why));  // site 11
    }
}
