//! A catalogue with a text in every field that takes one.

use std::fmt::Write;

/// A text as a YAML scalar in double quotes, in ASCII.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            ' '..='~' if c != '"' && c != '\\' => quoted.push(c),
            _ => {
                let _ = write!(quoted, "\\U{:08x}", u32::from(c));
            }
        }
    }
    quoted + "\""
}

/// An output of each built-in template; the header of C has a catalogue of its own.
const OUTPUTS: &str = "\
outputs:
  page.md: { template: task-state-reasons.md }
  page.html: { template: reference.html }
  reference.md: { template: reference.md }
  data.json: { template: catalogue.json }
  table.proto: { template: enums.proto }
  table.rs: { template: reasons.rs }
  table.py: { template: reasons.py }
  table.ts: { template: reasons.ts }
  table.js: { template: reasons.js }
  go/table.go: { template: reasons.go, with: { package: reasons } }
  java/Reason.java: { template: Reason.java }
  java/State.java: { template: State.java }
  java/Source.java: { template: Source.java }
  java/Lifecycle.java: { template: Lifecycle.java }
  java/Update.java: { template: Update.java }
  java/Capability.java: { template: Capability.java }
";

/// A catalogue with a reason for each text, every field of which is that text, and an output of
/// each built-in template. Texts that stand once have all of them.
pub fn catalogue(texts: &[String]) -> String {
    let all = quoted(&texts.join("\n\n"));
    let short: Vec<_> = texts.iter().map(String::as_str).filter(|text| text.len() < 99).collect();
    let words =
        texts.iter().enumerate().map(|(index, text)| format!("w_{index}: {}", quoted(text)));
    let mut catalogue = format!(
        "\
project: P
lints: {{ broken-link: allow, contradicting-instead: allow, unused-with-update: allow }}
introduction: {all}
guidelines: {all}
titles: {{ updates: {all} }}
sections: {{ deprecated: {all}, unused: {all}, removed: {all}, updates: {all}, unchanged: {all} }}
enums:
  states:
    type: State
    prefix: S_
    description: {all}
    fields: {{ look: {{ title: {title}, type: text, meaning: {all} }} }}
  sources: {{ type: Source, prefix: C_, description: {all} }}
  reasons:
    type: Reason
    prefix: R_
    description: {all}
    fields:
      look: {{ title: {line}, type: text, required: true, meaning: {all} }}
      page: {{ type: url, meaning: {all} }}
      amount: {{ type: number, meaning: {all} }}
      level: {{ meaning: {all}, type: {{ {words} }} }}
      marks: {{ meaning: {all}, type: [{{ {words} }}] }}
",
        title = quoted(&on_one_line(&texts.join(" "))),
        // A table of each group of reasons has this title at its top, so it is a shorter one.
        line = quoted(&on_one_line(&short.join(" "))),
        words = words.collect::<Vec<_>>().join(", "),
    );
    list(&mut catalogue, "    groups", texts, |index, text, line| {
        format!("      g_{index}: {{ title: {line}, description: {text} }}\n")
    });
    list(&mut catalogue, "capabilities", texts, |index, text, _| {
        format!("  CAP_{index}: {{ frameworks: {text}, description: {text} }}\n")
    });
    list(&mut catalogue, "states", texts, |index, text, line| {
        // The title of the field stands beside each value, so one of them is enough.
        let fields =
            if index == 0 { format!(", fields: {{ look: {line} }}") } else { String::new() };
        format!(
            "  - {{ name: S_{index}, number: {index}, description: {text}, notes: [{{ text: {text} }}]{fields} }}\n"
        )
    });
    list(&mut catalogue, "sources", texts, |index, text, _| {
        format!(
            "  - {{ name: C_{index}, number: {index}, component: {text}, description: {text} }}\n"
        )
    });
    list(&mut catalogue, "notes", texts, |index, text, _| format!("  note-{index}: {text}\n"));
    list(&mut catalogue, "reasons", texts, |index, text, line| {
        let lifecycle = ["deprecated", "unused", "removed"][index % 3];
        let page = quoted(&address(&texts[index]));
        let code = quoted(&format!("{index} {}", on_one_line(&texts[index])));
        let known = if index.is_multiple_of(3) {
            let marks = marks(index);
            format!("page: {page}, amount: {index}, level: w_{index}, marks: [{marks}], ")
        } else {
            String::new()
        };
        format!(
            "  - name: R_{index}
    number: {index}
    code: {code}
    label: {line}
    group: g_{index}
    fields: {{ {known}look: {line} }}
    description: {text}
    guidance: {{ text: {text}, notes: [note-{index}, {{ text: {text} }}] }}
    lifecycle: {{ {lifecycle}: {{ note: {text} }} }}
    updates:
      - state: S_{index}
        source: C_{index}
        when: {text}
        notes: [note-{index}, {{ text: {text} }}]
        instead: {{ CAP_{index}: {{ state: S_0, reason: R_0, when: {text} }} }}
      - {{ state: last-known, when: {text}, requires: CAP_{index}, doubtful: {text} }}
      - {{ when: {text} }}
"
        )
    });
    catalogue + OUTPUTS
}

/// A catalogue with the texts in the fields and parameters that take a short one.
pub fn titles(texts: &[String]) -> String {
    let text = quoted(&texts.join(" "));
    let titles = [
        "guidelines", "reference", "deprecated", "unused", "removed", "updates", "unchanged",
        "index",
    ]
    .map(|name| format!("{name}: {text}"))
    .join(", ");
    format!(
        "\
project: {text}
lints: {{ broken-link: allow, unused-with-update: allow }}
title: {text}
titles: {{ {titles} }}
guidelines: Some.
enums: {{ states: {{ type: State }}, reasons: {{ type: Reason }} }}
states: [{{ name: S, number: 0 }}]
reasons:
  - name: R
    number: 0
    lifecycle: unused
    updates: [{{ state: S, when: Now. }}, {{ state: last-known, when: Now. }}]
outputs:
  page.md: {{ template: task-state-reasons.md, with: {{ layout: {text} }} }}
  table.py: {{ template: reasons.py }}
  index.md: {{ regions: {{ link: {{ template: home-link.md, with: {{ page: {text} }} }} }} }}
"
    )
}

/// A catalogue in which all that it speaks of is called by these nouns, with an output of each
/// built-in template.
pub fn speaking([task, framework, update]: [&str; 3]) -> String {
    let [task, framework, update] = [task, framework, update].map(quoted);
    let words = format!(
        "words: {{ task: {task}, framework: {framework}, frameworks: {framework}, update: {update} }}\n"
    );
    words + &catalogue(&["The lamp was out.".to_owned(), "It went.".to_owned()])
}

/// What can stand in a sentence of a text, as a noun.
pub fn noun(text: &str) -> String {
    let word: String =
        text.chars().filter(|c| c.is_alphanumeric() || [' ', '-'].contains(c)).collect();
    let is_no_letter = |c: char| !c.is_alphabetic();
    word.trim_start_matches(is_no_letter).trim_end_matches([' ', '-']).to_owned()
}

/// The text as it can stand where others see it on one line.
pub fn on_one_line(text: &str) -> String {
    let line: String = text.chars().filter(|c| !c.is_control()).collect();
    if line.trim().is_empty() { "none".to_owned() } else { line }
}

/// The address of a page with all that it can hold of a text.
pub fn address(text: &str) -> String {
    let is_sign = |c: &char| !c.is_whitespace() && !c.is_control() && !"\"'`<>\\{}|^".contains(*c);
    format!("https://a.b/{}", text.chars().filter(is_sign).collect::<String>())
}

/// The words that a reason has of a field for several, in their order.
fn marks(index: usize) -> String {
    if index == 0 { "w_0".to_owned() } else { format!("w_0, w_{index}") }
}

/// All that code knows of a reason, in the order of the programs that print it.
pub fn known(index: usize, text: &str) -> [String; 9] {
    let line = on_one_line(text);
    let given = |value: String| if index.is_multiple_of(3) { value } else { String::new() };
    [
        // White space at the end of a text says nothing.
        text.trim_end().to_owned(),
        format!("{index} {line}"),
        line.clone(),
        line.clone(),
        line,
        given(address(text)),
        given(index.to_string()),
        given(format!("w_{index}")),
        given(marks(index).replace(", ", " ")),
    ]
}

/// Adds an item for each text; `item` gets its index, the text, and the text on one line.
fn list(
    catalogue: &mut String,
    key: &str,
    texts: &[String],
    item: impl Fn(usize, &str, &str) -> String,
) {
    let _ = writeln!(catalogue, "{key}:");
    for (index, text) in texts.iter().enumerate() {
        catalogue.push_str(&item(index, &quoted(text), &quoted(&on_one_line(text))));
    }
}
