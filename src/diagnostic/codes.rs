//! The table of all diagnostic codes. Each code has a page that says what it means, with an example
//! that fails and its cure.

use strum::{EnumString, VariantNames};

/// The kind of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The name, in kebab-case. Names never change.
    pub name: &'static str,
    /// How serious it is.
    pub weight: Weight,
    /// The page in Markdown: the meaning, an example that fails, the cure, and the example with the
    /// cure. In the first example a comment on the next line marks the place.
    pub page: &'static str,
}

/// How serious a kind of diagnostic is by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// No correct result is possible.
    Error,
    /// Worth a look, but does not change the exit code.
    Warning,
    /// A lint with its default level. A catalogue can change the level and exempt entries.
    Lint(Level),
}

/// The level of a lint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Level {
    /// The lint is not reported.
    Allow,
    /// The lint is a warning.
    Warn,
    /// The lint is an error, so `check` fails.
    Deny,
}

impl Code {
    /// The meaning: the first paragraph of the page.
    pub fn meaning(&self) -> &'static str {
        self.page.split("\n\n").next().unwrap_or_default()
    }

    /// The default level, if this is the code of a lint.
    pub fn lint_level(&self) -> Option<Level> {
        match self.weight {
            Weight::Lint(level) => Some(level),
            Weight::Error | Weight::Warning => None,
        }
    }
}

/// The code with this name.
pub fn find(name: &str) -> Option<&'static Code> {
    ALL.iter().find(|code| code.name == name)
}

/// The codes of lints.
pub fn lints() -> impl Iterator<Item = &'static Code> + Clone {
    ALL.iter().filter(|code| code.lint_level().is_some())
}

macro_rules! codes {
    ($($constant:ident $name:literal $weight:expr;)*) => {
        $(
            #[doc = include_str!(concat!("codes/", $name, ".md"))]
            pub const $constant: Code = Code {
                name: $name,
                weight: $weight,
                page: include_str!(concat!("codes/", $name, ".md")),
            };
        )*

        /// Every code, by name within its kind: errors and warnings, then lints.
        pub const ALL: &[Code] = &[$($constant),*];
    };
}

use Weight::{Error, Lint, Warning};

codes! {
    CANNOT_EDIT "cannot-edit" Error;
    CANNOT_INCLUDE "cannot-include" Error;
    CATALOGUE_EXISTS "catalogue-exists" Error;
    CIRCULAR_REPLACEMENT "circular-replacement" Error;
    CONFLICTING_CAPABILITIES "conflicting-capabilities" Error;
    CROSSED_REGIONS "crossed-regions" Error;
    DEPFILE_PATH "depfile-path" Error;
    DIFFERENT_COMMENT "different-comment" Warning;
    DIFFERENT_NAME "different-name" Warning;
    DIFFERENT_NUMBER "different-number" Error;
    DISK "disk" Error;
    DOUBLED_REGION "doubled-region" Error;
    DUPLICATE_CODE "duplicate-code" Error;
    DUPLICATE_KEY "duplicate-key" Error;
    DUPLICATE_NAME "duplicate-name" Error;
    DUPLICATE_NUMBER "duplicate-number" Error;
    DUPLICATE_OUTPUT "duplicate-output" Error;
    DUPLICATE_UPDATE "duplicate-update" Error;
    DUPLICATE_VALUE "duplicate-value" Error;
    EMPTY_DEPFILE "empty-depfile" Error;
    FIRST_API_RENAMED "first-api-renamed" Error;
    INVALID_CODE "invalid-code" Error;
    INVALID_NAME "invalid-name" Error;
    INVALID_PATTERN "invalid-pattern" Error;
    MARKED_TEXT "marked-text" Error;
    MISPLACED_AMONG "misplaced-among" Error;
    MISSING_BANNER "missing-banner" Error;
    MISSING_FILE "missing-file" Error;
    MISSING_IN_ONE_FILE "missing-in-one-file" Warning;
    MISSING_KEY "missing-key" Error;
    MISSING_OUTPUT "missing-output" Error;
    MISSING_REGION "missing-region" Error;
    MISSING_VALUE "missing-value" Error;
    NEEDS_NUMBERS "needs-numbers" Error;
    NO_CATALOGUE "no-catalogue" Error;
    NO_OLD_CATALOGUE "no-old-catalogue" Error;
    NOT_A_DEPFILE "not-a-depfile" Error;
    NOT_ADOPTED "not-adopted" Error;
    NOT_CARRIED_OVER "not-carried-over" Warning;
    NOT_UTF8 "not-utf8" Error;
    NUMBER_OUT_OF_RANGE "number-out-of-range" Error;
    ORPHANED_OUTPUT "orphaned-output" Error;
    OTHER_API_NAME "other-api-name" Error;
    OUTPUT_IS_INPUT "output-is-input" Error;
    OUTPUT_OUTSIDE "output-outside" Error;
    PROTO "proto" Error;
    REGION "region" Error;
    RENAMED_VALUE "renamed-value" Error;
    RESERVED_NAME "reserved-name" Error;
    RESERVED_NUMBER "reserved-number" Error;
    RESERVED_WORD "reserved-word" Error;
    SHARED_LINE "shared-line" Warning;
    STALE_OUTPUT "stale-output" Error;
    STILL_NAMED "still-named" Error;
    SYNTAX "syntax" Error;
    TEMPLATE "template" Error;
    TOO_LARGE "too-large" Error;
    UNCLOSED_REGION "unclosed-region" Error;
    UNESCAPED_TEXT "unescaped-text" Error;
    UNKNOWN_API "unknown-api" Error;
    UNKNOWN_CAPABILITY "unknown-capability" Error;
    UNKNOWN_ENTRY "unknown-entry" Error;
    UNKNOWN_ENUM "unknown-enum" Error;
    UNKNOWN_FIELD "unknown-field" Error;
    UNKNOWN_GROUP "unknown-group" Error;
    UNKNOWN_KEY "unknown-key" Error;
    UNKNOWN_LINT "unknown-lint" Error;
    UNKNOWN_NOTE "unknown-note" Error;
    UNKNOWN_OUTPUT "unknown-output" Error;
    UNKNOWN_PARAMETER "unknown-parameter" Error;
    UNKNOWN_REASON "unknown-reason" Error;
    UNKNOWN_REGION "unknown-region" Error;
    UNKNOWN_REPLACEMENT "unknown-replacement" Error;
    UNKNOWN_SOURCE "unknown-source" Error;
    UNKNOWN_STATE "unknown-state" Error;
    UNKNOWN_TEMPLATE "unknown-template" Error;
    UNKNOWN_VALUE "unknown-value" Error;
    UNSUPPORTED_YAML "unsupported-yaml" Error;
    WRONG_GROUP "wrong-group" Error;
    WRONG_TYPE "wrong-type" Error;

    ACTIVE_WITHOUT_UPDATE "active-without-update" Lint(Level::Warn);
    BROKEN_LINK "broken-link" Lint(Level::Deny);
    CONTRADICTING_INSTEAD "contradicting-instead" Lint(Level::Deny);
    CURLY_QUOTES "curly-quotes" Lint(Level::Warn);
    CUT_TEXT "cut-text" Lint(Level::Warn);
    DEPRECATED_WITHOUT_REPLACEMENT "deprecated-without-replacement" Lint(Level::Warn);
    DIFFERENT_LIFECYCLE "different-lifecycle" Lint(Level::Warn);
    DIFFERENT_MENTION "different-mention" Lint(Level::Deny);
    DIFFERENT_RESERVED "different-reserved" Lint(Level::Warn);
    DUPLICATE_LABEL "duplicate-label" Lint(Level::Warn);
    EMPTY_TEXT "empty-text" Lint(Level::Warn);
    ENTRY_NOT_SENT "entry-not-sent" Lint(Level::Warn);
    MISSING_CLASS "missing-class" Lint(Level::Warn);
    MISSING_DESCRIPTION "missing-description" Lint(Level::Warn);
    MISSING_SINCE "missing-since" Lint(Level::Allow);
    NEAR_DUPLICATE_PROSE "near-duplicate-prose" Lint(Level::Warn);
    NOT_A_SENTENCE "not-a-sentence" Lint(Level::Warn);
    OUTDATED_REPLACEMENT "outdated-replacement" Lint(Level::Warn);
    RAW_CODE "raw-code" Lint(Level::Warn);
    RAW_HTML_IN_PROSE "raw-html-in-prose" Lint(Level::Warn);
    REPEATED_COMMENT "repeated-comment" Lint(Level::Warn);
    REPEATED_WORD "repeated-word" Lint(Level::Warn);
    RESTATES_NAME "restates-name" Lint(Level::Warn);
    RETIRED_ENTRY_SENT "retired-entry-sent" Lint(Level::Deny);
    SINCE_OUT_OF_ORDER "since-out-of-order" Lint(Level::Deny);
    TABLE_IN_PROSE "table-in-prose" Lint(Level::Warn);
    UNKNOWN_IDENTIFIER_IN_PROSE "unknown-identifier-in-prose" Lint(Level::Deny);
    UNKNOWN_IN_SOURCE "unknown-in-source" Lint(Level::Deny);
    UNKNOWN_MENTION "unknown-mention" Lint(Level::Deny);
    UNLISTED_UPDATE "unlisted-update" Lint(Level::Warn);
    UNMENTIONED_ENTRY "unmentioned-entry" Lint(Level::Deny);
    UNNEEDED_ALLOW "unneeded-allow" Lint(Level::Warn);
    UNNEEDED_AUDIT "unneeded-audit" Lint(Level::Warn);
    UNUSED_CAPABILITY "unused-capability" Lint(Level::Warn);
    UNUSED_NOTE "unused-note" Lint(Level::Warn);
    UNUSED_WITH_UPDATE "unused-with-update" Lint(Level::Deny);
    UPDATE_NOT_SENT "update-not-sent" Lint(Level::Allow);
}
