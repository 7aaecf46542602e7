//! What a catalogue calls what it speaks of, generated texts call so too.

use crate::project::Project;

/// A catalogue of a print shop, with all that built-in texts have sentences about.
const CATALOGUE: &str = "\
project: Press
words: { task: order, framework: outlet, frameworks: outlets, update: entry in the ledger, updates: entries in the ledger }
enums:
  states: { type: State, prefix: S_ }
  sources: { type: Origin, prefix: O_ }
  reasons: { type: Cause, prefix: C_ }
capabilities: { NIGHT: { frameworks: night outlets } }
states:
  - { name: S_HELD, number: 0, terminal: yes }
  - { name: S_LATE, number: 1, terminal: no, requires: NIGHT }
sources: [{ name: O_SHOP, number: 0 }]
reasons:
  - name: C_INK
    number: 0
    updates:
      - { state: S_HELD, source: O_SHOP, when: Ink ran out., instead: { NIGHT: S_LATE } }
      - { state: S_HELD, when: Ink dried., instead: { NIGHT: S_LATE } }
      - { state: last-known, source: O_SHOP, when: Ink is low., requires: NIGHT }
lints: { missing-description: allow, missing-since: allow }
outputs:
  page.md: { template: task-state-reasons.md }
  page.html: { template: reference.html }
  press.rs: { template: reasons.rs }
  press.py: { template: reasons.py }
  press.ts: { template: reasons.ts }
  press.go: { template: reasons.go }
  press.h: { template: reasons.h }
  press.proto: { template: enums.proto }
  Capability.java: { template: Capability.java }
  Lifecycle.java: { template: Lifecycle.java }
  State.java: { template: State.java }
  Origin.java: { template: Source.java }
  Cause.java: { template: Reason.java }
  Update.java: { template: Update.java }
";

/// The words of texts outside of `Update`, `updates` and what else is a name in code.
fn prose(text: &str) -> String {
    let lines = text.lines().map(str::trim_start).filter(|line| {
        ["/", "*", "#", "\"\"\"", "<", "**"].iter().any(|sign| line.starts_with(sign))
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn generated_texts_speak_in_the_words_of_the_catalogue() {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE)]);
    project.run(&["generate"]).exits(0);
    let outputs =
        CATALOGUE.lines().filter_map(|line| line.strip_suffix(" }")?.split_once(": { template"));
    let outputs: Vec<_> = outputs.map(|(path, _)| path.trim()).collect();
    assert_eq!(outputs.len(), 14);
    for path in outputs {
        let prose = prose(&project.read(path));
        for word in ["task", "framework", "client", "an update", "updates ", "updates.", "update."]
        {
            let found = prose.lines().find(|line| line.contains(word));
            assert_eq!(found, None, "{word} in {path}");
        }
    }
    for (path, sentence) in [
        ("page.md", "## Entries in the ledger with a State"),
        ("page.md", "Only night outlets get this entry in the ledger."),
        ("page.md", "<th scope=\"col\">Outlets that have it</th>"),
        ("page.html", "Only outlets with the capability <code>NIGHT</code> get this state."),
        (
            "press.rs",
            "    /// Whether it is the last state of an order; `None` where the catalogue does not say.",
        ),
        ("press.rs", "/// A way in which an entry in the ledger comes."),
        ("press.rs", "/// What an outlet can opt in to."),
        (
            "press.py",
            "    \"\"\"Whether a state is the last one of an order. Only `YES` is true.\"\"\"",
        ),
        ("press.ts", "  /** The capabilities without which an outlet never gets it. */"),
        ("press.proto", "Only outlets with the capability `NIGHT` get it."),
        ("State.java", "where all outlets can see it"),
        ("Update.java", "where every outlet can get it"),
    ] {
        let text = project.read(path);
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
}

#[test]
fn without_words_texts_know_no_field() {
    let (before, after) = CATALOGUE.split_once("words: ").unwrap();
    let (_, after) = after.split_once('\n').unwrap();
    let project = Project::with(&[("catalogue.yaml", &format!("{before}{after}"))]);
    project.run(&["generate"]).exits(0);
    let rust = project.read("press.rs");
    assert!(
        rust.contains(
            "    /// Whether it is the last state; `None` where the catalogue does not say."
        ),
        "{rust}"
    );
    assert!(rust.contains("/// What a client can opt in to."), "{rust}");
    assert!(project.read("page.md").contains("## Updates with a State"));
}

/// Several words, and capitals inside.
#[test]
fn a_word_keeps_its_capitals_at_the_start_of_a_sentence() {
    let text = CATALOGUE.replace("frameworks: outlets", "frameworks: shops of NYC");
    let project = Project::with(&[("catalogue.yaml", &text)]);
    project.run(&["generate"]).exits(0);
    let page = project.read("page.md");
    assert!(page.contains("<th scope=\"col\">Shops of NYC that have it</th>"), "{page}");
}

#[test]
fn a_word_that_cannot_stand_in_a_sentence_is_an_error_at_its_place() {
    let text = CATALOGUE.replace("task: order", "task: \"*/ order\"");
    let run = Project::with(&[("catalogue.yaml", &text)]).run(&["check"]).exits(2);
    assert!(run.stderr.contains("catalogue.yaml:2:16"), "{}", run.stderr);
    assert!(run.stderr.contains("`*/ order` cannot stand in a sentence"), "{}", run.stderr);
}
