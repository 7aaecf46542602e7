//! Resolves `words` and `titles`.

use crate::catalogue::keys::{RawTitles, RawWords};
use crate::catalogue::model::Titles;
use crate::catalogue::words::{Noun, Words};
use crate::catalogue::yaml::Word;
use crate::diagnostic::{Findings, codes};
use crate::prose::capitalized;

/// The words of a catalogue; reports those that do not fit into a sentence of any language.
pub fn resolve(raw: &RawWords<'_>, findings: &mut Findings) -> Words {
    let given = [&raw.task, &raw.framework, &raw.frameworks, &raw.update, &raw.updates];
    for word in given.into_iter().flatten().filter(|word| !is_noun(&word.text)) {
        let message = format!("`{}` cannot stand in a sentence", word.text);
        let help = "use letters, digits, spaces and hyphens, and begin with a letter";
        findings.error(codes::INVALID_NAME, &word.span, message, help);
    }
    Words {
        task: raw.task.as_ref().map(|word| Noun::new(&word.text, None)),
        framework: noun(raw.framework(), raw.frameworks.as_ref()),
        update: noun(raw.update(), raw.updates.as_ref()),
    }
}

/// The titles of a catalogue; those by default speak in its words.
pub fn titles(raw: &RawTitles<'_>, words: &Words) -> Titles {
    let updates = capitalized(&words.update.plural);
    let or = |given: Option<&Word<'_>>, default: &str| match given {
        Some(given) => given.text.to_string(),
        None => default.replace("Updates", &updates),
    };
    Titles {
        guidelines: raw.guidelines().to_owned(),
        reference: raw.reference().to_owned(),
        deprecated: raw.deprecated().to_owned(),
        unused: raw.unused().to_owned(),
        removed: raw.removed().to_owned(),
        updates: or(raw.updates.as_ref(), raw.updates()),
        unchanged: or(raw.unchanged.as_ref(), raw.unchanged()),
        index: raw.index().to_owned(),
    }
}

fn noun(singular: &str, plural: Option<&Word<'_>>) -> Noun {
    Noun::new(singular, plural.map(|word| word.text.as_ref()))
}

fn is_noun(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text.ends_with(char::is_alphanumeric)
        && text.chars().all(|c| c.is_alphanumeric() || c == ' ' || c == '-')
}
