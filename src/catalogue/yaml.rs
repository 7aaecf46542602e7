//! The catalogue's text as a tree in which every node knows its bytes.
//!
//! Scalars keep the text that stands in the file, so that a release `1.10` is never 1.1. Of YAML
//! the format takes mappings, sequences and scalars; anchors, aliases, tags and further documents
//! are refused, each at its place.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use crate::diagnostic::{Diagnostic, Findings, codes};

/// A node of the tree and the bytes that it stands in.
#[derive(Debug)]
pub struct Node<'t> {
    pub span: Range<usize>,
    pub value: Value<'t>,
}

#[derive(Debug)]
pub enum Value<'t> {
    Scalar(Scalar<'t>),
    List(Vec<Node<'t>>),
    Map(Vec<(Text<'t>, Node<'t>)>),
    /// A node that a diagnostic has already been given for.
    Refused,
}

#[derive(Debug)]
pub struct Scalar<'t> {
    pub text: Cow<'t, str>,
    /// Written without quotes and not as a block, so that it can stand for a number or for nothing.
    pub plain: bool,
}

/// A piece of text and the bytes that it stands in.
#[derive(Clone, Debug)]
pub struct Text<'t> {
    pub text: Cow<'t, str>,
    pub span: Range<usize>,
}

impl<'t> Node<'t> {
    /// Whether the node is empty, `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar(scalar) if scalar.is_null())
    }

    pub fn is_map(&self) -> bool {
        matches!(self.value, Value::Map(_))
    }

    /// The node's own text, if it is a scalar that is not null.
    pub fn text(&self) -> Option<Text<'t>> {
        match &self.value {
            Value::Scalar(scalar) if !scalar.is_null() => {
                Some(Text { text: scalar.text.clone(), span: self.span.clone() })
            }
            _ => None,
        }
    }

    /// The keys of a map with their values; none for anything else.
    pub fn entries(&self) -> std::slice::Iter<'_, (Text<'t>, Node<'t>)> {
        match &self.value {
            Value::Map(pairs) => pairs.iter(),
            _ => [].iter(),
        }
    }

    /// What stands under a key of a map.
    pub fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.entries().find(|(name, _)| name.text == key).map(|(_, node)| node)
    }

    /// The text under a key of a map.
    pub fn word(&self, key: &str) -> Option<Text<'t>> {
        self.get(key)?.text()
    }

    /// The text or texts under a key of a map.
    pub fn words(&self, key: &str) -> Vec<Text<'t>> {
        match self.get(key) {
            Some(node) if node.is_list() => self.list(key).filter_map(Node::text).collect(),
            Some(node) => node.text().into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// The items of the list under a key of a map.
    pub fn list(&self, key: &str) -> std::slice::Iter<'_, Node<'t>> {
        match self.get(key).map(|node| &node.value) {
            Some(Value::List(items)) => items.iter(),
            _ => [].iter(),
        }
    }

    /// The keys and values of the map under a key of a map.
    pub fn pairs(&self, key: &str) -> std::slice::Iter<'_, (Text<'t>, Node<'t>)> {
        self.get(key).map_or([].iter(), Node::entries)
    }

    /// The keys of the map under a key of a map, with what `read` makes of each value.
    pub fn map<T>(&self, key: &str, read: impl Fn(&Node<'t>) -> T) -> Vec<(Text<'t>, T)> {
        self.pairs(key).map(|(name, node)| (name.clone(), read(node))).collect()
    }

    /// Gives keys other names, by where they start, here and in all that is below.
    pub fn rename_keys(&mut self, names: &HashMap<usize, &'static str>) {
        match &mut self.value {
            _ if names.is_empty() => {}
            Value::Map(pairs) => {
                for (key, value) in pairs {
                    if let Some(name) = names.get(&key.span.start) {
                        key.text = Cow::Borrowed(name);
                    }
                    value.rename_keys(names);
                }
            }
            Value::List(items) => items.iter_mut().for_each(|item| item.rename_keys(names)),
            Value::Scalar(_) | Value::Refused => {}
        }
    }

    fn is_list(&self) -> bool {
        matches!(self.value, Value::List(_))
    }
}

impl Scalar<'_> {
    fn is_null(&self) -> bool {
        self.plain && matches!(self.text.as_ref(), "" | "~" | "null" | "Null" | "NULL")
    }
}

/// The tree of `text`, or nothing where it is not YAML; what is wrong goes to `findings`.
pub fn parse<'t>(text: &'t str, findings: &mut Findings) -> Option<Node<'t>> {
    let mut reader =
        Reader { events: Parser::new_from_str(text), end: text.len(), depth: 0, findings };
    match reader.document() {
        Ok(node) => node,
        Err(Stop::Reported) => None,
        Err(Stop::Malformed(error)) => {
            let at = offset(*error.marker()).min(text.len());
            let what = error.info();
            // The parser has a limit too, and looks ahead.
            if what.contains("recursion limit") {
                reader.too_deep(&(at..at));
                return None;
            }
            reader.findings.error(
                codes::SYNTAX,
                &(at..at),
                format!("this is not YAML: {what}"),
                "correct it here or in the lines around it",
            );
            None
        }
    }
}

/// The key that merges other maps into one, where YAML has it.
pub const MERGE: &str = "<<";

/// How deep a catalogue nests at most: far deeper than anything that the format has.
const DEEPEST: usize = 64;

struct Reader<'t, 'f> {
    events: Parser<'t, serde_yaml::granit_parser::StrInput<'t>>,
    end: usize,
    depth: usize,
    findings: &'f mut Findings,
}

/// Why reading does not go on.
enum Stop {
    /// It is not YAML.
    Malformed(ScanError),
    /// A diagnostic has been given for it.
    Reported,
}

type Read<T> = Result<T, Stop>;

impl<'t> Reader<'t, '_> {
    fn document(&mut self) -> Read<Option<Node<'t>>> {
        let mut root = None;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::DocumentStart(..) if root.is_some() => {
                    let at = range(span);
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

    fn next(&mut self) -> Read<Option<(Event<'t>, Span)>> {
        self.events.next().transpose().map_err(Stop::Malformed)
    }

    fn node(&mut self, event: Event<'t>, span: Span) -> Read<Node<'t>> {
        let at = range(span);
        let (anchor, tagged) = match &event {
            Event::Scalar(_, _, anchor, tag) => (*anchor, tag.is_some()),
            Event::SequenceStart(_, anchor, tag) | Event::MappingStart(_, anchor, tag) => {
                (*anchor, tag.is_some())
            }
            _ => (0, false),
        };
        let node = match event {
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                let value = Value::Scalar(Scalar { text, plain });
                Node { span: at, value }
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if self.depth == DEEPEST => {
                self.too_deep(&at);
                return Err(Stop::Reported);
            }
            Event::SequenceStart(..) => self.deeper(|reader| reader.list(at))?,
            Event::MappingStart(..) => self.deeper(|reader| reader.map(at))?,
            _ => {
                let message = "a catalogue takes no aliases";
                self.refuse(&at, message, "write the value out, or name a shared note");
                return Ok(Node { span: at, value: Value::Refused });
            }
        };
        if anchor != 0 || tagged {
            let help = "remove the `&` or `!` word in front of the value";
            // The value is kept, so that nothing is missing on top of it.
            self.refuse(&node.span, "a catalogue takes no anchors and no tags", help);
        }
        Ok(node)
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn too_deep(&mut self, at: &Range<usize>) {
        let message = format!("a catalogue nests no deeper than {DEEPEST} levels");
        self.refuse(at, &message, "remove brackets or indentation");
    }

    fn list(&mut self, start: Range<usize>) -> Read<Node<'t>> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                Some((Event::SequenceEnd, span)) => {
                    let value = Value::List(items);
                    return Ok(Node { span: start.start..offset(span.end).max(start.end), value });
                }
                Some((event, span)) => items.push(self.node(event, span)?),
                None => {
                    return Ok(Node { span: start.start..self.end, value: Value::Refused });
                }
            }
        }
    }

    fn map(&mut self, start: Range<usize>) -> Read<Node<'t>> {
        let mut pairs: Vec<(Text<'t>, Node<'t>)> = Vec::new();
        let mut seen: HashMap<Cow<'t, str>, Range<usize>> = HashMap::new();
        loop {
            let (event, span) = match self.next()? {
                Some((Event::MappingEnd, span)) => {
                    let value = Value::Map(pairs);
                    return Ok(Node { span: start.start..offset(span.end).max(start.end), value });
                }
                Some(next) => next,
                None => {
                    return Ok(Node { span: start.start..self.end, value: Value::Refused });
                }
            };
            let key = self.node(event, span)?;
            let Some((event, span)) = self.next()? else {
                continue;
            };
            let value = match &key.value {
                Value::Scalar(scalar) if scalar.plain && scalar.text == MERGE => {
                    self.refuse(&key.span, "a catalogue takes no merge keys", "write the keys out");
                    self.merged(event, span)?
                }
                _ => self.node(event, span)?,
            };
            let Value::Scalar(scalar) = key.value else {
                if !matches!(key.value, Value::Refused) {
                    self.findings.error(
                        codes::WRONG_TYPE,
                        &key.span,
                        "a key is a word, not a list or a map",
                        "write a word and a colon, or put the list under a key",
                    );
                }
                continue;
            };
            let key = Text { text: scalar.text, span: key.span };
            if let Some(first) = seen.get(&key.text) {
                self.duplicate(&key, first);
            } else {
                seen.insert(key.text.clone(), key.span.clone());
                pairs.push((key, value));
            }
        }
    }

    /// What is merged, which an alias mostly is: that is no second mistake.
    fn merged(&mut self, event: Event<'t>, span: Span) -> Read<Node<'t>> {
        match event {
            Event::Alias(_) => Ok(Node { span: range(span), value: Value::Refused }),
            event => self.node(event, span),
        }
    }

    fn duplicate(&mut self, key: &Text<'t>, first: &Range<usize>) {
        let message = format!("the key `{}` stands twice in one map", key.text);
        let place = self.findings.place(&key.span);
        let first = self.findings.place(first);
        self.findings.push(
            Diagnostic::new(codes::DUPLICATE_KEY, place, message)
                .with_label("again here")
                .with_other(first, "first here")
                .with_help("remove one of the two, or rename it"),
        );
    }

    fn refuse(&mut self, at: &Range<usize>, message: &str, help: &str) {
        let place = self.findings.place(at);
        self.findings
            .push(Diagnostic::new(codes::UNSUPPORTED_YAML, place, message).with_help(help));
    }
}

fn range(span: Span) -> Range<usize> {
    offset(span.start)..offset(span.end)
}

fn offset(marker: serde_yaml::granit_parser::Marker) -> usize {
    marker.byte_offset().unwrap_or_else(|| marker.index())
}
