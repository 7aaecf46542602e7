//! What code of other people has and the small cluster manager has not.

use super::{catalogue, read, rows};

/// The sites of a text: the line, then every state and reason that it sends.
fn sites(file: &str, text: &str) -> Vec<String> {
    let catalogue = catalogue();
    let evidence = read(&catalogue, file, text);
    let site = |site| {
        let sent = rows(&catalogue, site).into_iter();
        let sent: Vec<String> =
            sent.map(|[state, _, reason]| format!("{state} {reason}")).collect();
        let line = text[..site.span.start].matches('\n').count() + 1;
        format!("{line}: {}", sent.join(", "))
    };
    evidence.sites.iter().map(site).collect()
}

#[test]
fn a_constant_that_is_compared_declared_or_listed_is_no_site() {
    let java = "\
class Why {
  public static final String WHY_DISK = \"disk\";
  private static final Set<String> OURS = Collections.asSet(WHY_DISK, WHY_MEMORY);
  boolean isFull(Job job) {
    return job.state() == JobState.JOB_LOST && WHY_DISK.equals(job.why());
  }
  boolean isOurs(Job job) {
    return find(job, JobState.JOB_LOST).map(it -> Why.WHY_DISK.name().equals(it.why())).orElse(false);
  }
}
";
    assert_eq!(sites("Why.java", java), [""; 0]);
    let go = "package why\n\nconst WHY_DISK = \"disk\"\n\nvar WHY_MEMORY string = \"memory\"\n";
    assert_eq!(sites("why.go", go), [""; 0]);
    assert_eq!(sites("why.ts", "export const WHY_DISK: string = 'disk';\n"), [""; 0]);
    assert_eq!(sites("why.rs", "pub const WHY_DISK: &str = \"disk\";\n"), [""; 0]);
}

#[test]
fn other_calls_of_a_chain_say_nothing_of_a_reason() {
    let java = "\
class Test {
  void run() {
    scenario.start(0, JobState.JOB_RUNNING)
        .fail(0, Why.WHY_DISK);
    scenario.expect(job).start(job(JobState.JOB_RUNNING)).stop(task(Why.WHY_MEMORY));
    save(Update.newBuilder().withState(JobState.JOB_LOST).withReason(Why.WHY_DISK).build());
    save(Update.of(JobState.JOB_LOST).withReason(Why.WHY_MEMORY));
  }
}
";
    let found =
        ["4: ? WHY_DISK", "5: ? WHY_MEMORY", "6: JOB_LOST WHY_DISK", "7: JOB_LOST WHY_MEMORY"];
    assert_eq!(sites("Test.java", java), found);
}

#[test]
fn what_a_function_returns_whole_is_sent_once() {
    let java = "\
class Jobs {
  Job make() {
    return Job.newBuilder().withUpdate(Update.newBuilder().withState(JobState.JOB_LOST).withReason(Why.WHY_DISK)).build();
  }
  void save() {
    Job job = make();
    store.put(job.id(), job).then(make());
  }
}
";
    assert_eq!(sites("Jobs.java", java), ["3: JOB_LOST WHY_DISK"]);
}

#[test]
fn what_a_file_imports_stands_for_itself() {
    let java = "\
import static ferry.JobState.LOST;

class Jobs {
  Update lose(Why why) {
    return Update.of(LOST, Why.DISK);
  }
  boolean isFull(int size) {
    return send(DONE, Why.DISK);
  }
}
";
    assert_eq!(sites("Jobs.java", java), ["5: JOB_LOST WHY_DISK", "8: ? WHY_DISK"]);
}

#[test]
fn functions_of_c_set_fields_of_their_first_argument() {
    let c = "\
void fail(job_t *job) {
  job_state_set(job, (JOB_FAILED | flags));
  job->reason = WHY_DISK;
}
void lose(job_t *job) {
  set_state(job, JOB_LOST);
  job->reason = WHY_NODE_GONE;
}
";
    assert_eq!(sites("job.c", c), ["3: JOB_FAILED WHY_DISK", "7: JOB_LOST WHY_NODE_GONE"]);
}

#[test]
fn an_object_that_is_replaced_has_fields_of_its_own() {
    let c = "\
void run(list_t *jobs) {
  job_t *job = next(jobs);
  job->state = JOB_LOST;
  job = next(jobs);
  job->reason = WHY_DISK;
}
void again(job_t *job) {
  job->state = JOB_RUNNING;
  job->reason = WHY_ASKED;
  job->state = JOB_DONE;
}
";
    assert_eq!(sites("run.c", c), ["5: ? WHY_DISK", "9: JOB_RUNNING WHY_ASKED"]);
}
