//! One line for a cell of a Markdown table, which ends at a line break or a `|`.

use super::{Document, References, html};

/// Renders HTML on one line without `|`; a document of one paragraph has no `<p>` around it.
#[must_use]
pub fn render(document: &Document, references: &References) -> String {
    let html = html::render(document, references, usize::MAX);
    // Line breaks that are left stand in code, where each counts.
    html.replace(">\n<", "><").replace('\n', "&#10;").replace('|', "&#124;")
}
