//! What was rendered.

use crate::catalogue::ProtoEnum;

/// What was rendered for an output, before it meets the file on disk.
#[derive(Debug)]
pub enum Rendered {
    /// The whole file; ends with one newline.
    Whole(String),
    /// The text of each region, by its name.
    Regions(Vec<(String, String)>),
    /// The comments of enums of a `.proto` file.
    Comments(Comments),
}

/// The comments of a `.proto` file.
#[derive(Debug)]
pub struct Comments {
    /// The columns that lines end before; none where they are to end as others of the file do.
    pub width: Option<usize>,
    /// The enums that get comments.
    pub enums: Vec<EnumComments>,
}

/// The comments of an enum of a `.proto` file, in Markdown; empty where there is nothing to say.
#[derive(Debug)]
pub struct EnumComments {
    /// The enum of the file, and which of the catalogue's it is.
    pub proto_enum: ProtoEnum,
    /// The comment of the enum itself.
    pub comment: String,
    /// The comment of every entry, in the order of the catalogue.
    pub entries: Vec<String>,
}
