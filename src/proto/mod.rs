//! `.proto` files as they stand: tokens and comments with their bytes, and the enums among them.

mod comments;
mod layout;
mod lexer;
mod scan;

pub use comments::{Block, Style, indentation, is_marked, leading, trailing, words};
pub use layout::{comment_width, parts_elements};
pub use lexer::{Kind, Lexeme, lex};
pub use scan::{Enum, Reserved, Value, edition, enums};

use std::ops::Range;

/// Why a text is not taken for a `.proto` file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where, in bytes.
    pub span: Range<usize>,
}
