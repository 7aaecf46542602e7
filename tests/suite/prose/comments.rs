//! What stands in documentation comments: Javadoc and rustdoc.

use crate::corpus::promises::without_escapes;
use pulldown_cmark::{Event, Options, Parser, Tag, TextMergeStream};
use reasonbook::language::java::javadoc;
use reasonbook::prose::parse;

use super::{corpus, references, to_javadoc, to_rustdoc, to_tsdoc};

#[test]
fn javadoc_never_closes_the_comment() {
    for source in corpus() {
        let javadoc = to_javadoc(&source);
        for trap in ["*/", "/*", "\\"] {
            let text = without_escapes(&javadoc);
            assert!(!text.contains(trap), "{source:?} became {javadoc:?}");
        }
    }
    assert_eq!(
        to_javadoc("a*/ /* `*/` \\\\u002a/"),
        "a*&#47; /&#42; <code>*&#47;</code> &#92;u002a/"
    );
    assert_eq!(to_javadoc("[a](b*/c)"), "<a href=\"b%2A/c\">a</a>");
}

/// doclint takes RFC 2396 by the letter.
#[test]
fn javadoc_leads_to_addresses_that_java_can_parse() {
    for (target, strict) in [
        ("https://a.b:80/c?d=e&f#g", "https://a.b:80/c?d=e&amp;f#g"),
        ("mailto:a@b", "mailto:a@b"),
        ("../a/b.html#c", "../a/b.html#c"),
        ("a#b#c", "a#b%23c"),
        ("100%/é[1]", "100%25/%C3%A9%5B1%5D"),
        ("a%2Fb", "a%2Fb"),
        (":a", "%3Aa"),
        ("1:a", "1%3Aa"),
        ("a:", "a%3A"),
        ("a/b:c", "a/b:c"),
        ("http:///a", "http:/%2F/a"),
        ("//a", "//a"),
    ] {
        assert_eq!(to_javadoc(&format!("[x](<{target}>)")), format!("<a href=\"{strict}\">x</a>"));
    }
}

#[test]
fn javadoc_never_starts_a_tag() {
    let javadoc = javadoc::render(&parse("a @see b {@link c}\n\n```\n@d\n```"), &references(), 1);
    assert_eq!(javadoc, "a\n&#64;see\nb\n{&#64;link\nc}\n\n<pre>\n&#64;d\n</pre>");
}

#[test]
fn javadoc_shows_code_as_it_is() {
    assert_eq!(to_javadoc("`a < b` `{c}`"), "{@code a < b} {@code {c}}");
    assert_eq!(
        to_javadoc("`{a` `}b{` `c\\` `@d`"),
        "<code>{a</code> <code>}b{</code> <code>c&#92;</code> <code>&#64;d</code>"
    );
    assert_eq!(to_javadoc("```\n<a>\n\nb\n```"), "<pre>{@code\n<a>\n\nb\n}</pre>");
}

#[test]
fn javadoc_puts_no_paragraph_around_blocks() {
    assert_eq!(to_javadoc("a\n\nb\n\n- c"), "a\n\n<p>b\n\n<ul>\n  <li>c\n</ul>");
    assert_eq!(to_javadoc("# a\n\n## b"), "<strong>a</strong>\n\n<p><strong>b</strong>");
    assert_eq!(to_javadoc("`X` [`X`](y)"), "{@link Reason#X} <a href=\"y\">{@code X}</a>");
}

#[test]
fn rustdoc_never_has_a_doctest() {
    for source in ["```\na\n```", "```rust\na\n```", "```no_run\na\n```", "    a"] {
        assert_eq!(to_rustdoc(source), "```text\na\n```");
    }
}

#[test]
fn rustdoc_links_bare_urls_and_items() {
    assert_eq!(to_rustdoc("(https://a.b/c_d), http://"), "(<https://a.b/c_d>), http://");
    assert_eq!(to_rustdoc("[https://a.b](https://a.b/c)"), "[https://a.b](https://a.b/c)");
    assert_eq!(to_rustdoc("`X` and \\[X\\] [a](b)"), "[`X`](Reason::X) and \\[X\\] [a](./b)");
}

#[test]
fn rustdoc_means_the_same_with_its_extensions() {
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let more = ["~~a~~ ~b~", "a | b\n:-- | ---\nc | d", "- \\[ ] a", "[^a]\n\n[^a]: b", "~*a*~"];
    for source in corpus().chain(more.map(str::to_owned)) {
        let rustdoc = to_rustdoc(&source);
        let bare: Vec<Event<'_>> = TextMergeStream::new(Parser::new(&rustdoc)).collect();
        let extended: Vec<Event<'_>> =
            TextMergeStream::new(Parser::new_ext(&rustdoc, extensions)).collect();
        assert_eq!(extended, bare, "{source:?} became {rustdoc:?}");
    }
}

#[test]
fn rustdoc_links_only_where_the_text_does() {
    for source in corpus().filter(|source| !source.contains("](") && !source.contains("http")) {
        let rustdoc = to_rustdoc(&source);
        for event in Parser::new(&rustdoc) {
            if let Event::Start(Tag::Link { dest_url, .. }) = event {
                assert_eq!(&*dest_url, "Reason::X", "{source:?} became {rustdoc:?}");
            }
        }
    }
}

#[test]
fn tsdoc_never_closes_the_comment_and_starts_no_tag_but_links() {
    let more = ["@see a", "a {@link b}", "`{@link b}`", "(@a)", "<x:*/@b>", "[a](<*/@b>)"];
    for source in corpus().chain(more.map(str::to_owned)) {
        let tsdoc = to_tsdoc(&source);
        assert!(!tsdoc.contains("*/"), "{source:?} became {tsdoc:?}");
        let others = tsdoc.replace("{@link Reason.X}", "");
        let is_tag = |(at, _): (usize, &str)| !others[..at].ends_with(char::is_alphanumeric);
        assert!(!others.match_indices('@').any(is_tag), "{source:?} became {tsdoc:?}");
    }
    assert_eq!(to_tsdoc("`X` me@a.b @c"), "{@link Reason.X} me@a.b &#64;c");
    assert_eq!(to_tsdoc("a*/ `*/` `@d`"), "a\\*&#47; <code>\\*&#47;</code> <code>&#64;d</code>");
}

#[test]
fn tsdoc_says_the_same_as_the_text_and_no_more() {
    let html = |markdown: &str| {
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, Parser::new(markdown));
        html
    };
    // Code is HTML in one and Markdown in the other, and only one links bare URLs.
    let is_text =
        |source: &String| !source.contains(['`', '{', ']', '<']) && !source.contains("http");
    for source in corpus().filter(is_text) {
        let (tsdoc, rustdoc) = (html(&to_tsdoc(&source)), html(&to_rustdoc(&source)));
        assert!(rustdoc.contains("<pre>") || tsdoc == rustdoc, "{source:?} became {tsdoc:?}");
    }
}
