//! No text leaves the comment that it is written into.

use crate::project::Project;
use crate::typescript;

const CATALOGUE: &str = "\
project: Lantern
enums: { reasons: { type: Reason, prefix: WHY_ } }
reasons:
  - { name: WHY_WET, number: 1, description: \"Is the wick wet??/\" }
  - { name: WHY_DARK, number: 2, description: 'The path was C:\\' }
  - { name: WHY_END, number: 3, description: \"`*??/`  \\n`/ return 0; /*`\" }
outputs:
  made.c: { template: made.c }
";

/// Each comment stands before code that must still be there.
const TEMPLATE: &str = "\
{% for line in banner %}// {{ line }}
{% endfor %}
int main(void)
{
  int wrong = 6;
{%- for reason in reasons.entries %}
{{ reason.description | comment(prefix=\"  // \") }}
  --wrong;
  /*
{{ reason.description | block_comment(prefix=\"\") }}
*/
  --wrong;
{%- endfor %}
  return wrong;
}
";

/// C of the standard has `??/` for a backslash, which joins a line with the next one.
#[test]
fn no_line_of_a_comment_continues_on_the_next() {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE), ("templates/made.c", TEMPLATE)]);
    project.run(&["generate"]).exits(0);
    for standard in ["-std=c11", "-std=gnu11"] {
        project.program("gcc", &[standard, "-o", "made", "made.c"]).exits(0);
        project.program("./made", &[]).exits(0);
    }
}

/// A comment can be code to a compiler, or to `go generate`.
#[test]
fn no_line_of_a_comment_is_a_directive() {
    let catalogue = "project: Lantern\n\
        enums: { reasons: { type: Reason, prefix: WHY_ } }\n\
        reasons:\n\
        - { name: WHY_A, number: 1, description: \"+build ignore\" }\n\
        - { name: WHY_B, number: 2, description: \"go:generate touch ran\" }\n\
        - { name: WHY_C, number: 3, description: \"See:\\n\\n    +build ignore\\n\" }\n\
        - { name: WHY_D, number: 4, description: \"@ts-nocheck\" }\n\
        - { name: WHY_E, number: 5, description: \"type: of rain\" }\n\
        outputs: { made.go: { template: made.go }, made.ts: { template: made.ts } }\n";
    let comments = "{% for line in banner %}// {{ line }}\n{% endfor %}\
        {% for one in reasons.entries %}{{ one.description | comment(prefix=PREFIX) }}\n{% endfor %}";
    let [go, ts] = ["\"//\"", "\"// \""].map(|prefix| comments.replace("PREFIX", prefix));
    let go = format!("{go}\npackage made\n\nconst Made = 1\n");
    let project = Project::with(&[
        ("catalogue.yaml", catalogue),
        ("templates/made.go", &go),
        ("templates/made.ts", &(ts + "export const made: string = 1;\n")),
        ("go.mod", "module example.com/made\n\ngo 1.16\n"),
    ]);
    project.run(&["generate"]).exits(0);
    assert_eq!(
        project.program("go", &["list", "-f", "{{.GoFiles}}"]).exits(0).stdout,
        "[made.go]\n"
    );
    project.program("go", &["generate"]).exits(0);
    assert!(!project.exists("ran"));
    let checked = typescript::tool(&project, "tsc", &["--noEmit", "made.ts"]);
    assert!(checked.stdout.contains("made.ts(10,14): error TS2322"), "{}", checked.stdout);
    let text = project.read("made.ts");
    assert!(text.contains("\n// \\@ts-nocheck\n// type: of rain\n"), "{text}");
}
