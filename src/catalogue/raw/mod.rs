//! The catalogue as typed: every field still text with its bytes, references still names.
//!
//! Decoding is lenient, because [`super::shape`] has already reported what is not of the right
//! shape: a field of the wrong type is left out here, and gives no second diagnostic.

mod outputs;

use std::ops::Range;

use super::yaml::Node;
pub use super::yaml::Text as Word;
pub use outputs::{RawOutput, RawParameter, RawProtoComments, RawTemplate};

/// The top of a catalogue.
#[derive(Debug, Default)]
pub struct RawCatalogue<'t> {
    pub project: Option<Word<'t>>,
    pub release: Option<Word<'t>>,
    pub title: Option<Word<'t>>,
    pub introduction: Option<Word<'t>>,
    pub guidelines: Option<Word<'t>>,
    pub sections: Vec<(Word<'t>, Word<'t>)>,
    pub apis: Vec<(Word<'t>, Vec<(Word<'t>, Word<'t>)>)>,
    /// Where `enums` stands, if it is a map.
    pub enums: Option<Range<usize>>,
    pub states: RawEnum<'t, RawState<'t>>,
    pub sources: RawEnum<'t, RawSource<'t>>,
    pub reasons: RawEnum<'t, RawReason<'t>>,
    pub terms: Vec<(Word<'t>, Vec<(Word<'t>, Word<'t>)>)>,
    pub capabilities: Vec<RawCapability<'t>>,
    pub notes: Vec<(Word<'t>, Word<'t>)>,
    pub lints: Vec<(Word<'t>, Word<'t>)>,
    pub owned: Vec<Word<'t>>,
    pub outputs: Vec<RawOutput<'t>>,
    /// The maps in which something could not be read, so that a name may be missing there.
    pub unread: Vec<&'static str>,
}

/// An enum: how it is called, its entries, and what is reserved.
#[derive(Debug)]
pub struct RawEnum<'t, T> {
    pub declared: bool,
    pub type_name: Option<Word<'t>>,
    pub prefix: Option<Word<'t>>,
    pub description: Option<Word<'t>>,
    pub entries: Vec<T>,
    /// Whether an entry could not be read, or its name.
    pub unread: bool,
    pub reserved_numbers: Vec<Word<'t>>,
    pub reserved_names: Vec<Word<'t>>,
}

impl<T> RawEnum<'_, T> {
    /// Whether the catalogue has anything of it.
    pub fn is_used(&self) -> bool {
        !self.entries.is_empty()
            || !self.reserved_numbers.is_empty()
            || !self.reserved_names.is_empty()
    }
}

// Not derived: the derive would ask for `T: Default`.
impl<T> Default for RawEnum<'_, T> {
    fn default() -> Self {
        Self {
            declared: false,
            type_name: None,
            prefix: None,
            description: None,
            entries: Vec::new(),
            unread: false,
            reserved_numbers: Vec::new(),
            reserved_names: Vec::new(),
        }
    }
}

#[derive(Debug)]
pub struct RawEntry<'t> {
    pub span: Range<usize>,
    pub name: Option<Word<'t>>,
    pub names: Vec<(Word<'t>, Word<'t>)>,
    pub number: Option<Word<'t>>,
    pub since: Option<Word<'t>>,
    pub description: Option<Word<'t>>,
    pub lifecycle: Option<RawLifecycle<'t>>,
    pub former_names: Vec<RawFormerName<'t>>,
    pub allow: Vec<Word<'t>>,
}

impl RawEntry<'_> {
    pub fn is_removed(&self) -> bool {
        self.lifecycle.as_ref().is_some_and(|lifecycle| lifecycle.stage.text == "removed")
    }
}

#[derive(Debug)]
pub struct RawLifecycle<'t> {
    pub stage: Word<'t>,
    pub since: Option<Word<'t>>,
    pub note: Option<Word<'t>>,
    pub replacement: Option<Word<'t>>,
    /// A second stage, where there should be one alone.
    pub second: Option<Word<'t>>,
}

#[derive(Debug)]
pub struct RawFormerName<'t> {
    pub name: Word<'t>,
    pub renamed_in: Option<Word<'t>>,
}

#[derive(Debug)]
pub struct RawState<'t> {
    pub entry: RawEntry<'t>,
    pub terminal: Option<Word<'t>>,
    pub requires: Option<Word<'t>>,
    pub notes: Vec<RawNote<'t>>,
}

#[derive(Debug)]
pub struct RawSource<'t> {
    pub entry: RawEntry<'t>,
    pub component: Option<Word<'t>>,
}

#[derive(Debug)]
pub struct RawReason<'t> {
    pub entry: RawEntry<'t>,
    pub guidance: Option<Word<'t>>,
    pub guidance_notes: Vec<RawNote<'t>>,
    pub updates: Vec<RawUpdate<'t>>,
}

#[derive(Debug)]
pub struct RawUpdate<'t> {
    pub span: Range<usize>,
    pub states: Vec<Word<'t>>,
    pub sources: Vec<Word<'t>>,
    pub when: Option<Word<'t>>,
    pub instead: Vec<RawInstead<'t>>,
    pub notes: Vec<RawNote<'t>>,
    pub requires: Option<Word<'t>>,
    pub since: Option<Word<'t>>,
    pub until: Option<Word<'t>>,
    pub apis: Option<Vec<Word<'t>>>,
}

#[derive(Debug)]
pub struct RawInstead<'t> {
    pub capability: Word<'t>,
    pub state: Option<Word<'t>>,
    pub reason: Option<Word<'t>>,
    pub when: Option<Word<'t>>,
    /// Whether it names what differs, readable or not.
    pub differs: bool,
}

#[derive(Debug)]
pub enum RawNote<'t> {
    Named(Word<'t>),
    Own(Word<'t>),
}

#[derive(Debug)]
pub struct RawCapability<'t> {
    pub extent: Range<usize>,
    pub name: Word<'t>,
    pub frameworks: Option<Word<'t>>,
    pub description: Option<Word<'t>>,
    pub allow: Vec<Word<'t>>,
}

/// The catalogue in the tree.
pub fn decode<'t>(root: &Node<'t>) -> RawCatalogue<'t> {
    let reserved = root.get("reserved");
    RawCatalogue {
        project: root.word("project"),
        release: root.word("release"),
        title: root.word("title"),
        introduction: root.word("introduction"),
        guidelines: root.word("guidelines"),
        sections: root.get("sections").map_or_else(Vec::new, words_by_key),
        apis: root.map("apis", |api| api.get("rename").map_or_else(Vec::new, words_by_key)),
        enums: root.get("enums").filter(|node| node.is_map()).map(|node| node.span.clone()),
        states: decode_enum(root, "states", reserved, decode_state),
        sources: decode_enum(root, "sources", reserved, decode_source),
        reasons: decode_enum(root, "reasons", reserved, decode_reason),
        terms: root.map("terms", words_by_key),
        capabilities: root
            .pairs("capabilities")
            .map(|(name, node)| RawCapability {
                extent: name.span.start..node.span.end,
                name: name.clone(),
                frameworks: node.word("frameworks"),
                description: node.word("description"),
                allow: node.words("allow"),
            })
            .collect(),
        notes: root.get("notes").map_or_else(Vec::new, words_by_key),
        lints: root.get("lints").map_or_else(Vec::new, words_by_key),
        owned: root.words("owned"),
        outputs: root.pairs("outputs").map(|(path, node)| outputs::decode(path, node)).collect(),
        unread: unread(root),
    }
}

/// The maps that names are looked for in, of which something could not be read.
fn unread(root: &Node<'_>) -> Vec<&'static str> {
    let maps = ["notes", "capabilities", "apis"].into_iter();
    maps.filter(|key| {
        let is_read = |value: &Node<'_>| *key != "notes" || value.text().is_some();
        root.get(key).is_some_and(|node| !node.is_null() && !node.is_map())
            || !root.pairs(key).all(|(_, value)| is_read(value))
    })
    .collect()
}

fn decode_enum<'t, T>(
    root: &Node<'t>,
    name: &str,
    reserved: Option<&Node<'t>>,
    entry: fn(&Node<'t>) -> T,
) -> RawEnum<'t, T> {
    let declared = root.get("enums").and_then(|enums| enums.get(name));
    let reserved = |what| reserved.and_then(|node| node.get(what));
    RawEnum {
        declared: declared.is_some(),
        type_name: declared.and_then(|node| node.word("type")),
        prefix: declared.and_then(|node| node.word("prefix")),
        description: declared.and_then(|node| node.word("description")),
        entries: root.list(name).filter(|node| node.is_map()).map(entry).collect(),
        unread: root.get(name).is_some_and(|node| !node.is_null() && !node.is_list())
            || !root.list(name).all(|entry| entry.word("name").is_some()),
        reserved_numbers: reserved("numbers").map_or_else(Vec::new, |node| node.words(name)),
        reserved_names: reserved("names").map_or_else(Vec::new, |node| node.words(name)),
    }
}

fn decode_entry<'t>(node: &Node<'t>) -> RawEntry<'t> {
    RawEntry {
        span: node.span.clone(),
        name: node.word("name"),
        names: node.get("names").map_or_else(Vec::new, words_by_key),
        number: node.word("number"),
        since: node.word("since"),
        description: node.word("description"),
        lifecycle: node.get("lifecycle").and_then(decode_lifecycle),
        former_names: node
            .list("former_names")
            .filter_map(|node| {
                let name = node.word("name")?;
                Some(RawFormerName { name, renamed_in: node.word("renamed_in") })
            })
            .collect(),
        allow: node.words("allow"),
    }
}

fn decode_lifecycle<'t>(node: &Node<'t>) -> Option<RawLifecycle<'t>> {
    if let Some(stage) = node.text() {
        return Some(RawLifecycle {
            stage,
            since: None,
            note: None,
            replacement: None,
            second: None,
        });
    }
    // Other keys are unknown ones, and reported as such.
    let is_stage = |name: &Word<'_>| ["deprecated", "unused", "removed"].contains(&&*name.text);
    let mut stages = node.entries().filter(|(name, _)| is_stage(name));
    let (stage, detail) = stages.next()?;
    Some(RawLifecycle {
        stage: stage.clone(),
        since: detail.word("since"),
        note: detail.word("note"),
        replacement: detail.word("use"),
        second: stages.next().map(|(stage, _)| stage.clone()),
    })
}

fn decode_state<'t>(node: &Node<'t>) -> RawState<'t> {
    RawState {
        entry: decode_entry(node),
        terminal: node.word("terminal"),
        requires: node.word("requires"),
        notes: decode_notes(node),
    }
}

fn decode_source<'t>(node: &Node<'t>) -> RawSource<'t> {
    RawSource { entry: decode_entry(node), component: node.word("component") }
}

fn decode_reason<'t>(node: &Node<'t>) -> RawReason<'t> {
    let guidance = node.get("guidance");
    RawReason {
        entry: decode_entry(node),
        guidance: guidance.and_then(|node| node.text().or_else(|| node.word("text"))),
        guidance_notes: guidance.map_or_else(Vec::new, decode_notes),
        updates: node.list("updates").filter(|node| node.is_map()).map(decode_update).collect(),
    }
}

fn decode_update<'t>(node: &Node<'t>) -> RawUpdate<'t> {
    RawUpdate {
        span: node.span.clone(),
        states: node.words("state"),
        sources: node.words("source"),
        when: node.word("when"),
        instead: node
            .pairs("instead")
            .map(|(capability, node)| RawInstead {
                capability: capability.clone(),
                state: node.text().or_else(|| node.word("state")),
                reason: node.word("reason"),
                when: node.word("when"),
                differs: !node.is_map()
                    || node.get("state").is_some()
                    || node.get("reason").is_some(),
            })
            .collect(),
        notes: decode_notes(node),
        requires: node.word("requires"),
        since: node.word("since"),
        until: node.word("until"),
        apis: node.get("apis").map(|_| node.words("apis")),
    }
}

fn decode_notes<'t>(node: &Node<'t>) -> Vec<RawNote<'t>> {
    node.list("notes")
        .filter_map(|note| match note.text() {
            Some(name) => Some(RawNote::Named(name)),
            None => note.word("text").map(RawNote::Own),
        })
        .collect()
}

fn words_by_key<'t>(node: &Node<'t>) -> Vec<(Word<'t>, Word<'t>)> {
    node.entries().filter_map(|(name, node)| Some((name.clone(), node.text()?))).collect()
}
