//! What rules look at.

use std::collections::BTreeSet;
use std::ops::Range;

use super::page::GeneratedPages;
use crate::catalogue::{Catalogue, Prose};
use crate::diagnostic::{Code, Diagnostic, Place};

/// What a rule needs before it can be judged; each includes the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// Single entries and texts. An error in another entry misleads no such rule.
    Parts,
    /// A catalogue without errors, in which every reference can be followed.
    Whole,
    /// The text of every output.
    Outputs,
    /// The source code that sends updates, which `audit` alone reads.
    SourceCode,
}

/// A catalogue, and what else is known when it is linted.
pub struct Subject<'s> {
    /// The catalogue.
    pub catalogue: &'s Catalogue,
    /// The generated pages, if every output could be made.
    pub pages: Option<GeneratedPages<'s>>,
    /// The bytes at which it has errors; none if it holds together. An entry with an error is left alone.
    pub errors: Option<BTreeSet<usize>>,
}

impl<'s> Subject<'s> {
    /// A catalogue alone.
    #[must_use]
    pub fn new(catalogue: &'s Catalogue) -> Self {
        Self { catalogue, pages: None, errors: None }
    }

    /// What is there to judge rules by.
    pub(super) fn has(&self) -> Needs {
        if self.errors.is_some() {
            Needs::Parts
        } else if self.pages.is_none() {
            Needs::Whole
        } else {
            Needs::Outputs
        }
    }

    /// A range of bytes of the catalogue.
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        self.catalogue.files.place(span)
    }

    /// A finding about a range of bytes of the catalogue.
    pub(super) fn finding(
        &self,
        code: Code,
        span: &Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(code, self.place(span), message)
    }

    /// Where a text stands, without the blanks and line breaks around it.
    pub(super) fn place_of(&self, prose: &Prose) -> Place {
        let written = self.catalogue.files.part(&prose.span);
        let start = prose.span.start + (written.len() - written.trim_start().len());
        self.place(&(start..start + written.trim().len()))
    }

    /// The comment after a text on its line, where one is.
    pub(super) fn comment_after(&self, prose: &Prose) -> Option<&'s str> {
        let (above, below) = self.catalogue.files.around(prose.span.end)?;
        let line = below.lines().next().filter(|_| !above.ends_with('\n'))?;
        line.trim_start_matches([' ', '\t']).strip_prefix('#')
    }

    /// Where a part of a text stands, if it is written as it reads; else where the text does.
    pub(super) fn place_in(&self, prose: &Prose, part: &str) -> Place {
        let written = self.catalogue.files.part(&prose.span);
        match written.find(part) {
            Some(at) => {
                let start = prose.span.start + at;
                self.place(&(start..start + part.len()))
            }
            None => self.place_of(prose),
        }
    }
}
