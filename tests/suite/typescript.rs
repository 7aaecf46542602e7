//! Checks TypeScript with its own tools, which `tests/run` installs in `target/tools`.

use std::fmt::Write;
use std::fs;
use std::process::Command;

use crate::project::{Project, Run, repository};
use serde_json::{Value, json};

/// A tool of npm, run in the folder of the project.
pub fn tool(project: &Project, name: &str, args: &[&str]) -> Run {
    let modules = repository("target/tools/node");
    let path = modules.join("node_modules/.bin").join(name);
    assert!(path.exists(), "{} is missing: run tests/run once", path.display());
    let mut command = Command::new(path);
    command.args(args).current_dir(project.path()).env("REASONBOOK_MODULES", modules);
    Run::of(&mut command)
}

/// Writes the settings of the tools into the folder.
fn set_up(project: &Project) {
    for file in ["tsconfig.json", "eslint.config.mjs"] {
        let text = fs::read_to_string(repository("tests/typescript").join(file)).unwrap();
        project.write(file, &text);
    }
}

/// Compiles all TypeScript of a folder into modules in `out`, under the strictest settings.
pub fn compile(project: &Project) {
    set_up(project);
    project.write("out/package.json", "{ \"type\": \"module\" }\n");
    let run = tool(project, "tsc", &[]).exits(0);
    assert_eq!(run.stdout + &run.stderr, "");
}

/// The output of a compiled module.
pub fn run(project: &Project, module: &str) -> String {
    project.program("node", &[&format!("out/{module}.js")]).exits(0).stdout
}

#[test]
fn a_code_finds_its_value_where_there_are_no_numbers() {
    let project = Project::fixture("gateway");
    project.run(&["generate"]).exits(0);
    let lines = "console.log(findProblemByCode('too-many \"requests\"'), findProblemByCode('RATE_LIMITED'));\n\
         const code: ProblemCode = PROBLEM_FACTS.RATE_LIMITED.code;\n\
         console.log(findProblem('DECLINED'), code);\n\
         for (const one of ['CARD_DECLINED', 'DECLINED', 'card/declined', null]) if (isProblem(one)) console.log(PROBLEM_FACTS[one].code);\n\
         console.log(Problem.DECLINED, Object.values(PROBLEM_FACTS).length, findProblem(null));\n";
    let imports = "import { PROBLEM_FACTS, Problem, type ProblemCode, findProblem, findProblemByCode, isProblem } from './typescript/problem.js';\n\
         declare const console: { log(...values: unknown[]): void };\n";
    project.write("ask.ts", &format!("{imports}{lines}"));
    compile(&project);
    let said = run(&project, "ask");
    let expected = "RATE_LIMITED undefined\nCARD_DECLINED too-many \"requests\"\ncard/declined\nCARD_DECLINED 4 undefined\n";
    assert_eq!(said, expected);
}

/// The type of its words would be called like that of the table of facts.
#[test]
fn no_field_is_called_like_a_table() {
    for name in ["facts", "table"] {
        let catalogue = format!(
            "project: P\nenums: {{ reasons: {{ type: Reason, fields: {{ {name}: {{ type: [a, b] }} }} }} }}\n\
             reasons: [{{ name: A, number: 1 }}]\noutputs: {{ a.ts: {{ template: reasons.ts }} }}\n"
        );
        let said = Project::with(&[("catalogue.yaml", &catalogue)]).run(&["check"]).exits(2).stderr;
        assert!(said.contains(&format!("`{name}` cannot be a field in TypeScript")), "{said}");
    }
}

/// The code compiles without the types of Node and without those of a browser.
#[test]
fn tsc_takes_it_by_its_strictest_rules_and_with_the_language_alone() {
    let project = Project::of_all_fields();
    set_up(&project);
    let run = tool(&project, "tsc", &["--noEmit", "--lib", "es2022"]).exits(0);
    assert_eq!(run.stdout + &run.stderr, "");
}

#[test]
fn eslint_has_nothing_to_say_by_the_strict_rules_of_typescript_eslint() {
    let project = Project::of_all_fields();
    set_up(&project);
    // A configuration that takes everything would prove nothing.
    project.write("trap.ts", "export const a = 1 as any;\n");
    let mut files = vec!["--format=json", "--report-unused-disable-directives"];
    let paths = project.paths(".ts");
    files.extend(paths.iter().map(String::as_str));
    let said = tool(&project, "eslint", &files).exits(1).stdout;
    let said: Vec<Value> = serde_json::from_str(&said).unwrap();
    let noisy: Vec<_> = said.iter().filter(|file| file["messages"] != json!([])).collect();
    assert!(noisy.len() == 1 && noisy[0].to_string().contains("no-explicit-any"), "{noisy:#?}");
    assert_eq!(said.len(), 6 + 1);
}

#[test]
fn prettier_leaves_names_of_any_length() {
    let project = Project::empty();
    for length in [1, 5, 10, 13, 16, 19] {
        project.write("catalogue.yaml", &of_lengths(length));
        project.run(&["generate"]).exits(0);
    }
    assert_eq!(project.paths(".ts").len(), 6);
    tool(&project, "prettier", &["--check", "*.ts"]).exits(0);
}

/// A catalogue whose names have many lengths, so that lines end before and after the last column. (Prettier
/// goes ways of its own with types of more than 20 letters and with names of more than 70.)
fn of_lengths(length: usize) -> String {
    let x = "x".repeat(length);
    let name = |kind: &str, number: usize| format!("{kind}_{}", "N".repeat(number));
    let mut catalogue = format!(
        "project: P\nlints: {{ missing-description: allow }}\napis: {{ a: {{}}, long-name.2: {{}} }}\n\
         enums: {{ states: {{ type: S{x} }}, sources: {{ type: C{x} }}, reasons: {{ type: R{x} }} }}\n\
         capabilities: {{ {}: {{ frameworks: some }}, Y: {{ frameworks: more }} }}\n\
         sources: [{{ name: {}, number: 1 }}]\nstates:\n",
        name("K", 2 * length),
        name("C", 3 * length)
    );
    let numbers = || (1..60).step_by(3);
    for number in numbers() {
        let _ = writeln!(
            catalogue,
            "  - {{ name: {}, number: {number}, description: It \"{}\" went., terminal: no }}",
            name("S", number),
            "w".repeat(number)
        );
    }
    catalogue += "reasons:\n";
    for number in numbers() {
        let (state, reason) = (name("S", number), name("R", number));
        let _ = writeln!(
            catalogue,
            "  - {{ name: {reason}, number: {number}, former_names: [{{ name: X{reason} }}, {{ name: Y{reason} }}], \
             updates: [{{ state: {state}, when: So. }}, \
             {{ state: last-known, among: [{state}, S_N], when: So. }}] }}"
        );
    }
    catalogue + &format!("outputs: {{ {x}.ts: {{ template: reasons.ts }} }}\n")
}

/// A bundle has what is used of the tables, and nothing else.
#[test]
fn bundlers_drop_what_is_not_used() {
    let project = Project::own();
    let table = "./generated/typescript/task_status.ts";
    let size = |import: &str| {
        let used = format!("import {{ {import} }} from {table:?};\nconsole.log({import});\n");
        project.write("used.ts", &used);
        let args = ["--bundle", "--format=esm", "--log-level=error", "used.ts"];
        tool(&project, "esbuild", &args).exits(0).stdout
    };
    let source = size("findSource");
    assert!(source.contains("SOURCE_MASTER") && !source.contains("TASK_LOST"), "{source}");
    assert!(source.lines().count() < 30, "{source}");
    let updates = size("updatesOf");
    assert!(updates.contains("TASK_LOST") && !updates.contains("description"), "{updates}");
}

/// What `tsc` refuses, `any` lets through, as JavaScript does.
#[test]
fn an_unknown_state_or_capability_is_a_range_error() {
    let project = Project::own();
    let program = "import { Capability, Reason, Source, TaskState, reasonsOf, updatesInsteadOf, updatesOf } from \"./generated/typescript/task_status.js\";\n\
        const { REASON_SLAVE_REMOVED: removed } = Reason, { TASK_LOST: lost } = TaskState, { PARTITION_AWARE: aware } = Capability;\n\
        const no: any = \"TYPO\", none: any = null;\n\
        for (const ask of [\n\
          () => updatesInsteadOf(removed, lost, no), () => updatesInsteadOf(removed, lost, none), () => updatesInsteadOf(removed, no, aware),\n\
          () => updatesInsteadOf(no, lost, aware), () => reasonsOf(no, Source.SOURCE_MASTER), () => reasonsOf(lost, none),\n\
          () => updatesOf(none), () => updatesInsteadOf(removed, lost, aware),\n\
        ]) {\n\
          try { console.log(ask().length); } catch (error) { console.log(String(error)); }\n\
        }\n";
    project.write("main.ts", program);
    compile(&project);
    let expected = "RangeError: Capability has no value TYPO\n\
        RangeError: Capability has no value null\n\
        RangeError: TaskState has no value TYPO\n\
        RangeError: Reason has no value TYPO\n\
        RangeError: TaskState has no value TYPO\n\
        RangeError: Source has no value null\n\
        RangeError: Reason has no value null\n\
        3\n";
    assert_eq!(run(&project, "main"), expected);
}

#[test]
fn names_of_all_times_and_apis_are_found_and_others_are_undefined() {
    let project = Project::fixture("payments");
    project.run(&["generate"]).exits(0);
    let program = "import { RESULT_CODE_FACTS, ResultCode, findResultCode } from \"./typescript/result_code.js\";\n\
        const code: ResultCode | undefined = findResultCode(1002);\n\
        console.log(code === ResultCode.LIMIT_REACHED, RESULT_CODE_FACTS.LIMIT_REACHED.formerNames.join());\n\
        console.log(findResultCode(\"OVER_LIMIT\"), findResultCode(-1), findResultCode(\"LIMIT_REACHED\"));\n\
        for (const key of [7, NaN, 1.5, \"\", \"1002\", \"toString\", \"__proto__\"]) console.log(findResultCode(key));\n\
        console.log(RESULT_CODE_FACTS.SIGNATURE_NEEDED.lifecycle, RESULT_CODE_FACTS.APPROVED.since);\n";
    project.write("main.ts", program);
    compile(&project);
    let expected = "true OVER_LIMIT\nLIMIT_REACHED UNKNOWN_OUTCOME LIMIT_REACHED\n".to_owned()
        + &"undefined\n".repeat(7)
        + "deprecated undefined\n";
    assert_eq!(run(&project, "main"), expected);
}
