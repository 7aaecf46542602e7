//! Names that outputs can use.

use std::collections::HashMap;

use super::scope::Scope;
use crate::catalogue::yaml::{CURLY_QUOTES, Word};
use crate::diagnostic::{Findings, codes};
use crate::language::Language;
use crate::language::names::{is_identifier, variant};

/// Reports a name that is no identifier, or that a language of the outputs refuses for a value; says
/// whether it is good.
pub fn check_value(name: &Word<'_>, scope: &mut Scope<'_>) -> bool {
    if !check_identifier(name, scope.findings) {
        return false;
    }
    let refuses = |language: &&&Language| language.naming.refuses_value(&name.text);
    let Some(language) = scope.languages.iter().find(refuses).map(|language| language.name) else {
        return true;
    };
    let message = format!("`{}` cannot be a name in {language}", name.text);
    let help = format!("it is a keyword of {language}; take another");
    scope.findings.error(codes::RESERVED_WORD, &name.span, message, help);
    false
}

/// Reports the name of a type that is no identifier, or that a language of the outputs refuses.
pub fn check_type(name: &Word<'_>, scope: &mut Scope<'_>) {
    if !check_identifier(name, scope.findings) {
        return;
    }
    let refuses = |language: &&&Language| language.naming.refuses_type(&name.text);
    let Some(language) = scope.languages.iter().find(refuses).map(|language| language.name) else {
        return;
    };
    let message = format!("`{}` cannot be the name of a type in {language}", name.text);
    let help = format!(
        "it is a keyword of {language}, or a name that the generated {language} uses; take another"
    );
    scope.findings.error(codes::RESERVED_WORD, &name.span, message, help);
}

/// Reports a name that is no identifier; says whether it is one.
pub fn check_identifier(name: &Word<'_>, findings: &mut Findings) -> bool {
    if is_identifier(&name.text) {
        return true;
    }
    let message = format!("`{}` cannot be a name", name.text);
    let help = if name.text.starts_with(CURLY_QUOTES) {
        "curly quotes are part of the text; leave them out"
    } else {
        "a name is a letter followed by letters, digits and underscores"
    };
    findings.error(codes::INVALID_NAME, &name.span, message, help);
    false
}

/// Reports two words that become the same name in some language; `name` is the identifier of this one, and
/// `first` has the words before it.
pub fn check_apart<'w>(
    word: &'w Word<'w>,
    name: &str,
    first: &mut HashMap<String, &'w Word<'w>>,
    findings: &mut Findings,
) {
    if let Some(first) = first.insert(variant(name, "").to_lowercase(), word) {
        let message = format!("`{}` and `{}` are one name in code", first.text, word.text);
        let other = (&first.span, "first here");
        findings.clash(codes::DUPLICATE_NAME, &word.span, message, other, "rename one");
    }
}
