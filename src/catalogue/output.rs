//! Outputs, resolved: what is generated, where, and with which template.

use std::ops::Range;

/// A file, or parts of one, to generate.
#[derive(Debug)]
pub struct Output {
    /// Where its path stands in the catalogue, in bytes.
    pub span: Range<usize>,
    /// Its path from the catalogue's folder, with `/`.
    pub path: String,
    /// The api whose names it uses.
    pub api: usize,
    /// Whether what a person wrote may be replaced.
    pub adopted: bool,
    /// What of the file is generated.
    pub target: Target,
}

/// What of a file is generated.
#[derive(Debug)]
pub enum Target {
    /// All of it.
    Whole(Template),
    /// What stands between markers, by the name in them.
    Regions(Vec<(String, Template)>),
    /// The comments of enums of a `.proto` file.
    ProtoComments(Template, Vec<ProtoEnum>),
}

impl Target {
    /// The templates it is made with.
    pub fn templates(&self) -> impl Iterator<Item = &Template> {
        let (one, several) = match self {
            Self::Whole(template) | Self::ProtoComments(template, _) => (Some(template), &[][..]),
            Self::Regions(regions) => (None, regions.as_slice()),
        };
        one.into_iter().chain(several.iter().map(|(_, template)| template))
    }
}

/// A template and its parameters.
#[derive(Debug)]
pub struct Template {
    /// Its name.
    pub name: String,
    /// Where the catalogue names it, in bytes.
    pub span: Range<usize>,
    /// Its parameters.
    pub with: Vec<(String, Parameter)>,
    /// Where the catalogue names each of them, in bytes.
    pub with_spans: Vec<Range<usize>>,
}

/// An enum of a `.proto` file and the one of the catalogue that it repeats.
#[derive(Clone, Debug)]
pub struct ProtoEnum {
    /// Which of the catalogue's enums it is.
    pub kind: EnumKind,
    /// Its path below the package, such as `JobStatus.Reason`.
    pub path: String,
    /// Where the catalogue names it, in bytes.
    pub span: Range<usize>,
}

/// The three enums of a catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EnumKind {
    /// The states.
    States,
    /// The sources.
    Sources,
    /// The reasons.
    Reasons,
}

/// A parameter of a template.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub enum Parameter {
    /// `true` or `false`, without quotes.
    Flag(bool),
    /// A decimal whole number, without quotes.
    Number(i64),
    /// Any other scalar.
    Text(String),
    /// A list.
    List(Vec<Parameter>),
    /// A map, in the author's order.
    #[serde(serialize_with = "as_map")]
    Map(Vec<(String, Parameter)>),
}

fn as_map<S: serde::Serializer>(
    pairs: &[(String, Parameter)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}
