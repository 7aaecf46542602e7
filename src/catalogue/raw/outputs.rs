//! Outputs as typed.

use super::Word;
use crate::catalogue::yaml::{Node, Value};

#[derive(Debug)]
pub struct RawOutput<'t> {
    pub path: Word<'t>,
    pub template: RawTemplate<'t>,
    pub regions: Option<Vec<(Word<'t>, RawTemplate<'t>)>>,
    /// Whether `regions` is there and has none.
    pub has_no_region: bool,
    pub proto_comments: Option<RawProtoComments<'t>>,
    pub api: Option<Word<'t>>,
    pub adopted: bool,
    /// How many things to generate it names, readable or not; none where it is no map.
    pub targets: Option<usize>,
}

#[derive(Debug)]
pub struct RawTemplate<'t> {
    pub name: Option<Word<'t>>,
    pub with: Vec<(Word<'t>, RawParameter<'t>)>,
}

#[derive(Debug)]
pub struct RawProtoComments<'t> {
    pub template: RawTemplate<'t>,
    pub states: Option<Word<'t>>,
    pub sources: Option<Word<'t>>,
    pub reasons: Option<Word<'t>>,
    /// Whether it names an enum, readable or not.
    pub maps: bool,
}

#[derive(Debug)]
pub enum RawParameter<'t> {
    Scalar { text: Word<'t>, plain: bool },
    List(Vec<RawParameter<'t>>),
    Map(Vec<(Word<'t>, RawParameter<'t>)>),
}

/// What is to be generated at a path.
pub fn decode<'t>(path: &Word<'t>, node: &Node<'t>) -> RawOutput<'t> {
    RawOutput {
        path: path.clone(),
        template: decode_template(node),
        regions: node.get("regions").map(|_| node.map("regions", decode_template)),
        has_no_region: node.get("regions").is_some_and(|regions| {
            regions.is_null() || regions.is_map() && regions.entries().len() == 0
        }),
        proto_comments: node.get("proto_comments").map(decode_proto_comments),
        api: node.word("api"),
        adopted: node.word("adopted").is_some_and(|word| word.text == "true"),
        targets: (node.is_map() || node.is_null()).then(|| {
            let targets = ["template", "regions", "proto_comments"];
            targets.into_iter().filter(|key| node.get(key).is_some()).count()
        }),
    }
}

fn decode_proto_comments<'t>(node: &Node<'t>) -> RawProtoComments<'t> {
    RawProtoComments {
        template: decode_template(node),
        states: node.word("states"),
        sources: node.word("sources"),
        reasons: node.word("reasons"),
        maps: !node.is_map()
            || ["states", "sources", "reasons"].iter().any(|key| node.get(key).is_some()),
    }
}

fn decode_template<'t>(node: &Node<'t>) -> RawTemplate<'t> {
    let with = node.pairs("with");
    RawTemplate {
        name: node.word("template"),
        with: with
            .filter_map(|(name, node)| Some((name.clone(), decode_parameter(node)?)))
            .collect(),
    }
}

fn decode_parameter<'t>(node: &Node<'t>) -> Option<RawParameter<'t>> {
    Some(match &node.value {
        Value::Scalar(scalar) => RawParameter::Scalar {
            text: Word { text: scalar.text.clone(), span: node.span.clone() },
            plain: scalar.plain,
        },
        Value::List(items) => {
            RawParameter::List(items.iter().filter_map(decode_parameter).collect())
        }
        Value::Map(pairs) => RawParameter::Map(
            pairs
                .iter()
                .filter_map(|(name, node)| Some((name.clone(), decode_parameter(node)?)))
                .collect(),
        ),
        Value::Refused => return None,
    })
}
