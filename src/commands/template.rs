//! `reasonbook template`: the built-in templates and the filters, for those who write templates.

use std::sync::Arc;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::console;
use super::exit::Exit;
use crate::render::{BUILT_IN, Header, built_in, filters};

/// What to print.
#[derive(Args)]
pub struct Arguments {
    /// The template to print; without one, all are listed
    #[arg(value_parser = names())]
    name: Option<String>,
    /// List the filters that templates have beside those of Tera
    #[arg(long, conflicts_with = "name")]
    filters: bool,
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(built_in().into_keys())
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Exit {
    let text = match &arguments.name {
        Some(name) => built_in().get(name.as_str()).copied().unwrap_or_default().to_owned(),
        None if arguments.filters => all_filters(),
        None => templates(),
    };
    console::answer(&text);
    Exit::Clean
}

fn templates() -> String {
    let templates = built_in();
    let column = templates.keys().map(|name| name.len()).max().unwrap_or_default();
    let line = |(name, text): (&str, &str)| format!("{name:column$}  {}\n", summary(name, text));
    templates.into_iter().map(line).collect()
}

/// What a built-in template says that it makes. That each says so is tested.
fn summary(name: &str, text: &str) -> String {
    let header = Header::read(&Arc::from(format!("{BUILT_IN}{name}")), text);
    header.ok().flatten().unwrap_or_default().summary
}

/// What each filter makes, and below that what it reads and takes.
fn all_filters() -> String {
    let column = filters().map(|filter| filter.name.len()).max().unwrap_or_default();
    let indent = " ".repeat(column + 2);
    let mut text = String::new();
    for filter in filters() {
        let takes = filter.takes();
        let with = if takes.is_empty() { takes } else { format!(", with {takes}") };
        let first = format!("{:column$}  ", filter.name);
        for (first, part) in
            [(&first, filter.meaning), (&indent, &format!("of {}{with}", filter.reads()))]
        {
            let options = textwrap::Options::new(console::width())
                .initial_indent(first)
                .subsequent_indent(&indent);
            text += &textwrap::fill(part, options);
            text.push('\n');
        }
    }
    text
}
