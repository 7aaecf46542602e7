//! Names that outputs can use.

use crate::catalogue::names::is_identifier;
use crate::catalogue::yaml::Word;
use crate::diagnostic::{Findings, codes};
use crate::language::{Language, taken_by};

/// Reports a name that is no identifier, or none in a language that outputs are written in; says
/// whether it is good.
pub fn check_identifier(name: &Word<'_>, languages: &[&Language], findings: &mut Findings) -> bool {
    if !is_identifier(&name.text) {
        let message = format!("`{}` cannot be a name", name.text);
        let help = "a name is a letter followed by letters, digits and underscores";
        findings.error(codes::INVALID_NAME, &name.span, message, help);
        return false;
    }
    let Some(language) = taken_by(&name.text, languages.iter().copied()) else { return true };
    let language = language.name;
    let message = format!("`{}` cannot be a name in {language}", name.text);
    let help = format!(
        "it is a keyword of {language}, or a name that the generated {language} has for itself; \
         take another"
    );
    findings.error(codes::RESERVED_WORD, &name.span, message, help);
    false
}
