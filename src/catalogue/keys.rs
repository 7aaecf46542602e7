//! The one table of keys: what a catalogue may hold, of which type, and what it means.

use crate::diagnostic::Level;

/// What may stand under a key.
#[derive(Debug)]
pub enum Kind {
    /// A piece of text, taken as it stands.
    Text,
    /// Markdown.
    Prose,
    /// An identifier in every language: a letter, then letters, digits and underscores.
    Name,
    /// The same, or a word that is none.
    NameOr(&'static str),
    /// What stands in outputs as it is: letters, digits and `_.-`.
    Label,
    /// A part of names, between underscores: letters and digits.
    Part,
    /// What a code span can hold.
    Span,
    /// The path of a file or folder below the catalogue's folder, with `/`.
    Path,
    /// A release, taken as it stands: letters, digits and `.+-_~`.
    Version,
    /// A whole number from −2147483648 to 2147483647.
    Number,
    /// The same, or a range of them: `100 to 199`, `500 to max`.
    Numbers,
    /// `true` or `false`.
    Flag,
    /// The code of a lint.
    Lint,
    /// One of some words.
    Word(&'static [&'static str]),
    /// Any number of values of one kind.
    List(&'static Kind),
    /// The same, but at least one.
    Some(&'static Kind),
    /// Keys of the author's own, of one kind, each with a value of another.
    Map(&'static Kind, &'static Kind),
    /// The keys of the table, and no others.
    Record(&'static [Key]),
    /// The same, where some of the keys are alternatives.
    Choice(Choice, &'static [Key]),
    /// One of some kinds, told apart by being a word, a list or a map.
    Either(&'static [Kind]),
    /// Whatever the author likes: text, flags, numbers, lists and maps.
    Anything,
}

/// How many keys of a record there may be of those that are alternatives.
#[derive(Debug)]
pub enum Choice {
    /// One of all its keys, or none.
    AtMostOne,
    /// One of these, neither none nor two.
    One(&'static [&'static str]),
    /// Any of these, but not none.
    Any(&'static [&'static str]),
}

/// A key of a record.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What may stand under it.
    pub kind: Kind,
    /// Whether a record without it is an error.
    pub required: bool,
    /// What it means, in Markdown.
    pub meaning: &'static str,
}

const fn required(name: &'static str, kind: Kind, meaning: &'static str) -> Key {
    Key { name, kind, required: true, meaning }
}

const fn optional(name: &'static str, kind: Kind, meaning: &'static str) -> Key {
    Key { name, kind, required: false, meaning }
}

const ALLOW: &str = "Rules that it is exempt from, by their codes.";
const NAMES: Kind = Kind::List(&Kind::Name);
const RULES: Kind = Kind::List(&Kind::Lint);
const NOTES: Kind = Kind::List(&Kind::Either(&[Kind::Text, Kind::Record(NOTE)]));
const NAMES_BY_API: Kind = Kind::Map(&Kind::Label, &Kind::Name);
const LAST_KNOWN: Kind = Kind::NameOr("last-known");

/// The top of a catalogue.
pub const CATALOGUE: Kind = Kind::Record(&[
    required("project", Kind::Text, "The project whose reasons these are."),
    optional("release", Kind::Version, "The release that the catalogue describes."),
    optional("title", Kind::Text, "The title of the reference page; `Reasons` by default."),
    optional("introduction", Kind::Prose, "Opens the reference page."),
    optional("guidelines", Kind::Prose, "Advice for those who set reasons themselves."),
    optional("sections", Kind::Record(SECTIONS), "Opens further sections of the page."),
    optional("apis", Kind::Map(&Kind::Label, &Kind::Record(API)), "The versions of the API; the first one is the catalogue's own vocabulary."),
    required("enums", Kind::Record(ENUMS), "How the three enums are called."),
    optional("terms", Kind::Map(&Kind::Span, &Kind::Map(&Kind::Label, &Kind::Span)), "Other code spans that differ between apis: term, then api, then the term there."),
    optional("capabilities", Kind::Map(&Kind::Label, &Kind::Record(CAPABILITY)), "What a framework can opt in to."),
    optional("states", Kind::List(&Kind::Record(STATE)), "The states, in the order of every output."),
    optional("sources", Kind::List(&Kind::Record(SOURCE)), "Who sends updates, in the order of every output."),
    optional("notes", Kind::Map(&Kind::Text, &Kind::Prose), "Remarks that several updates share, by name."),
    required("reasons", Kind::List(&Kind::Record(REASON)), "The reasons, in the order of every output."),
    optional("reserved", Kind::Record(RESERVED), "Numbers and names that no entry may take."),
    optional("lints", Kind::Map(&Kind::Lint, &Kind::Word(Level::WORDS)), "How much rules weigh: `allow`, `warn` or `deny`, by the code of the rule."),
    optional("owned", Kind::List(&Kind::Path), "Folders in which a generated file that no output explains is an orphan."),
    optional("outputs", Kind::Map(&Kind::Path, &OUTPUT), "The files to generate, by their path from the catalogue's folder."),
]);

const SECTIONS: &[Key] = &[
    optional("deprecated", Kind::Prose, "Opens the list of deprecated reasons."),
    optional("unused", Kind::Prose, "Opens the list of unused reasons."),
    optional("removed", Kind::Prose, "Opens the list of removed reasons."),
    optional("updates", Kind::Prose, "Opens the updates that come with a state of their own."),
    optional("unchanged", Kind::Prose, "Opens the updates that repeat the last known state."),
];

const API: &[Key] = &[
    optional("rename", Kind::Map(&Kind::Part, &Kind::Part), "Whole words between underscores that differ in this api."),
];

const ENUMS: &[Key] = &[
    optional("states", Kind::Record(ENUM), "The enum of states."),
    optional("sources", Kind::Record(ENUM), "The enum of sources."),
    required("reasons", Kind::Record(ENUM), "The enum of reasons."),
];

const ENUM: &[Key] = &[
    required("type", Kind::Name, "The name of the type in every language."),
    optional("prefix", Kind::Text, "What every name starts with; languages with scoped names leave it out."),
    optional("description", Kind::Prose, "What the enum is."),
];

const CAPABILITY: &[Key] = &[
    required("frameworks", Kind::Text, "What frameworks that have it are called, in the plural."),
    optional("description", Kind::Prose, "What it changes."),
    optional("allow", RULES, ALLOW),
];

/// The keys that states, sources and reasons share, with those of each.
macro_rules! entry {
    ($($own:expr),* $(,)?) => {
        &[
            required("name", Kind::Name, "The name in the first api."),
            optional("names", NAMES_BY_API, "Names in other apis that no renaming rule gives."),
            required("number", Kind::Number, "The number; unique within the enum."),
            optional("since", Kind::Version, "The first release in which the number has this meaning."),
            optional("description", Kind::Prose, "What happened, in one sentence."),
            optional("lifecycle", LIFECYCLE, "Where the entry stands in its life; `active` by default."),
            optional("former_names", Kind::List(&Kind::Record(FORMER_NAME)), "Names it had before."),
            optional("allow", RULES, ALLOW),
            $($own),*
        ]
    };
}

const STATE: &[Key] = entry![
    optional("terminal", Kind::Word(&["yes", "no", "usually"]), "Whether it is the last state of a task; not known by default."),
    optional("requires", Kind::Label, "The capability without which a framework never sees it."),
    optional("notes", NOTES, "Remarks on it: names of notes, or `{ text: … }`."),
];

const SOURCE: &[Key] = entry![
    optional("component", Kind::Text, "What sends these updates, as prose calls it."),
];

const REASON: &[Key] = entry![
    optional("guidance", Kind::Either(&[Kind::Prose, Kind::Record(GUIDANCE)]), "Advice for those who set it themselves."),
    optional("updates", Kind::List(&Kind::Record(UPDATE)), "The cases in which an update carries it."),
];

const LIFECYCLE: Kind = Kind::Either(&[
    Kind::Word(&["active", "deprecated", "unused", "removed"]),
    Kind::Choice(Choice::AtMostOne, &[
        optional("deprecated", Kind::Record(STAGE), "Still there, not for new code."),
        optional("unused", Kind::Record(STAGE), "There, but not sent."),
        optional("removed", Kind::Record(STAGE), "No longer there; name and number stay taken."),
    ]),
]);

const STAGE: &[Key] = &[
    optional("since", Kind::Version, "The first release in which it is so."),
    optional("note", Kind::Prose, "What there is to know about it."),
    optional("use", Kind::Name, "The entry to use in its place."),
];

const FORMER_NAME: &[Key] = &[
    required("name", Kind::Name, "The old name, in the first api."),
    optional("renamed_in", Kind::Version, "The first release without it."),
];

const GUIDANCE: &[Key] = &[
    required("text", Kind::Prose, "The advice."),
    optional("notes", NOTES, "Remarks on it: names of notes, or `{ text: … }`."),
];

const NOTE: &[Key] = &[
    required("text", Kind::Prose, "A remark that stands in one place alone."),
];

const UPDATE: &[Key] = &[
    optional("state", Kind::Either(&[LAST_KNOWN, Kind::Some(&LAST_KNOWN)]), "The state or states that come with it; `last-known` where it repeats the last one."),
    optional("source", Kind::Either(&[Kind::Name, Kind::Some(&Kind::Name)]), "The source or sources that send it."),
    required("when", Kind::Prose, "The case, in one sentence."),
    optional("instead", Kind::Map(&Kind::Label, &Kind::Either(&[Kind::Name, INSTEAD])), "What frameworks with a capability get in its place: a state, or more than that."),
    optional("notes", NOTES, "Remarks on the case: names of notes, or `{ text: … }`."),
    optional("requires", Kind::Label, "The capability without which a framework never gets it."),
    optional("since", Kind::Version, "The first release that sends it."),
    optional("until", Kind::Version, "The last release that sends it."),
    optional("apis", Kind::Some(&Kind::Label), "The apis that have the case; all by default."),
];

const INSTEAD: Kind = Kind::Choice(Choice::Any(&["state", "reason"]), &[
    optional("state", Kind::Name, "The state they get."),
    optional("reason", Kind::Name, "The reason they get, where it differs."),
    optional("when", Kind::Prose, "The part of the case in which they do, in one sentence."),
]);

const RESERVED: &[Key] = &[
    optional("numbers", Kind::Record(RESERVED_NUMBERS), "Numbers that no entry may take: `7`, `100 to 199` or `500 to max`."),
    optional("names", Kind::Record(RESERVED_NAMES), "Names that no entry may take, in the first api."),
];

const RESERVED_NUMBERS: &[Key] = &[
    optional("states", Kind::List(&Kind::Numbers), "Of states."),
    optional("sources", Kind::List(&Kind::Numbers), "Of sources."),
    optional("reasons", Kind::List(&Kind::Numbers), "Of reasons."),
];

const RESERVED_NAMES: &[Key] = &[
    optional("states", NAMES, "Of states."),
    optional("sources", NAMES, "Of sources."),
    optional("reasons", NAMES, "Of reasons."),
];

const OUTPUT: Kind = Kind::Choice(Choice::One(&["template", "regions", "proto_comments"]), &[
    optional("template", Kind::Text, "The template of the whole file: one of the project's own, or a built-in one."),
    optional("with", WITH, "Parameters of the template."),
    optional("regions", Kind::Map(&Kind::Text, &Kind::Record(REGION)), "The parts of a hand-written file to generate, by the name in their markers."),
    optional("proto_comments", PROTO_COMMENTS, "The enums of a hand-written `.proto` file whose comments to generate."),
    optional("api", Kind::Label, "The api whose names it uses; the first by default."),
    optional("adopted", Kind::Flag, "Whether what a person wrote may be replaced."),
]);

const REGION: &[Key] = &[
    required("template", Kind::Text, "The template of the region."),
    optional("with", WITH, "Parameters of the template."),
];

const PROTO_COMMENTS: Kind = Kind::Choice(Choice::Any(&["states", "sources", "reasons"]), &[
    optional("template", Kind::Text, "The template of a comment; `comment.proto` by default."),
    optional("with", WITH, "Parameters of the template; `width` is that of the file, 80 by default."),
    optional("states", Kind::Text, "The enum of states, such as `TaskState`, or `Message.Enum` where it is nested."),
    optional("sources", Kind::Text, "The enum of sources."),
    optional("reasons", Kind::Text, "The enum of reasons."),
]);

const WITH: Kind = Kind::Map(&Kind::Text, &Kind::Anything);
