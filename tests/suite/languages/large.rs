//! Ten thousand entries: no language has a limit that nobody speaks of.

use std::fmt::Write;

use reasonbook::language::LANGUAGES;

use super::{quiet, rustc};
use crate::c;
use crate::project::{PATIENTLY, Project};
use crate::typescript;

const ENTRIES: usize = 10_000;

/// How many of the entries are states; the others are reasons, with an update each.
const STATES: usize = 2_000;

fn catalogue() -> String {
    let mut text = String::from(
        "project: Anthill\n\
         lints: { missing-description: allow }\n\
         apis: { v0: {}, v1: { rename: { ANT: WORKER } } }\n\
         enums: { states: { type: State }, sources: { type: Source }, reasons: { type: Reason } }\n\
         capabilities: { FINE: { frameworks: careful frameworks } }\n\
         sources: [{ name: QUEEN, number: 0 }]\n\
         states:\n",
    );
    for number in 0..STATES {
        let terminal = ["yes", "no", "usually"][number % 3];
        let more = if number % 2 == 0 { ", requires: FINE" } else { "" };
        let _ = writeln!(
            text,
            "  - {{ name: STATE_{number}, number: {number}, terminal: {terminal}{more} }}"
        );
    }
    text += "reasons:\n";
    for number in 0..ENTRIES - STATES {
        let state = number % STATES;
        let more = match number % 100 {
            0 => format!(", former_names: [{{ name: OLD_{number} }}]"),
            2 => format!(", aliases: [ALSO_{number}]"),
            1 => ", lifecycle: { deprecated: { since: \"2\" } }".to_owned(),
            _ => String::new(),
        };
        let _ = writeln!(
            text,
            "  - {{ name: ANT_{number}, number: {number}, code: ant-{number}, \
             updates: [{{ state: STATE_{state}, source: QUEEN, when: It rained. }}]{more} }}"
        );
    }
    text + "outputs:\n\
            \x20 table.rs: { template: reasons.rs }\n\
            \x20 table.py: { template: reasons.py }\n\
            \x20 table/table.go: { template: reasons.go }\n\
            \x20 table.h: { template: reasons.h, with: { namespace: table } }\n\
            \x20 table.ts: { template: reasons.ts }\n\
            \x20 table.proto: { template: enums.proto }\n\
            \x20 java/State.java: { template: State.java }\n\
            \x20 java/Source.java: { template: Source.java }\n\
            \x20 java/Reason.java: { template: Reason.java }\n\
            \x20 java/Api.java: { template: Api.java }\n\
            \x20 java/Lifecycle.java: { template: Lifecycle.java }\n\
            \x20 java/Terminal.java: { template: Terminal.java }\n\
            \x20 java/Update.java: { template: Update.java }\n\
            \x20 java/Capability.java: { template: Capability.java }\n"
}

/// What accepts the tables of each language.
type Compiler = fn(&Project);

#[rustfmt::skip] // A table: one line a language.
const COMPILERS: &[(&str, Compiler)] = &[
    ("C", |project| c::compiles(project, "table.h")),
    ("Go", go),
    ("Java", java),
    ("protobuf", |project| quiet(project.program("protoc", &["--descriptor_set_out=set", "--fatal_warnings", "table.proto"]))),
    ("Python", |project| quiet(project.program("python3", &["-B", "-W", "error", "table.py"]))),
    ("Rust", |project| rustc(project, "2021", &["table.rs".to_owned()])),
    ("TypeScript", typescript::compile),
];

fn go(project: &Project) {
    project.write("go.mod", "module example.com/table\n\ngo 1.18\n");
    quiet(project.program("go", &["vet", "./table"]));
}

/// An enum of Java holds far fewer; so what it compiles is run as well.
fn java(project: &Project) {
    project.write("java/Ask.java", ASK);
    let flags = ["-Xlint:all,-options", "-Werror", "-Xdoclint:all/protected", "--release", "8"];
    let args = ["-d", "classes", "-sourcepath", "java", "java/Ask.java"];
    quiet(project.program("javac", &[&flags[..], &args].concat()));
    let said = project.program("java", &["-cp", "classes", "Ask"]).exits(0).stdout;
    assert_eq!(
        said,
        "2000 states, 667 of which are the last, and 1000 for some\n\
         8000 reasons, 8000 updates, 80 former names\n\
         Optional.empty Optional.empty Optional.empty\n"
    );
}

const ASK: &str = r#"
import java.util.Optional;

/** Asks for all that the classes know. */
public final class Ask {
  private Ask() {}

  private static void is(boolean found, Object of) {
    if (!found) {
      throw new AssertionError(of);
    }
  }

  /**
   * Asks.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    int last = 0;
    int some = 0;
    for (State state : State.values()) {
      is(State.fromName(state.toString()).get() == state && State.forNumber(state.getNumber()).get() == state, state);
      last += state.getTerminal() == Terminal.YES ? 1 : 0;
      some += state.getRequires().equals(Optional.of(Capability.FINE)) ? 1 : 0;
    }
    System.out.printf("%d states, %d of which are the last, and %d for some%n", State.values().length, last, some);
    int former = 0;
    for (Reason reason : Reason.values()) {
      is(Reason.fromCode(reason.getCode().get()).get() == reason && Reason.forNumber(reason.getNumber()).get() == reason, reason);
      for (Api api : Api.values()) {
        is(Reason.fromName(reason.getName(api)).get() == reason, api);
      }
      for (String name : reason.getFormerNames()) {
        is(Reason.fromName(name).get() == reason, name);
        former++;
      }
    }
    is(Reason.ANT_7999 == Reason.forNumber(7999).get() && Reason.ALSO_2 == Reason.ANT_2 && Reason.ANT_0.getUpdates().size() == 1, "constants");
    System.out.printf("%d reasons, %d updates, %d former names%n", Reason.values().length, Update.ALL.size(), former);
    System.out.println(Reason.fromName("ANT_8000") + " " + Reason.forNumber(-1) + " " + Reason.fromCode("ant"));
  }
}
"#;

#[test]
fn ten_thousand_entries_compile_in_each_language() {
    let languages: Vec<_> = LANGUAGES.iter().map(|language| language.name).collect();
    assert_eq!(COMPILERS.iter().map(|(name, _)| *name).collect::<Vec<_>>(), languages);
    let project = Project::with(&[("catalogue.yaml", &catalogue())]);
    project.run(&["generate", PATIENTLY]).exits(0);
    for (_, accepts) in COMPILERS {
        accepts(&project);
    }
}
