//! Other names that an entry has as well: every output takes them, and nothing calls them old.

use crate::project::{Project, Run};
use crate::typescript;
use regex::Regex;
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
         fn main() { assert_eq!(Reason::Canceled, Reason::Cancelled);\n\
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
    let others = "  R_CANCELLED: \"R_CANCELLED\",\n  /** Another name of `R_CANCELLED`. */\n  R_CANCELED: \"R_CANCELLED\",\n  \
                  /** @deprecated Renamed. Use {@link Reason.R_CANCELLED}. */\n  R_STOPPED: \"R_CANCELLED\",\n  /**\n";
    assert!(typescript.contains(others), "{typescript}");
    project.program("protoc", &["-I.", "--descriptor_set_out=all", "reason.proto"]).exits(0);
}

/// A comment that became a description or a note often begins with the word that the tool adds.
#[test]
fn nothing_is_called_deprecated_twice_in_a_row() {
    let catalogue = "\
project: Calls
release: \"2.0\"
enums: { reasons: { type: Reason, prefix: R_ } }
reasons:
  - { name: R_OK, number: 0, description: All is well. }
  - { name: R_OLD, number: 1, description: Deprecated., lifecycle: deprecated }
  - { name: R_LATE, number: 2, description: The call came late., lifecycle: { deprecated: { note: Deprecated in favour of `R_OK`. } } }
  - { name: R_WET, number: 3, description: It rained., lifecycle: { deprecated: { since: \"1.0\" } } }
";
    let project = Project::empty();
    let outputs = CATALOGUE
        .split_once("outputs:")
        .unwrap()
        .1
        .replace("  Api.java: { template: Api.java }\n", "");
    project.write("catalogue.yaml", &format!("{catalogue}outputs:{outputs}"));
    project.run(&["generate"]).exits(0);
    let proto = project.read("reason.proto");
    for comment in
        ["  // Deprecated.\n  R_OLD", "late.\n  //\n  // Deprecated in favour of `R_OK`.\n  R_LATE"]
    {
        assert!(proto.contains(comment), "{proto}");
    }
    let twice = Regex::new(r#"(?i)\bdeprecated[.:]? "?deprecated\b"#).unwrap();
    for path in
        ["reason.ts", "reason/reason.go", "reason.h", "reason.rs", "reason.py", "Reason.java"]
    {
        let text = project.read(path);
        let of_the_tool = |line: &&str| twice.is_match(line) && !line.contains("favour");
        let found = text.lines().find(of_the_tool);
        assert!(found.is_none_or(|line| line.contains("deprecated: \"deprecated\"")), "{found:?}");
    }
}

/// `compare` says that a rename breaks nobody who uses the constants.
#[test]
fn code_that_has_the_old_name_compiles_after_a_rename() {
    let project = project();
    for (file, code) in [
        (
            "old.rs",
            "#[allow(dead_code)] #[path = \"reason.rs\"] mod reason;\nuse reason::Reason;\n\
             fn main() { assert!(matches!(Reason::try_from(2), Ok(Reason::Busy))); }\n",
        ),
        (
            "old.py",
            "from reason import Reason\nassert Reason.R_BUSY is Reason['R_BUSY'] is Reason(2)\n",
        ),
        (
            "old.ts",
            "import { REASON_FACTS, Reason, findReason } from './reason.js';\n\
             if (findReason(2) !== Reason.R_BUSY || REASON_FACTS[Reason.R_BUSY].number !== 2) throw new Error();\n\
             const each: Reason[] = [Reason.R_BUSY]; each.pop();\n",
        ),
        (
            "Old.java",
            "public class Old { public static void main(String[] a) {\n\
             if (Reason.forNumber(2).get() != Reason.R_BUSY) throw new Error(); }}\n",
        ),
        ("old.c", "#include \"reason.h\"\nint main(void) { return R_BUSY != 2; }\n"),
        (
            "old.cc",
            "#include \"reason.h\"\nint main() { return calls::ToC(calls::Reason::kBusy) != 2; }\n",
        ),
        (
            "go/main.go",
            "package main\n\nimport \"example.com/x/reason\"\n\n\
             func main() {\n\tif reason.ReasonBusy != 2 {\n\t\tpanic(1)\n\t}\n}\n",
        ),
    ] {
        project.write(file, code);
    }
    project.write("go.mod", "module example.com/x\n\ngo 1.18\n");
    project.edit("catalogue.yaml", "reasons.h }", "reasons.h, with: { namespace: calls } }");
    let runs: &[(&str, &[&str])] = &[
        ("rustc", &["--edition=2021", "old.rs"]),
        ("./old", &[]),
        ("python3", &["-B", "old.py"]),
        ("javac", &["Old.java"]),
        ("java", &["Old"]),
        ("gcc", &["-std=c11", "old.c", "-o", "old-c"]),
        ("./old-c", &[]),
        ("g++", &["-std=c++17", "old.cc", "-o", "old-cc"]),
        ("./old-cc", &[]),
        ("go", &["run", "./go"]),
    ];
    for command in [&["generate"][..], &["rename", "R_BUSY", "R_ENGAGED", "--generate"]] {
        project.run(command).exits(0);
        for (program, arguments) in runs {
            project.program(program, arguments).exits(0);
        }
        typescript::compile(&project);
        typescript::run(&project, "old");
    }
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
