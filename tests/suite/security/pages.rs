//! No text of a catalogue makes a site generator do anything. Such programs look for their tags before
//! they read Markdown: in code, in comments and in front matter too.

use crate::project::Project;

/// mdBook, `VitePress` and extensions of Python-Markdown write a file of the machine in place of some of these.
const TAGS: [&str; 7] = [
    "{{#include /etc/passwd}}",
    "{% include a %}",
    "{{{% b",
    "--8<-- 'a'",
    "{!/etc/passwd!}",
    "{# a",
    "<!--@include: /etc/passwd-->",
];

/// What no page may contain.
const SIGNS: [&str; 6] = ["{{", "{%", "8<-", "{!", "{#", "<!--@"];

/// The filters for pages in Markdown.
const PAGE: &str = "\
---
title: {{ title | yaml_string }}
---
{% for line in banner %}<!-- {{ line }} -->
{% endfor %}
{% for reason in reasons.entries %}
- {{ [reason.code] | code_list }} {{ reason.label | text }} {{ reason.description | html }}
  [a]({{ reason.label | url }})

{{ reason.description | markdown }}
{% endfor %}
";

fn catalogue(tag: &str) -> String {
    let quoted = format!("\"{tag}\"");
    format!(
        "project: {quoted}\ntitle: {quoted}\nlints: {{ broken-link: allow }}\n\
         enums: {{ reasons: {{ type: Why, prefix: WHY_, fields: {{ look: {{ type: text, title: {quoted} }} }} }} }}\n\
         reasons:\n  - name: WHY_A\n    number: 1\n    code: {quoted}\n    label: {quoted}\n    fields: {{ look: {quoted} }}\n    \
         description: |\n      It is {tag} and `{tag}`:\n\n      ```\n      {tag}\n      ```\n\
         outputs:\n  own.md: {{ template: own.md }}\n  reference.md: {{ template: reference.md, with: {{ headings: {{ code: {quoted} }} }} }}\n  \
         page.md: {{ template: task-state-reasons.md, with: {{ layout: {quoted} }} }}\n"
    )
}

fn is_inert(page: &str) {
    for sign in SIGNS {
        assert!(!page.contains(sign), "{sign}\n{page}");
    }
}

#[test]
fn no_text_reaches_a_page_as_a_tag_of_a_template() {
    for tag in TAGS {
        let project =
            Project::with(&[("catalogue.yaml", &catalogue(tag)), ("templates/own.md", PAGE)]);
        project.run(&["generate"]).exits(0);
        for page in ["own.md", "reference.md", "page.md"] {
            is_inert(&project.read(page));
        }
        project.write("old.yaml", &catalogue("Before."));
        let run = project.run(&["compare", "old.yaml", "--format", "markdown"]).exits(1);
        is_inert(&run.stdout);
    }
}

/// Readers of the front matter get the text as it was.
#[test]
fn a_tag_in_front_matter_is_escaped() {
    let project = Project::with(&[("catalogue.yaml", &catalogue(TAGS[0]))]);
    project.edit("catalogue.yaml", "  own.md: { template: own.md }\n", "");
    project.run(&["generate"]).exits(0);
    let page = project.read("page.md");
    let title = page.lines().nth(1).unwrap();
    let tag = "\\u007b\\u007b#include /etc/passwd}}";
    assert_eq!(title, format!("title: \"{tag} - {tag}\""));
    let front: serde_json::Value =
        serde_json::from_str(title.strip_prefix("title: ").unwrap()).unwrap();
    assert_eq!(front, format!("{} - {}", TAGS[0], TAGS[0]));
}

/// MDX runs a paragraph that begins like a module.
#[test]
fn no_paragraph_begins_like_a_module() {
    let project = Project::with(&[("templates/own.md", PAGE)]);
    for word in ["import", "export"] {
        project.write("catalogue.yaml", &catalogue("it"));
        project.edit("catalogue.yaml", "It is it and", &format!("{word} const it = 1 and"));
        project.run(&["generate"]).exits(0);
        for page in ["own.md", "reference.md", "page.md"] {
            let text = project.read(page);
            assert!(text.contains("port const it = 1 and"), "{text}");
            assert!(!text.lines().any(|line| line.starts_with(word)), "{text}");
        }
    }
}

/// `VuePress` writes a file in place of such a line.
#[test]
fn no_link_takes_in_a_file() {
    let project =
        Project::with(&[("catalogue.yaml", &catalogue("it")), ("templates/own.md", PAGE)]);
    project.edit("catalogue.yaml", "It is it and", "@[code](/etc/passwd) and");
    project.run(&["generate"]).exits(0);
    assert!(project.read("own.md").contains("\n\\@[code](/etc/passwd) and"));
}

/// Docusaurus and Sphinx take a block of their own language apart, and doctest runs examples.
#[test]
fn no_block_of_code_is_run() {
    for block in ["mdx-code-block\n      it", "eval_rst\n      it", "go\n      >>> it"] {
        let project =
            Project::with(&[("catalogue.yaml", &catalogue("it")), ("templates/own.md", PAGE)]);
        project.edit("catalogue.yaml", "```\n      it", &format!("```{block}"));
        project.run(&["generate"]).exits(0);
        let page = project.read("own.md");
        assert_eq!(page.matches("<pre><code class=\"language-").count(), 2, "{page}");
        assert!(!page.contains("```") && !page.contains("\n>>>"), "{page}");
    }
}

/// Python-Markdown has no fences in lists, and none around empty lines in quotes. Between angle brackets it
/// knows the addresses of the web alone, and MDX none.
#[test]
fn no_tag_is_live_for_a_reader_with_fewer_fences_and_addresses() {
    let introduction = r"
  - An item.

    ```html
    <script>a()</script>
    ```

    ```c
    b();
    ```

    ```c
    [c](javascript:c)
    ```

  > ```c
  > d();
  >
  > e();
  > ```

  Start <xx:/autofocus/onfocus=f()/> or <https://example.org/g>.
";
    let catalogue = format!(
        "project: Cart\nintroduction: |{introduction}\
         enums: {{ reasons: {{ type: Reason }} }}\n\
         reasons: [{{ name: WET, number: 1, description: Rain. }}]\n\
         outputs: {{ page.md: {{ template: reference.md }} }}\n"
    );
    let project = Project::with(&[("catalogue.yaml", &catalogue)]);
    project.run(&["generate"]).exits(0);
    let page = project.read("page.md");
    let expected = r#"
- An item.

  <pre><code class="language-html">&lt;script&gt;a()&lt;/script&gt;</code></pre>

  ```c
  b();
  ```

  <pre><code class="language-c">[c]&#40;javascript:c)</code></pre>

> <pre><code class="language-c">d();
> &#10;e();</code></pre>

Start [xx:/autofocus/onfocus=f()/](<xx:/autofocus/onfocus=f()/>) or
[https://example.org/g](https://example.org/g).
"#;
    assert!(page.contains(expected), "{page}");
}

/// Docusaurus and Python-Markdown look for fences before they know what is code, and MDX for links in HTML.
#[test]
fn no_line_of_code_is_a_fence_and_no_text_in_html_a_link() {
    let catalogue = "\
project: Cart
introduction: |
  ````
  ```mdx-code-block
  a
  ```
  ````

  ```\u{903}
  b
  ```
enums: { reasons: { type: Reason } }
reasons: [{ name: WET, number: 1, description: '\\[c](javascript:d)' }]
outputs: { page.md: { template: reference.md } }
";
    let project = Project::with(&[("catalogue.yaml", catalogue)]);
    project.run(&["generate"]).exits(0);
    let page = project.read("page.md");
    assert!(page.contains("<pre><code>`&#96;`mdx-code-block\na\n`&#96;`</code></pre>"), "{page}");
    assert!(page.contains("\n```\nb\n```\n"), "{page}");
    assert!(page.contains("<div>[c]&#40;javascript:d)</div>"), "{page}");
}
