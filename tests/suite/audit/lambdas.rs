//! What a lambda takes by the name of a variable is not that variable, and what takes a value does not read it.

use super::{catalogue, read};

/// The lines of the sites of a text, each with how many triples it has.
fn sites(file: &str, text: &str) -> Vec<(usize, usize)> {
    let evidence = read(&catalogue(), file, text);
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    evidence.sites.iter().map(|site| (line(site.span.start), site.triples.len())).collect()
}

#[test]
fn parameters_of_lambdas_are_no_variables_of_the_function() {
    for (file, text) in [
        (
            "a.cpp",
            "void f(Job job) {
  Why why = WHY_DISK;
  send(JOB_LOST, why);
  jobs.each([&](Why why) { send(JOB_LOST, why); });
  jobs.each(job, [&](int a, Why why) { job.set_state(JOB_LOST); job.set_reason(why); });
}
",
        ),
        (
            "A.java",
            "class A { void f(Job job) {
  Why why = Why.WHY_DISK;
  send(JobState.JOB_LOST, why);
  jobs.forEach(why -> send(JobState.JOB_LOST, why));
  jobs.forEach((job, why) -> { send(JobState.JOB_LOST, why); });
} }
",
        ),
        (
            "a.ts",
            "function f(job: Job) {
  const why = Why.WHY_DISK;
  send(JobState.JOB_LOST, why);
  jobs.forEach((why) => send(JobState.JOB_LOST, why));
  jobs.forEach(why => { send(JobState.JOB_LOST, why); });
}
",
        ),
        (
            "a.rs",
            "fn f(job: Job) {
    let why = Why::Disk;
    send(JobState::Lost, why);
    jobs.for_each(|why| send(JobState::Lost, why));
    jobs.for_each(|job, why| { send(JobState::Lost, why); });
}
",
        ),
        (
            "a.py",
            "def f(job):
    why = WHY_DISK
    send(JOB_LOST, why)
    jobs.each(lambda job, why: send(JOB_LOST, why))
",
        ),
        (
            "a.go",
            "func f(job Job) {
	why := WHY_DISK
	send(JOB_LOST, why)
	jobs.Each(func(why Why) { send(JOB_LOST, why) })
}
",
        ),
    ] {
        let found = sites(file, text).into_iter().filter(|(_, triples)| *triples > 0);
        assert_eq!(found.map(|(line, _)| line).collect::<Vec<_>>(), [3], "{file}");
    }
}

#[test]
fn values_that_are_given_together_are_one_site() {
    let text = "\
def f(job):
    state, source, reason = JOB_LOST, FROM_HUB, WHY_DISK
    send(job, state, source, reason)

def g(job):
    (state, source, reason) = (JOB_LOST, FROM_HUB, WHY_DISK)
    send(job, state=state, source=source, reason=reason)

def h(job):
    job.state, job.source, job.reason = JOB_LOST, FROM_HUB, WHY_DISK

def i(self):
    self.state, self.source, self.reason = JOB_LOST, FROM_HUB, WHY_DISK
    save(self.state, self.source, self.reason)
";
    assert_eq!(sites("a.py", text), [(3, 1), (7, 1), (10, 1), (14, 1)]);
}
