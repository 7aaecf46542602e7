//! `docs/protobuf.md`: its programs are run as they are, with the types that the generators of protobuf make.

use std::fs;

use crate::book;
use crate::idiom::tool;
use crate::project::{Project, Run, repository};
use crate::readme::blocks;
use crate::typescript;

/// Writes the program that the page has in a language.
fn shown(language: &str, file: &str) -> Project {
    let project = Project::own();
    let page = book::read("docs/protobuf.md");
    let blocks = blocks(&page);
    let program = blocks.iter().find(|block| block.language == language).unwrap();
    project.write(file, &format!("{}\n", program.text));
    project
}

#[test]
fn python_comes_from_its_types() {
    let project = shown("python", "main.py");
    let python = tool("python");
    let args =
        ["-m", "grpc_tools.protoc", "-Igenerated/proto/v0", "--python_out=.", "task_status.proto"];
    project.program(&python, &args).exits(0);
    let mut main = std::process::Command::new(&python);
    main.args(["-B", "main.py"]).current_dir(project.path());
    let said = Run::of(main.env("PYTHONPATH", "generated/python")).exits(0).stdout;
    let states = "['TASK_LOST', 'TASK_DROPPED', 'TASK_UNREACHABLE']";
    assert_eq!(said, format!("REASON_SLAVE_REMOVED REASON_AGENT_REMOVED\n{states}\nNone\n"));
}

#[test]
fn ts_proto_comes_from_its_types() {
    let project = shown("ts", "main.ts");
    let plugin = repository("target/tools/node/node_modules/.bin/protoc-gen-ts_proto");
    let plugin = format!("--plugin={}", plugin.display());
    project.write("pb/.keep", "");
    let args = [&plugin, "-Igenerated/proto/v0", "--ts_proto_out=pb", "task_status.proto"];
    project.program("protoc", &args).exits(0);
    project.write("package.json", "{ \"type\": \"module\" }\n");
    let flags = ["--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom"];
    typescript::tool(&project, "tsc", &[&flags[..], &["--outDir", "out", "main.ts"]].concat())
        .exits(0);
    let said = project.program("node", &["out/main.js"]).exits(0).stdout;
    assert_eq!(said, "REASON_SLAVE_REMOVED REASON_AGENT_REMOVED\nundefined undefined\n");
}

#[test]
fn java_comes_from_its_types() {
    let project = shown("java", "Main.java");
    let args = ["-Igenerated/proto/v0", "--java_out=.", "task_status.proto"];
    project.program("protoc", &args).exits(0);
    // Debian's package of protobuf-java, of the same release as its protoc.
    let jar = "/usr/share/java/protobuf.jar";
    let sources =
        [&["-cp", jar, "-sourcepath", ".:generated/java"][..], &["-d", "out", "Main.java"]];
    project.program("javac", &sources.concat()).exits(0);
    let path = format!("out:{jar}");
    let said = project.program("java", &["-cp", &path, "Main"]).exits(0).stdout;
    assert_eq!(said, "REASON_SLAVE_REMOVED REASON_AGENT_REMOVED\nfalse\n");
}

#[test]
fn go_comes_from_its_types() {
    let project = shown("go", "gopath/src/example.com/ferry/main.go");
    let ferry = "gopath/src/example.com/ferry";
    let tables = project.read("generated/go/taskstatus/task_status.go");
    project.write(&format!("{ferry}/taskstatus/task_status.go"), &tables);
    project.write(&format!("{ferry}/pb/.keep"), "");
    let out = format!("--go_out={ferry}/pb");
    let package = "--go_opt=paths=source_relative,Mtask_status.proto=example.com/ferry/pb";
    project
        .program("protoc", &["-Igenerated/proto/v0", &out, package, "task_status.proto"])
        .exits(0);
    // Debian's package of protobuf for Go has no module.
    let path = format!("{}/gopath:/usr/share/gocode", project.path().display());
    let mut main = std::process::Command::new("go");
    main.args(["run", "example.com/ferry"]).current_dir(project.path());
    let said = Run::of(main.env("GO111MODULE", "off").env("GOPATH", path)).exits(0).stdout;
    assert_eq!(said, "REASON_SLAVE_REMOVED REASON_AGENT_REMOVED\nfalse\n");
}

#[test]
fn prost_comes_from_its_types() {
    let project = shown("rust", "src/main.rs");
    let own = |path: &str| project.path().join(path);
    let proto = own("generated/proto/v0");
    prost_build::Config::new()
        .out_dir(own("src"))
        .compile_protos(&[proto.join("task_status.proto")], &[proto])
        .unwrap();
    project.write("src/task_status.rs", &project.read("generated/rust/task_status.rs"));
    project.write("Cargo.lock", &fs::read_to_string(repository("Cargo.lock")).unwrap());
    project.write("Cargo.toml", PROST);
    let mut cargo = std::process::Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--offline", "--target-dir"]).arg(repository("target/try"));
    let said = Run::of(cargo.current_dir(project.path()).env("RUSTFLAGS", "-Adead_code"));
    let said = said.exits(0).stdout;
    assert_eq!(said, "REASON_SLAVE_REMOVED REASON_AGENT_REMOVED\nfalse\n");
}

/// The crates stand in the lock file of this repository, so that Cargo has them already.
const PROST: &str = r#"
[package]
name = "from_prost"
version = "0.0.0"
edition = "2021"

[dependencies]
prost = { version = "0.14", default-features = false, features = ["derive"] }

[workspace]
"#;
