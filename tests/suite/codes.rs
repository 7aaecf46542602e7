//! What entries are known by beside their names: codes, labels, and numbers of every form.

use crate::project::{Project, Run};
use crate::typescript;
use snapbox::{assert_data_eq, str};

fn gateway() -> Project {
    let project = Project::fixture("gateway");
    project.run(&["generate"]).exits(0);
    project
}

const ANSWERS: &str = "card/declined CARD_DECLINED Declined\nno label\nnone\n22012\n";

#[test]
fn python_finds_codes_and_shows_them() {
    let project = gateway();
    project.write(
        "try.py",
        "from problem import Problem\n\
         p = Problem.from_code('card/declined')\n\
         print(p, p.name, p.label)\n\
         print(Problem('too-many \"requests\"').label or 'no label')\n\
         print(Problem.from_code('DECLINED') or 'none')\n\
         assert Problem.from_name('DECLINED') is p is Problem.DECLINED\n\
         assert f'{p}' == '%s' % p == p.code == p == 'card/declined'\n\
         print(Problem.from_name('title').code)\n",
    );
    let mut python = std::process::Command::new("python3");
    python.args(["-B", "-W", "error"]).arg(project.path().join("try.py"));
    python.env("PYTHONPATH", project.path().join("python"));
    assert_eq!(Run::of(&mut python).exits(0).stdout, ANSWERS);
}

#[test]
fn rust_finds_codes_and_shows_them() {
    let project = gateway();
    project.write(
        "try.rs",
        "#[path = \"rust/problem.rs\"] mod problem;\n\
         use problem::Problem;\n\
         fn main() {\n\
         let p = Problem::from_code(\"card/declined\").unwrap();\n\
         println!(\"{p} {} {}\", p.as_str_name(), p.label().unwrap());\n\
         let many = Problem::from_code(\"too-many \\\"requests\\\"\").unwrap();\n\
         println!(\"{}\", many.label().unwrap_or(\"no label\"));\n\
         println!(\"{}\", Problem::from_code(\"DECLINED\").map_or(\"none\", Problem::code));\n\
         assert_eq!(\"DECLINED\".parse(), Ok(p));\n\
         assert_eq!(p.code().parse(), Ok(p));\n\
         println!(\"{}\", Problem::from_str_name(\"title\").unwrap().code());\n}\n",
    );
    project.program("rustc", &["--edition=2021", "-A", "warnings", "try.rs"]).exits(0);
    assert_eq!(project.program("./try", &[]).exits(0).stdout, ANSWERS);
}

#[test]
fn java_finds_codes_and_shows_them() {
    let project = gateway();
    project.write(
        "Try.java",
        "import com.example.Problem;\n\
         public class Try { public static void main(String[] a) {\n\
         Problem p = Problem.fromCode(\"card/declined\").get();\n\
         System.out.println(p.getCode() + \" \" + p + \" \" + p.getLabel().get());\n\
         Problem many = Problem.fromCode(\"too-many \\\"requests\\\"\").get();\n\
         System.out.println(many.getLabel().orElse(\"no label\"));\n\
         System.out.println(Problem.fromCode(\"DECLINED\").map(Problem::getCode).orElse(\"none\"));\n\
         System.out.println(Problem.fromName(\"title\").get().getCode());\n}}\n",
    );
    project.program("javac", &["-d", "classes", "-sourcepath", "java", "Try.java"]).exits(0);
    assert_eq!(project.program("java", &["-cp", "classes", "Try"]).exits(0).stdout, ANSWERS);
}

#[test]
fn people_find_an_entry_by_its_code_or_label() {
    let project = Project::fixture("gateway");
    let by_code = project.run(&["explain", "CARD/declined"]).exits(0).stdout;
    assert_data_eq!(
        &by_code,
        str![[r#"
`card/declined` is `CARD_DECLINED`, a value of `Problem`.

The bank that issued the card refused the payment.

- Label: Declined
- Formerly: `DECLINED`, before 2.0
- Lifecycle: active
- Since: 1.0

"#]]
    );
    // A former name and a label: both lead to it.
    assert_eq!(project.run(&["explain", "declined"]).exits(0).stdout, by_code);
    assert_data_eq!(
        project.run(&["list"]).exits(0).stdout,
        str![[r#"
name           code                 lifecycle   since
BAD_REQUEST    request/malformed    active      1.0
CARD_DECLINED  card/declined        active      1.0
RATE_LIMITED   too-many "requests"  active      1.4
title          22012                deprecated  2.1

"#]]
    );
}

/// The fixture with some of its text replaced.
fn changed(replacements: &[(&str, &str)]) -> Project {
    let project = Project::fixture("gateway");
    let mut text = project.read("catalogue.yaml");
    for (old, new) in replacements {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    project.write("catalogue.yaml", &text);
    project
}

#[test]
fn a_changed_code_breaks_peers() {
    let project = changed(&[
        ("code: card/declined", "code: card/refused"),
        ("label: Malformed request", "label: Bad request"),
        ("    code: too-many \"requests\"\n", "    code: too-many\n    label: Slow down\n"),
    ]);
    project.write("old.yaml", &Project::fixture("gateway").read("catalogue.yaml"));
    assert_data_eq!(
        project.run(&["compare", "old.yaml"]).exits(1).stdout,
        str![[r#"
reasons
  the label of `BAD_REQUEST` is Bad request; it was Malformed request
  breaking: the code of `CARD_DECLINED` is card/refused; it was card/declined
  breaking: the code of `RATE_LIMITED` is too-many; it was too-many "requests"
  the label of `RATE_LIMITED` is Slow down; it was not given

"#]]
    );
}

#[test]
fn each_entry_has_what_its_enum_is_known_by() {
    let project = changed(&[
        ("    code: card/declined\n", ""),
        ("    code: too-many \"requests\"\n", "    number: 0xFFFFFFFF\n"),
        ("  - name: title\n", "  - name: title\n    number: -1\n"),
        ("outputs:\n", "outputs:\n  a.proto: { proto_comments: { reasons: Problem } }\n"),
    ]);
    assert_data_eq!(
        project.run(&["check"]).exits(2).stderr,
        str![[r#"
error[missing-key]: the entry has no number, and others of its enum have one
  --> catalogue.yaml:18:11
   |
18 |   - name: BAD_REQUEST
   |           ^^^^^^^^^^^
   |
  ::: catalogue.yaml:29:13
   |
29 |     number: 0xFFFFFFFF
   |             ---------- a number
   |
   = help: give it one, or remove the numbers of all entries of the enum

error[missing-key]: the entry has neither a `number` nor a `code`
  --> catalogue.yaml:23:11
   |
23 |   - name: CARD_DECLINED
   |           ^^^^^^^^^^^^^
   |
   = help: add `number: …`, or `code: …` if others know it by a text

error[missing-key]: the entry has no `code`, by which readers know it
  --> catalogue.yaml:28:11
   |
28 |   - name: RATE_LIMITED
   |           ^^^^^^^^^^^^
   |
  ::: catalogue.yaml:11:10
   |
11 |     key: code
   |          ---- the key of the enum
   |
   = help: add `code: …`, or take another key

error[number-out-of-range]: -1 is negative, and another number is above 2147483647
  --> catalogue.yaml:33:13
   |
29 |     number: 0xFFFFFFFF
   |             ---------- this one
...
33 |     number: -1
   |             ^^
   |
   = help: no type of 32 bits holds both; change one of the two

error[needs-numbers]: a number of this enum is no `int32`, as those of protobuf are
  --> catalogue.yaml:40:41
   |
40 |   a.proto: { proto_comments: { reasons: Problem } }
   |                                         ^^^^^^^
   |
   = help: leave the enum out here, or give its entries numbers that protobuf can hold


"#]]
    );
}

const C_HEADER: &str =
    "  c/problem.h: { template: reasons.h, with: { prefix: gateway_, namespace: gateway } }\n";

/// The fixture with numbers, one of which no `int32` holds.
fn unsigned() -> Project {
    changed(&[
        ("key: code", "key: number"),
        ("    code: request/malformed\n", "    number: 0xC0000005\n"),
        ("    code: card/declined\n", "    number: 0x10\n"),
        ("    code: too-many \"requests\"\n", "    number: 7\n"),
        ("    code: \"22012\"\n", "    number: 8\n"),
        // No enum of C can have the first.
        (C_HEADER, ""),
    ])
}

#[test]
fn numbers_are_hexadecimal_and_unsigned_in_every_language() {
    let project = unsigned();
    project.run(&["generate"]).exits(0);
    project.run(&["check"]).exits(0);
    let rust = "#[path = \"rust/problem.rs\"] mod problem;\nfn main() { \
         print!(\"{}\", problem::Problem::try_from(3_221_225_477_u32).unwrap() as u32) }\n";
    project.write("try.rs", rust);
    project.program("rustc", &["--edition=2021", "-A", "dead_code", "try.rs"]).exits(0);
    project.write(
        "Try.java",
        "import com.example.Problem;\n\
         public class Try { public static void main(String[] a) {\n\
         System.out.print(Problem.forNumber(3221225477L).get().getNumber());\n}}\n",
    );
    project.program("javac", &["-d", "classes", "-sourcepath", "java", "Try.java"]).exits(0);
    let python = "import sys; sys.path.insert(0, 'python'); from problem import Problem; \
         print(int(Problem.find(3221225477)), end='')";
    project.write("go.mod", "module example.com/gateway\n\ngo 1.18\n");
    let go = "package main\n\nimport (\n\t\"fmt\"\n\n\t\"example.com/gateway/go/gateway\"\n)\n\n\
         func main() { fmt.Print(uint32(gateway.ProblemBadRequest)) }\n";
    project.write("main.go", go);
    let javascript = "import { PROBLEM_FACTS, findProblem } from './typescript/problem.js';\n\
         declare const process: { stdout: { write(text: string): void } };\n\
         const found = findProblem(3221225477);\n\
         process.stdout.write(`${found === undefined ? 0 : PROBLEM_FACTS[found].number}`);\n";
    project.write("ask.ts", javascript);
    typescript::compile(&project);
    for (program, args) in [
        ("./try", &[][..]),
        ("java", &["-cp", "classes", "Try"]),
        ("python3", &["-B", "-c", python]),
        ("go", &["run", "main.go"]),
        ("node", &["out/ask.js"]),
    ] {
        assert_eq!(project.program(program, args).exits(0).stdout, "3221225477", "{program}");
    }
    for (path, number) in
        [("problems.json", "\"number\": 3221225477,"), ("docs/problems.md", "<td>3221225477</td>")]
    {
        assert!(project.read(path).contains(number), "{}", project.read(path));
    }
    let explained = project.run(&["explain", "0xc0000005"]).exits(0).stdout;
    assert!(explained.starts_with("`BAD_REQUEST` is number 3221225477"), "{explained}");
}

/// An output that cannot have such a number says so at its place.
#[test]
fn protobuf_and_c_have_no_unsigned_number() {
    let project = unsigned();
    project.edit("catalogue.yaml", "reasons.rs", "enums.proto");
    let said = project.run(&["check"]).exits(2).stderr;
    assert!(said.contains("`Problem` has a number above 2147483647"), "{said}");
    project.edit("catalogue.yaml", "enums.proto", "reasons.h");
    let said = project.run(&["check"]).exits(2).stderr;
    assert!(said.contains("`Problem` has a number above 2147483647"), "{said}");
}
