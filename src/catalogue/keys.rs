//! The one table of keys: what a catalogue may hold, of which type, and what it means.

use crate::diagnostic::Level;

/// What may stand under a key.
#[derive(Debug)]
pub enum Kind {
    /// A piece of text, taken as it stands.
    Text,
    /// Markdown.
    Prose,
    /// A release, taken as it stands: letters, digits and `.+-_~`.
    Version,
    /// A whole number from −2147483648 to 2147483647.
    Number,
    /// `true` or `false`.
    Flag,
    /// One of some words.
    Word(&'static [&'static str]),
    /// Any number of values of one kind.
    List(&'static Kind),
    /// The same, but at least one.
    Some(&'static Kind),
    /// Keys of the author's own, each with a value of one kind.
    Map(&'static Kind),
    /// The keys of the table, and no others.
    Record(&'static [Key]),
    /// One of some kinds, told apart by being a word, a list or a map.
    Either(&'static [Kind]),
    /// Whatever the author likes: text, flags, numbers, lists and maps.
    Anything,
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
const TEXTS: Kind = Kind::List(&Kind::Text);
const ONE_OR_MORE: Kind = Kind::Either(&[Kind::Text, Kind::Some(&Kind::Text)]);
const NOTES: Kind = Kind::List(&Kind::Either(&[Kind::Text, Kind::Record(NOTE)]));

/// The top of a catalogue.
pub const CATALOGUE: Kind = Kind::Record(&[
    required("project", Kind::Text, "The project whose reasons these are."),
    optional("release", Kind::Version, "The release that the catalogue describes."),
    optional("title", Kind::Text, "The title of the reference page; `Reasons` by default."),
    optional("introduction", Kind::Prose, "Opens the reference page."),
    optional("guidelines", Kind::Prose, "Advice for those who set reasons themselves."),
    optional("sections", Kind::Record(SECTIONS), "Opens further sections of the page."),
    optional("apis", Kind::Map(&Kind::Record(API)), "The versions of the API; the first one is the catalogue's own vocabulary."),
    required("enums", Kind::Record(ENUMS), "How the three enums are called."),
    optional("terms", Kind::Map(&Kind::Map(&Kind::Text)), "Other code spans that differ between apis: term, then api, then the term there."),
    optional("capabilities", Kind::Map(&Kind::Record(CAPABILITY)), "What a framework can opt in to."),
    optional("states", Kind::List(&Kind::Record(STATE)), "The states, in the order of every output."),
    optional("sources", Kind::List(&Kind::Record(SOURCE)), "Who sends updates, in the order of every output."),
    optional("notes", Kind::Map(&Kind::Prose), "Remarks that several updates share, by name."),
    required("reasons", Kind::List(&Kind::Record(REASON)), "The reasons, in the order of every output."),
    optional("reserved", Kind::Record(RESERVED), "Numbers and names that no entry may take."),
    optional("lints", Kind::Map(&Kind::Word(Level::WORDS)), "How much rules weigh: `allow`, `warn` or `deny`, by the code of the rule."),
    optional("owned", TEXTS, "Folders in which a generated file that no output explains is an orphan."),
    optional("outputs", Kind::Map(&Kind::Record(OUTPUT)), "The files to generate, by their path from the catalogue's folder."),
]);

const SECTIONS: &[Key] = &[
    optional("deprecated", Kind::Prose, "Opens the list of deprecated reasons."),
    optional("unused", Kind::Prose, "Opens the list of unused reasons."),
    optional("removed", Kind::Prose, "Opens the list of removed reasons."),
    optional("updates", Kind::Prose, "Opens the updates that come with a state of their own."),
    optional("unchanged", Kind::Prose, "Opens the updates that repeat the last known state."),
];

const API: &[Key] = &[
    optional("rename", Kind::Map(&Kind::Text), "Whole words between underscores that differ in this api."),
];

const ENUMS: &[Key] = &[
    optional("states", Kind::Record(ENUM), "The enum of states."),
    optional("sources", Kind::Record(ENUM), "The enum of sources."),
    required("reasons", Kind::Record(ENUM), "The enum of reasons."),
];

const ENUM: &[Key] = &[
    required("type", Kind::Text, "The name of the type in every language."),
    optional("prefix", Kind::Text, "What every name starts with; languages with scoped names leave it out."),
    optional("description", Kind::Prose, "What the enum is."),
];

const CAPABILITY: &[Key] = &[
    required("frameworks", Kind::Text, "What frameworks that have it are called, in the plural."),
    optional("description", Kind::Prose, "What it changes."),
    optional("allow", TEXTS, ALLOW),
];

/// The keys that states, sources and reasons share, with those of each.
macro_rules! entry {
    ($($own:expr),* $(,)?) => {
        &[
            required("name", Kind::Text, "The name in the first api."),
            optional("names", Kind::Map(&Kind::Text), "Names in other apis that no renaming rule gives."),
            required("number", Kind::Number, "The number; unique within the enum."),
            optional("since", Kind::Version, "The first release in which the number has this meaning."),
            optional("description", Kind::Prose, "What happened, in one sentence."),
            optional("lifecycle", LIFECYCLE, "Where the entry stands in its life; `active` by default."),
            optional("former_names", Kind::List(&Kind::Record(FORMER_NAME)), "Names it had before."),
            optional("allow", TEXTS, ALLOW),
            $($own),*
        ]
    };
}

const STATE: &[Key] = entry![
    optional("terminal", Kind::Word(&["yes", "no", "usually"]), "Whether it is the last state of a task; `no` by default."),
    optional("requires", Kind::Text, "The capability without which a framework never sees it."),
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
    Kind::Record(&[
        optional("deprecated", Kind::Record(STAGE), "Still there, not for new code."),
        optional("unused", Kind::Record(STAGE), "There, but not sent."),
        optional("removed", Kind::Record(STAGE), "No longer there; name and number stay taken."),
    ]),
]);

const STAGE: &[Key] = &[
    optional("since", Kind::Version, "The first release in which it is so."),
    optional("note", Kind::Prose, "What there is to know about it."),
    optional("use", Kind::Text, "The entry to use in its place."),
];

const FORMER_NAME: &[Key] = &[
    required("name", Kind::Text, "The old name, in the first api."),
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
    optional("state", ONE_OR_MORE, "The state or states that come with it; `last-known` where it repeats the last one."),
    optional("source", ONE_OR_MORE, "The source or sources that send it."),
    required("when", Kind::Prose, "The case, in one sentence."),
    optional("instead", Kind::Map(&Kind::Either(&[Kind::Text, Kind::Record(INSTEAD)])), "What frameworks with a capability get in its place: a state, or more than that."),
    optional("notes", NOTES, "Remarks on the case: names of notes, or `{ text: … }`."),
    optional("requires", Kind::Text, "The capability without which a framework never gets it."),
    optional("since", Kind::Version, "The first release that sends it."),
    optional("until", Kind::Version, "The last release that sends it."),
    optional("apis", Kind::Some(&Kind::Text), "The apis that have the case; all by default."),
];

const INSTEAD: &[Key] = &[
    optional("state", Kind::Text, "The state they get."),
    optional("reason", Kind::Text, "The reason they get, where it differs."),
    optional("when", Kind::Prose, "The part of the case in which they do, in one sentence."),
];

const RESERVED: &[Key] = &[
    optional("numbers", Kind::Record(RESERVED_NUMBERS), "Numbers that no entry may take."),
    optional("names", Kind::Record(RESERVED_NAMES), "Names that no entry may take, in the first api."),
];

const RESERVED_NUMBERS: &[Key] = &[
    optional("states", Kind::List(&Kind::Number), "Of states."),
    optional("sources", Kind::List(&Kind::Number), "Of sources."),
    optional("reasons", Kind::List(&Kind::Number), "Of reasons."),
];

const RESERVED_NAMES: &[Key] = &[
    optional("states", TEXTS, "Of states."),
    optional("sources", TEXTS, "Of sources."),
    optional("reasons", TEXTS, "Of reasons."),
];

const OUTPUT: &[Key] = &[
    optional("template", Kind::Text, "The template of the whole file: one of the project's own, or a built-in one."),
    optional("with", WITH, "Parameters of the template."),
    optional("regions", Kind::Map(&Kind::Record(REGION)), "The parts of a hand-written file to generate, by the name in their markers."),
    optional("proto_comments", Kind::Record(PROTO_COMMENTS), "The enums of a hand-written `.proto` file whose comments to generate."),
    optional("api", Kind::Text, "The api whose names it uses; the first by default."),
    optional("adopted", Kind::Flag, "Whether what a person wrote may be replaced."),
];

const REGION: &[Key] = &[
    required("template", Kind::Text, "The template of the region."),
    optional("with", WITH, "Parameters of the template."),
];

const PROTO_COMMENTS: &[Key] = &[
    optional("template", Kind::Text, "The template of a comment; `comment.proto` by default."),
    optional("with", WITH, "Parameters of the template; `width` is that of the file, 80 by default."),
    optional("states", Kind::Text, "The enum of states, such as `TaskState`, or `Message.Enum` where it is nested."),
    optional("sources", Kind::Text, "The enum of sources."),
    optional("reasons", Kind::Text, "The enum of reasons."),
];

const WITH: Kind = Kind::Map(&Kind::Anything);
