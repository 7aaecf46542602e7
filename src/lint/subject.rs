//! What lint rules look at: the catalogue, and what else is known when it is linted.

use std::collections::BTreeSet;
use std::ops::Range;

use super::page::GeneratedPages;
use crate::catalogue::{Catalogue, Prose};
use crate::diagnostic::{Code, Diagnostic, Place};

/// What a rule needs in order to run. Each level includes the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// Single entries and texts. Such a rule may run even if other entries have errors.
    Parts,
    /// A catalogue without errors, so that every reference can be followed.
    Whole,
    /// The text of every output.
    Outputs,
    /// The source code that sends updates. Only the command `audit` reads it.
    SourceCode,
}

/// What a run of the linter looks at.
pub struct Subject<'s> {
    /// The catalogue.
    pub catalogue: &'s Catalogue,
    /// The generated pages; `None` if an output could not be rendered.
    pub pages: Option<GeneratedPages<'s>>,
    /// The bytes at which the catalogue has errors; `None` if it has none. Entries with an error
    /// are not linted.
    pub errors: Option<BTreeSet<usize>>,
}

impl<'s> Subject<'s> {
    /// A catalogue without errors, before its outputs are rendered.
    pub fn new(catalogue: &'s Catalogue) -> Self {
        Self { catalogue, pages: None, errors: None }
    }

    /// What there is for rules to look at.
    pub(super) fn available(&self) -> Needs {
        if self.errors.is_some() {
            Needs::Parts
        } else if self.pages.is_none() {
            Needs::Whole
        } else {
            Needs::Outputs
        }
    }

    /// The place of a range of bytes of the catalogue.
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        self.catalogue.files.place(span)
    }

    /// A diagnostic about a range of bytes of the catalogue.
    pub(super) fn finding(
        &self,
        code: Code,
        span: &Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(code, self.place(span), message)
    }

    /// The place of a text, without the blanks and line breaks around it.
    pub(super) fn place_of(&self, prose: &Prose) -> Place {
        let written = self.catalogue.files.part(&prose.span);
        let start = prose.span.start + (written.len() - written.trim_start().len());
        self.place(&(start..start + written.trim().len()))
    }

    /// The YAML comment after a text on the same line, if there is one.
    pub(super) fn comment_after(&self, prose: &Prose) -> Option<&'s str> {
        let (above, below) = self.catalogue.files.around(prose.span.end)?;
        // Only a comment is read to the end of its line, since all texts can be on one line.
        let after = below.trim_start_matches([' ', '\t']).strip_prefix('#')?;
        after.lines().next().filter(|_| !above.ends_with('\n'))
    }

    /// The place of a part of a text. It is the place of the whole text if YAML writes the part
    /// differently, for example over two lines.
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
