//! What Java alone has: one text for all that an update says, records where a project asks for them, and one
//! answer to null.

use std::fmt::Write;

use crate::project::{FIELDS, Project, repository};
use crate::typescript;

const FOLDER: &str = "generated/java/org/apache/mesos";

/// Runs a tool of the JDK on the classes of each field with each of some flags, all in one process. It has to
/// be silent.
pub fn each_field(tool: &str, runs: &[Vec<&str>]) {
    let project = Project::of_all_fields();
    let mut lines = String::new();
    for field in FIELDS {
        let files = project.paths(".java");
        let of_field = files.into_iter().filter(|path| path.starts_with(&format!("{field}/")));
        let files = of_field.collect::<Vec<_>>().join(" ");
        for flags in runs {
            let _ = writeln!(lines, "{} -d {field}/out {files}", flags.join(" "));
        }
    }
    project.write("runs", &lines);
    let driver = repository("tests/drivers/RunEach.java");
    let script = format!("java {} {tool} < runs", driver.display());
    let run = project.program("sh", &["-c", &script]).exits(0);
    assert_eq!(run.stdout + &run.stderr, "");
}

/// Compiles all classes of a project into `out` without a warning.
pub fn compiles(project: &Project, encoding: &str) {
    let flags = ["-Xlint:all,-options", "-Werror", "-Xdoclint:all/protected", "--release", "8"];
    let paths = project.paths(".java");
    let files = paths.iter().map(String::as_str);
    let args = flags.into_iter().chain(["-encoding", encoding, "-d", "out"]).chain(files);
    let run = project.program("javac", &args.collect::<Vec<_>>()).exits(0);
    assert_eq!(run.stdout + &run.stderr, "");
}

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

#[test]
fn an_update_says_all_that_it_holds() {
    let said = prints(&Project::own(), "8", "Update.ALL");
    let one = "Update[reason=REASON_SLAVE_REMOVED, state=TASK_UNREACHABLE, among=[], \
               source=SOURCE_MASTER, requires=[PARTITION_AWARE], excludes=[], insteadOf=TASK_LOST, \
               insteadOfReason=REASON_SLAVE_REMOVED, conditional=false, since=null, until=null, ended=false]";
    assert!(said.contains(one), "{said}");
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
    let own = "Reason.REASON_SLAVE_REMOVED.getUpdates().get(0)";
    let said = "Update[reason=REASON_SLAVE_REMOVED, state=Optional[TASK_LOST], ";
    let record = prints(&project, "17", own);
    assert!(record.starts_with(said), "{record}");
}

/// Before Java 18 the platform says what encoding a file has, and what is absent is never `null`.
#[test]
fn it_is_ascii_and_its_answers_are_never_null() {
    let project = Project::fixture("database");
    project.edit(
        "catalogue.yaml",
        "Reason.java, with: { package",
        "Reason.java, with: { header: \"© Ledger\", package",
    );
    project.run(&["generate"]).exits(0);
    project.write("Ask.java", ASK);
    let flags = ["-Xlint:all,-options", "-Werror", "-Xdoclint:all/protected", "--release", "8"];
    let more = ["-encoding", "US-ASCII", "-d", "classes", "-sourcepath", "java", "Ask.java"];
    let run = project.program("javac", &[&flags[..], &more].concat()).exits(0);
    assert_eq!(run.stdout + &run.stderr, "");
    let said = project.program("java", &["-cp", "classes", "Ask"]).exits(0).stdout;
    assert_eq!(said, "");
}

const ASK: &str = "
import com.example.Condition;
import java.util.Optional;

/** Asks. */
public final class Ask {
  private Ask() {}

  private static void is(boolean answer, Object of) {
    if (!answer) {
      throw new AssertionError(of);
    }
  }

  /**
   * Asks.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    Condition lost = Condition.CONNECTION_FAILURE;
    is(lost.getHttp().getAsInt() == 503 && lost.getHttp().equals(Condition.CONNECTION_REFUSED.getHttp()), lost);
    is(Condition.Group.DATA.getTitle().equals(\"Class 22 \\u2014 Data Exception\"), Condition.Group.DATA);
    is(!Condition.fromCode(\"99999\").isPresent() && !lost.getLabel().isPresent(), lost);
    is(Condition.Severity.fromWord(lost.getSeverity().getWord()).get() == lost.getSeverity(), lost);
    is(Condition.UNIQUE_VIOLATION.getPointsAt().contains(Condition.PointsAt.TABLE), lost);
  }
}
";
