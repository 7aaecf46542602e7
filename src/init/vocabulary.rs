//! Names and terms that differ between apis.

use std::collections::HashMap;

use super::draft::DraftEnum;
use crate::catalogue::Api;
use crate::catalogue::names::rename;
use crate::prose;

/// A code span of the first api, and what it is in others, each by its index.
pub struct Term {
    pub name: String,
    pub others: Vec<(usize, String)>,
}

/// The names and terms that are not the same in every api.
pub struct Vocabulary {
    /// The name in the first api, by any of the names.
    in_first: HashMap<String, String>,
    /// The name in each api, by that in the first.
    in_api: Vec<HashMap<String, String>>,
}

impl Vocabulary {
    pub fn new(enums: &[DraftEnum], apis: &[Api]) -> Self {
        let in_api = vec![HashMap::new(); apis.len()];
        let mut vocabulary = Self { in_first: HashMap::new(), in_api };
        for entry in enums.iter().flat_map(|draft| &draft.entries) {
            let names: Vec<_> = (0..apis.len()).map(|api| entry.in_api(api, apis)).collect();
            vocabulary.add_names(&names);
            for other in entry.former_names.iter().chain(&entry.aliases) {
                let names = apis.iter().map(|api| rename(other, &api.rename));
                vocabulary.add_names(&names.collect::<Vec<_>>());
            }
        }
        vocabulary
    }

    /// Adds the names that an entry has in the apis, unless all of them are the same.
    fn add_names(&mut self, names: &[String]) {
        let Some(first) = names.first().filter(|first| names.iter().any(|name| name != *first))
        else {
            return;
        };
        for (name, known) in names.iter().zip(&mut self.in_api) {
            self.in_first.insert(name.clone(), first.clone());
            known.insert(first.clone(), name.clone());
        }
    }

    pub fn add_term(&mut self, term: &Term) {
        for (api, name) in &term.others {
            if let Some(names) = self.in_api.get_mut(*api) {
                names.insert(term.name.clone(), name.clone());
            }
            self.in_first.entry(name.clone()).or_insert_with(|| term.name.clone());
        }
    }

    /// The name in the first api of a name or a term of any api, unless it is the same in all.
    pub fn in_first(&self, name: &str) -> Option<&String> {
        self.in_first.get(name)
    }

    /// Markdown in the words of an api.
    pub fn translated(&self, description: &str, api: usize) -> String {
        let names = self.in_api.get(api);
        let name = |span: &str| names?.get(span).map(String::as_str);
        prose::rename_code_spans(description, name).into_owned()
    }
}
