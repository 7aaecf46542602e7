//! Regions: generated parts of files that people wrote.

use crate::project::Project;
use snapbox::{assert_data_eq, str};

/// A project whose file `path` has the regions `one` and `two`; the first is a list of names, the
/// second a number.
fn project(path: &str, text: &str) -> Project {
    let catalogue = format!(
        "\
project: P
enums: {{ reasons: {{ type: Reason }} }}
reasons: [{{ name: RED, number: 1 }}, {{ name: BLUE, number: 2 }}]
lints: {{ missing-description: allow }}
outputs:
  {path}: {{ regions: {{ one: {{ template: names.txt }}, two: {{ template: count.txt }} }} }}
"
    );
    Project::with(&[
        ("catalogue.yaml", &catalogue),
        ("templates/names.txt", "{% for r in reasons.entries %}- {{ r.name }}\n{% endfor %}"),
        ("templates/count.txt", "{{ reasons.entries | length }}"),
        (path, text),
    ])
}

/// What becomes of a file; a second run changes nothing.
fn generated(path: &str, text: &str) -> String {
    let project = project(path, text);
    project.run(&["generate"]).exits(0);
    let text = project.read(path);
    project.run(&["check"]).exits(0);
    text
}

fn refused(path: &str, text: &str) -> String {
    let project = project(path, text);
    let run = project.run(&["generate"]).exits(2);
    assert_eq!(project.read(path), text, "nothing is written");
    run.stderr
}

#[test]
fn lines_between_markers_are_replaced_and_all_else_is_kept() {
    let before = "\
# Colours

<!-- reasonbook:begin one -->
old
<!-- reasonbook:end one -->

There are <!--reasonbook:begin two-->17<!-- reasonbook:end two --> of them.";
    let after = before.replace("old\n", "- RED\n- BLUE\n").replace("17", "2");
    assert_eq!(generated("page.md", before), after);
}

#[test]
fn an_empty_region_is_filled() {
    let before = "<!-- reasonbook:begin one -->\n<!-- reasonbook:end one -->\n# reasonbook:begin two\n# reasonbook:end two\n";
    let after = "<!-- reasonbook:begin one -->\n- RED\n- BLUE\n<!-- reasonbook:end one -->\n# reasonbook:begin two\n2\n# reasonbook:end two\n";
    assert_eq!(generated("page.md", before), after);
}

#[test]
fn a_region_that_is_emptied_looks_as_if_it_had_never_held_anything() {
    for (begin, end) in [("", ""), ("- a\n  ", "  "), ("> ", "> ")] {
        let markers = |held: &str| {
            format!(
                "{begin}<!-- reasonbook:begin one -->\n{held}{end}<!-- reasonbook:end one -->\n\
                 \n<!-- reasonbook:begin two -->2<!-- reasonbook:end two -->\n"
            )
        };
        let project = project("page.md", &markers(&format!("{end}- RED\n")));
        project.write("templates/names.txt", "{% if not reasons.entries %}none{% endif %}");
        project.run(&["generate"]).exits(0);
        assert_eq!(project.read("page.md"), markers(""));
    }
}

#[test]
fn lists_and_tables_stay_whole() {
    let before = "\
- Colours
    <!-- reasonbook:begin one -->
    <!-- reasonbook:end one -->
- More

| what | how many |
| --- | --- |
| colours | <!-- reasonbook:begin two -->0<!-- reasonbook:end two --> |
| shapes | 3 |
";
    let after = before
        .replace(
            "    <!-- reasonbook:end one",
            "    - RED\n    - BLUE\n    <!-- reasonbook:end one",
        )
        .replace("-->0<!--", "-->2<!--");
    assert_eq!(generated("page.md", before), after);
    let html = "<ul>\n\t<!-- reasonbook:begin one -->\n\t<!-- reasonbook:end one -->\n</ul><b><!-- reasonbook:begin two --><!-- reasonbook:end two --></b>\n";
    let text = generated("page.html", html);
    assert!(text.contains("\n\t- RED\n\t- BLUE\n\t<!--"), "{text}");
    assert!(
        text.contains("--><b><!-- reasonbook:begin two -->2<!--")
            || text.contains(">2<!-- reasonbook:end two --></b>"),
        "{text}"
    );
}

#[test]
fn markers_take_the_comments_of_many_languages() {
    for (path, open, close) in [
        ("a.rs", "// ", ""),
        ("a.py", "# ", ""),
        ("a.sql", "-- ", ""),
        ("a.c", "/* ", " */"),
        ("a.ini", "; ", ""),
        ("a.tex", "% ", ""),
    ] {
        let mark = |what| format!("    {open}reasonbook:{what}{close}\n");
        let before =
            [mark("begin one"), mark("end one"), mark("begin two"), mark("end two")].concat();
        let [begin_one, end_one, begin_two, end_two] =
            ["begin one", "end one", "begin two", "end two"].map(mark);
        let after =
            format!("{begin_one}    - RED\n    - BLUE\n{end_one}{begin_two}    2\n{end_two}");
        assert_eq!(generated(path, &before), after);
    }
}

#[test]
fn a_marker_in_a_code_block_is_text() {
    let code =
        "```html\n<!-- reasonbook:begin one -->\n```\n\n~~~\n<!-- reasonbook:end two -->\n~~~\n";
    let rest = "<!-- reasonbook:begin one -->\n<!-- reasonbook:end one -->\n<!-- reasonbook:begin two -->\n<!-- reasonbook:end two -->\n";
    let text = generated("page.md", &format!("{code}{rest}"));
    assert!(text.starts_with(code), "{text}");
    assert!(text.contains("- RED\n"), "{text}");
}

#[test]
fn a_forgotten_end_loses_nothing() {
    let pair =
        |name: &str| format!("<!-- reasonbook:begin {name} -->\n<!-- reasonbook:end {name} -->\n");
    for text in [
        format!("<!-- reasonbook:begin one -->\nmine\n{}{}", pair("one"), pair("two")),
        format!(
            "{}<!-- reasonbook:begin two -->\nmine\n{}<!-- reasonbook:end two -->\n",
            pair("one"),
            pair("one")
        ),
        format!("{}<!-- reasonbook:end one -->\n{}", pair("one"), pair("two")),
    ] {
        let said = refused("page.md", &text);
        assert_eq!(said.matches("error[").count(), 1, "{text}\n{said}");
    }
}

#[test]
fn regions_stay_in_their_quotes_and_items() {
    let before = "\
> said
> <!-- reasonbook:begin one -->
> <!-- reasonbook:end one -->

12. <!-- reasonbook:begin two -->
    <!-- reasonbook:end two -->
";
    let after = before
        .replace("> <!-- reasonbook:end one", "> - RED\n> - BLUE\n> <!-- reasonbook:end one")
        .replace("    <!-- reasonbook:end two", "    2\n    <!-- reasonbook:end two");
    assert_eq!(generated("page.md", before), after);
}

/// How many lists a Markdown file has.
fn lists(text: &str) -> usize {
    use pulldown_cmark::{Event, Parser, Tag};
    Parser::new(text).filter(|event| matches!(event, Event::Start(Tag::List(_)))).count()
}

const REST: &str = "<!-- reasonbook:begin two -->\n<!-- reasonbook:end two -->\n";

#[test]
fn items_join_the_list_around_them_and_leave_it_whole() {
    let first = "* Above\n\n  Said of it.\n  <!-- reasonbook:begin one -->\n";
    let last = "  <!-- reasonbook:end one -->\n* Below\n\n";
    let text = generated("page.md", &format!("{first}{last}{REST}"));
    assert!(text.starts_with(&format!("{first}* RED\n* BLUE\n{last}")), "{text}");
    assert_eq!(lists(&text), 1, "{text}");
    let nested = format!(
        "+ A\n  * B\n    <!-- reasonbook:begin one -->\n    <!-- reasonbook:end one -->\n+ C\n\n{REST}"
    );
    let text = generated("page.md", &nested);
    assert!(
        text.contains("  * B\n    <!-- reasonbook:begin one -->\n  * RED\n  * BLUE\n    <!--"),
        "{text}"
    );
    assert_eq!(lists(&text), 2, "{text}");
    let at_the_top = format!(
        "Said.\n\n<!-- reasonbook:begin one -->\n  <!-- reasonbook:end one -->\n+ Below\n\n{REST}"
    );
    let text = generated("page.md", &at_the_top);
    assert!(text.contains("-->\n+ RED\n+ BLUE\n  <!-- reasonbook:end one -->\n+ Below"), "{text}");
    assert_eq!(lists(&text), 1, "{text}");
}

#[test]
fn empty_lines_of_a_formatter_are_kept_and_are_no_drift() {
    let plain = format!("<!-- reasonbook:begin one -->\n<!-- reasonbook:end one -->\n\n{REST}");
    let text = generated("page.md", &plain);
    let parted = text.replacen("- RED\n- BLUE\n", "\n- RED\n- BLUE\n\n", 1);
    assert_ne!(parted, text);
    assert_eq!(generated("page.md", &parted), parted);
    assert_eq!(generated("page.md", &parted.replace("- RED", "- OLD")), parted);
    assert_eq!(generated("page.md", &parted.replace('\n', "\r\n")), parted.replace('\n', "\r\n"));
    assert_eq!(generated("page.txt", &parted), generated("page.txt", &text), "only in Markdown");
}

#[test]
fn blanks_behind_a_marker_lose_nothing() {
    let before = "# reasonbook:begin one \t\nold\n# reasonbook:end one  \n<!-- reasonbook:begin two --> \nold\n<!-- reasonbook:end two --> \n";
    let after = before.replacen("old\n", "- RED\n- BLUE\n", 1).replace("old", "2");
    assert_eq!(generated("page.md", before), after);
}

#[test]
fn a_region_that_would_break_the_file_is_refused() {
    let project = project(
        "page.md",
        "<!-- reasonbook:begin one --><!-- reasonbook:end one -->\n<!-- reasonbook:begin two --><!-- reasonbook:end two -->\n",
    );
    project.write("templates/count.txt", "<!-- reasonbook:end two -->");
    let before = project.files();
    let run = project.run(&["generate"]).exits(2);
    let said =
        "error[region]: what is generated for the region `two` would change the text around it";
    assert!(run.stderr.contains(said), "{}", run.stderr);
    assert!(run.stderr.contains("--> page.md:2:30"), "{}", run.stderr);
    assert_eq!(project.files(), before);
}

/// Neither of the two does alone.
#[test]
fn of_regions_that_break_the_file_together_the_last_is_named() {
    let text = "<!-- reasonbook:begin one -->RED<!-- reasonbook:end one -->\n\n\
                a <!-- reasonbook:begin two -->2<!-- reasonbook:end two --> \
                b <!-- reasonbook:begin three -->2<!-- reasonbook:end three -->\n";
    let project = project("page.md", text);
    project.edit("catalogue.yaml", "count.txt }", "tick.txt }, three: { template: tick.txt }");
    project.write("templates/tick.txt", "`");
    let run = project.run(&["generate"]).exits(2);
    assert!(run.stderr.contains("generated for the region `three` would"), "{}", run.stderr);
    assert_eq!(project.read("page.md"), text);
}

#[test]
fn markers_stand_between_code() {
    let code = "`<!-- reasonbook:begin one -->`";
    let (one, two) = (
        "<!-- reasonbook:begin one -->\n- RED\n- BLUE\n<!-- reasonbook:end one -->\n",
        "<!-- reasonbook:begin two -->2<!-- reasonbook:end two -->",
    );
    let text = format!("{code}\n{one}\n{code} {two} {code}{code}\n\n    {two}\n");
    assert_eq!(generated("page.md", &text), text);
}

#[test]
fn a_list_that_is_far_away_is_another_list() {
    for (lines, bullet) in [(400, "*"), (600, "-")] {
        let far = "Text.\n".repeat(lines);
        let text = format!(
            "* a\n\n{far}\n<!-- reasonbook:begin one -->\n<!-- reasonbook:end one -->\n\n\
             <!-- reasonbook:begin two -->2<!-- reasonbook:end two -->\n"
        );
        let generated = generated("page.md", &text);
        assert!(generated.contains(&format!("\n{bullet} RED\n")), "{lines}: {generated}");
    }
}

#[test]
fn a_word_in_prose_is_no_marker() {
    let prose = "Write `<!-- reasonbook:begin one -->` or `reasonbook:begin one` where it starts, reasonbook:end one where it ends.\n";
    let rest = "<!-- reasonbook:begin one -->\n<!-- reasonbook:end one -->\n<!-- reasonbook:begin two -->\n<!-- reasonbook:end two -->\n";
    let text = generated("page.md", &format!("{prose}{rest}"));
    assert!(text.starts_with(prose), "{text}");
}

#[test]
fn line_endings_stay() {
    let before = "a\r\n<!-- reasonbook:begin one -->\r\n<!-- reasonbook:end one -->\r\n<!-- reasonbook:begin two -->x<!-- reasonbook:end two -->";
    let after = before
        .replace(
            "-->\r\n<!-- reasonbook:end one",
            "-->\r\n- RED\r\n- BLUE\r\n<!-- reasonbook:end one",
        )
        .replace("-->x<!--", "-->2<!--");
    assert_eq!(generated("page.md", before), after);
}

#[test]
fn a_missing_region_says_what_to_write() {
    assert_data_eq!(
        refused("page.md", "nothing\n"),
        str![[r#"
error[missing-region]: the file has no region `one`
--> page.md
 = help: write `<!-- reasonbook:begin one -->` and `<!-- reasonbook:end one -->` around its place, as comments of the file

error[missing-region]: the file has no region `two`
--> page.md
 = help: write `<!-- reasonbook:begin two -->` and `<!-- reasonbook:end two -->` around its place, as comments of the file


"#]]
    );
    assert_data_eq!(
        refused("code.rs", "// reasonbook:begin one\n// reasonbook:end one\n"),
        str![[r#"
error[missing-region]: the file has no region `two`
--> code.rs
 = help: write `// reasonbook:begin two` and `// reasonbook:end two` around its place, as comments of the file


"#]]
    );
}

#[test]
fn markers_out_of_order_are_refused_with_their_lines() {
    let text = "\
<!-- reasonbook:begin one -->
<!-- reasonbook:begin two -->
<!-- reasonbook:end one -->
<!-- reasonbook:end two -->
";
    assert_data_eq!(
        refused("page.md", text),
        str![[r#"
error[crossed-regions]: the region `two` begins inside `one`
 --> page.md:2:1
  |
1 | <!-- reasonbook:begin one -->
  | ----------------------------- this one is open
2 | <!-- reasonbook:begin two -->
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: regions cannot be nested; end one before the next begins


"#]]
    );
    let text = "\
<!-- reasonbook:begin one -->
<!-- reasonbook:end one -->
<!-- reasonbook:begin one -->
<!-- reasonbook:end one -->
<!-- reasonbook:end three -->
<!-- reasonbook:begin two -->
";
    assert_data_eq!(
        refused("page.md", text),
        str![[r#"
error[doubled-region]: the region `one` is here a second time
 --> page.md:3:1
  |
1 | <!-- reasonbook:begin one -->
  | ----------------------------- it is already here
2 | <!-- reasonbook:end one -->
3 | <!-- reasonbook:begin one -->
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: remove one of the two, or give it a name of its own

error[unknown-region]: the output has no region `three`
 --> page.md:5:1
  |
5 | <!-- reasonbook:end three -->
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = note: a region of another catalogue says so: `reasonbook:end three from FILE`
  = help: known here: one, two

error[unclosed-region]: the region `two` begins here and ends nowhere
 --> page.md:6:1
  |
6 | <!-- reasonbook:begin two -->
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: add the comment `reasonbook:end two`


"#]]
    );
}
