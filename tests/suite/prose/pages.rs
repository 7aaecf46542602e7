//! What stands on pages: HTML and Markdown.

use reasonbook::prose::{Block, Document, Inline, References, markdown, parse};

use super::{RICH, corpus, to_html, to_markdown};

#[test]
fn html_has_no_empty_lines_and_no_errors() {
    for source in corpus() {
        let html = to_html(&source);
        assert!(!html.contains("\n\n") && !html.starts_with('\n'), "{source:?} became {html:?}");
        let errors = scraper::Html::parse_fragment(&html).errors;
        assert!(errors.is_empty(), "{source:?} became {html:?}: {errors:?}");
    }
}

#[test]
fn html_shows_every_line_of_code() {
    let source = "```c++\na\n\n\n<b>\n```";
    let html = to_html(source);
    assert_eq!(html, "<pre><code class=\"language-c++\">a\n&#10;\n&lt;b&gt;</code></pre>");
    let text: String = scraper::Html::parse_fragment(&html).root_element().text().collect();
    assert_eq!(text, "a\n\n\n<b>");
}

#[test]
fn html_of_one_paragraph_fits_a_cell() {
    assert_eq!(to_html("*a*"), "<em>a</em>");
    assert_eq!(to_html("a\n\nb"), "<p>a</p>\n<p>b</p>");
}

#[test]
fn html_never_passes_markup_or_templates_through() {
    assert_eq!(to_html("<script>\"&\""), "&lt;script&gt;&quot;&amp;&quot;");
    assert_eq!(
        to_html("{{ a }} {% b %} `{{`"),
        "&#123;&#123; a }} &#123;% b %} <code>&#123;&#123;</code>"
    );
    assert_eq!(to_html("[a](<b \"c>)"), "<a href=\"b%20%22c\">a</a>");
}

#[test]
fn html_refers_to_entries_except_inside_links() {
    assert_eq!(to_html("`X` `Y`"), "<a href=\"#X\"><code>X</code></a> <code>Y</code>");
    assert_eq!(to_html("[`X`](y)"), "<a href=\"y\"><code>X</code></a>");
}

#[test]
fn markdown_reads_as_the_same_document() {
    let none = References::default();
    for source in corpus().chain([RICH.to_owned()]) {
        let document = parse(&source);
        for width in [0, 7, 80] {
            let markdown = markdown::render(&document, &none, width);
            // Code that a site generator would run, that some reader would take for a fence, or that turns
            // the direction of the text after it, is HTML, which is text to this parser.
            let is_entity = |entity: &&str| markdown.contains(entity);
            if markdown.contains("<code")
                && ["&#123;", "&#x20", "&#96;", "&#126;"].iter().any(is_entity)
            {
                let why = ["{{", "{%", "\u{202e}", "\u{2066}", "```", "~~~"];
                assert!(why.iter().any(|why| source.contains(why)), "{source:?}");
                continue;
            }
            assert_eq!(parse(&markdown), document, "{source:?} became {markdown:?}");
        }
    }
}

#[test]
fn markdown_keeps_what_is_unusual() {
    let sources = [
        "- a\n\n+ b",
        "- + - c",
        "- a\n  - b\n\n  c\n-\n- # d",
        "7. a\n8. b",
        "*a***b**_c_",
        "x*\"y\"*z",
        "***a** b*",
        "***d***a_a_)***d*** e",
        "*a b_&#99;**\"x\"** d*",
        "# a #\\#",
        "!&#91;a](b) \\![a](b)",
        "&#97;*&nbsp;b*",
    ];
    for source in sources {
        let document = parse(source);
        let markdown = to_markdown(source);
        assert_eq!(parse(&markdown), document, "{source:?} became {markdown:?}");
    }
}

#[test]
fn markdown_escapes_only_what_needs_it() {
    assert_eq!(
        to_markdown("snake_case, 1.5, a-b, #1 & \"c\" (d) ~5"),
        "snake_case, 1.5, a-b, #1 & \"c\" (d) ~5"
    );
    assert_eq!(
        to_markdown("\\* \\[a\\] \\<b> \\\\ &amp;lt; {{ `{{`"),
        "\\* \\[a\\] &lt;b> \\\\ &amp;lt; &#123;&#123; <code>&#123;&#123;</code>"
    );
}

#[test]
fn markdown_has_nothing_that_a_site_generator_would_run() {
    assert_eq!(to_markdown("`{{ a_*b* }}`"), "<code>&#123;&#123; a\\_\\*b\\* }}</code>");
    assert_eq!(
        to_markdown("```yaml\n{% a %}\n\n<b>\n```"),
        "<pre><code class=\"language-yaml\">&#123;% a %}\n&#10;&lt;b&gt;</code></pre>"
    );
    assert_eq!(to_markdown("`{ % } }}`"), "`{ % } }}`");
}

#[test]
fn markdown_never_starts_a_block_by_wrapping() {
    for word in
        ["-", "+", "#", ">", "1.", "2)", "---", "--", "===", "~~~", ">a", "***", "```", "[a]:"]
    {
        let document = Document {
            blocks: vec![Block::Paragraph(vec![Inline::Text(format!("aaaaaaaaa {word} b"))])],
        };
        for width in [1, 9] {
            let markdown = markdown::render(&document, &References::default(), width);
            assert!(markdown.contains("a\n"), "{markdown:?} is not wrapped before {word:?}");
            assert_eq!(parse(&markdown), document, "{markdown:?}");
        }
    }
}

#[test]
fn markdown_refers_to_entries() {
    assert_eq!(to_markdown("`X` *`X`* [`X`](y)"), "[`X`](#X) _[`X`](#X)_ [`X`](y)");
}
