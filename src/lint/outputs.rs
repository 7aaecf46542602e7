//! What was noticed while outputs were made, and may be so.

use super::{Finding, Subject};
use crate::diagnostic::{Code, codes};

pub fn different_lifecycle(subject: &Subject<'_>) -> Vec<Finding> {
    found(subject, codes::DIFFERENT_LIFECYCLE)
}

pub fn different_reserved(subject: &Subject<'_>) -> Vec<Finding> {
    found(subject, codes::DIFFERENT_RESERVED)
}

pub fn missing_class(subject: &Subject<'_>) -> Vec<Finding> {
    found(subject, codes::MISSING_CLASS)
}

fn found(subject: &Subject<'_>, code: Code) -> Vec<Finding> {
    let noticed = subject.noticed.iter();
    noticed.filter(|finding| finding.diagnostic.code == code).cloned().collect()
}
