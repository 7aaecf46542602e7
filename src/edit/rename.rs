//! Another name for an entry.

use super::tree::{self, Step, Tree, TreeChange};
use super::{entry, references};
use crate::catalogue::Catalogue;
use crate::catalogue::yaml::Node;
use crate::diagnostic::Diagnostic;

/// An entry, and what it is called from now on.
#[derive(Debug)]
pub struct Renaming {
    /// Any name that it has or had.
    pub name: String,
    /// The name in the first api.
    pub to: String,
    /// The first release without the old name.
    pub since: Option<String>,
}

pub fn changes(
    catalogue: &Catalogue,
    root: &Node<'_>,
    renaming: &Renaming,
) -> Result<Vec<TreeChange>, Vec<Diagnostic>> {
    let (kind, index, renamed) =
        entry::find(catalogue, &renaming.name).map_err(|unknown| vec![unknown])?;
    let old = renamed.names.first();
    let reword = |naming: references::Naming<'_>| TreeChange::Reword {
        scalar: naming.path,
        word: old.to_owned(),
        nth: naming.nth,
        by: renaming.to.clone(),
    };
    let former = Tree::map([
        ("name", Tree::word(Some(old))),
        ("renamed_in", Tree::word(renaming.since.as_deref())),
    ]);
    let path = entry::path(kind, index);
    let list = [path.clone(), vec![Step::Key("former_names".to_owned())]].concat();
    let back = renamed.former_names.iter().position(|former| former.names.first() == renaming.to);
    let mut changes: Vec<TreeChange> =
        references::find(root, old).into_iter().map(reword).collect();
    let keep = match (back, renamed.former_names.len()) {
        // Back to the old name: the two change places.
        (Some(at), _) => {
            let item = [list, vec![Step::Item(at)]].concat();
            let name = [item.clone(), vec![Step::Key("name".to_owned())]].concat();
            let had_release =
                renamed.former_names.get(at).is_some_and(|it| it.renamed_in.is_some());
            if let Some(since) = Tree::word(renaming.since.as_deref()) {
                changes.push(tree::set(item, "renamed_in", since));
            } else if had_release {
                changes.push(TreeChange::Drop { map: item, keys: vec!["renamed_in"] });
            }
            let (word, by) = (renaming.to.clone(), old.to_owned());
            TreeChange::Reword { scalar: name, word, nth: vec![0], by }
        }
        (None, 0) => tree::set(path, "former_names", Tree::List(vec![former])),
        (None, at) => TreeChange::Insert { list, at, item: former },
    };
    changes.push(keep);
    Ok(changes)
}
