//! The tokens, comments and enums of `.proto` files, with their bytes.

mod comments;
mod directives;
mod layout;
mod lexer;
mod paragraphs;
mod scan;

pub use comments::{Block, CommentLine, Style, columns, indentation, leading, trailing, words};
pub use directives::Directives;
pub use layout::{comment_width, parts_elements, said};
pub use lexer::{Kind, Lexeme, lex};
pub use paragraphs::{LineKind, is_marked, line_kinds, must_follow};
pub use scan::{Enum, Reserved, Value, edition, enums};

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, codes};

/// Why a text cannot be read as a `.proto` file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// What is wrong, in one sentence.
    pub message: String,
    /// The bytes that it concerns.
    pub span: Range<usize>,
}

impl Malformed {
    /// The diagnostic for this problem in a file.
    pub fn diagnose(self, file: &Arc<str>) -> Diagnostic {
        Diagnostic::new(codes::PROTO, Place::span(file, &self.span), self.message)
            .with_help("correct the file first")
    }
}
