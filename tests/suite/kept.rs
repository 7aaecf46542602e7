//! What a person or a tool wrote in a comment is there after every run, whatever stands around it.

use std::fmt::Write as _;

use itertools::Itertools;

use crate::project::{PATIENTLY, Project};

/// The lines of a comment that are tried in every order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Piece {
    Text,
    Empty,
    Directive,
    /// A directive that ends only with its paragraph.
    Open,
    Marked,
    Frame,
}

use Piece::{Directive, Empty, Frame, Marked, Open, Text};

/// The lines of the descriptions at the width of the project. A line in the middle looks like a person's.
const NEW: [&str; 3] =
    ["It broke while it ran, so ask those who know:", "TODO lists are theirs.", "Mend it."];

/// How many orders are tried in one file: the time of a run grows faster than its file.
const FEW: usize = 150;

/// Every order of at most so many pieces.
fn orders(pieces: &[Piece], most: usize) -> impl Iterator<Item = Vec<Piece>> {
    (1..=most).flat_map(move |length| {
        (0..length).map(|_| pieces.iter().copied()).multi_cartesian_product()
    })
}

/// The lines of a comment, with words that tell them from those of every other comment; and those that stay.
fn comment(
    order: &[Piece],
    name: usize,
    text: impl Fn(usize) -> String,
) -> (Vec<String>, Vec<String>) {
    let (mut lines, mut stay) = (Vec::new(), Vec::new());
    let (mut said, mut is_open, mut whose) = (0, false, None);
    for (at, piece) in order.iter().enumerate() {
        let line = match piece {
            Text => text(said),
            Empty => String::new(),
            Directive => format!("@exclude it{name}at{at}."),
            Open => format!("(-- it{name}at{at}."),
            Marked => format!("{}: it{name}at{at}.", ["TODO(ann)", "FIXME", "XXX"][at % 3]),
            Frame => "-----".to_owned(),
        };
        said += usize::from(*piece == Text);
        match piece {
            Empty => (is_open, whose) = (false, None),
            Open if whose != Some(Marked) => is_open = true,
            Text | Marked if !is_open => whose = whose.or(Some(*piece)),
            _ => {}
        }
        let is_for_tools = is_open || *piece == Directive;
        if (is_for_tools || whose == Some(Marked)) && !matches!(piece, Empty | Frame) {
            stay.push(line.clone());
        }
        lines.push(line);
    }
    (lines, stay)
}

/// A comment in one of two styles, below an indentation.
fn written(lines: &[String], is_block: bool) -> String {
    let mark = if is_block { "   *" } else { "  //" };
    let lines: String =
        lines.iter().map(|line| format!("{}\n", format!("{mark} {line}").trim_end())).collect();
    if is_block { format!("  /*\n{lines}   */\n") } else { lines }
}

/// A project with a comment for each order, and the lines that must stay.
fn project(
    orders: &[Vec<Piece>],
    is_adopted: bool,
    text: impl Fn(usize, usize) -> String,
) -> (Project, Vec<String>) {
    let mut values = String::new();
    let mut reasons = String::new();
    let mut all = Vec::new();
    for (index, order) in orders.iter().enumerate() {
        for is_block in [false, true] {
            let name = 2 * index + usize::from(is_block);
            let (lines, stay) = comment(order, name, |line| text(name, line));
            write!(values, "\n{}  R_{name} = {name};\n", written(&lines, is_block)).unwrap();
            writeln!(
                reasons,
                "  - {{ name: R_{name}, number: {name}, description: \"{} {}\\n\\n{}\" }}",
                NEW[0], NEW[1], NEW[2]
            )
            .unwrap();
            all.extend(stay);
        }
    }
    let catalogue = format!(
        "project: P\nlints: {{ near-duplicate-prose: allow }}\nenums: {{ reasons: {{ type: Reason, prefix: R_ }} }}\nreasons:\n{reasons}outputs:\n  api.proto: {{ adopted: {is_adopted}, proto_comments: {{ reasons: Reason, with: {{ width: 52 }} }} }}\n"
    );
    let proto = format!("syntax = \"proto3\";\nenum Reason {{{values}}}\n");
    (Project::with(&[("catalogue.yaml", &catalogue), ("api.proto", &proto)]), all)
}

/// Generates, and makes sure that nothing is left to do, and that every line is there that must stay.
#[track_caller]
fn settles(project: &Project, stay: &[String]) {
    project.run(&["generate", PATIENTLY]).exits(0);
    let text = project.read("api.proto");
    let run = project.run(&["check", PATIENTLY]);
    assert_eq!(run.code, 0, "{}\n{}", run.stdout, run.stderr);
    let lost: Vec<_> =
        stay.iter().filter(|line| text.matches(line.as_str()).count() != 1).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let values = text.matches(" = ").count() - 1;
    assert!(text.matches("Mend it").count() >= values);
}

#[test]
fn what_stays_in_a_comment_is_kept_in_every_order_and_the_next_run_agrees() {
    let all: Vec<_> = orders(&[Text, Empty, Directive, Open, Marked, Frame], 3)
        .chain(orders(&[Text, Empty, Directive, Marked], 5).filter(|order| order.len() > 3))
        .filter(|order| order.len() < 5 || order.contains(&Directive) && order.contains(&Marked))
        .collect();
    for orders in all.chunks(FEW) {
        let (project, stay) = project(orders, true, |name, line| format!("Old {line} of {name}."));
        settles(&project, &stay);
        // A text that becomes longer, or shorter, keeps them too.
        let catalogue = project.read("catalogue.yaml");
        for text in ["A new text is longer,\\n\\nfor it broke while it ran", "It broke"] {
            let new = catalogue.replace("It broke while it ran", text);
            let is_short = text == "It broke";
            let rest = ", so ask those who know: TODO lists are theirs.\\n\\n";
            let new = if is_short { new.replace(rest, ". ") } else { new };
            project.write("catalogue.yaml", &new);
            settles(&project, &stay);
        }
    }
}

/// Then the text that is replaced must be that of the catalogue.
#[test]
fn what_stays_in_a_comment_that_is_not_adopted_is_kept_in_every_order() {
    // Below words of its paragraph a mark counts for nothing, and would be lost.
    let is_kept = |order: &Vec<Piece>| {
        let (lines, stay) = comment(order, 0, |_| String::new());
        let marked = |lines: &[String]| lines.iter().filter(|line| line.contains("it0at")).count();
        marked(&lines) == marked(&stay) && order.iter().filter(|piece| **piece == Text).count() <= 3
    };
    let orders: Vec<_> =
        orders(&[Text, Empty, Directive, Open, Marked], 4).filter(is_kept).collect();
    for orders in orders.chunks(FEW) {
        let (project, mut stay) = project(orders, false, |_, line| NEW[line.min(2)].to_owned());
        // A line of the text in a tool's paragraph stays as well, and is there twice.
        stay.retain(|line| !NEW.contains(&line.as_str()));
        settles(&project, &stay);
    }
}
