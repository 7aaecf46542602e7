//! The names that a language cannot have: the tables hold what the code of the templates uses, no
//! more and no less, and the real compilers take every other name, and the changed form of these.

mod scan;

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use reasonbook::language::names::variant;
use reasonbook::language::{LANGUAGES, Language};

use crate::c;
use crate::project::{Project, Run, repository};
use crate::typescript;

/// A catalogue for which the templates use all of their names. The catalogue's own names start with
/// `X`.
const ALL: &str = r#"
project: Names
release: "3"
lints: { missing-description: allow }
apis: { x_a: {}, x_b: { rename: { OWN: XB } } }
enums:
  states: { type: Xstate, groups: { x_all: { title: All of them } } }
  sources: { type: Xsource }
  reasons:
    type: Xreason
    groups: { x_some: { title: Some } }
    fields:
      x_word: { type: [x_a, x_b] }
      x_flags: { type: [[x_c, x_d]] }
      x_number: { type: number }
      x_long: { type: number }
      x_least: { type: number, required: true }
      x_text: { type: text }
      x_url: { type: url, required: true }
capabilities: { XC: { frameworks: some } }
states:
  - { name: X_RUN, number: 1, code: run, label: It runs, group: x_all, terminal: no, former_names: [{ name: X_RAN }] }
  - { name: X_END, number: 2, group: x_all, terminal: yes, lifecycle: { deprecated: { since: "1" } } }
  - { name: X_MAY, number: 3, group: x_all, terminal: usually, requires: XC }
  - { name: X_NOT, number: 4, group: x_all }
sources: [{ name: X_OWN, code: own }]
reasons:
  - name: X_DUE
    number: 1
    since: "1"
    group: x_some
    fields: { x_word: x_a, x_flags: [x_c, x_d], x_number: 7, x_long: 3000000000, x_least: 1, x_text: Due, x_url: "https://example.com" }
    updates:
      - { state: X_END, source: X_OWN, when: It is due., instead: { XC: { state: X_MAY, reason: X_LATE, when: So. } }, since: "1", until: "2" }
      - { state: last-known, among: X_RUN, when: It goes on., instead: { XC: { reason: X_LATE } } }
  - { name: X_LATE, number: 2, fields: { x_least: 2, x_url: "https://example.com" } }
"#;

/// The keys that every reason needs.
const REST: &str = "fields: { x_least: 3, x_url: \"https://example.com\" }";

const OUTPUTS: &str = "
outputs:
  x.rs: { template: reasons.rs, with: { serde: serde } }
  x.py: { template: reasons.py }
  y.py: { template: reasons.py, with: { base: str } }
  z.py: { template: reasons.py, with: { base: enum } }
  x.ts: { template: reasons.ts }
  x/x.go: { template: reasons.go }
  x.h: { template: reasons.h, with: { namespace: x } }
  Api.java: { template: Api.java }
  Lifecycle.java: { template: Lifecycle.java }
  Terminal.java: { template: Terminal.java }
  Update.java: { template: Update.java }
  Capability.java: { template: Capability.java }
";

fn language(name: &str) -> &'static Language {
    LANGUAGES.iter().find(|language| language.name == name).unwrap()
}

/// The code of each language for a catalogue with these types.
fn generate(catalogue: &str, [state, source, reason]: [&str; 3]) -> Project {
    let classes = [(state, "State"), (source, "Source"), (reason, "Reason")]
        .map(|(class, template)| format!("  {class}.java: {{ template: {template}.java }}\n"));
    let project = Project::empty();
    project.write("catalogue.yaml", &(catalogue.to_owned() + OUTPUTS + &classes.concat()));
    project.run(&["generate"]).exits(0);
    project
}

fn all() -> Project {
    generate(ALL, ["Xstate", "Xsource", "Xreason"])
}

/// All code of a language.
fn code(project: &Project, language: &Language) -> String {
    let files = project.files().into_iter();
    let written = files.filter(|(path, _)| path.ends_with(language.ending));
    written.map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_tables_hold_what_the_templates_use() {
    let project = all();
    let (mut tables, mut used) = (Vec::new(), Vec::new());
    for name in ["Rust", "Python", "Java", "TypeScript", "Go", "C"] {
        let language = language(name);
        let code = code(&project, language);
        let keywords: BTreeSet<_> = language.naming.keywords.iter().copied().collect();
        let found = |names: BTreeSet<String>| -> Vec<String> {
            let own = |name: &String| name.contains('X') || name.starts_with(['_', 'x']);
            names.into_iter().filter(|name| !own(name) && !keywords.contains(&**name)).collect()
        };
        let found = [scan::types(&code, name), scan::members(&code, name)].map(found);
        let table = [language.naming.types[0], language.naming.members[0]];
        tables.push((name, table.map(<[_]>::to_vec)));
        used.push((name, found));
    }
    assert_eq!(format!("{tables:#?}"), format!("{used:#?}"));
}

#[test]
fn an_int_enum_has_the_members_that_the_table_says() {
    let program =
        "import enum\nprint(*[n for n in dir(int) if n[0] != '_'], 'mro', 'name', 'value')";
    let run = Run::of(Command::new("python3").args(["-c", program])).exits(0);
    for name in run.stdout.split_whitespace() {
        assert!(language("Python").naming.members[1].contains(&name), "{name}");
    }
}

/// Every name that is a trap in some language.
fn traps() -> BTreeSet<String> {
    let project = all();
    let mut traps = BTreeSet::new();
    for language in LANGUAGES {
        traps.extend(scan::identifiers(&code(&project, language)));
        let tables = language.naming.members.iter().chain(language.naming.types).copied();
        for table in tables.chain([language.naming.keywords]) {
            traps.extend(table.iter().map(|name| (*name).to_owned()));
        }
    }
    traps.retain(|name| !name.contains('X') && !name.starts_with(['_', 'x']));
    assert!(traps.len() > 200);
    traps
}

/// The traps, without those that would become the same variant as another.
fn apart() -> Vec<String> {
    let variants: BTreeMap<_, _> =
        traps().into_iter().map(|name| (variant(&name, ""), name)).collect();
    variants.into_values().collect()
}

/// Compiles what was generated in all languages.
fn compiles(project: &Project) {
    let rust = [
        "--edition=2021", "--crate-type=lib", "--emit=metadata", "-Anon_camel_case_types",
        "-Dwarnings", "-o", "x.rmeta", "x.rs",
    ];
    project.program("rustc", &rust).exits(0);
    let mypy = repository("target/tools/bin/mypy");
    let bases = ["x.py", "y.py", "z.py"];
    let flags = ["--strict", "--cache-dir=cache"];
    project.program(mypy.to_str().unwrap(), &[&flags[..], &bases].concat()).exits(0);
    for base in bases {
        project.program("python3", &["-B", "-W", "error", base]).exits(0);
    }
    javac(project);
    typescript::compile(project);
    project.write("go.mod", "module example.com/x\n\ngo 1.18\n");
    project.program("go", &["vet", "./..."]).exits(0);
    c::compiles(project, "x.h");
}

fn javac(project: &Project) {
    let files: Vec<_> = project
        .files()
        .into_keys()
        .filter(|path| path.ends_with(language("Java").ending))
        .collect();
    let files: Vec<_> = files.iter().map(String::as_str).collect();
    let flags = ["-Xlint:all,-options", "-Werror", "-d", "classes"];
    project.program("javac", &[&flags, &files[..]].concat()).exits(0);
}

#[test]
fn any_name_can_be_that_of_a_value() {
    let names = apart();
    let entries = names
        .iter()
        .zip(100..)
        .map(|(name, number)| format!("  - {{ name: \"{name}\", number: {number}, {REST} }}\n"))
        .collect::<Vec<_>>()
        .concat();
    let catalogue = ALL.to_owned() + &entries;
    let project = generate(&catalogue, ["Xstate", "Xsource", "Xreason"]);
    compiles(&project);
    let read = "import x\nfor name in open('names').read().split():\n    \
        value = x.Xreason.find(name)\n    assert value and value.name == str(value) == name, name\n";
    project.write("names", &names.join("\n"));
    project.write("read.py", read);
    project.program("python3", &["-B", "read.py"]).exits(0);
}

#[test]
fn any_name_can_be_that_of_a_former_value() {
    let entry = |(name, number): (&String, i32)| {
        format!(
            "  - {{ name: X_{number}, number: {number}, former_names: [{{ name: \"{name}\" }}], {REST} }}\n"
        )
    };
    // An enum of Java has no room for all of them at once.
    for names in apart().chunks(700) {
        let entries = names.iter().zip(100..).map(entry).collect::<Vec<_>>().concat();
        compiles(&generate(&(ALL.to_owned() + &entries), ["Xstate", "Xsource", "Xreason"]));
    }
}

#[test]
fn any_name_can_be_that_of_a_word_or_a_group() {
    let names: Vec<_> = apart().into_iter().map(|name| format!("\"{name}\"")).collect();
    let words = names.join(", ");
    let groups = names.iter().map(|name| format!("{name}: {{ title: {name} }}"));
    let groups = groups.collect::<Vec<_>>().join(", ");
    let catalogue = ALL
        .replace("x_word: { type: [x_a, x_b] }", &format!("x_word: {{ type: [x_a, {words}] }}"))
        .replace(
            "x_flags: { type: [[x_c, x_d]] }",
            &format!("x_flags: {{ type: [[x_c, x_d, {words}]] }}"),
        )
        .replace(
            "groups: { x_some: { title: Some } }",
            &format!("groups: {{ x_some: {{ title: Some }}, {groups} }}"),
        );
    compiles(&generate(&catalogue, ["Xstate", "Xsource", "Xreason"]));
}

#[test]
fn any_name_that_no_language_refuses_can_be_that_of_a_field() {
    let is_refused = |name: &String| {
        LANGUAGES.iter().any(|Language { naming, .. }| {
            let variant = variant(name, "");
            let of_words = (naming.field_type)(&variant, "Xreason");
            naming.refused_accessor(name).is_some() || naming.refuses_type(&of_words)
        })
    };
    let names: Vec<_> = apart().into_iter().filter(|name| !is_refused(name)).collect();
    assert!(names.len() > 100, "{}", names.len());
    let kinds = ["text", "[x_a, x_b]", "number", "[[x_c]]", "url"];
    let fields = names.iter().zip(kinds.into_iter().cycle());
    let fields = fields.map(|(name, kind)| format!("      \"{name}\": {{ type: {kind} }}\n"));
    let all = format!("    fields:\n{}", fields.collect::<String>());
    compiles(&generate(&ALL.replace("    fields:\n", &all), ["Xstate", "Xsource", "Xreason"]));
}

/// Generates code of one language for every three types that the language does not refuse, of all
/// words that its templates have; gives the folder, and the files of each three.
fn with_types(name: &str, outputs: impl Fn(usize, [&str; 3]) -> String) -> (Project, usize) {
    let naming = &language(name).naming;
    let mut words = scan::identifiers(&code(&all(), language(name)));
    words.retain(|word| {
        !word.contains('X') && !word.starts_with(['_', 'x']) && !naming.refuses_type(word)
    });
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    let project = Project::empty();
    let threes = words.chunks_exact(3).chain([&words[words.len() - 3..]]);
    let count = threes.clone().count();
    for (number, three) in threes.enumerate() {
        let mut catalogue =
            ALL.to_owned() + "outputs:\n" + &outputs(number, [three[0], three[1], three[2]]);
        for (own, word) in ["Xstate", "Xsource", "Xreason"].iter().zip(three) {
            catalogue = catalogue.replace(own, word);
        }
        project.write("catalogue.yaml", &catalogue);
        project.run(&["generate"]).exits(0);
    }
    (project, count)
}

#[test]
fn any_name_that_rust_does_not_refuse_can_be_that_of_a_type() {
    let (project, count) =
        with_types("Rust", |number, _| format!("  x{number}.rs: {{ template: reasons.rs }}\n"));
    let modules =
        (0..count).map(|number| format!("pub mod x{number};\n")).collect::<Vec<_>>().concat();
    project.write("lib.rs", &("#![allow(non_camel_case_types)]\n".to_owned() + &modules));
    let args = ["--edition=2021", "--crate-type=lib", "--emit=metadata", "-Dwarnings", "lib.rs"];
    project.program("rustc", &args).exits(0);
}

#[test]
fn any_name_that_python_does_not_refuse_can_be_that_of_a_type() {
    let (project, count) =
        with_types("Python", |number, _| format!("  x{number}.py: {{ template: reasons.py }}\n"));
    let imports =
        (0..count).map(|number| format!("import x{number}\n")).collect::<Vec<_>>().concat();
    project.write("all.py", &imports);
    project.program("python3", &["-B", "-W", "error", "all.py"]).exits(0);
    let mypy = repository("target/tools/bin/mypy");
    project.program(mypy.to_str().unwrap(), &["--strict", "--cache-dir=cache", "all.py"]).exits(0);
}

#[test]
fn any_name_that_typescript_does_not_refuse_can_be_that_of_a_type() {
    let output = |number, _: [&str; 3]| format!("  x{number}.ts: {{ template: reasons.ts }}\n");
    let (project, _) = with_types("TypeScript", output);
    typescript::compile(&project);
}

#[test]
fn any_name_that_go_does_not_refuse_can_be_that_of_a_type() {
    let output = |number, _: [&str; 3]| format!("  x{number}/x.go: {{ template: reasons.go }}\n");
    let (project, _) = with_types("Go", output);
    project.write("go.mod", "module example.com/x\n\ngo 1.18\n");
    project.program("go", &["vet", "./..."]).exits(0);
}

#[test]
fn any_name_that_c_does_not_refuse_can_be_that_of_a_type() {
    let output = |number, _: [&str; 3]| {
        format!("  x{number}.h: {{ template: reasons.h, with: {{ namespace: x }} }}\n")
    };
    let (project, _) = with_types("C", output);
    c::compile_in_turn(&project, &project.paths(".h"));
}

#[test]
fn any_name_that_java_does_not_refuse_can_be_that_of_a_type() {
    let (project, _) = with_types("Java", |number, [state, source, reason]| {
        let output = |(class, template): (&str, &str)| {
            format!(
                "  p{number}/{class}.java: {{ template: {template}.java, with: {{ package: p{number} }} }}\n"
            )
        };
        let classes = [
            (state, "State"),
            (source, "Source"),
            (reason, "Reason"),
            ("Api", "Api"),
            ("Lifecycle", "Lifecycle"),
            ("Terminal", "Terminal"),
            ("Update", "Update"),
            ("Capability", "Capability"),
        ];
        classes.map(output).concat()
    });
    javac(&project);
}

#[test]
fn an_entry_has_its_name_in_the_forms_of_every_language() {
    let project = Project::with(&[
        (
            "catalogue.yaml",
            "project: P\nlints: { missing-description: allow }\nenums: { reasons: { type: Why, prefix: WHY_ } }\n\
             reasons: [{ name: WHY_TOO_LATE, number: 1 }, { name: WHY_soSoon, number: 2 }]\n\
             outputs: { a.txt: { template: a.txt } }\n",
        ),
        (
            "templates/a.txt",
            "{#- summary: Names -#}\n{% for line in banner %}# {{ line }}\n{% endfor %}\
             {% for e in reasons.entries %}{{ e.variant }} {{ e.constant }} {{ e.kebab }} {{ e.camel }}\n{% endfor %}",
        ),
    ]);
    project.run(&["generate"]).exits(0);
    let names = "TooLate TOO_LATE too-late tooLate\nSoSoon SO_SOON so-soon soSoon\n";
    assert!(project.read("a.txt").ends_with(names), "{}", project.read("a.txt"));
}
