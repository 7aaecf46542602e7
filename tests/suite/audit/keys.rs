//! Keys of `audit` that say more about the code, strings that spell out codes, and exemptions.

use crate::project::{Project, Run};

const CATALOGUE: &str = "\
project: Ferry
enums:
  states: { type: JobState, prefix: JOB_ }
  sources: { type: From, prefix: FROM_ }
  reasons: { type: Why, prefix: WHY_ }
states:
  - { name: JOB_LOST, number: 1, description: The job is gone. }
  - { name: JOB_DONE, number: 2, description: The job has ended. }
sources:
  - { name: FROM_HUB, number: 1, description: The harbour office. }
  - { name: FROM_SHIP, number: 2, description: The ship itself. }
reasons:
  - name: WHY_FULL
    number: 1
    code: ferry.full
    description: No seat was left.
    updates:
      - { state: JOB_LOST, source: FROM_HUB, when: The ship was full. }
  - name: WHY_FOG
    number: 2
    code: ferry.fog
    description: Fog lay on the water.
    updates: [{ state: JOB_LOST, source: FROM_SHIP, when: Fog came. }]
";

/// The findings of a run on files, with the catalogue and what `audit` says beside paths.
fn audit(catalogue: &str, keys: &str, files: &[(&str, &str)]) -> Run {
    let catalogue = format!("{catalogue}audit: {{ paths: ['**/*'], {keys} }}\n");
    let project = Project::with(&[("catalogue.yaml", &catalogue)]);
    for (path, text) in files {
        project.write(path, text);
    }
    project.run(&["audit"])
}

fn lines(run: &Run) -> Vec<&str> {
    run.stderr.lines().filter(|line| line.contains("]: ") || line.contains(" site")).collect()
}

const SHIP: (&str, &str) =
    ("ship.py", "def fog(job):\n    send(job, JOB_LOST, FROM_SHIP, WHY_FOG)\n");

#[test]
fn a_setter_can_be_called_anything() {
    let hub = "void full(Job& job) {\n  job.mark(JOB_DONE);\n  job.because(WHY_FULL);\n  job.by(FROM_HUB);\n}\n";
    let files = [("hub.cpp", hub), SHIP];
    let run = audit(CATALOGUE, "", &files).exits(0);
    assert_eq!(lines(&run), ["2 sites: 1 complete, 0 in part, 1 not; 0 triples are missing"]);
    let run = audit(CATALOGUE, "setters: [mark, because, by]", &files).exits(0);
    assert_eq!(
        lines(&run),
        [
            "warning[unlisted-update]: no update of the catalogue is `WHY_FULL` with `JOB_DONE` from `FROM_HUB`",
            "2 sites: 2 complete, 0 in part, 0 not; 1 triple is missing"
        ]
    );
}

#[test]
fn a_helper_says_what_a_call_leaves_out_in_whatever_file_it_stands() {
    let helper =
        "Update lost(Job job, Why why) {\n  return update(job, JOB_DONE, FROM_HUB, why);\n}\n";
    let files =
        [("a.cpp", "void f(Job job) { send(lost(job, WHY_FULL)); }\n"), ("b.cpp", helper), SHIP];
    let run = audit(CATALOGUE, "", &files).exits(0);
    assert!(
        lines(&run).contains(&"2 sites: 1 complete, 0 in part, 1 not; 0 triples are missing"),
        "{}",
        run.stderr
    );
    let run = audit(CATALOGUE, "helpers: [lost]", &files).exits(0);
    assert_eq!(
        lines(&run),
        [
            "warning[unlisted-update]: no update of the catalogue is `WHY_FULL` with `JOB_DONE` from `FROM_HUB`",
            "2 sites: 2 complete, 0 in part, 0 not; 1 triple is missing"
        ]
    );
}

#[test]
fn a_code_that_is_spelled_out_is_a_warning_and_an_unknown_one_an_error() {
    let constants = "WHY_FULL = \"ferry.full\"\nWHY_FOG = 'ferry.fog'\n";
    let code = "def f(job):\n    send(job, JOB_DONE, FROM_HUB)\n    if why == \"ferry.full\":\n        log('ferry.foggy', \"ferry.\", \"a ferry.fog\")\n";
    let run = audit(CATALOGUE, "", &[("why.py", constants), ("code.py", code), SHIP]).exits(1);
    assert_eq!(
        lines(&run),
        [
            "warning[raw-code]: the code of `WHY_FULL` is spelled out",
            "error[unknown-in-source]: `ferry.foggy` is not an entry of Why",
            "1 site: 1 complete, 0 in part, 0 not; 0 triples are missing"
        ]
    );
    assert!(run.stderr.contains("code.py:3:16"), "{}", run.stderr);
    // Where nobody names the constants, there may be none.
    let run =
        audit(CATALOGUE, "", &[("code.go", "package a\n\nvar x = \"ferry.full\"\n")]).exits(0);
    assert!(!run.stderr.contains("raw-code"), "{}", run.stderr);
}

#[test]
fn states_and_sources_that_nothing_sends_are_named() {
    let run = audit(
        CATALOGUE,
        "sources: { FROM_HUB: hub }",
        &[
            ("hub/a.py", "def f(job):\n    send(job, JOB_LOST, WHY_FULL)\n"),
            ("b.py", "def f(job):\n    send(job, JOB_LOST, WHY_FOG)\n"),
        ],
    )
    .exits(0);
    assert_eq!(
        lines(&run),
        [
            "warning[entry-not-sent]: no source file sends `JOB_DONE`",
            "warning[entry-not-sent]: no source file sends `FROM_SHIP`",
            "2 sites: 1 complete, 1 in part, 0 not; 0 triples are missing"
        ]
    );
}

#[test]
fn an_update_an_entry_or_a_comment_exempts() {
    let hub = |comment: &str| {
        format!("def f(job):\n    send(job, JOB_DONE, FROM_HUB, WHY_FULL){comment}\n")
    };
    let update = "when: The ship was full.";
    let said = |catalogue: &str, comment: &str| {
        let run = audit(catalogue, "", &[("hub.py", &hub(comment)), SHIP]).exits(0);
        run.stderr
    };
    assert!(said(CATALOGUE, "").starts_with("warning[unlisted-update]"));
    let clean = "2 sites: 2 complete, 0 in part, 0 not; 0 triples are missing\n";
    let allow = "allow: [unlisted-update]";
    let at_update = CATALOGUE.replace(update, &format!("{update}, {allow}"));
    assert_eq!(said(&at_update, ""), clean);
    let at_entry = CATALOGUE.replace("code: ferry.full", &format!("code: ferry.full\n    {allow}"));
    assert_eq!(said(&at_entry, ""), clean);
    assert_eq!(said(CATALOGUE, "  # reasonbook: allow unlisted-update"), clean);
    // None of them does anything where another one does it already.
    for (catalogue, comment) in [
        (&at_update, "  # reasonbook: allow unlisted-update"),
        (&at_update.replace("Fog came.", "Fog came., allow: [unlisted-update]"), ""),
    ] {
        assert!(said(catalogue, comment).starts_with(
            "warning[unneeded-allow]: nothing here breaks the rule `unlisted-update`"
        ));
    }
}

#[test]
fn an_update_that_nothing_sends_is_a_note_that_it_can_exempt() {
    let files = [("hub.py", "def f(job):\n    send(job, JOB_DONE, FROM_HUB, WHY_FULL)\n"), SHIP];
    let catalogue =
        format!("{CATALOGUE}lints: {{ update-not-sent: warn, unlisted-update: allow }}\n");
    let run = audit(&catalogue, "", &files).exits(0);
    assert_eq!(run.stderr.matches("warning[update-not-sent]").count(), 1);
    let when = "when: The ship was full.";
    let catalogue = catalogue.replace(when, &format!("{when}, allow: [update-not-sent]"));
    let run = audit(&catalogue, "", &files).exits(0);
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
}

#[test]
fn a_reason_that_comes_alone_is_all_of_a_site() {
    let catalogue = "project: Ferry
enums: { reasons: { type: Why, prefix: WHY_ } }
reasons: [{ name: WHY_FULL, number: 1, description: No seat was left. }]
";
    let code = "package a\n\nfunc f() error {\n\treturn fail(WHY_FULL)\n}\n";
    let run = audit(catalogue, "", &[("a.go", code)]).exits(0);
    assert_eq!(lines(&run), ["1 site: 1 complete, 0 in part, 0 not"]);
}

#[test]
fn unknown_constants_and_codes_are_errors_in_every_language() {
    let catalogue = "project: Ferry
enums: { reasons: { type: Reason, prefix: REASON_ } }
reasons:
  - { name: REASON_FULL, number: 1, code: E001, description: No seat was left. }
  - { name: REASON_FOG, number: 2, code: E002, description: Fog lay on the water. }
  - { name: REASON_ICE, number: 4, code: E004, description: The water froze. }
  - { name: REASON_OLD, number: 3, code: E003, description: Nobody says this., lifecycle: removed }
";
    let files = [
        (
            "A.java",
            "class A { void f() { send(Reason.FULL, Reason.FOG, Reason.BOGUS); Reason.valueOf(x); } }",
        ),
        ("B.java", "class B { void f() { send(other.Reason.FULL, other.Reason.ELSE); } }"),
        (
            "a.go",
            "package a\nfunc f() {\n\tsend(pb.Reason_REASON_FOG)\n\tsend(pb.Reason_REASON_ZZ)\n}\n",
        ),
        (
            "a.rs",
            "fn f() { send(Reason::Full, Reason::Fog, Reason::Bogus); send(Reason::try_from(1)); }",
        ),
        (
            "a.py",
            "def f():\n    send(\"E001\")\n    send('E009')\n    send('E0091')\n    send(\"E003\")\n",
        ),
    ];
    let run = audit(catalogue, "", &files).exits(1);
    assert_eq!(
        lines(&run),
        [
            "error[unknown-in-source]: `BOGUS` is not an entry of Reason",
            "error[unknown-in-source]: `Reason_REASON_ZZ` is not an entry of Reason",
            "warning[raw-code]: the code of `REASON_FULL` is spelled out",
            "error[unknown-in-source]: `E009` is not an entry of Reason",
            "error[retired-entry-sent]: `REASON_OLD` is sent here, and removed in the catalogue",
            "error[unknown-in-source]: `Bogus` is not an entry of Reason",
            "warning[entry-not-sent]: no source file sends `REASON_ICE`",
            "6 sites: 6 complete, 0 in part, 0 not",
        ]
    );
}

#[test]
fn a_comment_allows_several_rules() {
    let code = |comment: &str| {
        format!(
            "def f(job):\n    # reasonbook: allow {comment}\n    send(job, JOB_DONE, FROM_HUB, WHY_FULL, \"ferry.fog\")\n"
        )
    };
    for comment in [
        "unlisted-update, raw-code",
        "unlisted-update raw-code",
        "raw-code,unlisted-update: so it is",
    ] {
        let run = audit(CATALOGUE, "", &[("code.py", &code(comment)), SHIP]).exits(0);
        let left = lines(&run);
        assert_eq!(
            left,
            ["2 sites: 2 complete, 0 in part, 0 not; 0 triples are missing"],
            "{comment}"
        );
    }
    let run = audit(CATALOGUE, "", &[("code.py", &code("raw-code, raw-cod")), SHIP]).exits(1);
    assert!(lines(&run).contains(&"error[unknown-lint]: there is no lint `raw-cod`"));
}
