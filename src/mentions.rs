//! Compares what hand-written files say about entries with the catalogue.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use crate::catalogue::{Catalogue, Entry, EntryId, EnumKind, Mentions, Names};
use crate::diagnostic::{Diagnostic, Place, codes, nearest};
use crate::pattern::{Field, Mention, Pattern, blanks, is_quote, number};
use crate::prose::{parse, plain};

/// How many comparisons a file may cost to find the nearest names for its unknown ones.
const COMPARISONS: usize = 200_000;

/// How many entries are compared with a place that gives only a label: many may share it.
const NAMESAKES: usize = 16;

/// How many characters of a value a message quotes.
const SHOWN: usize = 1000;

/// Characters that HTML escapes.
const ESCAPES: [(&str, &str); 5] =
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];

/// How a file differs from the catalogue, and what it leaves out.
pub fn judge(catalogue: &Catalogue, mentions: &Mentions, text: &str) -> Vec<Diagnostic> {
    let file = Arc::from(mentions.path.as_str());
    let mut found = Vec::new();
    for (kind, pattern, span) in &mentions.patterns {
        let mut judge = Judge::new(catalogue, mentions, *kind, pattern);
        let mut is_alike = false;
        for mention in pattern.mentions(text) {
            is_alike = true;
            judge.mention(&mention, text, &file);
        }
        if is_alike {
            judge.unmentioned(&file, text, pattern);
        } else {
            judge.nothing(span, text, pattern);
        }
        found.append(&mut judge.found);
    }
    found
}

/// What a file says of the entries of one enum.
struct Judge<'j> {
    catalogue: &'j Catalogue,
    mentions: &'j Mentions,
    kind: EnumKind,
    key: Field,
    /// The entries by what the pattern knows them by; former names lead to them as well.
    known: HashMap<String, Arc<[EntryId]>>,
    /// The names of the other enums.
    others: HashSet<&'j str>,
    prefixes: Vec<String>,
    /// Where each entry is mentioned first.
    mentioned: BTreeMap<EntryId, Range<usize>>,
    comparisons_left: usize,
    /// What a file may say of a field; each is made when it is first asked for.
    values: HashMap<(EntryId, Field), Vec<String>>,
    found: Vec<Diagnostic>,
}

impl<'j> Judge<'j> {
    fn new(
        catalogue: &'j Catalogue,
        mentions: &'j Mentions,
        kind: EnumKind,
        pattern: &Pattern,
    ) -> Self {
        let key = pattern.key();
        let mut known: HashMap<String, Vec<EntryId>> = HashMap::new();
        for (id, entry) in catalogue.enumeration(kind).iter() {
            let values: Vec<Cow<'_, str>> = match key {
                Field::Name => entry.every_name().map(Cow::Borrowed).collect(),
                _ => value(entry, key).into_iter().collect(),
            };
            for value in values {
                let same = known.entry(blanks(&value)).or_default();
                if same.last() != Some(&id) {
                    same.push(id);
                }
            }
        }
        let others = catalogue.every_entry().filter(|(id, _)| id.kind != kind);
        Self {
            catalogue,
            mentions,
            kind,
            key,
            known: known.into_iter().map(|(form, same)| (form, Arc::from(same))).collect(),
            others: others.flat_map(|(.., entry)| entry.every_name()).collect(),
            prefixes: catalogue.prefixes(kind).collect(),
            mentioned: BTreeMap::new(),
            comparisons_left: COMPARISONS,
            values: HashMap::new(),
            found: Vec::new(),
        }
    }

    /// Compares what a place says with the entry that it is about.
    fn mention(&mut self, mention: &Mention, text: &str, file: &Arc<str>) {
        let Some(span) = mention.field(self.key) else { return };
        let Some(ids) = self.meant(text, span) else {
            let said = text.get(span.clone()).unwrap_or_default();
            return self.unknown(said, Place::span(file, span));
        };
        // They are inserted together, so it is enough to look for the first.
        if ids.first().is_some_and(|first| !self.mentioned.contains_key(first)) {
            self.mentioned.extend(ids.iter().map(|id| (*id, span.clone())));
        }
        let different = ids.iter().take(NAMESAKES).map(|id| {
            let mut fields = mention.fields.clone();
            fields.retain(|(field, span)| !self.says(*id, *field, &forms(*field, text, span)));
            fields
        });
        let different = different.min_by_key(Vec::len);
        let Some(entry) = ids.first().map(|id| &self.catalogue[*id]) else { return };
        for (field, span) in different.into_iter().flatten() {
            let place = Place::span(file, &span);
            let said = text.get(span).unwrap_or_default();
            let other_name = self.other_name(entry, &blanks(said)).filter(|_| field == Field::Name);
            self.found.push(match other_name {
                Some(message) => self.at_entry(entry, place, message),
                None => self.different(entry, field, place),
            });
        }
    }

    /// The entries that a key leads to.
    fn meant(&self, text: &str, span: &Range<usize>) -> Option<Arc<[EntryId]>> {
        forms(self.key, text, span).iter().find_map(|form| self.known.get(form)).cloned()
    }

    /// Whether an entry is what a file says of one of its fields.
    fn says(&mut self, id: EntryId, field: Field, forms: &[String]) -> bool {
        let entry = &self.catalogue[id];
        let is_said = |value: &str| forms.contains(&blanks(value));
        match (field, self.mentions.api) {
            (Field::Name, Some(api)) => living(entry).any(|names| is_said(names.in_api(api))),
            (Field::Name, None) => living(entry).flat_map(Names::iter).any(is_said),
            _ => {
                let values = self.values.entry((id, field)).or_insert_with(|| values(entry, field));
                values.iter().any(|value| forms.contains(value))
            }
        }
    }

    fn different(&self, entry: &Entry, field: Field, place: Place) -> Diagnostic {
        let name = entry.names.first();
        let value = match (field, self.mentions.api) {
            (Field::Name, Some(api)) => Some(entry.names.in_api(api).into()),
            _ => value(entry, field).filter(|value| !value.is_empty()),
        };
        let message = match value {
            Some(value) => {
                // Longer messages are shortened anyway.
                let value: String = value.chars().take(SHOWN).collect();
                format!("the {field} of `{name}` is `{}` in the catalogue", blanks(&value))
            }
            None => format!("`{name}` has no {field} in the catalogue"),
        };
        self.at_entry(entry, place, message)
    }

    /// Which other name of an entry a word is: a former name, an alias, or the name in an api.
    fn other_name(&self, entry: &Entry, said: &str) -> Option<String> {
        let name = entry.names.first();
        if entry.former_names.iter().any(|former| former.names.iter().any(|it| it == said)) {
            return Some(format!("`{said}` is a former name of `{name}`"));
        }
        let own = entry.names.iter().position(|it| it == said).map(|api| ("the name", api));
        let mut aliases = entry.aliases.iter();
        let alias = aliases.find_map(|names| names.iter().position(|it| it == said));
        let (what, api) = own.or_else(|| Some(("an alias", alias?)))?;
        let api = &self.catalogue.apis.get(api)?.name;
        Some(format!("`{said}` is {what} of `{name}` in the api `{api}`"))
    }

    fn at_entry(&self, entry: &Entry, place: Place, message: String) -> Diagnostic {
        let own = self.catalogue.files.place(&entry.span);
        Diagnostic::new(codes::DIFFERENT_MENTION, place, message)
            .about(own.clone())
            .with_other(own, "the entry")
            .with_help("correct the file, or the catalogue")
    }

    /// Reports a name that should be that of an entry, but is not.
    fn unknown(&mut self, said: &str, place: Place) {
        let is_like = |prefix: &String| {
            said.strip_prefix(prefix.as_str())
                .is_some_and(|rest| !prefix.is_empty() && !rest.is_empty())
        };
        let must_be =
            self.mentions.both || (self.key == Field::Name && self.prefixes.iter().any(is_like));
        if !must_be || (self.key == Field::Name && self.others.contains(said)) {
            return;
        }
        let said = blanks(said);
        let type_name = &self.catalogue.enumeration(self.kind).type_name;
        let message = match self.key {
            Field::Name => format!("`{said}` is not an entry of {type_name}"),
            key => format!("no entry of {type_name} has the {key} `{said}`"),
        };
        let unknown = Diagnostic::new(codes::UNKNOWN_MENTION, place, message);
        let help = "correct it, or add the entry to the catalogue";
        let values = self.known.keys().map(String::as_str);
        let near = self.comparisons_left.checked_sub(self.known.len()).and_then(|left| {
            self.comparisons_left = left;
            let mut sorted: Vec<&str> = values.collect();
            sorted.sort_unstable();
            nearest(&said, sorted.into_iter()).map(str::to_owned)
        });
        let help = near.map_or(help.to_owned(), |near| format!("did you mean `{near}`?"));
        self.found.push(unknown.with_help(help));
    }

    /// Reports the entries that the file does not mention, and where it nearly does.
    fn unmentioned(&mut self, file: &Arc<str>, text: &str, pattern: &Pattern) {
        let path = &self.mentions.path;
        let is_left = |id: &EntryId| !self.mentioned.contains_key(id);
        let entries = self.catalogue.enumeration(self.kind).iter();
        if !entries.clone().any(|(id, _)| is_left(&id)) {
            return;
        }
        let missed = self.nearly_mentioned(text, pattern);
        for (id, entry) in entries.filter(|(id, _)| is_left(id)) {
            if self.mentions.unless.contains(&entry.lifecycle.stage) {
                continue;
            }
            let message = format!("`{path}` does not mention `{}`", entry.names.first());
            let place = self.catalogue.files.place(&entry.span);
            let error = Diagnostic::new(codes::UNMENTIONED_ENTRY, place, message);
            if let Some(span) = missed.get(&id) {
                let error = error.with_help("write it as the pattern has it");
                let label = "this almost matches the pattern";
                self.found.push(error.with_other(Place::span(file, span), label));
                continue;
            }
            let error = error.with_help(match value(entry, self.key) {
                Some(_) => "add it there, or exempt the entry".to_owned(),
                None => format!("give the entry a `{}`, or exempt it", self.key),
            });
            self.found.push(match self.near(id) {
                Some((name, span)) => {
                    error.with_other(Place::span(file, span), format!("it mentions `{name}` here"))
                }
                None => error,
            });
        }
    }

    /// The entries that the file nearly mentions, and where it first does.
    fn nearly_mentioned(&self, text: &str, pattern: &Pattern) -> HashMap<EntryId, Range<usize>> {
        let mut missed = HashMap::new();
        for miss in pattern.near_misses(text) {
            let Some(span) = miss.field(self.key) else { continue };
            let ids = self.meant(text, span).unwrap_or_default();
            // They are inserted together here, too.
            if ids.first().is_some_and(|first| !missed.contains_key(first)) {
                missed.extend(ids.iter().map(|id| (*id, span.clone())));
            }
        }
        missed
    }

    /// The name and the place of the nearest entry that is mentioned, preferably one before.
    fn near(&self, id: EntryId) -> Option<(&str, &Range<usize>)> {
        let before = self.mentioned.range(..id).next_back();
        let (near, span) = before.or_else(|| self.mentioned.range(id..).next())?;
        Some((self.catalogue[*near].names.first(), span))
    }

    /// Reports a pattern that matches nothing in the file.
    fn nothing(&mut self, span: &Range<usize>, text: &str, pattern: &Pattern) {
        let unless = &self.mentions.unless;
        let entries = &self.catalogue.enumeration(self.kind).entries;
        if entries.iter().all(|entry| unless.contains(&entry.lifecycle.stage)) {
            return;
        }
        let path = &self.mentions.path;
        let place = self.catalogue.files.place(span);
        if text.trim().is_empty() {
            let message = format!("`{path}` is empty, so it mentions nothing");
            let error = Diagnostic::new(codes::UNMENTIONED_ENTRY, place, message);
            return self.found.push(error.with_help("write it, or correct the path"));
        }
        let message = format!("nothing in `{path}` matches this pattern");
        let error = Diagnostic::new(codes::UNMENTIONED_ENTRY, place, message)
            .with_help("write it as the file has it, with fields in braces");
        let near = pattern.near_misses(text).into_iter().next();
        self.found.push(match near {
            Some(near) => {
                let near = Place::span(&Arc::from(path.as_str()), &near.span);
                error.with_other(near, "this matches the beginning")
            }
            None => error,
        });
    }
}

/// The current names of an entry, without former ones.
fn living(entry: &Entry) -> impl Iterator<Item = &Names> {
    std::iter::once(&entry.names).chain(&entry.aliases)
}

/// How a file may say what the catalogue has as a field of an entry.
fn values(entry: &Entry, field: Field) -> Vec<String> {
    let plain = (field == Field::Description)
        .then(|| plain::render(&parse(&entry.description), usize::MAX).into());
    value(entry, field).into_iter().chain(plain).map(|value| blanks(&value)).collect()
}

/// What the catalogue has as a field of an entry.
fn value(entry: &Entry, field: Field) -> Option<Cow<'_, str>> {
    let text = match field {
        Field::Name => Some(entry.names.first()),
        Field::Code => entry.code.as_deref(),
        Field::Label => entry.label.as_deref(),
        Field::Number => return entry.number.map(|number| number.to_string().into()),
        Field::Since => entry.since.as_deref(),
        Field::Description => Some(entry.description.as_str()),
    };
    text.map(Cow::Borrowed)
}

/// The shortest form of what a file says of a field, which is most likely what it means.
pub fn meant(field: Field, text: &str, span: &Range<usize>) -> String {
    forms(field, text, span).into_iter().min_by_key(String::len).unwrap_or_default()
}

/// What a file may mean: as it stands, or as strings, HTML and tables of Markdown and CSV write it.
fn forms(field: Field, text: &str, span: &Range<usize>) -> Vec<String> {
    let said = text.get(span.clone()).unwrap_or_default();
    let plain = blanks(said);
    match field {
        Field::Name => vec![plain],
        Field::Number => vec![number(&plain).map_or(plain, |number| number.to_string())],
        _ => {
            let before = text.get(..span.start).and_then(|before| before.chars().next_back());
            let inner = match before.filter(|before| is_quote(*before)) {
                Some(quote) => Some(undoubled(&plain, quote)),
                None => quoted(&plain).map(|inner| undoubled(inner, '"')),
            };
            let html =
                ESCAPES.iter().fold(plain.clone(), |text, (from, to)| text.replace(from, to));
            let cell = plain.replace("\\|", "|");
            let forms = [unescaped(&plain), html, cell, plain].into_iter();
            forms.chain(inner).collect()
        }
    }
}

/// What a cell of CSV has between quotation marks, if all marks in it are doubled.
fn quoted(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    inner.split("\"\"").all(|part| !part.contains('"')).then_some(inner)
}

fn undoubled(text: &str, quote: char) -> String {
    text.replace(&String::from_iter([quote; 2]), &quote.to_string())
}

/// A text without the backslashes before signs.
fn unescaped(text: &str) -> String {
    let mut signs = text.chars().peekable();
    let mut plain = String::new();
    while let Some(sign) = signs.next() {
        let is_escape = sign == '\\' && signs.peek().is_some_and(char::is_ascii_punctuation);
        plain.push(if is_escape { signs.next().unwrap_or(sign) } else { sign });
    }
    plain
}
