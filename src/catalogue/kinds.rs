//! What may be under a key: the vocabulary in which `keys` describes a catalogue.

use std::borrow::Cow;

/// What may be under a key.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text, taken as it is written.
    Text,
    /// Markdown.
    Prose,
    /// An identifier in every language: a letter, then letters, digits and underscores.
    Name,
    /// A name, or this word, which is the name of nothing.
    NameOr(&'static str),
    /// What goes into outputs as it is: letters, digits and `_.-`.
    Label,
    /// A part of names, between underscores: letters and digits.
    Part,
    /// What a code span can hold.
    CodeSpan,
    /// The path of a file or folder below the catalogue's folder, with `/`.
    Path,
    /// A release, taken as it is written: letters, digits and `.+-_~`.
    Version,
    /// A whole number of 32 bits, signed or not.
    Number,
    /// The same, or a range of them: `100 to 199`, `500 to max`.
    Numbers,
    /// `true` or `false`.
    Flag,
    /// The code of a lint.
    Lint,
    /// One of some words.
    Word(&'static [&'static str]),
    /// Any number of values of one kind.
    List(&'static Kind),
    /// The same, but at least one.
    NonEmptyList(&'static Kind),
    /// Keys of the author's own, of one kind, each with a value of another.
    Map(&'static Kind, &'static Kind),
    /// The keys of the table, and no others.
    Record(Keys),
    /// One of several kinds. Whether the value is a scalar, a list or a map decides which.
    Either(&'static [Kind]),
    /// Whatever the author likes: text, flags, numbers, lists and maps.
    Anything,
}

/// How many of a record's alternative keys it may have.
#[derive(Clone, Copy, Debug)]
pub enum Choice {
    /// One of all its keys, or none.
    AtMostOne,
    /// One of these, neither none nor two.
    One(&'static [&'static str]),
    /// Any of these, but not none.
    Any(&'static [&'static str]),
}

/// A key of a record.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What may be under it.
    pub kind: Kind,
    /// Whether a record without it is an error.
    pub required: bool,
    /// The text that is used where the key is left out.
    pub default: Option<&'static str>,
    /// What it means, in Markdown.
    meaning: &'static str,
}

impl Key {
    pub(super) const fn required(name: &'static str, kind: Kind, meaning: &'static str) -> Self {
        Self { name, kind, required: true, default: None, meaning: meaning.trim_ascii_start() }
    }

    pub(super) const fn optional(name: &'static str, kind: Kind, meaning: &'static str) -> Self {
        Self { name, kind, required: false, default: None, meaning: meaning.trim_ascii_start() }
    }

    pub(super) const fn with_default(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }

    /// What it means and its default, in Markdown.
    pub fn meaning(&self) -> Cow<'static, str> {
        let Some(default) = self.default else { return self.meaning.into() };
        format!("{}; `{default}` by default.", self.meaning.trim_end_matches('.')).into()
    }
}

/// The keys of a record, in the order in which they are best written.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    /// Those that other records have as well.
    pub shared: &'static [Key],
    /// Those of the record alone.
    pub own: &'static [Key],
    /// Which of them are alternatives.
    pub choice: Option<Choice>,
}

impl Keys {
    /// All of them.
    pub fn iter(self) -> impl Iterator<Item = &'static Key> + Clone {
        self.shared.iter().chain(self.own)
    }

    /// The key of a name.
    pub fn get(self, name: &str) -> Option<&'static Key> {
        self.iter().find(|key| key.name == name)
    }
}

impl Choice {
    /// Whether a record with `present` keys has as many of the alternatives as it should.
    pub fn is_met<'k>(&self, present: impl Iterator<Item = &'k str>) -> bool {
        match self {
            Self::AtMostOne => present.count() < 2,
            Self::One(names) => present.filter(|name| names.contains(name)).count() == 1,
            Self::Any(names) => present.filter(|name| names.contains(name)).count() > 0,
        }
    }
}
