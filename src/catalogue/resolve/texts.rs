//! Texts for readers, wherever `keys` declares a value as Markdown.

use super::text::prose as trimmed;
use crate::catalogue::ids::{CapabilityId, EntryId};
use crate::catalogue::keys::CATALOGUE;
use crate::catalogue::kinds::Kind;
use crate::catalogue::shape::fits;
use crate::catalogue::written::{Owner, Prose, Role};
use crate::catalogue::yaml::{Node, Value, Word};

/// Every text for readers, in the order of the file.
pub fn prose(root: &Node<'_>) -> Vec<Prose> {
    let mut texts = Texts::default();
    texts.within(root, &CATALOGUE, None);
    texts.found.sort_by_key(|text| text.span.start);
    texts.found
}

#[derive(Default)]
struct Texts<'n> {
    /// The keys around a value, from the top.
    keys: Vec<&'n str>,
    found: Vec<Prose>,
}

impl<'n> Texts<'n> {
    /// Adds the texts in a value of a kind.
    fn within(&mut self, node: &'n Node<'_>, kind: &Kind, owner: Option<Owner>) {
        match (kind, &node.value) {
            (Kind::Prose, _) => self.found.extend(node.text().map(|word| {
                let (text, role) = (trimmed(&word), self.role());
                Prose { text, span: word.span, role, owner }
            })),
            (Kind::Either(kinds), _) => {
                if let Some(kind) = kinds.iter().find(|kind| fits(kind, node)) {
                    self.within(node, kind, owner);
                }
            }
            (Kind::List(kind) | Kind::NonEmptyList(kind), Value::List(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.within(item, kind, self.owner(index).or(owner));
                }
            }
            (Kind::Map(_, kind), Value::Map(pairs)) => {
                for (index, (key, value)) in pairs.iter().enumerate() {
                    self.below(key, value, kind, self.owner(index).or(owner));
                }
            }
            (Kind::Record(keys), Value::Map(pairs)) => {
                for (key, value) in pairs {
                    if let Some(known) = keys.get(&key.text) {
                        self.below(key, value, &known.kind, owner);
                    }
                }
            }
            _ => {}
        }
    }

    fn below(&mut self, key: &'n Word<'_>, node: &'n Node<'_>, kind: &Kind, owner: Option<Owner>) {
        self.keys.push(&key.text);
        self.within(node, kind, owner);
        self.keys.pop();
    }

    /// What an item or a value with this index is, if it owns the texts in it.
    fn owner(&self, index: usize) -> Option<Owner> {
        match self.keys.as_slice() {
            ["capabilities"] => Some(Owner::Capability(CapabilityId::new(index))),
            [key] => Some(Owner::Entry(EntryId::new(key.parse().ok()?, index))),
            _ => None,
        }
    }

    /// What the text below the keys is for.
    fn role(&self) -> Role {
        match self.keys.as_slice() {
            ["introduction" | "guidelines"] | ["sections", _] => Role::Section,
            ["states" | "sources" | "reasons", "description"]
            | ["enums" | "capabilities", _, "description"] => Role::Description,
            // At the top, notes have names, and one can be called like that.
            [_, .., "notes", "text"] => Role::Note,
            [.., "updates", "when"] => Role::Case,
            _ => Role::Sentence,
        }
    }
}
