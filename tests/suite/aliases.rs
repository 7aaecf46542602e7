//! Other names that an entry has as well: every output takes them, and nothing calls them old.

use crate::project::{Project, Run};
use snapbox::{assert_data_eq, str};

const CATALOGUE: &str = "\
project: Calls
apis: { v0: {}, v1: { rename: { R: REASON } } }
enums: { reasons: { type: Reason, prefix: R_ } }
reasons:
  - { name: R_CANCELLED, number: 1, since: \"1.0\", description: The caller hung up., aliases: [R_CANCELED], former_names: [{ name: R_STOPPED }] }
  - { name: R_BUSY, number: 2, since: \"1.0\", description: The line was busy. }
outputs:
  page.md: { template: task-state-reasons.md }
  page.html: { template: reference.html }
  reason.rs: { template: reasons.rs }
  reason.py: { template: reasons.py }
  reason.ts: { template: reasons.ts }
  reason/reason.go: { template: reasons.go }
  reason.h: { template: reasons.h }
  reason.proto: { template: enums.proto }
  Reason.java: { template: Reason.java }
  Api.java: { template: Api.java }
  Lifecycle.java: { template: Lifecycle.java }
";

fn project() -> Project {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE)]);
    project.run(&["generate"]).exits(0);
    project
}

#[test]
fn each_language_has_the_alias_as_a_constant() {
    let project = project();
    project.write(
        "try.rs",
        "#![deny(warnings)]\n#[allow(dead_code)] #[path = \"reason.rs\"] mod reason;\nuse reason::Reason;\n\
         fn main() { assert_eq!(Reason::CANCELED, Reason::Cancelled);\n\
         assert_eq!(Reason::from_str_name(\"REASON_CANCELED\"), Some(Reason::Cancelled)); }\n",
    );
    project.program("rustc", &["--edition=2021", "try.rs"]).exits(0);
    project.program("./try", &[]).exits(0);
    let python = "from reason import Reason\n\
        assert Reason.R_CANCELED is Reason.R_CANCELLED\n\
        assert Reason.find('REASON_CANCELED') is Reason(1)\n";
    project.program("python3", &["-B", "-W", "error", "-c", python]).exits(0);
    project.write(
        "Try.java",
        "public class Try { public static void main(String[] a) {\n\
         if (Reason.R_CANCELED != Reason.fromName(\"REASON_CANCELED\").get()) throw new Error(); }}\n",
    );
    project.program("javac", &["-Xlint:all", "-Werror", "Try.java"]).exits(0);
    project.program("java", &["Try"]).exits(0);
    project.write(
        "reason.c",
        "#include \"reason.h\"\n_Static_assert(R_CANCELED == R_CANCELLED, \"one\");\n",
    );
    project.program("gcc", &["-std=c11", "-Wall", "-Werror", "-fsyntax-only", "reason.c"]).exits(0);
    let go = project.read("reason/reason.go");
    assert!(go.contains("\tReasonCanceled Reason = ReasonCancelled\n"), "{go}");
    let typescript = project.read("reason.ts");
    let others = "export const REASON_ALIASES = {\n  /** Another name of `R_CANCELLED`. */\n  R_CANCELED: \"R_CANCELLED\",\n  \
                  /** @deprecated Renamed. Use {@link Reason.R_CANCELLED}. */\n  R_STOPPED: \"R_CANCELLED\",\n}";
    assert!(typescript.contains(others), "{typescript}");
    project.program("protoc", &["-I.", "--descriptor_set_out=all", "reason.proto"]).exits(0);
}

#[test]
fn readers_see_what_else_it_is_called() {
    let project = project();
    assert_data_eq!(
        project.run(&["explain", "r_canceled"]).exits(0).stdout,
        str![[r#"
`R_CANCELLED` is number 1 of `Reason`.

The caller hung up.

- Names: `R_CANCELLED` in v0, `REASON_CANCELLED` in v1
- Formerly: `R_STOPPED`, `REASON_STOPPED`
- Also called: `R_CANCELED`, `REASON_CANCELED`
- Lifecycle: active
- Since: 1.0

"#]]
    );
    for (path, words) in [
        ("page.md", "<br/>also: <code id=\"R_CANCELED\">R_CANCELED</code>"),
        ("page.html", "<span>also: <code>R_CANCELED</code></span>"),
        ("reason.py", "Called `R_STOPPED` before. Also called `R_CANCELED`."),
    ] {
        assert!(project.read(path).contains(words), "{words}\n{}", project.read(path));
    }
    assert_data_eq!(
        project.read("reason.proto").split_once("enum").unwrap().1,
        str![[r#"
 Reason {
  option allow_alias = true;

  // The caller hung up.
  //
  // Since 1.0. Called `R_STOPPED` before. Also called `R_CANCELED`.
  R_CANCELLED = 1;
  // Another name of R_CANCELLED.
  R_CANCELED = 1;

  // The line was busy.
  //
  // Since 1.0.
  R_BUSY = 2;
}

"#]]
    );
}

/// The catalogue, with an edit, against what it was.
fn compared(from: &str, to: &str) -> Run {
    let project = Project::with(&[("old.yaml", CATALOGUE)]);
    project.write("catalogue.yaml", &CATALOGUE.replace(from, to));
    project.run(&["compare", "old.yaml"])
}

#[test]
fn an_alias_that_is_gone_breaks_users_and_a_new_one_does_not() {
    let gone = compared("aliases: [R_CANCELED], ", "").exits(1);
    let line = "breaking: `R_CANCELED` is no longer an alias of `R_CANCELLED`";
    assert!(gone.stdout.contains(line), "{}", gone.stdout);
    let new = compared("was busy. }", "was busy., aliases: [R_ENGAGED] }").exits(0);
    assert!(new.stdout.contains("`R_ENGAGED` is now an alias of `R_BUSY`"), "{}", new.stdout);
    let renamed = compared("R_CANCELLED, number: 1", "R_HUNG_UP, number: 1");
    let renamed = renamed.exits(1).stdout;
    assert!(renamed.contains("`R_HUNG_UP` was called `R_CANCELLED`"), "{renamed}");
    let swapped = compared(
        "R_CANCELLED, number: 1, since: \"1.0\", description: The caller hung up., aliases: [R_CANCELED]",
        "R_CANCELED, number: 1, since: \"1.0\", description: The caller hung up., aliases: [R_CANCELLED]",
    );
    assert!(!swapped.exits(0).stdout.contains("breaking"));
}

#[test]
fn an_alias_belongs_to_one_entry() {
    let text =
        CATALOGUE.replace("was busy. }", "was busy., aliases: [R_CANCELED, R_BUSY, R_STOPPED] }");
    let run = Project::with(&[("catalogue.yaml", &text)]).run(&["check"]).exits(2);
    for said in [
        "`R_CANCELED`, its name in v0, is taken",
        "`R_STOPPED`, its name in v0, is taken",
        "`R_BUSY` is the name that the entry has",
    ] {
        assert!(run.stderr.contains(said), "{said}\n{}", run.stderr);
    }
}

#[test]
fn a_proto_file_may_have_an_alias_with_its_number() {
    let proto = "syntax = \"proto2\";\nenum Reason {\n  option allow_alias = true;\n  R_CANCELED = 1;\n  R_CANCELLED = 1;\n  R_BUSY = 2;\n}\n";
    let head = CATALOGUE.split("outputs:").next().unwrap();
    let outputs = "outputs: { a.proto: { adopted: true, proto_comments: { reasons: Reason } } }\n";
    let project =
        Project::with(&[("catalogue.yaml", &format!("{head}{outputs}")), ("a.proto", proto)]);
    project.run(&["generate"]).exits(0);
    project.run(&["check"]).exits(0);
    project.edit("a.proto", "R_CANCELED = 1", "R_CANCELED = 3");
    let run = project.run(&["check"]).exits(1);
    assert!(run.stderr.contains("`R_CANCELED` is 3 here and 1 in the catalogue"), "{}", run.stderr);
    project.write("a.proto", &proto.replace("  R_CANCELLED = 1;\n", ""));
    let run = project.run(&["check"]).exits(1);
    let help = "`R_CANCELED` is an alias of the entry, so call the value `R_CANCELLED`";
    assert!(run.stderr.contains(help), "{}", run.stderr);
}
