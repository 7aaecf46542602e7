//! Texts that break out of comments, strings, cells and pages which let them.

/// What texts are made of, each a trap of some language.
#[rustfmt::skip] // A table: a language's traps a line.
pub const PIECES: &[&str] = &[
    "word", "`R_0`", "REASON", " ", "\n", "\n\n", ".", ",",
    "*/", "/*", "//", "/**", "*", "/", "\\", "\\\\", "\\\n", "///", "//!", "*/*",
    "\\u002a/", "\\u000a", "\\u000A", "\\uD800", "\\u", "\\uuuu0022", "\\x", "\\N{DASH}", "\\0", "\\u{0}",
    "\"", "\"\"", "\"\"\"", "'", "'''", "\"#", "r#\"", "`", "``", "```", "````",
    "{@code }", "{@code", "{@link", "{@literal", "@deprecated", "\n@deprecated", "@param x", "}", "{", "{@}",
    "-->", "<!--", "--", "<script>", "</script>", "<b>", "</td>", "<br>", "&amp;", "&", "&#10;", "&lt;", "<", ">", "]]>", "<![CDATA[",
    "|", "\n|", "#", "\n# x", "\n---\n", "\n===\n", "\n- ", "\n1. ", "\n> ", "\n    ", "\n\t", "***", "___", "~~~", "\n~~~\n",
    "{{ }}", "{{", "}}", "{% %}", "{%", "%}", "{#", "#}", "\n--8<-- \"a\"\n", "$", "${x}", "%", "%s", "%n", "%%",
    "[a](b)", "[a](<*/>)", "[a](javascript:alert)", "![a](b)", "[", "](", "<http://a.b/*/c>", "https://a.b/`c`", "[a]: b",
    "\r", "\r\n", "\t", "\u{b}", "\u{c}", "\0", "\u{1b}[31m", "\u{7f}", "\u{85}", "\u{a0}", "\u{ad}",
    "\u{2028}", "\u{2029}", "\u{202e}", "\u{202a}", "\u{2066}", "\u{2069}", "\u{200b}", "\u{200d}", "\u{feff}", "\u{fffe}",
    "e\u{301}", "\u{1f469}\u{200d}\u{1f680}", "\u{1f3f3}\u{fe0f}", "任务失败因为磁盘已满", "\u{e000}", "\u{10ffff}",
    "::", "``x``", ".. x::", "__", "_", "|x|", ":x:`y`", "\\ ",
];

/// Every piece on its own, at the start, at the end, between words and doubled, in as many texts as
/// that takes; and texts that are hostile as a whole.
pub fn texts() -> Vec<(String, String)> {
    let mut texts = vec![
        ("nothing".to_owned(), String::new()),
        ("spaces".to_owned(), "   ".to_owned()),
        ("10,000 letters".to_owned(), "w".repeat(10_000)),
        ("10,000 quotes".to_owned(), "\"".repeat(10_000)),
        ("a path".to_owned(), "It is at C:\\".to_owned()),
        ("trailing spaces".to_owned(), "It went.   ".to_owned()),
        ("deep".to_owned(), "> ".repeat(300)),
    ];
    for piece in PIECES {
        let name = format!("{piece:?}");
        if !piece.trim().is_empty() && !piece.chars().all(char::is_alphanumeric) {
            texts.push((name.clone(), (*piece).to_owned()));
        }
        texts.push((
            format!("words around {name}"),
            format!("{piece}It{piece} went {piece}{piece}"),
        ));
    }
    texts
}
