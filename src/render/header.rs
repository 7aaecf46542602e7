//! The header of a template: its first comment, if that starts with `summary:`. It is YAML.

use std::sync::Arc;

use super::tags::{self, TagKind};
use crate::catalogue::yaml::{self, Node};
use crate::diagnostic::{Diagnostic, Files, Findings, codes};

/// The keys of a header.
const KEYS: [&str; 2] = ["summary", "parameters"];

/// The description of a template, and its parameters.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// What the template makes.
    pub summary: String,
    /// The parameters that the template takes.
    pub parameters: Vec<TemplateParameter>,
}

/// A parameter of a template.
#[derive(Debug, PartialEq, Eq)]
pub struct TemplateParameter {
    /// The name.
    pub name: String,
    /// What the parameter is for, in Markdown.
    pub meaning: String,
}

impl Header {
    /// The header of a template, if it has one. `path` is the path of the template in diagnostics.
    /// Fails if the header is not YAML, or has unknown keys.
    pub fn read(path: &Arc<str>, text: &str) -> Result<Option<Self>, Vec<Diagnostic>> {
        let Some(yaml) = yaml(text) else { return Ok(None) };
        let mut findings = Findings::new(Files::new(path, text));
        let root = yaml::parse(&yaml, &mut findings);
        for (key, value) in root.iter().flat_map(Node::entries) {
            if !KEYS.contains(&key.text.as_ref()) {
                let message = format!("the header of a template has no key `{}`", key.text);
                let known = KEYS.into_iter();
                findings.unknown(codes::UNKNOWN_KEY, &key.span, message, &key.text, known);
            } else if key.text == "parameters" && !value.is_map() {
                let message = "`parameters` is not a map of names and meanings";
                let help = "write each parameter as `name: what it is for`";
                findings.error(codes::WRONG_TYPE, &value.span, message, help);
            }
        }
        let wrong = findings.into_sorted();
        if wrong.is_empty() { Ok(root.as_ref().map(Self::decode)) } else { Err(wrong) }
    }

    fn decode(root: &Node<'_>) -> Self {
        let text = |node: &Node<'_>| node.text().map(|word| word.text.into_owned());
        let parameters =
            root.get("parameters").into_iter().flat_map(Node::entries).map(|(name, meaning)| {
                TemplateParameter {
                    name: name.text.to_string(),
                    meaning: text(meaning).unwrap_or_default(),
                }
            });
        Self {
            summary: root.get("summary").and_then(text).unwrap_or_default(),
            parameters: parameters.collect(),
        }
    }
}

/// The YAML of a template's header. Everything before it is replaced by blanks, so that each byte
/// keeps its position in the template.
fn yaml(text: &str) -> Option<String> {
    let first = tags::tags(text).next().filter(|tag| tag.kind == TagKind::Comment)?;
    let (before, rest) = text.split_at_checked(first.inside.start)?;
    let header = rest.get(..first.inside.len()).filter(|rest| rest.starts_with("summary:"))?;
    let blank = |c: char| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) };
    let is_first = before.trim_end_matches(['{', '#', '-', ' ', '\n', '/', '*']).is_empty();
    is_first.then(|| before.chars().map(blank).collect::<String>() + header)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Option<Header>, Vec<String>> {
        let said = |errors: Vec<Diagnostic>| errors.into_iter().map(|error| error.message);
        Header::read(&Arc::from("templates/a.txt"), text).map_err(|some| said(some).collect())
    }

    #[test]
    fn a_header_says_what_a_template_makes_and_takes() {
        let text =
            "{#- summary: The enums, as text\n    parameters:\n      width: The columns\n-#}\n";
        let header = read(text).unwrap().unwrap();
        assert_eq!(header.summary, "The enums, as text");
        let [width] = header.parameters.as_slice() else { panic!("{header:?}") };
        assert_eq!((width.name.as_str(), width.meaning.as_str()), ("width", "The columns"));
    }

    #[test]
    fn another_comment_is_no_header() {
        for text in ["{# Note: by hand #}", "a {# summary: b #}", "{{ a }}{# summary: b #}", ""] {
            assert_eq!(read(text), Ok(None), "{text}");
        }
    }

    #[test]
    fn what_a_header_cannot_have_is_an_error_at_its_place() {
        let message = "the header of a template has no key `parameter`";
        assert_eq!(read("{# summary: a\n   parameter: {} #}"), Err(vec![message.to_owned()]));
        let message = "`parameters` is not a map of names and meanings";
        assert_eq!(read("{# summary: a\n   parameters: b #}"), Err(vec![message.to_owned()]));
        let text = "{# summary: a\n   parameter: {} #}";
        let errors = Header::read(&Arc::from("a.txt"), text).unwrap_err();
        let starts = errors.iter().filter_map(|error| error.place.start());
        assert_eq!(starts.collect::<Vec<_>>(), [text.find("parameter:").unwrap()]);
    }
}
