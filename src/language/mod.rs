//! The languages that code is generated in. Each owns a folder, and one table lists them; the rest of
//! the tool asks that table, and names none.

mod c;
pub mod comment;
pub mod filter;
pub mod go;
pub mod java;
pub(crate) mod literal;
pub mod names;
mod proto;
pub mod python;
pub mod rust;
pub mod typescript;

use std::borrow::Cow;

use serde::Serialize;

pub use comment::{ANYWHERE, BLOCK};
pub use filter::{Filter, Make, filter};

/// Everything that is specific to a language.
pub struct Language {
    /// What it is called.
    pub name: &'static str,
    /// How the names of its files end.
    pub ending: &'static str,
    /// How it names things.
    pub naming: Naming,
    /// The filters that make text of it.
    pub filters: &'static [Filter],
    /// How its code says which entry is meant, if it has a name for each.
    pub notation: Option<Notation>,
    /// What begins a comment that compilers obey, or that checkers obey for a whole file.
    pub directives: &'static [&'static str],
    /// Its built-in templates.
    pub templates: &'static [Template],
}

/// How code of a language names entries.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Notation {
    /// What the language is called.
    pub language: &'static str,
    /// The code for an entry, as the templates make it.
    #[serde(skip)]
    pub code: fn(&Named<'_>) -> String,
    /// What begins the code for one combination of entries.
    pub begin: &'static str,
    /// The part of it for each entry, where `{entry}` is its code, and `{enum}` is `state`, `source` or
    /// `reason`.
    pub each: &'static str,
    /// The part for an enum that does not matter; empty where there is none.
    pub any: &'static str,
    /// What is between the parts.
    pub between: &'static str,
    /// What ends it.
    pub end: &'static str,
}

/// An entry, and what an output says about its name.
pub struct Named<'n> {
    /// The type of its enum.
    pub type_name: &'n str,
    /// Its name.
    pub name: &'n str,
    /// The same without the prefix in `UpperCamelCase`.
    pub variant: &'n str,
    /// The parameter `prefix`; empty by default.
    pub prefix: &'n str,
    /// The enum of protobuf whose names the code has; empty by default.
    pub protobuf: &'n str,
}

/// How a language names the types and values of its enums.
pub struct Naming {
    /// Words that are no identifiers in it.
    pub keywords: &'static [&'static str],
    /// Names besides keywords that no type can have, because the code of its templates uses them.
    pub types: &'static [&'static [&'static str]],
    /// Names besides keywords that no value can have: those that the templates, or the language
    /// itself, give to the members of each enum.
    pub members: &'static [&'static [&'static str]],
    /// The form of a name that a value has, of the name and the prefix.
    pub value: Form,
    /// Whether values are in the same scope as the types of their enums, so that one cannot be called like the other.
    pub values_beside_types: bool,
    /// The form of a former name or an alias.
    pub other: Form,
    /// The type of a field, or of groups, that has words: of its name in `UpperCamelCase` and the type of
    /// the enum.
    pub field_type: Form,
    /// What reads a field of a value, of the field's name.
    pub accessor: fn(name: &str) -> String,
    /// Names that no accessor can have: those that the templates, or the language itself, give to
    /// others.
    pub accessors: &'static [&'static [&'static str]],
    /// What fields declare in the scope of values, which no value can be called like.
    pub beside_values: BesideValues,
    /// What the names of a second accessor of a field end in.
    pub more_accessors: &'static [&'static str],
    /// The suffix for a name that a value cannot have. `None` if other programs know values by their
    /// names; such a name is refused.
    pub suffix: Option<&'static str>,
}

/// What fields of an enum declare in the scope of its values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BesideValues {
    /// Nothing.
    Nothing,
    /// What reads them.
    Accessors,
    /// The types of those that have words.
    Types,
}

/// A form of a name; `prefix` is that of the enum.
pub type Form = for<'n> fn(name: &'n str, prefix: &str) -> Cow<'n, str>;

impl Naming {
    /// Whether a type cannot have this name.
    pub fn refuses_type(&self, name: &str) -> bool {
        self.keywords.contains(&name) || self.types.iter().any(|some| some.contains(&name))
    }

    /// Whether a value cannot have this name, and no suffix may mend it.
    pub fn refuses_value(&self, name: &str) -> bool {
        self.suffix.is_none() && self.is_taken(name)
    }

    /// The accessor of a field, if that name is taken.
    pub fn refused_accessor(&self, field: &str) -> Option<String> {
        let accessor = (self.accessor)(field);
        self.accessors.iter().any(|some| some.contains(&&*accessor)).then_some(accessor)
    }

    /// The identifier of a value whose name, in the form that it has here, is `name`.
    pub fn identifier<'n>(&self, name: impl Into<Cow<'n, str>>) -> Cow<'n, str> {
        let name = name.into();
        match self.suffix {
            Some(suffix) if self.is_taken(&name) => name + suffix,
            _ => name,
        }
    }

    fn is_taken(&self, name: &str) -> bool {
        self.keywords.contains(&name) || self.members.iter().any(|some| some.contains(&name))
    }
}

/// A built-in template, and the templates that its code needs.
pub struct Template {
    /// What outputs call it.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// The type that it declares in a file of its own, if others look for it there.
    pub declares: Option<Declared>,
    /// The templates whose types its code refers to.
    pub needs: &'static [&'static str],
    /// Those that it refers to as well where reasons have updates.
    pub needs_with_updates: &'static [&'static str],
}

/// The type that a template declares.
pub enum Declared {
    /// That of the enum under this key of the catalogue.
    Enum(&'static str),
    /// One that is called the same for every catalogue.
    Named(&'static str),
    /// The same, for catalogues with apis.
    OfApis(&'static str),
    /// The same, for catalogues with capabilities.
    OfCapabilities(&'static str),
    /// The same, for catalogues that say which states are the last ones.
    OfLastStates(&'static str),
}

/// Every language, in the order of messages and of the documentation.
pub const LANGUAGES: &[Language] =
    &[c::C, go::GO, java::JAVA, proto::PROTO, python::PYTHON, rust::RUST, typescript::TYPESCRIPT];

/// The languages of some files, by how their names end.
pub fn languages(paths: &[&str]) -> Vec<&'static Language> {
    let used = |language: &&Language| paths.iter().any(|path| path.ends_with(language.ending));
    LANGUAGES.iter().filter(used).collect()
}

/// Every beginning of a directive, in whatever language.
fn directives() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().flat_map(|language| language.directives).copied()
}

/// Whether some language cannot have a type of this name.
pub fn some_language_refuses_type(name: &str) -> bool {
    LANGUAGES.iter().any(|language| language.naming.refuses_type(name))
}

/// The condition of an `if`.
const fn condition(language: &'static str, code: fn(&Named<'_>) -> String) -> Notation {
    let (begin, each, end) = ("if (", "{enum} == {entry}", ") {}");
    Notation { language, code, begin, each, any: "", between: " && ", end }
}

/// The arm of a `match`.
const fn arm(language: &'static str, code: fn(&Named<'_>) -> String) -> Notation {
    let (begin, each, end) = ("(", "{entry}", ") => {}");
    Notation { language, code, begin, each, any: "_", between: ", ", end }
}

/// A template that needs no other file.
const fn alone(name: &'static str, text: &'static str) -> Template {
    Template { name, text, declares: None, needs: &[], needs_with_updates: &[] }
}
