//! Directives: lines of comments that tools read, such as `buf:lint:ignore`. They are not prose.

use super::comments::CommentLine;

/// The beginnings of known directives. A directive with `…` can span several lines; the text after `…` ends it.
const KNOWN: &[&str] = &[
    "(-- … --)", "@exclude", "IWYU pragma:", "LINT.IfChange", "LINT.ThenChange", "NOLINT",
    "NOLINTBEGIN", "NOLINTEND", "NOLINTNEXTLINE", "buf:lint:ignore", "clang-format off",
    "clang-format on", "codespell:ignore", "copybara:", "cspell:", "prettier-ignore",
    "protolint:disable", "protolint:enable", "spell-checker:",
];

/// Separates the beginning of a pattern from its end.
const BETWEEN: char = '…';

/// The patterns that recognise directives.
#[derive(Clone, Debug)]
pub struct Directives {
    patterns: Vec<(String, Option<String>)>,
}

impl Directives {
    /// The known patterns, and those of a project.
    pub fn with(own: &[String]) -> Self {
        let own = own.iter().map(String::as_str);
        let patterns =
            KNOWN.iter().copied().chain(own).map(|pattern| match pattern.split_once(BETWEEN) {
                Some((begin, end)) => (begin.trim().to_owned(), Some(end.trim().to_owned())),
                None => (pattern.trim().to_owned(), None),
            });
        Self { patterns: patterns.collect() }
    }

    /// Says of each line of a comment, without its mark, whether a tool reads it.
    pub fn among<'l>(&self, lines: impl IntoIterator<Item = &'l str>) -> Vec<bool> {
        let mut open: Option<&str> = None;
        let is_directive = |line: &'l str| {
            let line = line.trim();
            if let Some(end) = open {
                // A directive whose end is missing ends with its paragraph.
                let goes_on = !line.is_empty();
                open = open.filter(|_| goes_on && !line.contains(end));
                return goes_on;
            }
            let Some((begin, end)) = self.patterns.iter().find(|(begin, _)| begins(line, begin))
            else {
                return false;
            };
            let rest = line.get(begin.len()..).unwrap_or_default();
            open = end.as_deref().filter(|end| !rest.contains(end));
            true
        };
        lines.into_iter().map(is_directive).collect()
    }

    /// Whether a comment has nothing but directives and empty lines.
    pub fn are_all(&self, lines: &[CommentLine]) -> bool {
        let lines = lines.iter().map(|line| line.said.as_str());
        self.among(lines.clone()).iter().zip(lines).all(|(is_one, line)| *is_one || line.is_empty())
    }
}

/// Whether a line begins with a text, and that text does not end inside a word.
fn begins(line: &str, with: &str) -> bool {
    let goes_on = |rest: &str| {
        with.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric)
    };
    line.strip_prefix(with).is_some_and(|rest| !goes_on(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is(lines: &str, expected: &str) {
        let own = ["[#".to_owned(), "<!-- … -->".to_owned()];
        let found = Directives::with(&own).among(lines.lines());
        let found: String = found.iter().map(|is_one| if *is_one { '!' } else { '.' }).collect();
        assert_eq!(found, expected, "{lines}");
    }

    #[test]
    fn lines_for_tools_are_told_from_prose() {
        is("It rained.\nbuf:lint:ignore ENUM_VALUE_PREFIX\nAnd buf:lint:ignore is a word.", ".!.");
        is("NOLINT\nNOLINT(build/x)\nNOLINTNEXTLINE\nNOLINTS", "!!!.");
        is("clang-format off\nclang-format on\nclang-format offset", "!!.");
        is("prettier-ignore\nprettier-ignore-start\nprettier-ignored", "!!.");
        is("@exclude\n@excluded", "!.");
    }

    #[test]
    fn some_go_on_to_their_end_or_to_that_of_the_paragraph() {
        is("(-- api-linter: a=disabled\n    why. --)\nIt rained.", "!!.");
        is("(-- one line --)\nIt rained.", "!.");
        is("(-- no end\nat all\n\nIt rained.", "!!..");
    }

    #[test]
    fn a_project_adds_patterns() {
        is("[#next-free-field: 5]\n<!-- a\nb -->\nc", "!!!.");
    }
}
