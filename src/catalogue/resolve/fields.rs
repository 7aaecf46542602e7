//! Fields: facts of the catalogue's own, and what entries have of them.

use std::collections::HashMap;
use std::ops::Range;

use super::identifiers::{check_apart, check_identifier};
use super::identity;
use super::scope::Scope;
use super::text::text;
use crate::catalogue::fields::{Field, FieldType, FieldValue, FieldWord};
use crate::catalogue::keys::{RawEntry, RawEnum, RawField};
use crate::catalogue::raw_fields::{RawFieldType, RawFieldWord};
use crate::catalogue::yaml::{Node, Value, Word};
use crate::diagnostic::{Findings, codes, listed};
use crate::language::names::{is_identifier, variant};
use crate::language::{BesideValues, Naming};
use crate::prose::capitalized;

/// The highest number that JSON and every language hold as it is; below zero it is the lowest.
const MAX_SAFE_INTEGER: i64 = (1 << 53) - 1;

/// The fields of an enum, each with what the catalogue says of it.
pub struct Fields<'r, 't> {
    pub resolved: Vec<Field>,
    raw: &'r [(Word<'t>, RawField<'t>)],
}

/// The fields that an enum declares.
pub fn declared<'r, 't>(
    declared: Option<&'r RawEnum<'t>>,
    scope: &mut Scope<'_>,
) -> Fields<'r, 't> {
    let raw = declared.map_or(&[][..], |declared| &declared.fields);
    let mut first: HashMap<String, &Word<'_>> = HashMap::new();
    for (name, _) in raw {
        if !check_identifier(name, scope.findings) {
            continue;
        }
        check_apart(name, &name.text, &mut first, scope.findings);
        check_accessor(name, scope);
    }
    check_more_accessors(raw, scope);
    let field = |(name, raw): &(Word<'_>, RawField<'_>)| Field {
        name: name.text.to_string(),
        title: identity::public(raw.title.as_ref(), scope.findings)
            .unwrap_or_else(|| capitalized(&name.text.replace('_', " "))),
        kind: kind(name, raw.type_name.as_ref(), scope.findings),
        is_required: raw.required,
        meaning: text(raw.meaning.as_ref()),
    };
    Fields { resolved: raw.iter().map(field).collect(), raw }
}

/// Reports a field that a language of the outputs has no accessor for.
fn check_accessor(name: &Word<'_>, scope: &mut Scope<'_>) {
    for language in &scope.languages {
        let Some(accessor) = language.naming.refused_accessor(&name.text) else { continue };
        let message = format!("`{}` cannot be a field in {}", name.text, language.name);
        let help = format!("its accessor would be `{accessor}`, which is taken; take another name");
        scope.findings.error(codes::RESERVED_WORD, &name.span, message, help);
        return;
    }
}

/// Reports a field whose accessor is the second one of another field in a language of the outputs.
fn check_more_accessors(raw: &[(Word<'_>, RawField<'_>)], scope: &mut Scope<'_>) {
    for language in &scope.languages {
        let Naming { accessor, more_accessors, .. } = language.naming;
        let mut seconds = HashMap::new();
        for (name, _) in raw {
            seconds.extend(more_accessors.iter().map(|end| (accessor(&name.text) + end, name)));
        }
        for (name, _) in raw {
            let Some(other) = seconds.get(&accessor(&name.text)) else { continue };
            let message = format!("`{}` cannot be a field in {}", name.text, language.name);
            let other = (&other.span, "this field has an accessor of that name");
            scope.findings.clash(codes::DUPLICATE_NAME, &name.span, message, other, "rename one");
        }
    }
}

fn kind(name: &Word<'_>, raw: Option<&RawFieldType<'_>>, findings: &mut Findings) -> FieldType {
    if raw.is_some_and(|raw| raw.words().is_empty() && !matches!(raw, RawFieldType::Scalar(_))) {
        let message = format!("`{}` has no word to choose from", name.text);
        let help = "name at least one: `type: [yes, no]`";
        findings.error(codes::WRONG_TYPE, &name.span, message, help);
    }
    match raw {
        Some(RawFieldType::Scalar(word)) if word.text == "number" => FieldType::Number,
        Some(RawFieldType::Scalar(word)) if word.text == "url" => FieldType::Url,
        Some(RawFieldType::OneOf(raw)) => FieldType::Word(words(raw, findings)),
        Some(RawFieldType::ManyOf(raw)) => FieldType::Flags(words(raw, findings)),
        Some(RawFieldType::Scalar(_)) | None => FieldType::Text,
    }
}

fn words(raw: &[RawFieldWord<'_>], findings: &mut Findings) -> Vec<FieldWord> {
    let mut first: HashMap<String, &Word<'_>> = HashMap::new();
    for RawFieldWord { word, .. } in raw {
        let name = word.text.replace('-', "_");
        if is_identifier(&name) {
            check_apart(word, &name, &mut first, findings);
        } else {
            let message = format!("`{}` cannot be a word of a field", word.text);
            let help = "a word is a letter followed by letters, digits, `-` and `_`";
            findings.error(codes::INVALID_NAME, &word.span, message, help);
        }
    }
    raw.iter()
        .map(|RawFieldWord { word, meaning }| FieldWord {
            name: word.text.to_string(),
            meaning: text(meaning.as_ref()),
        })
        .collect()
}

impl Fields<'_, '_> {
    /// What they declare in the scope of values in a language, and where.
    pub fn beside_values(&self, naming: &Naming) -> HashMap<String, &Word<'_>> {
        let declared = |field: &Field| match naming.beside_values {
            BesideValues::Accessors => Some((naming.accessor)(&field.name)),
            BesideValues::Types if !field.words().is_empty() => {
                Some((naming.field_type)(&variant(&field.name, ""), "").into_owned())
            }
            BesideValues::Types | BesideValues::Nothing => None,
        };
        let fields = self.resolved.iter().zip(self.raw);
        fields.filter_map(|(field, (name, _))| Some((declared(field)?, name))).collect()
    }

    /// What an entry has of the fields.
    pub fn of(&self, entry: &RawEntry<'_>, findings: &mut Findings) -> Vec<(String, FieldValue)> {
        self.check_given(entry, findings);
        let value = |(field, (name, _)): (&Field, &(Word<'_>, RawField<'_>))| {
            let given = entry.fields.iter().find(|(given, _)| given.text == name.text);
            let Some((given, raw)) = given else {
                if field.is_required {
                    lacks(entry, name, findings);
                }
                return None;
            };
            let mut reader = Reader { field, declared: &name.span, given, findings };
            Some((field.name.clone(), reader.read(raw)?))
        };
        self.resolved.iter().zip(self.raw).filter_map(value).collect()
    }

    /// Reports values of fields that the enum does not have.
    fn check_given(&self, entry: &RawEntry<'_>, findings: &mut Findings) {
        for (given, _) in &entry.fields {
            let known = self.raw.iter().map(|(name, _)| name.text.as_ref());
            if known.clone().any(|name| name == given.text) {
                continue;
            }
            let message = format!("the enum has no field `{}`", given.text);
            if self.raw.is_empty() {
                let help = "declare it under `fields` of the enum: `{ type: text }`";
                findings.error(codes::UNKNOWN_FIELD, &given.span, message, help);
            } else {
                findings.unknown(codes::UNKNOWN_FIELD, &given.span, message, &given.text, known);
            }
        }
    }
}

fn lacks(entry: &RawEntry<'_>, field: &Word<'_>, findings: &mut Findings) {
    if entry.alternatives.is_merged {
        return;
    }
    let place = entry.name.as_ref().map_or(&entry.span, |name| &name.span);
    let message = format!("the entry has no `{}`, which every entry must have", field.text);
    let help = format!("add `fields: {{ {}: … }}`", field.text);
    let other = (&field.span, "the field");
    findings.clash(codes::MISSING_KEY, place, message, other, help);
}

/// Reads the value of a field at an entry.
struct Reader<'r, 'f> {
    field: &'r Field,
    /// Where the field is declared.
    declared: &'r Range<usize>,
    /// The name of the field, at the entry.
    given: &'r Word<'r>,
    findings: &'f mut Findings,
}

impl<'r> Reader<'r, '_> {
    fn read(&mut self, node: &Node<'_>) -> Option<FieldValue> {
        if let (FieldType::Flags(_), Value::List(items)) = (&self.field.kind, &node.value) {
            return self.flags(items);
        }
        if let Value::List(_) = node.value {
            let message = format!("`{}` has a list of values", self.field.name);
            self.refuse(&self.given.span.clone(), message, "it takes one");
        }
        // What is a map is reported already.
        let text = node.scalar()?;
        match self.field.kind {
            FieldType::Text => identity::public(Some(&text), self.findings).map(FieldValue::Text),
            FieldType::Number => self.number(&text, node.is_plain()),
            FieldType::Url => self.url(&text),
            FieldType::Word(_) => Some(FieldValue::Word(self.word(&text)?.to_owned())),
            FieldType::Flags(_) => Some(FieldValue::Flags(vec![self.word(&text)?.to_owned()])),
        }
    }

    fn flags(&mut self, items: &[Node<'_>]) -> Option<FieldValue> {
        let mut flags = Vec::new();
        for text in items.iter().filter_map(Node::scalar) {
            let flag = self.word(&text)?;
            if flags.contains(&flag) {
                let message = format!("`{}` stands twice in the list", text.text);
                self.refuse(&text.span, message, "remove one of the two");
            } else {
                flags.push(flag);
            }
        }
        let words = self.field.words().iter().map(|word| &*word.name);
        let flags = words.filter(|word| flags.contains(word)).map(str::to_owned);
        Some(FieldValue::Flags(flags.collect()))
    }

    fn word(&mut self, word: &Word<'_>) -> Option<&'r str> {
        let field = self.field;
        let found = field.words().iter().find(|known| known.name == word.text);
        if found.is_none() {
            let message = format!("`{}` cannot be `{}`", field.name, word.text);
            let known = field.words().iter().map(|known| known.name.as_str());
            self.refuse(&word.span, message, &format!("it takes one of: {}", listed(known)));
        }
        found.map(|known| &*known.name)
    }

    fn number(&mut self, word: &Word<'_>, is_plain: bool) -> Option<FieldValue> {
        let number = word.text.parse().ok().filter(|number: &i64| {
            is_plain
                && number.to_string() == word.text
                && (-MAX_SAFE_INTEGER..=MAX_SAFE_INTEGER).contains(number)
        });
        if number.is_none() {
            let message = format!("`{}` has to be a number, not `{}`", self.field.name, word.text);
            let help = format!(
                "it takes a whole number from -{MAX_SAFE_INTEGER} to {MAX_SAFE_INTEGER}, without quotes"
            );
            self.refuse(&word.span, message, &help);
        }
        number.map(FieldValue::Number)
    }

    fn url(&mut self, word: &Word<'_>) -> Option<FieldValue> {
        let host = ["https://", "http://"].iter().find_map(|scheme| word.text.strip_prefix(scheme));
        let is_host = |host: &str| host.starts_with(|first: char| first.is_alphanumeric());
        let is_sign = |c: char| c.is_whitespace() || c.is_control() || "\"'`<>\\{}|^".contains(c);
        if !host.is_some_and(is_host) || word.text.contains(is_sign) {
            let message = format!("`{}` is not the address of a page", self.field.name);
            let help = "it takes one that begins with `https://` or `http://`, without spaces, \
                quotes, brackets and bars";
            self.refuse(&word.span, message, help);
            return None;
        }
        Some(FieldValue::Text(word.text.to_string()))
    }

    fn refuse(&mut self, span: &Range<usize>, message: String, help: &str) {
        let declared = (self.declared, "the field");
        self.findings.clash(codes::WRONG_TYPE, span, message, declared, help);
    }
}
