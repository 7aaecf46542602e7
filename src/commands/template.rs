//! `reasonbook template`: the built-in templates, to start one of the project's own from.

use std::sync::Arc;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::console;
use super::exit::Exit;
use crate::render::{BUILT_IN, Header, built_in};

/// What to print.
#[derive(Args)]
pub struct Arguments {
    /// The template to print; without one, all are listed
    #[arg(value_parser = names())]
    name: Option<String>,
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(built_in().keys())
}

pub fn run(arguments: &Arguments) -> Exit {
    let text = match &arguments.name {
        Some(name) => built_in().get(name.as_str()).copied().unwrap_or_default().to_owned(),
        None => templates(),
    };
    console::answer(&text);
    Exit::Clean
}

fn templates() -> String {
    let templates = built_in();
    let column = templates.keys().map(|name| name.len()).max().unwrap_or_default();
    let line = |(name, text): (&&str, &&str)| format!("{name:column$}  {}\n", summary(name, text));
    templates.iter().map(line).collect()
}

/// What a built-in template makes, by its own header. A test makes sure that each has one.
fn summary(name: &str, text: &str) -> String {
    let header = Header::read(&Arc::from(format!("{BUILT_IN}{name}")), text);
    header.ok().flatten().unwrap_or_default().summary
}
