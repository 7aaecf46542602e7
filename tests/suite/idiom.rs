//! Checks that generated code is idiomatic, with the linters that each language's users run.

use std::fs;

use crate::java;
use crate::project::{Project, Run, repository};
use serde_json::{Value, json};

/// A checker that `tests/run` installs.
pub fn tool(name: &str) -> String {
    let path = repository("target/tools/bin").join(name);
    assert!(path.exists(), "{} is missing: run tests/run once", path.display());
    path.to_str().unwrap().to_owned()
}

pub fn path(in_repository: &str) -> String {
    repository(in_repository).to_str().unwrap().to_owned()
}

#[test]
fn javadoc_finds_every_link() {
    java::each_field("javadoc", &[vec!["-Xdoclint:all", "-Werror", "-quiet"]]);
}

#[test]
fn buf_accepts_the_protos_and_every_exemption_is_needed() {
    let config = fs::read_to_string(repository("buf.yaml")).unwrap();
    let (_, except) = config.split_once("  except:\n").unwrap();
    let rules: Vec<_> = except.lines().filter(|line| line.starts_with("    - ")).collect();
    let project = Project::own();
    let lint = |api: &str, config: &str| -> Run {
        project.write(&format!("generated/proto/{api}/buf.yaml"), config);
        let folder = format!("generated/proto/{api}");
        project.program(&tool("buf"), &["lint", &folder])
    };
    for api in ["v0", "v1"] {
        let run = lint(api, &config).exits(0);
        assert_eq!(run.stdout + &run.stderr, "");
    }
    for rule in &rules {
        let stricter = config.replace(&format!("{rule}\n"), "");
        let found: String = ["v0", "v1"].map(|api| lint(api, &stricter).stdout).concat();
        assert_ne!(found, "", "{rule} exempts nothing");
    }
    assert_eq!(rules.len(), 5);
}

/// Lines are no longer than is customary in the language. A longer word has a line to itself,
/// except for the marks and quotes around it.
#[test]
fn lines_are_as_wide_as_each_language_likes() {
    let widths = [("rs", 100), ("java", 100), ("py", 88), ("proto", 80), ("ts", 80)];
    let project = Project::of_all_fields();
    for (extension, width) in widths {
        let mut seen = 0;
        for path in project.paths(&format!(".{extension}")) {
            for line in project.read(&path).lines() {
                seen += 1;
                let words = line.split_whitespace().filter(|word| word.len() > 3).count();
                let wide = line.chars().count();
                assert!(wide <= width || words < 2, "{path}: {wide} columns: {line}");
            }
        }
        assert!(seen > 20, "{extension}");
    }
}

#[test]
fn the_json_is_what_its_schema_says_and_nothing_else() {
    let burrow = Project::fixture("burrow");
    let catalogue = burrow.read("catalogue.yaml");
    let json =
        "  a.json: { template: catalogue.json }\n  b.json: { template: catalogue.json, api: v2 }\n";
    burrow.write("catalogue.yaml", &format!("{catalogue}{json}"));
    burrow.run(&["generate"]).exits(0);
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let mut schema =
        read(&fs::read_to_string(repository("docs/catalogue-json.schema.json")).unwrap());
    // Readers ignore keys that they do not know; the tool itself writes none.
    close(&mut schema);
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let own = read(&fs::read_to_string(repository("generated/catalogue.json")).unwrap());
    let database = read(&Project::generated("database").read("conditions.json"));
    let [one, two] = ["a.json", "b.json"].map(|path| read(&burrow.read(path)));
    for document in [&own, &one, &two, &database] {
        let errors: Vec<_> =
            validator.iter_errors(document).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
    }
    // Make sure that the validator does not accept everything.
    for (pointer, value) in [
        ("/format", json!(2)),
        ("/states", json!({})),
        ("/reasons/entries/0/number", json!("0")),
        ("/reasons/entries/0/cases", json!([{ "state": { "name": "TASK_LOST" } }])),
        ("/reasons/entries/0/lifecycle", json!({ "stage": "active" })),
    ] {
        let mut document = own.clone();
        *document.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&document), "{pointer}");
    }
}

/// Makes a schema refuse unknown keys.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(parts) => {
            if parts.contains_key("properties") && parts.get("type") == Some(&json!("object")) {
                parts.insert("additionalProperties".to_owned(), json!(false));
            }
            parts.values_mut().for_each(close);
        }
        Value::Array(parts) => parts.iter_mut().for_each(close),
        _ => {}
    }
}
