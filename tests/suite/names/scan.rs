//! Finds the names that generated code declares and uses, from its tokens.

use std::collections::BTreeSet;

/// A word or another character outside of comments and strings.
struct Token {
    text: String,
    /// The number of its line, and the indentation of that line.
    line: String,
    indent: usize,
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

/// Code without its comments and strings.
fn bare(code: &str) -> String {
    let mut bare = String::new();
    let mut rest = code;
    let quotes = ["\"\"\"", "\"", "//", "/*", "# "];
    while let Some((at, open)) = quotes
        .iter()
        .filter_map(|open| Some((rest.find(open)?, *open)))
        .min_by_key(|(at, open)| (*at, std::cmp::Reverse(open.len())))
    {
        bare += &rest[..at];
        let inside = &rest[at + open.len()..];
        let close = match open {
            "//" | "# " => "\n",
            "/*" => "*/",
            quote => quote,
        };
        let mut end = inside.find(close).unwrap_or(inside.len());
        while close == "\"" && inside[..end].ends_with('\\') {
            end += 1 + inside[end + 1..].find(close).unwrap();
        }
        rest = &inside[(end + if close == "\n" { 0 } else { close.len() }).min(inside.len())..];
    }
    bare + rest
}

fn tokens(code: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for line in bare(code).lines() {
        let indent = line.len() - line.trim_start().len();
        let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let mut rest = line.trim_start();
        while let Some(start) = rest.chars().next() {
            let sign = ["::", "..."].into_iter().find(|sign| rest.starts_with(*sign));
            let end = if let Some(sign) = sign {
                sign.len()
            } else if part(start) {
                rest.find(|c| !part(c)).unwrap_or(rest.len())
            } else {
                start.len_utf8()
            };
            let (text, after) = rest.split_at(end);
            rest = after.trim_start();
            tokens.push(Token {
                text: text.to_owned(),
                line: line.trim_start().to_owned(),
                indent,
            });
        }
    }
    tokens
}

/// Every word of the code.
pub fn identifiers(code: &str) -> BTreeSet<String> {
    tokens(code).into_iter().map(|token| token.text).filter(|text| is_word(text)).collect()
}

/// The words that pass, given the token before, the word itself and the token after it.
fn passing(code: &str, passes: impl Fn(&str, &Token, &str) -> bool) -> BTreeSet<String> {
    let tokens = tokens(code);
    let text = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| &token.text);
    let words = tokens.iter().enumerate().filter(|(_, token)| is_word(&token.text));
    let passing =
        words.filter(|(at, token)| passes(text(at.checked_sub(1)), token, text(Some(at + 1))));
    passing.map(|(_, token)| token.text.clone()).collect()
}

/// The names that are types, or that a type cannot have beside the other declarations.
pub fn types(code: &str, language: &str) -> BTreeSet<String> {
    match language {
        // Values and macros are apart from types.
        "Rust" => {
            let values = passing(code, |before, _, _| before == "const");
            let names = passing(code, |before, token, after| {
                // A parameter, which has one letter, hides a type of the same name.
                let is_type = token.text.len() > 1
                    && token.text.starts_with(|c: char| c.is_ascii_uppercase());
                let is_primitive =
                    ["alloc", "bool", "core", "i32", "i64", "rustfmt", "serde", "str"]
                        .contains(&&*token.text);
                let is_variant = token.line == format!("{},", token.text);
                (is_type || is_primitive)
                    && !is_variant
                    && (is_primitive || !token.line.starts_with('#'))
                    && before != "::"
                    && after != "="
            });
            let prelude = ["Some", "None", "Ok", "Err"].map(str::to_owned).into();
            names
                .into_iter()
                .filter(|name| !values.contains(name) && !BTreeSet::contains(&prelude, name))
                .collect()
        }
        "Python" => passing(code, |before, _, _| ![".", "from"].contains(&before)),
        // A method is apart from types; a variable is not.
        "Java" => passing(code, |before, token, after| {
            before != "."
                && before != "::"
                && !token.line.starts_with("import")
                && (after != "(" || ["new", "@"].contains(&before))
        }),
        // Parameters and variables are apart from types, and properties from all others.
        "TypeScript" => {
            let own = passing(code, |before, _, after| before == "<" && after == "extends");
            let found = passing(code, |before, token, after| {
                let is_upper = token.text.starts_with(|c: char| c.is_ascii_uppercase());
                let is_declared = ["const", "function"].contains(&before) && token.indent == 0;
                let is_property = before == "." || after == ":" || after == "?";
                is_declared || is_upper && !is_property
            });
            found.difference(&own).cloned().collect()
        }
        // Methods and fields are apart from types, and so is what has the name of a type in its own.
        "Go" => {
            let names = passing(code, |before, token, after| {
                let is_method = before == ")" && token.line.starts_with("func (");
                before != "." && after != ":" && !is_method
            });
            names.into_iter().filter(|name| !name.contains('X') && name != "x").collect()
        }
        // A macro takes its word everywhere, and so does what a function or a structure declares.
        "C" => code_of_c(code),
        other => panic!("{other}"),
    }
}

fn code_of_c(code: &str) -> BTreeSet<String> {
    // Only a macro of the file has `NULL`.
    let names = passing(code, |_, token, _| !token.line.starts_with('#') || token.text == "NULL");
    names.into_iter().filter(|name| !name.contains('X') && name != "x").collect()
}

/// The names that a value cannot have, apart from keywords.
pub fn members(code: &str, language: &str) -> BTreeSet<String> {
    match language {
        "Rust" => {
            passing(code, |before, token, _| ["fn", "const"].contains(&before) && token.indent == 4)
        }
        // What stands in the body of the class itself is looked up there.
        "Python" => {
            let of_values = ["(enum.IntEnum)", "(str, enum.Enum)"];
            let is_of_values = |class: &&str| of_values.iter().any(|base| class.contains(base));
            let classes = code.split("\nclass ").filter(is_of_values);
            let bodies: Vec<_> =
                classes.map(|class| class.split("\n\n\n").next().unwrap()).collect();
            passing(&bodies.join("\n"), |before, token, after| {
                let is_parameter = after == ":" && ["(", ","].contains(&before);
                let is_self = ["self", "cls"].contains(&&*token.text);
                let is_looked_up = token.line.starts_with("def ") && !is_parameter && !is_self;
                token.indent == 4 && (is_looked_up || token.line.starts_with('@')) && before != "."
            })
        }
        // Fields, what a method of an enum takes in their place, and types whose members are asked for.
        "Java" => {
            let files = code.split("\n// Generated by");
            let enums: Vec<_> = files.filter(|file| file.contains("forNumber(int")).collect();
            let enums = format!("// {}", enums.join("\n// "));
            passing(&enums, |before, token, after| {
                let line = &token.line;
                let is_upper = token.text.starts_with(|c: char| c.is_ascii_uppercase());
                let is_field = line.starts_with("private") && token.indent == 2 && after == ";";
                let is_parameter =
                    line.starts_with("public static") && token.indent == 2 && after == ")";
                let is_asked = is_upper && after == "." && before != ".";
                is_field || is_parameter || is_asked && !line.starts_with("import")
            })
        }
        // What follows the type in the name of a function.
        "Go" => {
            let own =
                passing(code, |before, token, _| before == "func" && token.text.starts_with('X'));
            let types = ["Xstate", "Xsource", "Xreason"];
            let suffix = |name: &String| {
                types.iter().find_map(|some| name.strip_prefix(some).map(str::to_owned))
            };
            own.iter().filter_map(suffix).collect()
        }
        "C" => code_of_c(code),
        // Any name can be that of a property.
        "TypeScript" => BTreeSet::new(),
        other => panic!("{other}"),
    }
}
