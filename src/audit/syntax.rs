//! What the lexer and the reader of statements need to know of each language.

use std::path::Path;

/// A language that source code is read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// C and C++.
    C,
    /// Go.
    Go,
    /// Java.
    Java,
    /// Python.
    Python,
    /// Rust.
    Rust,
    /// TypeScript and JavaScript.
    Script,
}

const ENDINGS: &[(Syntax, &[&str])] = &[
    (Syntax::C, &["c", "cc", "cpp", "cxx", "h", "hh", "hpp", "hxx", "inl", "ipp"]),
    (Syntax::Go, &["go"]),
    (Syntax::Java, &["java"]),
    (Syntax::Python, &["py", "pyi"]),
    (Syntax::Rust, &["rs"]),
    (Syntax::Script, &["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs"]),
];

impl Syntax {
    /// Every language.
    pub const ALL: [Self; 6] =
        [Self::C, Self::Go, Self::Java, Self::Python, Self::Rust, Self::Script];

    /// The language of a file, by the ending of its name.
    pub fn of_path(path: &str) -> Option<Self> {
        let ending = Path::new(path).extension()?.to_str()?;
        let has = |(_, endings): &&(Self, &[&str])| endings.contains(&ending);
        ENDINGS.iter().find(has).map(|(syntax, _)| *syntax)
    }

    /// Whether `if`, `while` and `switch` have their condition in parentheses.
    pub(super) fn has_conditions_in_parentheses(self) -> bool {
        matches!(self, Self::C | Self::Java | Self::Script)
    }

    /// Whether `condition ? one : other` chooses between two values.
    pub(super) fn has_question_mark(self) -> bool {
        self.has_conditions_in_parentheses()
    }

    /// Whether a line break can end a statement.
    pub(super) fn ends_statements_at_line_breaks(self) -> bool {
        matches!(self, Self::Go | Self::Python | Self::Script)
    }
}
