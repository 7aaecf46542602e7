//! The nouns that generated texts use.

/// The nouns of generated texts.
#[derive(Debug)]
pub struct Words {
    /// What has the states, such as `job`; without it, generated texts do not mention it.
    pub task: Option<Noun>,
    /// What gets updates.
    pub framework: Noun,
    /// What carries a reason.
    pub update: Noun,
}

/// A noun, of which English makes an article and a plural.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    /// For one of them.
    pub singular: String,
    /// For several.
    pub plural: String,
}

impl Noun {
    /// A noun; without a plural of its own it has the regular one.
    pub fn new(singular: &str, plural: Option<&str>) -> Self {
        let plural = plural.map_or_else(|| regular_plural(singular), str::to_owned);
        Self { singular: singular.to_owned(), plural }
    }

    /// The singular after `a` or `an`.
    pub fn with_article(&self) -> String {
        let article = in_definite::get_a_or_an(&self.singular).to_lowercase();
        format!("{article} {}", self.singular)
    }
}

/// The plural of a noun that has no other: jobs, batches, queries, days.
fn regular_plural(singular: &str) -> String {
    let stem = singular.strip_suffix('y');
    match stem.filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "z", "ch", "sh"].iter().any(|end| singular.ends_with(end)) => {
            format!("{singular}es")
        }
        None => format!("{singular}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::Noun;

    #[test]
    fn nouns_have_their_articles_and_plurals() {
        for (singular, article, plural) in [
            ("job", "a job", "jobs"),
            ("update", "an update", "updates"),
            ("user", "a user", "users"),
            ("hour", "an hour", "hours"),
            ("HTTP request", "an HTTP request", "HTTP requests"),
            ("query", "a query", "queries"),
            ("relay", "a relay", "relays"),
            ("batch", "a batch", "batches"),
            ("Allocation", "an Allocation", "Allocations"),
        ] {
            let noun = Noun::new(singular, None);
            assert_eq!((noun.with_article().as_str(), noun.plural.as_str()), (article, plural));
        }
        assert_eq!(Noun::new("child", Some("children")).plural, "children");
    }
}
