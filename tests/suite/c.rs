//! Checks the header for C and C++ with compilers and checkers of both.

use std::fs;

use crate::project::{Project, Run, repository};

pub const WARNINGS: [&str; 4] = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"];

/// What only C++ has.
const WARNINGS_OF_CPP: [&str; 2] = ["-Wold-style-cast", "-Wzero-as-null-pointer-constant"];

/// The first four are each compiler and each standard.
const COMPILERS: [[&str; 3]; 6] = [
    ["gcc", "-std=c11", "-xc"],
    ["clang", "-std=c11", "-xc"],
    ["g++", "-std=c++17", "-xc++"],
    ["clang++", "-std=c++20", "-xc++"],
    ["g++", "-std=c++20", "-xc++"],
    ["clang++", "-std=c++17", "-xc++"],
];

fn quiet(run: Run) {
    let run = run.exits(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
}

/// Compiles a header with each compiler and by each standard, without warnings.
pub fn compiles(project: &Project, header: &str) {
    project.write("includes.c", &format!("#include \"{header}\"\n"));
    COMPILERS[..4].iter().for_each(|compiler| compiles_with(project, *compiler));
}

fn compiles_with(project: &Project, [compiler, standard, language]: [&str; 3]) {
    let args = [standard, language, "-fsyntax-only", "includes.c"];
    let more = if language == "-xc++" { &WARNINGS_OF_CPP[..] } else { &[] };
    quiet(project.program(compiler, &[&args[..], &WARNINGS, more].concat()));
}

/// Compiles headers, each with one compiler of C and one of C++, all of which have their turns.
pub fn compile_in_turn(project: &Project, headers: &[String]) {
    let (c, cpp) = COMPILERS.split_at(2);
    for (number, header) in headers.iter().enumerate() {
        project.write("includes.c", &format!("#include \"{header}\"\n"));
        compiles_with(project, c[number % c.len()]);
        compiles_with(project, cpp[number % cpp.len()]);
    }
}

/// A project with a generated header.
fn header(catalogue: &str) -> Project {
    let outputs = "outputs: { table.h: { template: reasons.h } }\n";
    Project::with(&[("catalogue.yaml", &format!("project: P\n{catalogue}{outputs}"))])
}

/// Writes a file that includes the header of each field; that with a licence has the names of another one.
fn includes(project: &Project) {
    let mut headers = project.paths(".h");
    headers.retain(|path| !path.starts_with("licensed/"));
    assert_eq!(headers.len(), 5);
    let lines = headers.iter().map(|path| format!("#include \"{path}\"\n"));
    project.write("all.h", &lines.collect::<String>());
    project.write("includes.c", "#include \"all.h\"\n");
}

#[test]
fn every_compiler_takes_the_headers_without_a_warning() {
    let project = Project::of_all_fields();
    includes(&project);
    for compiler in COMPILERS {
        compiles_with(&project, compiler);
    }
    // Each brings all that it needs.
    for header in project.paths(".h").iter().filter(|path| *path != "all.h") {
        project.write("includes.c", &format!("#include \"{header}\"\n"));
        for compiler in [COMPILERS[0], COMPILERS[2]] {
            compiles_with(&project, compiler);
        }
    }
}

#[test]
fn clang_tidy_finds_no_bug() {
    let tidy = |project: &Project, standard: &str| {
        let args = [
            "--quiet",
            "--checks=-*,bugprone-*,clang-analyzer-*",
            "--warnings-as-errors=*",
            "--header-filter=.*",
            "includes.c",
            "--",
            standard,
        ];
        let language = if standard.contains("++") { "-xc++" } else { "-xc" };
        project.program("clang-tidy", &[&args[..], &[language]].concat())
    };
    let project = Project::of_all_fields();
    includes(&project);
    for standard in ["-std=c11", "-std=c++17"] {
        assert_eq!(tidy(&project, standard).exits(0).stdout, "");
    }
    // It reads headers.
    let trap = "#define TWICE(x) x * 2\n";
    let project = Project::with(&[("a.h", trap), ("includes.c", "#include \"a.h\"\n")]);
    assert!(tidy(&project, "-std=c11").exits(1).stdout.contains("bugprone-macro-parentheses"));
}

#[test]
fn cpp_knows_the_answers_while_it_compiles() {
    let project = Project::own();
    let driver = fs::read_to_string(repository("tests/drivers/constant.cpp")).unwrap();
    project.write("constant.cpp", &driver);
    for compiler in ["g++", "clang++"] {
        let args = ["-std=c++17", "-Igenerated/c", "-o", "constant", "constant.cpp"];
        quiet(project.program(compiler, &[&args[..], &WARNINGS].concat()));
    }
}

#[test]
fn the_header_can_stand_in_extern_c_and_beside_another_one() {
    let project = Project::own();
    let with = |name: &str| format!("with: {{ prefix: {name}_, namespace: {name} }}");
    let output = format!("  generated/c/more.h: {{ template: reasons.h, {} }}\n", with("more"));
    let catalogue = project.read("catalogue.yaml");
    project.write("catalogue.yaml", &(catalogue + &output));
    project.run(&["generate"]).exits(0);
    compiles(&project, "generated/c/more.h");
    // That of another project can have the same path.
    project.write("more.h", &project.read("generated/c/more.h"));
    project.edit("catalogue.yaml", &with("more"), &with("less"));
    project.run(&["generate"]).exits(0);
    let program = "extern \"C\" {\n#include \"generated/c/task_status.h\"\n#include \"generated/c/more.h\"\n#include \"more.h\"\n}\n\
        static_assert(more::Name(more::Source::kMaster) == mesos::status::Name(mesos::status::Source::kMaster));\n\
        static_assert(int{MORE_SOURCE_EXECUTOR} == int{LESS_SOURCE_EXECUTOR});\nint main() { return *more_Source_name(MORE_SOURCE_EXECUTOR) == 0; }\n";
    project.write("both.cpp", program);
    let args = ["-std=c++17", "-o", "both", "both.cpp"];
    quiet(project.program("g++", &[&args[..], &WARNINGS].concat()));
    project.program("./both", &[]).exits(0);
}

/// A macro of a header that is included before replaces a name wherever it stands.
#[test]
fn no_name_is_one_of_the_headers_of_c() {
    let catalogue = "project: P\nenums: { reasons: { type: no } }\n\
        reasons: [{ name: OF, number: 0, description: It is over. }]\n\
        outputs: { made.h: { template: reasons.h, with: { GIVEN } } }\n";
    let project = Project::with(&[("catalogue.yaml", "")]);
    let generate = |given: &str| {
        project.write("catalogue.yaml", &catalogue.replace("GIVEN", given));
        project.run(&["generate"])
    };
    for namespace in
        ["std", "a::std", "posix", "errno", "a::NULL", "EOF", "assert", "main", "time", "linux"]
    {
        let run = generate(&format!("namespace: {namespace:?}")).exits(2);
        let said = format!("`{namespace}` cannot be a namespace of C++");
        assert!(run.stderr.contains(&said), "{}", run.stderr);
    }
    let run = generate("prefix: err").exits(2);
    assert!(run.stderr.contains("`errno` is a name in a header of C"), "{}", run.stderr);
    generate("prefix: e, namespace: a::time").exits(0);
    project.write("main.c", "#include <errno.h>\n#include <stdio.h>\n#include \"made.h\"\nint main(void) { return EOF_; }\n");
    for compiler in [["gcc", "-xc"], ["g++", "-xc++"]] {
        quiet(project.program(
            compiler[0],
            &[&compiler[1..], &["-fsyntax-only", "main.c"], &WARNINGS].concat(),
        ));
    }
    project.edit("catalogue.yaml", "type: no", "type: errno");
    let run = project.run(&["generate"]).exits(2);
    assert!(
        run.stderr.contains("error[reserved-word]: `errno` cannot be the name of a type in C"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_compiler_counts_warns_of_old_names_and_refuses_short_enums() {
    let project = Project::own();
    let compile = |text: &str, compiler: [&str; 2], more: &[&str]| {
        project.write("main.c", &format!("#include \"generated/c/task_status.h\"\n{text}"));
        let [compiler, standard] = compiler;
        let language = if standard.contains("++") { "-xc++" } else { "-xc" };
        let args = [standard, language, "-fsyntax-only", "main.c"];
        project.program(compiler, &[&args[..], &WARNINGS, more].concat())
    };
    let [c, clang] = [["gcc", "-std=c11"], ["clang", "-std=c11"]];
    let counted = "_Static_assert(mesos_TaskState_count == 14, \"\");\nextern int seen[mesos_Reason_count];\n";
    let old = "extern int old[MESOS_REASON_MEMORY_LIMIT];\n";
    for compiler in [c, clang] {
        quiet(compile(counted, compiler, &[]));
        let warning = compile(old, compiler, &[]).exits(1).stderr;
        assert!(warning.contains("Use MESOS_REASON_CONTAINER_LIMITATION_MEMORY."), "{warning}");
        let short = compile("", compiler, &["-fshort-enums"]).exits(1).stderr;
        assert!(short.contains("build without -fshort-enums"), "{short}");
    }
    let old = "constexpr auto kOld = mesos::status::Reason::kMemoryLimit;\n";
    let warning = compile(old, ["g++", "-std=c++17"], &[]).exits(1).stderr;
    assert!(warning.contains("Use kContainerLimitationMemory."), "{warning}");
}

#[test]
fn codes_and_names_are_found_whatever_stands_around_them() {
    let project = Project::generated("gateway");
    let program = "#include <stdio.h>\n#include \"c/problem.h\"\nint main(void) {\n  \
        const char *const codes[] = {\"too-many \\\"requests\\\"\", \"22012\", \"2201\", \"220120\", \"\", \"card/declined\"};\n  \
        for (size_t index = 0; index < 6; index++) {\n    \
        gateway_Problem problem;\n    \
        puts(gateway_Problem_from_code(codes[index], &problem) ? gateway_Problem_name(problem) : \"none\");\n  }\n  \
        gateway_Problem problem;\n  \
        if (gateway_Problem_from_name(\"DECLINED\", &problem)) puts(gateway_Problem_facts(problem)->label);\n  \
        puts(gateway_Problem_facts((gateway_Problem)99) == NULL ? \"none\" : \"some\");\n  return 0;\n}\n";
    project.write("main.c", program);
    quiet(project.program("gcc", &[&["-std=c11", "-o", "main", "main.c"], &WARNINGS[..]].concat()));
    let said = project.program("./main", &[]).exits(0).stdout;
    assert_eq!(said, "RATE_LIMITED\ntitle\nnone\nnone\nnone\nCARD_DECLINED\nDeclined\nnone\n");
}

#[test]
fn a_name_that_headers_have_gets_an_underscore() {
    let catalogue = "enums: { reasons: { type: Reason } }\nreasons:\n  - { name: DOMAIN, number: 1, description: So. }\n  \
        - { name: 'NULL', number: 2, description: So. }\n  - { name: EXPIRED, number: -2147483648, description: So. }\n";
    let project = header(catalogue);
    project.run(&["generate"]).exits(0);
    let made = project.read("table.h");
    let note = "   * So.\n   *\n   * `DOMAIN` is a word of C or C++, or a name in their headers, so there is a `_` after it here.\n   */\n  DOMAIN_ = 1,\n";
    assert!(made.contains(note), "{made}");
    assert!(made.contains("\n  EXPIRED = -2147483647 - 1,\n"), "{made}");
    let program = "#include <errno.h>\n#include <math.h>\n#include <stdio.h>\n#include \"table.h\"\n\
        int main(void) { return Reason_facts(EXPIRED) == NULL || NULL_ != 2; }\n";
    project.write("main.c", program);
    quiet(project.program("gcc", &[&["-std=c11", "-o", "main", "main.c"], &WARNINGS[..]].concat()));
    project.program("./main", &[]).exits(0);
}

#[test]
fn what_c_cannot_have_is_refused_at_its_place() {
    let catalogue =
        "enums: { reasons: { type: Reason } }\nreasons: [{ name: FAR_UP, number: 3000000000 }]\n";
    let run = header(catalogue).run(&["generate"]).exits(2);
    let message = "`Reason` has a number above 2147483647, which no enum of C can have";
    assert!(run.stderr.contains(message), "{}", run.stderr);
    for (text, message) in [
        ("word ".repeat(20_000), "the text has 99999 bytes, and a string in C can have 65535"),
        ("It \\0 went.".to_owned(), "the text contains a zero byte, which ends a string in C"),
    ] {
        let catalogue = format!(
            "enums: {{ reasons: {{ type: Reason }} }}\n\
             reasons: [{{ name: A, number: 1, description: \"{text}\" }}]\n"
        );
        let run = header(&catalogue).run(&["generate"]).exits(2);
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
}
