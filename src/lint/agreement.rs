//! Where `.proto` files and the catalogue do not agree and may: found when the two were compared.

use super::{Finding, Subject};
use crate::diagnostic::{Code, codes};

pub fn different_lifecycle(subject: &Subject<'_>) -> Vec<Finding> {
    found(subject, codes::DIFFERENT_LIFECYCLE)
}

pub fn different_reserved(subject: &Subject<'_>) -> Vec<Finding> {
    found(subject, codes::DIFFERENT_RESERVED)
}

fn found(subject: &Subject<'_>, code: Code) -> Vec<Finding> {
    let differences = subject.differences.iter();
    differences.filter(|finding| finding.diagnostic.code == code).cloned().collect()
}
