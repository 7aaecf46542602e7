//! The versions of the API, and how names differ between them.

use heck::{ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use strum::{Display, EnumString, VariantNames};

use super::entry::Names;

/// A version of the API.
#[derive(Debug, Default)]
pub struct Api {
    /// How it is called.
    pub name: String,
    /// Whole words between underscores and what they are called here.
    pub rename: Vec<(String, String)>,
    /// How names are written here, if that is a rule of its own.
    pub case: Option<Case>,
    /// What names begin with here, instead of the prefix of their enum.
    pub prefix: Option<String>,
}

/// How the words of a name are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumString, VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Case {
    /// `outOfDisk`.
    Camel,
    /// `OutOfDisk`.
    Pascal,
    /// `out_of_disk`.
    Snake,
    /// `OUT_OF_DISK`.
    UpperSnake,
}

impl Case {
    fn apply(self, name: &str) -> String {
        match self {
            Self::Camel => name.to_lower_camel_case(),
            Self::Pascal => name.to_upper_camel_case(),
            Self::Snake => name.to_snake_case(),
            Self::UpperSnake => name.to_shouty_snake_case(),
        }
    }
}

impl Api {
    /// A name of the first api by the rule of this one; `prefix` is that of its enum there.
    pub fn name(&self, name: &str, prefix: &str) -> String {
        match &self.prefix {
            Some(own) => {
                let rest = name.strip_prefix(prefix).unwrap_or(name);
                format!("{own}{}", self.written(rest))
            }
            None => self.written(name),
        }
    }

    /// What the names of an enum begin with here; `prefix` is what they begin with in the first api.
    pub fn prefix(&self, prefix: &str) -> String {
        self.prefix.clone().unwrap_or_else(|| self.written(prefix))
    }

    /// Whether it has a rule at all.
    pub fn renames(&self) -> bool {
        !self.rename.is_empty() || self.case.is_some() || self.prefix.is_some()
    }

    fn written(&self, name: &str) -> String {
        let renamed = rename(name, &self.rename);
        self.case.map_or_else(|| renamed.clone(), |case| case.apply(&renamed))
    }
}

/// `name` with every whole word between underscores replaced that the rule has another word for:
/// all at the same time, each once.
pub fn rename(name: &str, rule: &[(String, String)]) -> String {
    name.split('_')
        .map(|word| rule.iter().find(|(from, _)| from == word).map_or(word, |(_, to)| to))
        .collect::<Vec<_>>()
        .join("_")
}

/// A name of the first api in all apis: in the others as `other` says.
pub fn in_every_api(name: &str, apis: &[Api], other: impl Fn(&Api) -> String) -> Names {
    Names::new(name.to_owned(), apis.iter().skip(1).map(other).collect())
}
