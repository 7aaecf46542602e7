//! What Java alone has: one text for all that an update says, records where a project asks for them, and one
//! answer to null.

use crate::project::Project;
use crate::typescript;

const FOLDER: &str = "generated/java/org/apache/mesos";

/// Compiles the classes of the repository and a program that prints `said`; gives what it prints.
fn prints(project: &Project, level: &str, said: &str) -> String {
    let program = format!(
        "import org.apache.mesos.*;\nimport java.util.*;\npublic final class Ask {{\n  \
         public static void main(String[] arguments) {{ System.out.println({said}); }}\n}}\n"
    );
    project.write("Ask.java", &program);
    let files = project.outputs(".java");
    let files: Vec<_> = files.iter().map(String::as_str).collect();
    let flags = ["-Xlint:all,-options", "-Xdoclint:all/protected", "-Werror", "-d", "classes"];
    let run = project.program("javac", &[&flags[..], &["--release", level], &files].concat());
    assert_eq!(run.exits(0).stderr, "");
    project.program("javac", &["-cp", "classes", "-d", "classes", "Ask.java"]).exits(0);
    project.program("java", &["-cp", "classes", "Ask"]).exits(0).stdout
}

const SAID: &str = "[reason=REASON_SLAVE_REMOVED, state=TASK_UNREACHABLE, among=[], source=SOURCE_MASTER, \
                    requires=[PARTITION_AWARE], excludes=[], insteadOf=TASK_LOST, \
                    insteadOfReason=REASON_SLAVE_REMOVED, conditional=false, since=, until=, ended=false]";

#[test]
fn an_update_says_all_that_it_holds() {
    let said = prints(&Project::own(), "8", "Update.ALL");
    assert!(said.contains(&format!("Update{SAID}")), "{said}");
}

#[test]
fn an_update_is_a_record_where_java_17_is_the_oldest() {
    let project = Project::own();
    project.edit(
        "catalogue.yaml",
        "    template: Update.java\n    with: {",
        "    template: Update.java\n    with: { java: 17,",
    );
    project.run(&["generate"]).exits(0);
    let file = format!("{FOLDER}/Update.java");
    typescript::tool(&project, "google-java-format", &["-i", &file]).exits(0);
    project.run(&["check"]).exits(0);
    let said = prints(&project, "17", "Update.ALL");
    assert!(said.contains(&format!("Update{SAID}")), "{said}");
    let own = "Reason.REASON_SLAVE_REMOVED.getUpdates().get(0).reason()";
    assert_eq!(prints(&project, "17", own), "REASON_SLAVE_REMOVED\n");
}
