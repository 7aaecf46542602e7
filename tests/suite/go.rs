//! Checks generated Go with Go's own tools.

use std::collections::BTreeMap;

use crate::project::{Project, Run};

fn quiet(run: Run) {
    let run = run.exits(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
}

/// Makes the folder a Go module.
fn module(project: &Project) {
    project.write("go.mod", "module example.com/table\n\ngo 1.18\n");
}

/// Runs a program.
fn run(project: &Project, imports: &str, body: &str) -> Run {
    module(project);
    project.write(
        "main.go",
        &format!("package main\n\nimport (\n{imports})\n\nfunc main() {{\n{body}}}\n"),
    );
    project.program("go", &["run", "main.go"])
}

#[test]
fn vet_and_staticcheck_have_nothing_to_say() {
    let project = Project::of_all_fields();
    module(&project);
    quiet(project.program("go", &["vet", "./..."]));
    quiet(project.program("go-staticcheck", &["-checks=all", "./..."]));
    // A checker that takes everything would prove nothing.
    let project = Project::with(&[("a.go", "package a\n\nfunc unused() {}\n")]);
    module(&project);
    assert!(project.program("go-staticcheck", &["./..."]).exits(1).stdout.contains("U1000"));
}

#[test]
fn names_of_all_times_and_apis_are_found_and_others_are_errors() {
    let project = Project::generated("payments");
    let body = "\tfor _, name := range []string{\"LIMIT_REACHED\", \"OVER_LIMIT\", \"\", \"1002\"} {\n\
        \t\tfmt.Println(payments.ParseResultCode(name))\n\t}\n\
        \tfmt.Println(payments.ResultCodeFromNumber(-1))\n\
        \tfmt.Println(payments.ResultCodeFromNumber(7))\n\
        \tfmt.Println(payments.ResultCodeOverLimit == payments.ResultCodeLimitReached)\n\
        \tfmt.Println(payments.ResultCodeSignatureNeeded.Lifecycle(), payments.ResultCode(7).IsKnown())\n";
    let imports = "\t\"fmt\"\n\n\t\"example.com/table/go/payments\"\n";
    let said = run(&project, imports, body).exits(0).stdout;
    let expected = "LIMIT_REACHED <nil>\nLIMIT_REACHED <nil>\n\
        ResultCode(0) payments: no ResultCode is called \"\"\n\
        ResultCode(0) payments: no ResultCode is called \"1002\"\n\
        UNKNOWN_OUTCOME true\nResultCode(7) false\ntrue\ndeprecated false\n";
    assert_eq!(said, expected);
}

#[test]
fn a_value_is_its_code_where_there_are_no_numbers() {
    let project = Project::generated("gateway");
    let body = "\tfmt.Println(gateway.ProblemFromCode(\"too-many \\\"requests\\\"\"))\n\
        \tfmt.Println(gateway.ProblemFromCode(\"RATE_LIMITED\"))\n\
        \tfmt.Println(gateway.ParseProblem(\"DECLINED\"))\n\
        \tfmt.Println(gateway.ParseProblem(\"22012\"))\n\
        \tfmt.Println(gateway.ProblemCardDeclined.Name(), gateway.ProblemCardDeclined.Label())\n\
        \tfmt.Println(string(gateway.ProblemBadRequest))\n";
    let imports = "\t\"fmt\"\n\n\t\"example.com/table/go/gateway\"\n";
    let said = run(&project, imports, body).exits(0).stdout;
    let expected = "too-many \"requests\" true\nRATE_LIMITED false\ncard/declined <nil>\n22012 <nil>\n\
        CARD_DECLINED Declined\nrequest/malformed\n";
    assert_eq!(said, expected);
}

#[test]
fn a_capability_is_a_constant_and_nothing_else() {
    let project = Project::own();
    let ask = |capability: &str| {
        let body = format!(
            "\tfound := taskstatus.ReasonSlaveRemoved.Instead(taskstatus.TaskStateLost, {capability})\n\
             \tfmt.Println(len(found))\n"
        );
        run(&project, "\t\"fmt\"\n\n\t\"example.com/table/generated/go/taskstatus\"\n", &body)
    };
    assert_eq!(ask("taskstatus.CapabilityPartitionAware").exits(0).stdout, "3\n");
    let typo = ask("\"PARTITION_AWRE\"").stderr;
    assert!(typo.contains("cannot use \"PARTITION_AWRE\""), "{typo}");
    for none in ["0", "9"] {
        assert_eq!(ask(none).exits(0).stdout, "0\n");
    }
}

#[test]
fn capabilities_are_stored_by_name_and_updates_are_readable() {
    let body = "\tstored, err := json.Marshal([]taskstatus.Capability{taskstatus.CapabilityPartitionAware})\n\
        \tfmt.Println(string(stored), err)\n\
        \tvar read map[taskstatus.Capability]int\n\
        \tfmt.Println(json.Unmarshal([]byte(`{\"PARTITION_AWARE\": 1}`), &read), read)\n\
        \tfmt.Println(json.Unmarshal([]byte(`{\"PARTITION_AWRE\": 1}`), &read))\n\
        \t_, err = json.Marshal(taskstatus.Capability(0))\n\
        \tvar unknown *taskstatus.UnknownNameError\n\
        \tfmt.Println(errors.As(err, &unknown))\n\
        \tfmt.Println(taskstatus.ReasonSlaveRemoved.Updates()[0])\n";
    let imports = "\t\"encoding/json\"\n\t\"errors\"\n\t\"fmt\"\n\n\t\"example.com/table/generated/go/taskstatus\"\n";
    let said = run(&Project::own(), imports, body).exits(0).stdout;
    let expected = "[\"PARTITION_AWARE\"] <nil>\n<nil> map[PARTITION_AWARE:1]\n\
        taskstatus: no Capability is called \"PARTITION_AWRE\"\ntrue\n\
        TASK_LOST REASON_SLAVE_REMOVED from SOURCE_MASTER\n";
    assert_eq!(said, expected);
}

/// The constants of some Go with their values.
fn constants(code: &str) -> BTreeMap<String, String> {
    let constant = |line: &str| {
        let (name, value) = line.strip_prefix('\t')?.split_once(" = ")?;
        let (name, _) = name.trim_end().split_once(' ')?;
        value.parse::<i32>().ok()?;
        Some((name.to_owned(), value.to_owned()))
    };
    code.lines().filter_map(constant).collect()
}

const PARCELS: &str = r#"
project: Parcels
lints: { missing-description: allow }
enums: { states: { type: State, prefix: STATE_ }, sources: { type: Source }, reasons: { type: Why } }
states: [{ name: STATE_SENT, number: 0, former_names: [{ name: STATE_GONE }] }]
sources: [{ name: from_hub, number: 0 }]
reasons:
  - { name: WHY_RAIN, number: 0, description: "Unlike `WHY_SNOW`, it is wet." }
  - { name: WHY_SNOW, number: 1, updates: [{ state: STATE_SENT, source: from_hub, when: So. }] }
outputs:
  go/parcels/reasons.go:
    template: reasons.go
    with: { states: State, sources: Parcel.hub_source, reasons: Parcel.v2_log.Why }
"#;

const PROTO: &str = r#"
syntax = "proto3";
package parcels;
option go_package = "example.com/parcels";
enum State { option allow_alias = true; STATE_SENT = 0; STATE_GONE = 0; }
message Parcel {
  enum hub_source { from_hub = 0; }
  message v2_log { enum Why { WHY_RAIN = 0; WHY_SNOW = 1; } }
}
"#;

/// protoc-gen-go is asked what it calls the values of enums in and out of messages.
#[test]
fn constants_have_the_names_of_protoc_gen_go_where_that_is_asked_for() {
    let project = Project::with(&[("catalogue.yaml", PARCELS), ("parcels.proto", PROTO)]);
    project.run(&["generate"]).exits(0);
    let args = ["--go_out=.", "--go_opt=paths=source_relative", "parcels.proto"];
    project.program("protoc", &args).exits(0);
    let theirs = constants(&project.read("parcels.pb.go"));
    let ours = constants(&project.read("go/parcels/reasons.go"));
    assert_eq!(ours.len(), 4);
    for (name, value) in &ours {
        assert_eq!(theirs.get(name), Some(value), "{name}");
    }
    let made = project.read("go/parcels/reasons.go");
    assert!(made.contains("\tState_STATE_GONE State = State_STATE_SENT\n"), "{made}");
    assert!(made.contains("\n\t// Unlike `WHY_SNOW`, it is wet.\n"), "{made}");
    std::fs::remove_file(project.path().join("parcels.pb.go")).unwrap();
    module(&project);
    quiet(project.program("gofmt", &["-s", "-l", "-d", "."]));
    quiet(project.program("go", &["vet", "./..."]));
}

#[test]
fn a_package_is_called_as_its_folder_or_as_the_output_says() {
    let of = |output: &str| {
        let catalogue = format!(
            "project: P\nenums: {{ reasons: {{ type: Reason }} }}\nreasons: [{{ name: A, number: 1 }}]\n\
             outputs: {{ {output} }}\n"
        );
        Project::with(&[("catalogue.yaml", &catalogue)])
    };
    for (output, path, name) in [
        ("go/status/a.go: { template: reasons.go }", "go/status/a.go", "status"),
        ("a.go: { template: reasons.go }", "a.go", "reasons"),
        ("go/a-b/a.go: { template: reasons.go, with: { package: ab } }", "go/a-b/a.go", "ab"),
    ] {
        let project = of(output);
        project.run(&["generate"]).exits(0);
        assert!(project.read(path).contains(&format!("\npackage {name}\n")), "{output}");
    }
    let run = of("go/a-b/a.go: { template: reasons.go }").run(&["generate"]).exits(2);
    let message = "`a-b` cannot be the name of a package in Go; give one as `package`";
    assert!(run.stderr.contains(message), "{}", run.stderr);
}
