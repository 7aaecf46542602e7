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
  - { name: WHY_CUT, number: 4, description: \"/ return 0; /\" }
outputs:
  made.c: { template: made.c }
";

/// Each comment stands before code that must still be there.
const TEMPLATE: &str = "\
{% for line in banner %}// {{ line }}
{% endfor %}
int main(void)
{
  int wrong = 12;
{%- for reason in reasons.entries %}
{{ reason.description | comment(prefix=\"  // \") }}
  --wrong;
  /*
{{ reason.description | block_comment(prefix=\"\") }}
*/
  --wrong;
  /*{{ reason.description | block_comment(prefix=\"   *\", first=\"\") }}
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
        - { name: WHY_F, number: 6, description: \"Type:ignore\" }\n\
        - { name: WHY_G, number: 7, description: \"buf:lint:ignore RAIN\" }\n\
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
    assert!(checked.stdout.contains("made.ts(12,14): error TS2322"), "{}", checked.stdout);
    let text = project.read("made.ts");
    assert!(
        text.contains("\n// \\@ts-nocheck\n// type: of rain\n// \\Type:ignore\n// \\buf:lint:"),
        "{text}"
    );
}

/// Python would read the file in this encoding, in which the second line is code.
#[test]
fn no_comment_says_how_a_file_is_encoded() {
    let catalogue = "project: Lantern\n\
        enums: { reasons: { type: Reason, prefix: WHY_ } }\n\
        reasons:\n\
        - { name: WHY_A, number: 1, description: \"The coding: utf-7 is on.\" }\n\
        - { name: WHY_B, number: 2, description: \"It went +AAo-print(42)+AAo-#.\" }\n\
        outputs: { made.py: { template: made.py } }\n";
    let template = "{% for one in reasons.entries %}{{ one.description | comment(prefix=\"# \") }}\n{% endfor %}\
        {% for line in banner %}# {{ line }}\n{% endfor %}";
    let project = Project::with(&[("catalogue.yaml", catalogue), ("templates/made.py", template)]);
    project.run(&["generate"]).exits(0);
    assert!(project.read("made.py").starts_with("# The coding\\: utf-7 is on.\n"));
    assert_eq!(project.program("python3", &["made.py"]).exits(0).stdout, "");
}

/// Java reads an escape as a line break, and PHP ends its code at `?>`.
#[test]
fn a_comment_of_any_language_ends_where_it_ends() {
    let catalogue = "project: Lantern\n\
        enums: { reasons: { type: Reason, prefix: WHY_ } }\n\
        reasons: [{ name: WHY_A, number: 1, description: '[[ \\u000a int a; ?> b `\\\\u000a`' }]\n\
        outputs: { made.txt: { template: made.txt } }\n";
    let template = "{% for line in banner %}# {{ line }}\n{% endfor %}\
        {% for one in reasons.entries %}{{ one.description | comment(prefix=\"--\") }}{% endfor %}\n";
    let project = Project::with(&[("catalogue.yaml", catalogue), ("templates/made.txt", template)]);
    project.run(&["generate"]).exits(0);
    let text = project.read("made.txt");
    assert!(text.ends_with("\n-- [[ \\\\u000a int a; ? > b `\\\\\\\\u000a`\n"), "{text}");
}

/// Python's doctest and pytest run examples, and Sphinx and pdoc read files that directives and roles name.
#[test]
fn no_docstring_is_obeyed_by_tools_for_documentation() {
    let description = "It is:\\n\\n```\\n>>> open('ran', 'w').close()\\n\\t>>> open('ran', 'w')\\n..\\tinclude:: x\\n|.. csv-table:: x|\\n- >>> 1\\n:a .. b: .. .. .. raw:: x\\n```\\n\\n\
        .. include:: /etc/passwd\\n\\n- .. raw:: html\\n\\n# flake8: noqa\\n\\n`![x](y)`, see isort:skip_file, :download:`/etc/passwd` and `/etc/passwd`:download:\\n\\n\
        ```c#\\nd\\n```\\n\\nA \\\\\\\\`e`, `` !`f <g>`_ `` and `Javascript:h`";
    let catalogue = format!(
        "project: Lantern\n\
        enums: {{ reasons: {{ type: Reason, prefix: WHY_, description: \"{description}.\" }} }}\n\
        reasons: [{{ name: WHY_A, number: 1, description: Rain. }}]\n\
        outputs: {{ made.py: {{ template: reasons.py }}, page.md: {{ template: reference.md }} }}\n"
    );
    let project = Project::with(&[("catalogue.yaml", &catalogue)]);
    project.run(&["generate"]).exits(0);
    project.program("python3", &["-m", "doctest", "made.py"]).exits(0);
    project.program("python3", &["-m", "doctest", "page.md"]).exits(0);
    assert!(!project.exists("ran"));
    let text = project.read("made.py");
    for expected in [
        "\n    \\>>> open('ran'",
        "\n    \\.. include:: /etc/passwd\n",
        "\n        \\>>> open('ran'",
        "\n    \\..    include:: x\n    |\\.. csv-table:: x|\n    - \\>>> 1\n    :a \\.. b: \\.. \\.. \\.. raw:: x\n",
        "\n    - \\.. raw:: html\n",
        "\n    # \\flake8: noqa\n",
        "`\\![x](y)`, see isort\\:skip_file,",
        ":download: `/etc/passwd` and\n    `/etc/passwd` :download:\n",
        "\n    ```c\n    d\n    ```\n\n    A &#92;`e`, ``\\!`f <g>`_`` and `Javascript\\:h`.\n",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

/// Doxygen includes any file of the machine, and passes on tags.
#[test]
fn no_comment_of_a_header_has_commands_of_doxygen() {
    let description = "@include /etc/passwd, a@b.c \\htmlonly <script>x</script> \\endhtmlonly";
    let catalogue = format!(
        "project: Lantern\n\
        enums: {{ reasons: {{ type: Reason, prefix: WHY_ }} }}\n\
        reasons: [{{ name: WHY_A, number: 1, description: '{description}.' }}, {{ name: WHY_B, number: 2, description: '\\`\\`\\`plantuml x' }}]\n\
        lints: {{ raw-html-in-prose: allow }}\n\
        outputs: {{ made.h: {{ template: reasons.h }} }}\n"
    );
    let project = Project::with(&[("catalogue.yaml", &catalogue)]);
    project.run(&["generate"]).exits(0);
    let text = project.read("made.h");
    let line = text.lines().find(|line| line.contains("/etc/passwd")).unwrap();
    assert_eq!(
        line.trim_start(),
        r"* \@include /etc/passwd, a\@b.c \\htmlonly \<script>x\</script> \\endhtmlonly."
    );
    assert!(text.contains("* \\```plantuml x\n"), "{text}");
}
