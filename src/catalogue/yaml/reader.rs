//! Builds the tree from the events of the YAML parser.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use serde_yaml::granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span};

use super::malformed::{self, Malformed};
use super::{MERGE, Node, Scalar, Value, Word};
use crate::diagnostic::{Diagnostic, Findings, codes};

/// The tree of a text; `None` if it is not YAML. Errors are added to `findings`.
pub fn parse<'t>(text: &'t str, findings: &mut Findings) -> Option<Node<'t>> {
    parse_at(text, 0, findings)
}

/// As [`parse`], for a file whose first byte is `start`, counted over all files.
pub fn parse_at<'t>(text: &'t str, start: usize, findings: &mut Findings) -> Option<Node<'t>> {
    let events = Parser::new_from_str(text);
    let mut reader = Reader { text, start, events, depth: 0, references: Vec::new(), findings };
    let root = reader.document().unwrap_or_else(|stop| {
        if let Stop::Malformed(error) = stop {
            reader.malformed(&error);
        }
        None
    });
    reader.report_references();
    root
}

/// The maximal depth of nesting. The format needs far less.
const DEEPEST: usize = 64;

/// An item of a list counts for so many more values: even an empty one may become an entry.
const ITEM: usize = 3;

struct Reader<'t, 'f> {
    text: &'t str,
    /// The first byte of this file, counted over all files.
    start: usize,
    events: Parser<'t, serde_yaml::granit_parser::StrInput<'t>>,
    depth: usize,
    /// The bytes of all anchors and aliases.
    references: Vec<Range<usize>>,
    findings: &'f mut Findings,
}

/// Why reading stopped.
enum Stop {
    /// The text is not YAML.
    Malformed(ScanError),
    /// The reason has been reported.
    Reported,
}

type ReadResult<T> = Result<T, Stop>;

impl<'t> Reader<'t, '_> {
    fn document(&mut self) -> ReadResult<Option<Node<'t>>> {
        let mut root = None;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::DocumentStart(..) if root.is_some() => {
                    let at = self.range(span);
                    let message = "a catalogue is one YAML document, and a second one starts here";
                    self.refuse(&at, message, "move its entries up, or remove the `---`");
                    return Ok(root);
                }
                Event::StreamStart
                | Event::StreamEnd
                | Event::DocumentStart(..)
                | Event::DocumentEnd => {}
                event => root = Some(self.node(event, span)?),
            }
        }
        Ok(root)
    }

    fn next(&mut self) -> ReadResult<Option<(Event<'t>, Span)>> {
        self.events.next().transpose().map_err(Stop::Malformed)
    }

    fn node(&mut self, event: Event<'t>, span: Span) -> ReadResult<Node<'t>> {
        let at = self.range(span);
        self.findings.count_values(1, &at).ok_or(Stop::Reported)?;
        let (anchor, tagged) = match &event {
            Event::Scalar(_, _, anchor, tag) => (*anchor, tag.is_some()),
            Event::SequenceStart(_, anchor, tag) | Event::MappingStart(_, anchor, tag) => {
                (*anchor, tag.is_some())
            }
            _ => (0, false),
        };
        let node = match event {
            Event::Scalar(text, style, ..) => self.scalar(at, text, style == ScalarStyle::Plain),
            Event::SequenceStart(..) | Event::MappingStart(..) if self.depth == DEEPEST => {
                self.too_deep(&at);
                return Err(Stop::Reported);
            }
            Event::SequenceStart(..) => self.deeper(|reader| reader.list(at))?,
            Event::MappingStart(..) => self.deeper(|reader| reader.map(at))?,
            _ => {
                self.references.push(at.clone());
                return Ok(Node { span: at, value: Value::Refused });
            }
        };
        // Keep the value, so that it is not reported as missing too.
        if anchor != 0 {
            self.references.push(self.word_before(&node.span, '&'));
        }
        if tagged {
            let at = self.word_before(&node.span, '!');
            let help = "remove the word that begins with `!`";
            self.refuse(&at, "a catalogue cannot have tags", help);
        }
        Ok(node)
    }

    fn scalar(&self, at: Range<usize>, text: Cow<'t, str>, plain: bool) -> Node<'t> {
        let rest = self.text.get(at.start - self.start..).unwrap_or_default();
        // The span of an empty value is that of the `:` or `-` before it.
        let following = rest.trim_start_matches([':', '-', ' ', '\t']);
        let is_cut = plain && following.starts_with('#');
        Node { span: at, value: Value::Scalar(Scalar { text, plain, is_cut }) }
    }

    /// The text of this file up to a byte.
    fn before(&self, at: usize) -> &'t str {
        self.text.get(..at - self.start).unwrap_or_default()
    }

    /// The bytes of the anchor or the tag before a value: of the two words before it, the one that
    /// starts with `sign`. The bytes of the value if there is none.
    fn word_before(&self, value: &Range<usize>, sign: char) -> Range<usize> {
        let mut end = value.start;
        for _ in 0..2 {
            let before = self.before(end).trim_end();
            let outside = |c: char| c.is_whitespace() || "[]{},".contains(c);
            let word = before.rsplit(outside).next().unwrap_or_default();
            end = self.start + before.len() - word.len();
            if word.starts_with(sign) {
                return end..end + word.len();
            }
        }
        value.clone()
    }

    /// Reports all anchors and aliases as one error.
    fn report_references(&mut self) {
        self.references.sort_by_key(|at| at.start);
        self.references.iter().for_each(|at| self.findings.repeat(at.start));
        let Some(first) = self.references.first() else { return };
        let message = "a catalogue cannot have anchors or aliases";
        let help = "write each value out where it belongs, or share a note by its name";
        let place = self.findings.place(first);
        let mut found = Diagnostic::new(codes::UNSUPPORTED_YAML, place, message).with_help(help);
        match self.references.len() {
            1 => {}
            2 => found.notes.push("there is one more below".to_owned()),
            count => found.notes.push(format!("there are {} more below", count - 1)),
        }
        self.findings.push(found);
    }

    fn malformed(&mut self, error: &ScanError) {
        let at = offset(*error.marker()).min(self.text.len());
        // The parser has a limit of its own, and reaches it first because it looks ahead.
        if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
            self.too_deep(&self.shifted(&(at..at)));
            return;
        }
        let Malformed { span, message, help, other } = malformed::explain(self.text, at, error);
        let place = self.findings.place(&self.shifted(&span));
        let mut found = Diagnostic::new(codes::SYNTAX, place, message).with_help(help);
        if let Some((span, label)) = other {
            found = found.with_other(self.findings.place(&self.shifted(&span)), label);
        }
        self.findings.push(found);
    }

    /// Calls `read` one level deeper.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn too_deep(&mut self, at: &Range<usize>) {
        let message = format!("a catalogue cannot nest deeper than {DEEPEST} levels");
        self.refuse(at, &message, "remove brackets or indentation");
    }

    fn list(&mut self, start: Range<usize>) -> ReadResult<Node<'t>> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                Some((Event::SequenceEnd, span)) => {
                    let value = Value::List(items);
                    return Ok(Node {
                        span: start.start..self.range(span).end.max(start.end),
                        value,
                    });
                }
                Some((event, span)) => {
                    let at = self.range(span);
                    self.findings.count_values(ITEM, &at).ok_or(Stop::Reported)?;
                    items.push(self.node(event, span)?);
                }
                None => return Ok(self.unended(&start)),
            }
        }
    }

    /// The node for a list or a map that the parser did not end.
    fn unended(&self, start: &Range<usize>) -> Node<'t> {
        Node { span: start.start..self.start + self.text.len(), value: Value::Refused }
    }

    fn map(&mut self, start: Range<usize>) -> ReadResult<Node<'t>> {
        let mut pairs: Vec<(Word<'t>, Node<'t>)> = Vec::new();
        let mut seen: HashMap<Cow<'t, str>, Range<usize>> = HashMap::new();
        loop {
            let (event, span) = match self.next()? {
                Some((Event::MappingEnd, span)) => {
                    let value = Value::Map(pairs);
                    return Ok(Node {
                        span: start.start..self.range(span).end.max(start.end),
                        value,
                    });
                }
                Some(next) => next,
                None => return Ok(self.unended(&start)),
            };
            let key = self.node(event, span)?;
            let Some((event, span)) = self.next()? else {
                continue;
            };
            let value = match &key.value {
                Value::Scalar(scalar) if scalar.plain && scalar.text == MERGE => {
                    self.merged(&key.span, event, span)?
                }
                _ => self.node(event, span)?,
            };
            let Some(key) = self.key(&key) else { continue };
            if let Some(first) = seen.get(&key.text) {
                self.duplicate(&key, first);
            } else {
                seen.insert(key.text.clone(), key.span.clone());
                pairs.push((key, value));
            }
        }
    }

    /// A key as a word; reports one that is none.
    fn key(&mut self, key: &Node<'t>) -> Option<Word<'t>> {
        let word = key.scalar();
        if word.is_none() && !matches!(key.value, Value::Refused) {
            let message = "a key is a word, not a list or a map";
            let help = "write a word and a colon, or put the list under a key";
            self.findings.error(codes::WRONG_TYPE, &key.span, message, help);
        }
        word
    }

    /// Reads and refuses the value of a merge key. Mostly it is an alias, which is reported like
    /// any other alias.
    fn merged(&mut self, key: &Range<usize>, event: Event<'t>, span: Span) -> ReadResult<Node<'t>> {
        if !matches!(event, Event::Alias(_)) {
            self.refuse(key, "a catalogue cannot have merge keys", "write the keys out");
        }
        let Node { span, .. } = self.node(event, span)?;
        Ok(Node { span, value: Value::Refused })
    }

    fn duplicate(&mut self, key: &Word<'t>, first: &Range<usize>) {
        let help = if self.before(first.start).trim_end_matches(' ').ends_with('-') {
            "begin another item with `- `, or remove one of the two"
        } else {
            "remove one of the two, or rename it"
        };
        self.findings.duplicate_key(&key.text, &key.span, first, help);
    }

    /// The bytes of an event, counted over all files.
    fn range(&self, span: Span) -> Range<usize> {
        self.shifted(&(offset(span.start)..offset(span.end)))
    }

    /// Bytes of this file, counted over all files.
    fn shifted(&self, span: &Range<usize>) -> Range<usize> {
        self.start + span.start..self.start + span.end
    }

    fn refuse(&mut self, at: &Range<usize>, message: &str, help: &str) {
        let place = self.findings.place(at);
        self.findings
            .push(Diagnostic::new(codes::UNSUPPORTED_YAML, place, message).with_help(help));
    }
}

fn offset(marker: serde_yaml::granit_parser::Marker) -> usize {
    marker.byte_offset().unwrap_or_else(|| marker.index())
}
