//! No text leaves the comment that it is written into.

use crate::project::Project;

const CATALOGUE: &str = "\
project: Lantern
enums: { reasons: { type: Reason, prefix: WHY_ } }
reasons:
  - { name: WHY_WET, number: 1, description: \"Is the wick wet??/\" }
  - { name: WHY_DARK, number: 2, description: 'The path was C:\\' }
  - { name: WHY_END, number: 3, description: \"`*??/`  \\n`/ return 0; /*`\" }
outputs:
  made.c: { template: made.c }
";

/// Each comment stands before code that must still be there.
const TEMPLATE: &str = "\
{% for line in banner %}// {{ line }}
{% endfor %}
int main(void)
{
  int wrong = 6;
{%- for reason in reasons.entries %}
{{ reason.description | comment(prefix=\"  // \") }}
  --wrong;
  /*
{{ reason.description | block_comment(prefix=\"\") }}
*/
  --wrong;
{%- endfor %}
  return wrong;
}
";

/// C of the standard has `??/` for a backslash, which joins a line with the next one.
#[test]
fn no_line_of_a_comment_continues_on_the_next() {
    let project = Project::with(&[("catalogue.yaml", CATALOGUE), ("templates/made.c", TEMPLATE)]);
    project.run(&["generate"]).exits(0);
    for standard in ["-std=c11", "-std=gnu11"] {
        project.program("gcc", &[standard, "-o", "made", "made.c"]).exits(0);
        project.program("./made", &[]).exits(0);
    }
}
