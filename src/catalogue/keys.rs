//! Every key of a catalogue, declared once: its kind, its meaning, and the field that holds its value.
//! References are still names here; [`resolve`](super::resolve) follows them.

use std::ops::Range;

use strum::VariantNames;

use super::decode::{
    Alternatives, Anything, CodeSpan, Decode, Flag, IfGiven, Label, Lint, List, Map, Name, NonEmptyList, Number,
    Numbers, OneOrMore, Part, Path, Prose, Text, Version, records, words,
};
use super::entry::{EntryKey, Stage, Terminal};
use super::ids::EntryId;
use super::kinds::{Choice, Key, Keys, Kind};
use super::names::Case;
use super::output::EnumKind;
use super::raw_fields::{FieldType, FieldValue};
use super::yaml::{Node, Word};
use crate::diagnostic::Level;

/// A catalogue.
pub const CATALOGUE: Kind = RawCatalogue::RECORD;

words! {
    LintLevel = Kind::Word(Level::VARIANTS);
    StageWord = Kind::Word(Stage::VARIANTS);
    TerminalWord = Kind::Word(Terminal::VARIANTS);
    CaseWord = Kind::Word(Case::VARIANTS);
    EntryKeyWord = Kind::Word(EntryKey::VARIANTS);
    StateOrLastKnown = Kind::NameOr("last-known");
}

records! {
    /// The top of a catalogue.
    RawCatalogue {
        required project: Text, "The project whose reasons these are.";
        optional include: List<Path>, "Files with more `states`, `sources`, `notes`, `reasons` and `lints`: paths from the catalogue's folder, in which `*` and `?` match parts of a name. They are read in the order of their paths.";
        optional release: Version, "The release that the catalogue describes.";
        optional title: Text = "Reasons", "The title of the reference page.";
        optional introduction: Prose, "Introduces the reference page.";
        optional guidelines: Prose, "Advice for code that sets reasons itself.";
        optional sections: Sections, "Introduces further sections of the page.";
        optional titles: RawTitles<'t>, "The titles of sections of the page.";
        optional words: RawWords<'t>, "What generated texts call what the catalogue speaks of.";
        optional apis: Map<Label, RawApi<'t>>, "The versions of the API; the first one is the catalogue's own vocabulary.";
        required enums: RawEnums<'t>, "The names of the three enums.";
        optional terms: Map<CodeSpan, Map<Label, CodeSpan>>, "Other code spans that differ between apis: term, then api, then the term there.";
        optional capabilities: Map<Name, RawCapability<'t>>, "What a client can opt in to.";
        optional states: List<RawState<'t>>, "The states, in the order of every output.";
        optional sources: List<RawSource<'t>>, "What sends updates, in the order of every output.";
        optional notes: Map<Text, Prose>, "Remarks that several updates share, by name.";
        optional reasons: List<RawReason<'t>>, "The reasons, in the order of every output; a catalogue needs them, in its own file or in one that it includes.";
        optional reserved: RawReserved<'t>, "Numbers and names that no entry may take.";
        optional lints: Map<Lint, LintLevel>, "The level of each rule: `allow`, `warn` or `deny`, by the code of the rule.";
        optional directives: List<Text>, "The beginnings of lines in comments of `.proto` files that other tools read, besides the known ones such as `buf:lint:ignore`; `(-- … --)` for one that spans several lines. Such lines stay where they are.";
        optional owned: List<Path>, "Folders in which a generated file that belongs to no output is an orphan.";
        optional audit: IfGiven<RawAudit<'t>>, "The source code that sends updates, for `reasonbook audit`.";
        optional mentions: Map<Path, RawMention<'t>>, "Files that people write and that `check` reads: what they say about entries is compared with the catalogue. They are never written.";
        optional outputs: Map<Path, RawOutput<'t>>, "The files to generate, by their path from the catalogue's folder.";
    }

    /// A version of the API.
    RawApi {
        optional rename: Map<Part, Part>, "Whole words between underscores that differ in this api.";
        optional case: CaseWord, "How names are written in this api, after `rename`.";
        optional prefix: Text, "What names begin with in this api, in place of the prefix of their enum.";
    }

    /// The titles of sections of the page.
    RawTitles {
        optional guidelines: Text = "Guidelines", "Of the advice for code that sets reasons itself.";
        optional reference: Text = "Reference", "Of all sections about reasons, where there is advice before them.";
        optional deprecated: Text = "Deprecated Reasons", "Of the list of deprecated reasons.";
        optional unused: Text = "Unused Reasons", "Of the list of unused reasons.";
        optional removed: Text = "Removed Reasons", "Of the list of removed reasons.";
        optional updates: Text = "Updates with a State", "Of the updates that come with a state of their own.";
        optional unchanged: Text = "Updates with the Last Known State", "Of the updates that repeat the last known state.";
        optional index: Text = "Index", "Of the tables of all entries, where there is advice at the top.";
    }

    /// What generated texts call what the catalogue speaks of.
    RawWords {
        optional task: Text, "What has the states, such as `job`; texts leave it out by default.";
        optional framework: Text = "client", "What gets updates.";
        optional frameworks: Text, "Its plural, if it is irregular.";
        optional update: Text = "update", "What carries a reason.";
        optional updates: Text, "Its plural, if it is irregular.";
    }

    /// The names of the three enums.
    RawEnums {
        optional states: IfGiven<RawEnum<'t>>, "The enum of states.";
        optional sources: IfGiven<RawEnum<'t>>, "The enum of sources.";
        required reasons: IfGiven<RawEnum<'t>>, "The enum of reasons.";
    }

    /// How an enum is called.
    RawEnum {
        required type_name "type": Name, "The name of the type in every language.";
        optional prefix: Text, "What every name starts with; languages with scoped names leave it out.";
        optional description: Prose, "What the enum is.";
        optional key: EntryKeyWord, "What readers know its entries by; `name` by default.";
        optional groups: Map<Name, RawGroup<'t>>, "Groups of its entries, by name, in the order of every output.";
        optional fields: Map<Name, RawField<'t>>, "The catalogue's own facts about its entries, by name.";
    }

    /// A group of entries.
    RawGroup {
        required title: Text, "What people call it.";
        optional description: Prose, "What its entries have in common.";
        optional numbers: OneOrMore<Numbers>, "Numbers that it owns: an entry is in the group if and only if it has one of them.";
        optional codes: OneOrMore<Text>, "Prefixes of codes that it owns: an entry is in the group if and only if its code starts with one of them.";
    }

    /// A fact of the catalogue's own.
    RawField {
        required type_name "type": FieldType, "What it holds: a text, a whole number, the address of a page, or one of these words, each with its meaning where they are a map. A list of words in a list is for several of them.";
        optional title: Text, "What people call it; its name with spaces for `_` by default.";
        optional required: Flag, "Whether every entry must have it.";
        optional meaning: Prose, "What it says of an entry.";
    }

    /// What a client can opt in to.
    RawCapability {
        required frameworks: Text, "What clients that have it are called, in the plural.";
        optional description: Prose, "What it changes.";
        optional allow: List<Lint>, "Rules that it is exempt from, by their codes.";
    }

    /// The keys that states, sources and reasons share.
    RawEntry [Choice::Any(&["number", "code"])] {
        required name: Name, "The name in the first api.";
        optional names: Map<Label, Name>, "Names in other apis that no renaming rule gives.";
        optional number: Number, "The number, decimal or as `0x1F`; unique within the enum.";
        optional code: Text, "What it is called in public, beside its number or in place of one; unique within the enum.";
        optional label: Text, "What people see in place of its name.";
        optional since: Version, "The first release in which the number has this meaning.";
        optional description: Prose, "What happened, in one sentence.";
        optional lifecycle: RawLifecycle<'t>, "The stage of its life that the entry is in; `active` by default.";
        optional former_names: List<RawFormerName<'t>>, "Names that it used to have.";
        optional aliases: List<Name>, "Other names that it has too, in the first api.";
        optional group: Name, "The group of the enum that it is in; one that owns its number or its code need not be written.";
        optional fields: Map<Name, FieldValue>, "Values of the enum's fields, by the name of the field.";
        optional allow: List<Lint>, "Rules that it is exempt from, by their codes.";
    }

    /// A state.
    RawState with entry: RawEntry {
        optional terminal: TerminalWord, "Whether no other state follows; not known by default.";
        optional requires: Label, "The capability without which a client never sees it.";
        optional notes: List<RawNote<'t>>, "Remarks on it: names of notes, or `{ text: … }`.";
    }

    /// A source.
    RawSource with entry: RawEntry {
        optional component: Text, "What sends these updates, as prose would name it.";
    }

    /// A reason.
    RawReason with entry: RawEntry {
        optional guidance: IfGiven<RawGuidance<'t>>, "Advice for code that sets it itself.";
        optional updates: List<RawUpdate<'t>>, "The cases in which an update carries it.";
    }

    /// The stages that there is more to know about.
    RawStages [Choice::AtMostOne] {
        optional deprecated: RawStage<'t>, "Still defined, but not for new code.";
        optional unused: RawStage<'t>, "Defined, but not sent.";
        optional removed: RawStage<'t>, "No longer defined; its name and number stay taken.";
    }

    /// A stage in the life of an entry.
    RawStage {
        optional since: Version, "The first release of this stage.";
        optional note: Prose, "More about it.";
        optional replacement "use": Name, "The entry to use in its place.";
    }

    /// A name that an entry had before.
    RawFormerName {
        required name: Name, "The old name, in the first api.";
        optional renamed_in: Version, "The first release without it.";
    }

    /// Advice for those who set a reason themselves.
    RawGuidance or text: Prose {
        required text: Prose, "The advice.";
        optional notes: List<RawNote<'t>>, "Remarks on it: names of notes, or `{ text: … }`.";
    }

    /// A remark that is used in this place only.
    RawOwnNote {
        required text: Prose, "A remark that is used in this place only.";
    }

    /// The cases that differ in nothing but their states and sources.
    RawUpdate {
        optional states "state": OneOrMore<StateOrLastKnown>, "The state or states that come with it; `last-known` where it repeats the last one.";
        optional sources "source": OneOrMore<Name>, "The source or sources that send it.";
        required when: Prose, "The case, in one sentence.";
        optional instead: Map<Label, RawInstead<'t>>, "What clients with a capability get instead: a state, or a state, a reason and a condition.";
        optional notes: List<RawNote<'t>>, "Remarks on the case: names of notes, or `{ text: … }`.";
        optional doubtful: Prose, "Why the case is in doubt: pages mark it, and constants leave it out.";
        optional among: OneOrMore<Name>, "For an update that repeats the last known state: the states that this can be; any by default.";
        optional requires: Label, "The capability without which a client never gets it.";
        optional since: Version, "The first release that sends it.";
        optional until: Version, "The last release that sends it.";
        optional apis: IfGiven<NonEmptyList<Label>>, "The apis that have the case; all by default.";
        optional allow: List<Lint>, "Rules that it is exempt from, by their codes.";
    }

    /// What clients with a capability get instead of an update.
    RawInstead [Choice::Any(&["state", "reason"])] or state: Name {
        optional state: Name, "The state they get.";
        optional reason: Name, "The reason they get, where it differs.";
        optional when: Prose, "The part of the case in which they do, in one sentence.";
    }

    /// What no entry may take.
    RawReserved {
        optional numbers: RawReservedNumbers<'t>, "Numbers that no entry may take: `7`, `100 to 199` or `500 to max`.";
        optional names: RawReservedNames<'t>, "Names that no entry may take, in the first api.";
    }

    /// Numbers that no entry may take.
    RawReservedNumbers {
        optional states: List<Numbers>, "Of states.";
        optional sources: List<Numbers>, "Of sources.";
        optional reasons: List<Numbers>, "Of reasons.";
    }

    /// Names that no entry may take.
    RawReservedNames {
        optional states: List<Name>, "Of states.";
        optional sources: List<Name>, "Of sources.";
        optional reasons: List<Name>, "Of reasons.";
    }

    /// The source code that sends updates.
    RawAudit {
        required paths: OneOrMore<Text>, "Patterns of the files, from the catalogue's folder: `src/**/*.cpp`.";
        optional exclude: List<Text>, "Patterns of files among them that are not read.";
        optional sources: Map<Name, OneOrMore<Text>>, "The source of what a file or folder sends, where the code does not say.";
        optional setters: List<Text>, "Methods that give an object a state, a source or a reason, beside those whose names start with `set`, `with` or `add`.";
        optional helpers: List<Text>, "Functions whose bodies fill in what a call of them leaves out, in whatever file they are.";
    }

    /// What a file says of entries, as patterns with fields of the entry in braces.
    RawMention [Choice::Any(&["states", "sources", "reasons"])] {
        optional states: Text, "How the file mentions a state: `| {name} | {description} |`, where white space counts as one blank.";
        optional sources: Text, "How it mentions a source.";
        optional reasons: Text, "How it mentions a reason.";
        optional unless: List<StageWord>, "Stages of a life in which an entry need not be mentioned.";
        optional both: Flag, "Whether everything that matches a pattern has to be an entry; what starts with the prefix of the enum always has to be.";
        optional api: Label, "The api whose names it uses; any by default.";
    }

    /// What is generated at a path.
    RawOutput [Choice::One(&["template", "regions", "proto_comments"])] {
        optional template: Text, "The template of the whole file: one of the project's own, or a built-in one.";
        optional with: Map<Text, Anything>, "Parameters of the template; each takes `header` too, lines that open the file as a comment, such as a licence.";
        optional regions: IfGiven<Map<Text, RawRegion<'t>>>, "The parts of a hand-written file to generate, by the name in their markers.";
        optional proto_comments: IfGiven<RawProtoComments<'t>>, "The enums of a hand-written `.proto` file whose comments to generate.";
        optional api: Label, "The api whose names it uses; the first by default.";
        optional adopted: Flag, "Whether hand-written text may be replaced.";
    }

    /// A part of a hand-written file.
    RawRegion {
        required template: Text, "The template of the region.";
        optional with: Map<Text, Anything>, "Parameters of the template.";
    }

    /// The enums of a `.proto` file.
    RawProtoComments [Choice::Any(&["states", "sources", "reasons"])] {
        optional template: Text = "comment.proto", "The template of a comment.";
        optional with: Map<Text, Anything>, "Parameters of the template; without `width`, lines are as wide as the others of the file.";
        optional states: Text, "The enum of states, such as `JobState`, or `Message.Enum` where it is nested.";
        optional sources: Text, "The enum of sources.";
        optional reasons: Text, "The enum of reasons.";
    }
}

impl<'t> RawCatalogue<'t> {
    /// Every entry, enum by enum.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &RawEntry<'t>)> {
        let states = self.states.iter().map(|state| &state.entry);
        let sources = self.sources.iter().map(|source| &source.entry);
        let reasons = self.reasons.iter().map(|reason| &reason.entry);
        let states = EntryId::all(EnumKind::States).zip(states);
        let sources = EntryId::all(EnumKind::Sources).zip(sources);
        states.chain(sources).chain(EntryId::all(EnumKind::Reasons).zip(reasons))
    }
}

impl<'t> RawEntry<'t> {
    /// The names it had before and those that it has as well, in the first api.
    pub fn other_names(&self) -> impl Iterator<Item = &Word<'t>> {
        self.former_names.iter().filter_map(|former| former.name.as_ref()).chain(&self.aliases)
    }

    /// Whether the entry has been removed.
    pub fn is_removed(&self) -> bool {
        self.lifecycle.as_ref().is_some_and(|lifecycle| lifecycle.stage.text == "removed")
    }
}

/// Sections of the page, read as pairs of key and text.
#[derive(Debug)]
pub struct Sections;

impl<'t> Decode<'t> for Sections {
    const KIND: Kind = Kind::Record(Keys {
        shared: &[],
        own: &[
            Key::optional("deprecated", Kind::Prose, "Introduces the list of deprecated reasons."),
            Key::optional("unused", Kind::Prose, "Introduces the list of unused reasons."),
            Key::optional("removed", Kind::Prose, "Introduces the list of removed reasons."),
            Key::optional("updates", Kind::Prose, "Introduces the updates that come with a state of their own."),
            Key::optional("unchanged", Kind::Prose, "Introduces the updates that repeat the last known state."),
        ],
        choice: None,
    });
    type Read = Vec<(Word<'t>, Word<'t>)>;
    type Field = Self::Read;

    fn read(node: &Node<'t>) -> Option<Self::Read> {
        Map::<Text, Prose>::read(node)
    }
}

/// Where an entry stands in its life: the word for it, or more under the word as a key.
#[derive(Debug)]
pub struct RawLifecycle<'t> {
    pub stage: Word<'t>,
    pub detail: RawStage<'t>,
    /// A second stage, where there should be only one.
    pub second: Option<Word<'t>>,
}

impl<'t> Decode<'t> for RawLifecycle<'t> {
    const KIND: Kind = Kind::Either(&[StageWord::KIND, RawStages::RECORD]);
    type Read = Self;
    type Field = Option<Self>;

    fn read(node: &Node<'t>) -> Option<Self> {
        if let Some(stage) = node.text() {
            return Some(Self { stage, detail: RawStage::default(), second: None });
        }
        let stages = RawStages::read(node)?;
        let mut present = stages.alternatives.present.into_iter();
        let stage = present.next()?;
        let detail = match stage.text.as_ref() {
            "deprecated" => stages.deprecated,
            "unused" => stages.unused,
            _ => stages.removed,
        };
        Some(Self { stage, detail, second: present.next() })
    }
}

/// A remark: the name of one that others share, or the text of one that is only here.
#[derive(Debug)]
pub enum RawNote<'t> {
    Named(Word<'t>),
    Own(Word<'t>),
}

impl RawNote<'_> {
    /// The name, where others share it.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name.text.as_ref()),
            Self::Own(_) => None,
        }
    }
}

impl<'t> Decode<'t> for RawNote<'t> {
    const KIND: Kind = Kind::Either(&[Kind::Text, RawOwnNote::RECORD]);
    type Read = Self;
    type Field = Option<Self>;

    fn read(node: &Node<'t>) -> Option<Self> {
        let own = || RawOwnNote::read(node)?.text.map(Self::Own);
        node.text().map(Self::Named).or_else(own)
    }
}
