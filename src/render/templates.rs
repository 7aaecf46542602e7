//! Finds templates: first among those of the project, then among the built-in ones.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use super::repeats::add_new;
use super::tags::{self, TagKind};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Diagnosed, Diagnostic, Place, Sources, codes};
use crate::language::LANGUAGES;

/// The texts of templates, by the paths that diagnostics use: `templates/…` for those of the
/// project, `builtin/…` for the built-in ones.
pub type Templates = Sources;

/// The maximal number of `elif` in a template.
const BRANCHES: usize = 500;

/// The path of a template and its text.
type Template = (Arc<str>, Arc<str>);

/// The folder of a project's own templates, beside its catalogue.
pub const OWN: &str = "templates/";

/// The prefix of the path of a built-in template.
pub const BUILT_IN: &str = "builtin/";

/// The template for the summary of an entry, which every other template can insert.
pub const ABOUT: &str = "about.md";

/// The built-in templates that belong to no language.
const SHARED: &[(&str, &str)] = &[
    (ABOUT, include_str!("../../templates/about.md")),
    ("catalogue.json", include_str!("../../templates/catalogue.json")),
    ("fields.md", include_str!("../../templates/fields.md")),
    ("home-link.md", include_str!("../../templates/home-link.md")),
    ("reference.md", include_str!("../../templates/reference.md")),
    ("reference.html", include_str!("../../templates/reference.html")),
    ("reference/cards.css", include_str!("../../templates/reference/cards.css")),
    ("reference/cards.js", include_str!("../../templates/reference/cards.js")),
    ("reference/catalogue.js", include_str!("../../templates/reference/catalogue.js")),
    ("reference/list.js", include_str!("../../templates/reference/list.js")),
    ("reference/map.css", include_str!("../../templates/reference/map.css")),
    ("reference/map.js", include_str!("../../templates/reference/map.js")),
    ("reference/media.css", include_str!("../../templates/reference/media.css")),
    ("reference/page.css", include_str!("../../templates/reference/page.css")),
    ("reference/search.js", include_str!("../../templates/reference/search.js")),
    ("reference/start.js", include_str!("../../templates/reference/start.js")),
    ("reference/switches.js", include_str!("../../templates/reference/switches.js")),
    ("task-state-reasons/cases.md", include_str!("../../templates/task-state-reasons/cases.md")),
    ("task-state-reasons/index.md", include_str!("../../templates/task-state-reasons/index.md")),
    ("task-state-reasons.md", include_str!("../../templates/task-state-reasons.md")),
];

/// Every built-in template and its text, by name.
pub fn built_in() -> &'static BTreeMap<&'static str, &'static str> {
    static ALL: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
        let templates = LANGUAGES.iter().flat_map(|language| language.templates);
        let templates = templates.map(|template| (template.name, template.text));
        SHARED.iter().copied().chain(templates).collect()
    });
    &ALL
}

/// The templates that the outputs of a catalogue name, and all templates that these include or
/// extend. `own` reads a template of the project by its name.
///
/// There is an error for every output whose template does not exist, and for every template that
/// `own` cannot read.
pub fn gather(
    catalogue: &Catalogue,
    mut own: impl FnMut(&str) -> Result<Option<String>, Diagnostic>,
) -> Diagnosed<Templates> {
    let mut errors = Vec::new();
    let mut gathered = Gathered::default();
    for template in catalogue.outputs.iter().flat_map(|output| output.target.templates()) {
        match gathered.add(&template.name, &mut own) {
            Ok(true) => {}
            Ok(false) => {
                let place = catalogue.files.place(&template.span);
                errors.push(unknown(&template.name, place));
            }
            Err(error) => {
                // Forget the template, so that what it includes is not reported as missing too.
                gathered.forget(&template.name);
                add_new(&mut errors, vec![error]);
            }
        }
    }
    if let Err(error) = gathered.add(ABOUT, &mut own) {
        add_new(&mut errors, vec![error]);
    }
    Diagnosed { value: gathered.templates, diagnostics: errors }
}

#[derive(Default)]
struct Gathered {
    templates: Templates,
    /// For each name that was looked up, whether it was found.
    found: BTreeMap<String, bool>,
}

impl Gathered {
    /// Adds a template and all that it includes or extends. Returns whether the template exists.
    fn add(
        &mut self,
        name: &str,
        own: &mut impl FnMut(&str) -> Result<Option<String>, Diagnostic>,
    ) -> Result<bool, Diagnostic> {
        let mut wanted = vec![name.to_owned()];
        while let Some(name) = wanted.pop() {
            if self.found.contains_key(&name) {
                continue;
            }
            let template = read(&name, own)?;
            self.found.insert(name, template.is_some());
            // Tera's error for a missing template says which template includes it.
            if let Some((path, text)) = template {
                wanted.extend(requested(&text).map(str::to_owned));
                self.templates.insert(path, text);
            }
        }
        Ok(self.found.get(name) == Some(&true))
    }

    fn forget(&mut self, name: &str) {
        for prefix in [OWN, BUILT_IN] {
            self.templates.remove(format!("{prefix}{name}").as_str());
        }
    }
}

fn read(
    name: &str,
    own: &mut impl FnMut(&str) -> Result<Option<String>, Diagnostic>,
) -> Result<Option<Template>, Diagnostic> {
    if let Some(text) = own(name)? {
        // Outputs have no byte order mark.
        let text = unix(text.strip_prefix('\u{feff}').unwrap_or(&text));
        if let Some(error) = too_many_branches(name, &text) {
            return Err(error);
        }
        return Ok(Some((format!("{OWN}{name}").into(), text)));
    }
    // A checkout on Windows may have changed the line endings before the build.
    let found = built_in().get_key_value(name);
    Ok(found.map(|(name, text)| (format!("{BUILT_IN}{name}").into(), unix(text))))
}

/// A text with the line endings of Unix: outputs get those of their own file.
fn unix(text: &str) -> Arc<str> {
    if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text.into() }
}

/// An error if a template has too many branches. The engine nests each in the one before it, which
/// takes stack.
fn too_many_branches(name: &str, text: &str) -> Option<Diagnostic> {
    // Most templates have fewer, and need no search for tags.
    text.matches("elif").nth(BRANCHES)?;
    let statements = tags::tags(text).filter(|tag| tag.kind == TagKind::Statement);
    let is_branch = |tag: &tags::Tag| {
        text.get(tag.inside.clone()).is_some_and(|inside| inside.starts_with("elif"))
    };
    statements.filter(is_branch).nth(BRANCHES)?;
    let place = Place::whole(format!("{OWN}{name}"));
    let message = format!("this has more than {BRANCHES} `elif`");
    Some(Diagnostic::new(codes::TEMPLATE, place, message).with_help("loop over a list instead"))
}

fn unknown(name: &str, place: Place) -> Diagnostic {
    let message = format!("there is no template `{name}`");
    Diagnostic::new(codes::UNKNOWN_TEMPLATE, place, message)
        .with_nearest(name, built_in().keys().copied())
}

/// Whether a template is the project's and differs from the built-in template of that name.
pub fn is_changed(path: &str, text: &str) -> bool {
    path.strip_prefix(OWN)
        .is_some_and(|name| built_in().get(name).is_none_or(|known| *known != text))
}

/// The path and the text of a gathered template.
pub fn find<'t>(name: &str, templates: &'t Templates) -> Option<(&'t Arc<str>, &'t Arc<str>)> {
    let below = |folder| templates.get_key_value(format!("{folder}{name}").as_str());
    below(OWN).or_else(|| below(BUILT_IN))
}

/// The path of a template for diagnostics. `name` can be such a path already, because the engine
/// uses both.
pub fn path(name: &str, templates: &Templates) -> Arc<str> {
    let found = templates.get_key_value(name).or_else(|| find(name, templates));
    found.map_or_else(|| Arc::from(name), |(path, _)| Arc::clone(path))
}

/// The path and the text of a template, and of all that it includes or extends.
pub fn reachable<'t>(name: &str, templates: &'t Templates) -> Vec<(&'t str, &'t str)> {
    let mut reached: Vec<(&str, &str)> = Vec::new();
    let mut wanted = vec![name.to_owned()];
    while let Some(name) = wanted.pop() {
        let Some((path, text)) = find(&name, templates) else { continue };
        if !reached.iter().any(|(known, _)| *known == path.as_ref()) {
            reached.push((path, text));
            wanted.extend(requested(text).map(str::to_owned));
        }
    }
    reached
}

/// The names in quotes in every `include` and `extends` of a template.
fn requested(text: &str) -> impl Iterator<Item = &str> {
    // Do not search for tags in texts without these words, which most templates are.
    let may_ask = text.contains("include") || text.contains("extends");
    let tags = may_ask.then(|| tags::tags(text)).into_iter().flatten();
    let statements = tags.filter(|tag| tag.kind == TagKind::Statement);
    let inside = statements.filter_map(|tag| text.get(tag.inside));
    let asking = inside.filter(|tag| tag.starts_with("include") || tag.starts_with("extends"));
    asking.flat_map(|tag| tag.split(['"', '\'', '`']).skip(1).step_by(2))
}
