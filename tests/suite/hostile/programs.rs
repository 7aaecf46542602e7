//! Programs that print all that each language knows of every reason, each item before a zero byte and a
//! line break.

/// The files with them, by their paths.
pub const PROGRAMS: [(&str, &str); 6] = [
    ("main.py", PYTHON),
    ("main.rs", RUST),
    ("Main.java", JAVA),
    ("main.c", C),
    ("main.go", GO),
    ("main.mjs", TYPESCRIPT),
];

const PYTHON: &str = r"
import sys
from table import Reason

sys.stdout.reconfigure(encoding='utf-8', newline='')
for r in Reason:
    amount = '' if r.amount is None else str(r.amount)
    marks = ' '.join(mark.value for mark in r.marks)
    for item in (r.description, r.code, r.label, r.group.title, r.look, r.page or '', amount,
                 r.level.value if r.level else '', marks):
        sys.stdout.write(item + '\0\n')
";

const RUST: &str = r#"
mod table;

fn main() {
    for r in table::Reason::ALL {
        let amount = r.amount().map_or(String::new(), |amount| amount.to_string());
        let marks: Vec<_> = r.marks().iter().map(|mark| mark.as_str()).collect();
        let marks = marks.join(" ");
        let level = r.level().map_or("", |level| level.as_str());
        let (code, label) = (r.code().unwrap(), r.label().unwrap());
        let page = r.page().unwrap_or_default();
        for item in [
            r.description(), code, label, r.group().title(), r.look(), page, &amount, level, &marks,
        ] {
            print!("{item}\0\n");
        }
    }
}
"#;

const JAVA: &str = r#"
import java.util.stream.Collectors;

public final class Main {
  public static void main(String[] args) throws Exception {
    for (Reason r : Reason.values()) {
      String amount = r.getAmount().isPresent() ? "" + r.getAmount().getAsInt() : "";
      String marks = r.getMarks().stream().map(Object::toString).collect(Collectors.joining(" "));
      String page = r.getPage().orElse("");
      String level = r.getLevel().map(Object::toString).orElse("");
      String[] items = {
        r.getDescription(), r.getCode().get(), r.getLabel().get(), r.getGroup().getTitle(), r.getLook(), page, amount,
        level, marks
      };
      for (String item : items) {
        System.out.write((item + "\0\n").getBytes("UTF-8"));
      }
    }
    System.out.flush();
  }
}
"#;

const C: &str = r#"
#include <inttypes.h>
#include <stdio.h>
#include "table.h"

static void say(const char *item) { printf("%s%c\n", item, 0); }

int main(void) {
  for (size_t index = 0; index < Reason_count; index++) {
    const ReasonFacts *r = Reason_facts(Reason_values[index]);
    say(r->description);
    say(r->code);
    say(r->label);
    say(ReasonGroup_titles[r->group]);
    say(r->look);
    say(r->page);
    if (r->amount_is_known) printf("%" PRId64, r->amount);
    say("");
    say(ReasonLevel_names[r->level]);
    for (const ReasonMarks *mark = r->marks; *mark != ReasonMarks_unstated; mark++) {
      printf("%s%s", mark == r->marks ? "" : " ", ReasonMarks_names[*mark]);
    }
    say("");
  }
  return 0;
}
"#;

const GO: &str = r#"
package main

import (
	"fmt"
	"strings"

	"example.com/table/go"
)

func main() {
	for _, r := range reasons.ReasonValues() {
		amount := ""
		if number, known := r.Amount(); known {
			amount = fmt.Sprint(number)
		}
		marks := []string{}
		for _, mark := range r.Marks() {
			marks = append(marks, string(mark))
		}
		for _, item := range []string{
			r.Description(), r.Code(), r.Label(), r.Group().Title(), r.Look(), r.Page(), amount, string(r.Level()), strings.Join(marks, " "),
		} {
			fmt.Print(item, "\x00\n")
		}
	}
}
"#;

const TYPESCRIPT: &str = r"
import { REASON_FACTS, REASON_GROUP_TITLES, Reason } from './out/table.js';

for (const reason of Object.values(Reason)) {
  const r = REASON_FACTS[reason];
  for (const item of [
    r.description, r.code, r.label, REASON_GROUP_TITLES[r.group], r.look, r.page ?? '', r.amount ?? '', r.level ?? '', r.marks.join(' '),
  ]) process.stdout.write(item + '\0\n');
}
";
