//! Replaces the comments of enums in a hand-written `.proto` file, in the file's own style.

use std::collections::HashSet;
use std::sync::Arc;

use super::kept::{Line, Parts};
use super::{agreement, proof, settled};
use crate::catalogue::{Catalogue, Output};
use crate::diagnostic::{Diagnosed, Diagnostic, Place, codes};
use crate::prose::{self, COMMENT_WIDTH, plain};
use crate::proto::{
    self, Block, CommentLine, Directives, Enum, Lexeme, LineKind, Malformed, Style, columns,
    indentation, leading, lex, line_kinds, trailing, words,
};
use crate::render::{Comments, EnumComments};
use crate::text_edit::{self, TextEdit};

/// Replaces the comments of the mapped enums in a text, so that the next run leaves them alone.
pub fn replace(
    catalogue: &Catalogue,
    output: &Output,
    comments: &Comments,
    text: &str,
) -> Result<Diagnosed<String>, Vec<Diagnostic>> {
    // In a file with few other comments the new ones can have another width than the old ones, which the
    // next run would adopt.
    settled(text, |text| replace_once(catalogue, output, comments, text))
}

fn replace_once(
    catalogue: &Catalogue,
    output: &Output,
    comments: &Comments,
    text: &str,
) -> Result<Diagnosed<String>, Vec<Diagnostic>> {
    let file: Arc<str> = Arc::from(output.path.as_str());
    let malformed = |error: Malformed| vec![error.diagnose(&file)];
    let lexemes = lex(text).map_err(malformed)?;
    let enums = proto::enums(text, &lexemes).map_err(malformed)?;
    let mut found = Vec::new();
    let elements = elements(catalogue, output, &enums, &comments.enums, &file)?.gather(&mut found);
    let directives = Directives::with(&catalogue.directives);
    let mut editor = Editor::new(text, &lexemes, &file, directives);
    editor.adopt_layout(&elements, comments.width);
    for Element { start, markdown } in elements {
        editor.comment(start, markdown);
    }
    // If the edits cannot be applied, the text is empty, and the proof refuses it.
    let new = text_edit::apply(text, editor.edits).unwrap_or_default();
    proof::only_comments_changed(&file, text, &new).map_err(|error| vec![error])?;
    found.extend(editor.found);
    if !output.adopted {
        found.extend(editor.lost);
    }
    Ok(Diagnosed { value: new, diagnostics: found })
}

/// An enum or a value that gets a comment.
struct Element<'c> {
    /// The index of the first token.
    start: usize,
    /// The comment.
    markdown: &'c str,
}

/// The elements of a file that get a comment. The diagnostics say where the file and the catalogue
/// disagree.
fn elements<'c>(
    catalogue: &Catalogue,
    output: &Output,
    enums: &[Enum],
    comments: &'c [EnumComments],
    file: &Arc<str>,
) -> Result<Diagnosed<Vec<Element<'c>>>, Vec<Diagnostic>> {
    let mut elements = Diagnosed::<Vec<_>>::default();
    let mut errors = Vec::new();
    for comments in comments {
        let mapping = &comments.proto_enum;
        let Some(declared) = enums.iter().find(|known| known.path == mapping.path) else {
            let place = catalogue.files.place(&mapping.span);
            let message = format!("`{}` has no enum `{}`", output.path, mapping.path);
            let unknown = Diagnostic::new(codes::UNKNOWN_ENUM, place, message);
            let paths = enums.iter().map(|known| known.path.as_str());
            errors.push(unknown.with_nearest(&mapping.path, paths));
            continue;
        };
        let agreed = agreement::agree(catalogue, output.api, mapping.kind, declared, file);
        let entries = agreed.gather(&mut elements.diagnostics);
        elements.value.push(Element { start: declared.start, markdown: &comments.comment });
        let values = declared.values.iter().zip(entries);
        elements.value.extend(values.filter_map(|(value, entry)| {
            Some(Element {
                start: value.start,
                markdown: entry?.among::<String>(&comments.entries),
            })
        }));
    }
    if errors.is_empty() { Ok(elements) } else { Err(errors) }
}

/// Gathers the edits of one file.
struct Editor<'t> {
    text: &'t str,
    lexemes: &'t [Lexeme],
    file: &'t Arc<str>,
    /// The lines that stay because a tool reads them.
    directives: Directives,
    width: usize,
    /// The style of comments for elements that have none yet.
    style: Style,
    /// Whether such a comment gets an empty line above it.
    parts_elements: bool,
    eol: &'static str,
    edits: Vec<TextEdit>,
    lost: Vec<Diagnostic>,
    /// Diagnostics about elements that get no comment, and about comments that repeat the new one.
    found: Vec<Diagnostic>,
}

impl<'t> Editor<'t> {
    fn new(
        text: &'t str,
        lexemes: &'t [Lexeme],
        file: &'t Arc<str>,
        directives: Directives,
    ) -> Self {
        let first_line = text.split_inclusive('\n').next().unwrap_or_default();
        Self {
            text,
            lexemes,
            file,
            directives,
            width: COMMENT_WIDTH,
            style: Style::Lines("//"),
            parts_elements: proto::parts_elements(text, lexemes),
            eol: if first_line.ends_with("\r\n") { "\r\n" } else { "\n" },
            edits: Vec::new(),
            lost: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Adopts the style that most of the present comments have, and their width if `width` is not
    /// given.
    fn adopt_layout(&mut self, elements: &[Element<'_>], width: Option<usize>) {
        let mut styles: Vec<(usize, Style)> = Vec::new();
        let mut managed = Vec::new();
        for Element { start, .. } in elements {
            let Some(block) = leading(self.text, self.lexemes, *start) else { continue };
            managed.push(block.span.clone());
            match styles.iter_mut().find(|(_, style)| *style == block.style) {
                Some((count, _)) => *count += 1,
                None => styles.push((1, block.style)),
            }
        }
        // Of equally frequent styles, take the one that comes first.
        if let Some((_, style)) = styles.iter().rev().max_by_key(|(count, _)| *count) {
            self.style = *style;
        }
        self.width = width.unwrap_or_else(|| {
            let directives = &self.directives;
            proto::comment_width(self.text, self.lexemes, &managed, directives, COMMENT_WIDTH)
        });
    }

    /// Replaces or adds the comment of the element that starts at a token.
    fn comment(&mut self, start: usize, markdown: &str) {
        let Some(element) = self.lexemes.get(start) else { return };
        let place = Place::span(self.file, &element.span);
        let block = leading(self.text, self.lexemes, start);
        let at = block.as_ref().map_or(element.span.start, |block| block.span.start);
        let Some(indentation) = indentation(self.text, at) else {
            self.found.push(shared_line(place));
            return;
        };
        let style = block.as_ref().map_or(self.style, |block| block.style);
        let room = self.width.saturating_sub(columns(indentation) + 3);
        let said = fit(plain::render(&prose::parse(markdown), room), style);
        if said.is_empty() {
            return;
        }
        if self.is_reserved(&said) {
            self.found.push(marked_text(place));
            return;
        }
        let old = block.as_ref().map(|block| block.lines.as_slice()).unwrap_or_default();
        let parts = Parts::of(old, &self.directives);
        if let Some(block) = &block {
            self.lost.extend(lost(&parts, &said, Place::span(self.file, &block.span)));
        }
        let line = |line: &Line<'_>| match line {
            Line::New(line) => written(line, style),
            Line::Old(line) => kept_line(line, style),
        };
        let lines: Vec<String> = parts.around(&said).iter().map(line).collect();
        let beside = trailing(self.text, self.lexemes, start);
        self.found.extend(beside.and_then(|beside| self.repeated(&beside, &said)));
        let comment = framed(&lines, style, indentation, self.eol);
        self.edits.push(if let Some(block) = block {
            TextEdit::replace(block.span, comment)
        } else {
            let above = if self.is_crowded(start) { self.eol } else { "" };
            let line = format!("{above}{indentation}{comment}{}", self.eol);
            TextEdit::insert(at - indentation.len(), line)
        });
    }

    /// Whether a text has lines for a tool, or paragraphs that would count as hand-written.
    fn is_reserved(&self, said: &str) -> bool {
        let kinds = line_kinds(said.lines(), &self.directives);
        kinds.iter().any(|kind| matches!(kind, LineKind::Directive | LineKind::Own))
    }

    /// A diagnostic for a comment after an element, if the new comment above has all of its
    /// sentences.
    fn repeated(&self, beside: &Block, said: &str) -> Option<Diagnostic> {
        let above = sentences(said);
        let again: Vec<_> = beside.lines.iter().map(|line| line.said.as_str()).collect();
        let again = sentences(&again.join(" "));
        (!again.is_empty() && again.is_subset(&above)).then(|| {
            let place = Place::span(self.file, &beside.span);
            let message = "the generated comment above says this too";
            Diagnostic::new(codes::REPEATED_COMMENT, place, message).with_help("remove this one")
        })
    }

    /// Whether a new comment for the element at a token needs an empty line above it.
    fn is_crowded(&self, start: usize) -> bool {
        let mut before = self.lexemes.get(..start).unwrap_or_default().iter().rev();
        let Some(last) = before.next().filter(|_| self.parts_elements) else { return false };
        let token = std::iter::once(last).chain(before).find(|it| !it.kind.is_comment());
        let is_first = token.and_then(|token| self.text.get(token.span.clone())) == Some("{");
        let element = self.lexemes.get(start).map_or(last.span.end, |it| it.span.start);
        let gap = self.text.get(last.span.end..element).unwrap_or_default();
        !is_first && gap.matches('\n').count() < 2
    }
}

/// The sentences of a text, each as a list of words in lower case.
fn sentences(text: &str) -> HashSet<Vec<String>> {
    let sentences = text.split(['.', ':', ';', '!', '?']).map(|part| words(&part.to_lowercase()));
    sentences.filter(|sentence| !sentence.is_empty()).collect()
}

/// An error where an old comment would be lost.
///
/// Nothing tells a generated comment from a person's, so a comment counts as lost unless the new text
/// starts with the same words.
fn lost(parts: &Parts<'_>, said: &str, place: Place) -> Option<Diagnostic> {
    let replaced: Vec<_> = parts.text.iter().flat_map(|line| words(line)).collect();
    if words(said).starts_with(&replaced) {
        return None;
    }
    let message = if parts.keeps() {
        "this comment would be lost, except for its marked paragraphs"
    } else {
        "this comment would be lost"
    };
    let help =
        "copy what is worth keeping to the catalogue, then write `adopted: true` at the output";
    Some(Diagnostic::new(codes::NOT_ADOPTED, place, message).with_help(help))
}

fn shared_line(place: Place) -> Diagnostic {
    let message = "this shares its line with what comes before it, so it gets no comment";
    Diagnostic::new(codes::SHARED_LINE, place, message).with_help("put it on a line of its own")
}

fn marked_text(place: Place) -> Diagnostic {
    let message = "the text for this has a line that begins like a person's or a tool's";
    let help = "change the description in the catalogue so that no line begins like that";
    Diagnostic::new(codes::MARKED_TEXT, place, message).with_help(help)
}

/// The text, changed where necessary so that it is safe inside a comment.
fn fit(text: String, style: Style) -> String {
    match style {
        Style::Lines(_) => text,
        // The text must not end the comment, nor look like the start of another one.
        Style::Block(_) => text.replace("*/", "* /").replace("/*", "/ *"),
    }
}

/// A line of a comment, with the comment mark.
fn written(line: &str, style: Style) -> String {
    let mark = match style {
        Style::Lines(mark) => mark,
        Style::Block(_) => " *",
    };
    format!("{mark} {line}").trim_end().to_owned()
}

/// A line of a person's own paragraph, unchanged where the comment mark stays the same.
fn kept_line(line: &CommentLine, style: Style) -> String {
    let CommentLine { raw, said, .. } = line;
    match style {
        Style::Lines(_) => raw.clone(),
        // Keep the line as it was after its asterisk, if it had one.
        Style::Block(_) if raw.starts_with(' ') => format!(" *{raw}"),
        Style::Block(_) => format!(" * {said}").trim_end().to_owned(),
    }
}

/// Joins lines into a comment. The first line has no indentation, and the last line no line break.
fn framed(lines: &[String], style: Style, indentation: &str, eol: &str) -> String {
    let between = format!("{eol}{indentation}");
    match (style, lines) {
        (Style::Lines(_), _) => lines.join(&between),
        (Style::Block(mark), [line]) => {
            format!("{mark}{} */", line.strip_prefix(" *").unwrap_or(line))
        }
        (Style::Block(mark), _) => {
            let lines = lines.join(&between);
            format!("{mark}{between}{lines}{between} */")
        }
    }
}
