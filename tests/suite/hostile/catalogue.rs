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

/// A catalogue with a reason for each text, every field of which is that text, and an output of
/// each built-in template. Texts that stand once have all of them.
pub fn catalogue(texts: &[String]) -> String {
    let all = quoted(&texts.join("\n\n"));
    let mut catalogue = format!(
        "\
project: P
lints: {{ broken-link: allow, contradicting-instead: allow, unused-with-update: allow }}
introduction: {all}
guidelines: {all}
titles: {{ updates: {all} }}
sections: {{ deprecated: {all}, unused: {all}, removed: {all}, updates: {all}, unchanged: {all} }}
enums:
  states: {{ type: State, prefix: S_, description: {all} }}
  sources: {{ type: Source, prefix: C_, description: {all} }}
  reasons: {{ type: Reason, prefix: R_, description: {all} }}
"
    );
    list(&mut catalogue, "capabilities", texts, |index, text| {
        format!("  CAP_{index}: {{ frameworks: {text}, description: {text} }}\n")
    });
    list(&mut catalogue, "states", texts, |index, text| {
        format!(
            "  - {{ name: S_{index}, number: {index}, description: {text}, notes: [{{ text: {text} }}] }}\n"
        )
    });
    list(&mut catalogue, "sources", texts, |index, text| {
        format!(
            "  - {{ name: C_{index}, number: {index}, component: {text}, description: {text} }}\n"
        )
    });
    list(&mut catalogue, "notes", texts, |index, text| format!("  note-{index}: {text}\n"));
    list(&mut catalogue, "reasons", texts, |index, text| {
        let lifecycle = ["deprecated", "unused", "removed"][index % 3];
        format!(
            "  - name: R_{index}
    number: {index}
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
    let _ = write!(
        catalogue,
        "\
outputs:
  page.md: {{ template: task-state-reasons.md }}
  page.html: {{ template: reference.html }}
  data.json: {{ template: catalogue.json }}
  table.proto: {{ template: enums.proto }}
  table.rs: {{ template: reasons.rs }}
  table.py: {{ template: reasons.py }}
  table.ts: {{ template: reasons.ts }}
  table.js: {{ template: reasons.js }}
  go/table.go: {{ template: reasons.go, with: {{ package: reasons }} }}
  java/Reason.java: {{ template: Reason.java }}
  java/State.java: {{ template: State.java }}
  java/Source.java: {{ template: Source.java }}
  java/Lifecycle.java: {{ template: Lifecycle.java }}
  java/Update.java: {{ template: Update.java }}
  java/Capability.java: {{ template: Capability.java }}
"
    );
    catalogue
}

/// A catalogue with the texts in the fields and parameters that take a short one.
pub fn titles(texts: &[String]) -> String {
    let text = quoted(&texts.join(" "));
    let titles = [
        "guidelines",
        "reference",
        "deprecated",
        "unused",
        "removed",
        "updates",
        "unchanged",
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

fn list(catalogue: &mut String, key: &str, texts: &[String], item: fn(usize, &str) -> String) {
    let _ = writeln!(catalogue, "{key}:");
    for (index, text) in texts.iter().enumerate() {
        catalogue.push_str(&item(index, &quoted(text)));
    }
}
