//! The result of rendering.

use crate::catalogue::ProtoEnum;

/// The rendered text of an output, before it is put into the file on disk.
#[derive(Debug)]
pub enum Rendered {
    /// The text of the whole file, which ends with one newline.
    Whole(String),
    /// The name of each region with its text.
    Regions(Vec<(String, String)>),
    /// The comments of enums of a `.proto` file.
    Comments(Comments),
}

/// The comments of a `.proto` file.
#[derive(Debug)]
pub struct Comments {
    /// The width of comments in columns; `None` to use that of the file's other comments.
    pub width: Option<usize>,
    /// The enums that get comments.
    pub enums: Vec<EnumComments>,
}

/// The comments of an enum of a `.proto` file, in Markdown. A comment is empty if there is nothing
/// to say.
#[derive(Debug)]
pub struct EnumComments {
    /// The enum in the file, and the enum of the catalogue that it is mapped to.
    pub proto_enum: ProtoEnum,
    /// The comment of the enum itself.
    pub comment: String,
    /// The comment of every entry, in the order of the catalogue.
    pub entries: Vec<String>,
}
