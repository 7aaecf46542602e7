//! The examples that `--help` shows, in lines that fit where the width is not known, since clap breaks
//! longer ones. `tests/suite/help.rs` and `tests/suite/init.rs` run them.

pub const INIT: &str = "\
Examples:
  reasonbook init
  reasonbook init --catalogue api/catalogue.yaml --from-proto api/ferry.proto --reasons Cause
  reasonbook init --catalogue both.yaml --from-proto api/ferry.proto \\
    --from-proto api/v1/ferry.proto --states JobState --reasons Cause --reasons Job.Cause
  reasonbook init --catalogue parts.yaml --states api/state.proto:JobState \\
    --reasons api/ferry.proto:Cause
  reasonbook init --catalogue one.yaml --from-proto api/ferry.proto \\
    --reasons Cause --reasons CauseV1
  reasonbook init --catalogue read.yaml --from ferry.py --reasons '{name} = {number}'

A second file or enum has the names of another version of the API; what is not given again stays the
same. Nothing is overwritten.";

pub const EXPLAIN: &str = "\
Examples:
  reasonbook explain WHY_FULL
  reasonbook explain full
  reasonbook explain FROM_NODE JOB_LOST WHY_FULL
  reasonbook explain 'job 7 ended: JOB_LOST, reason WHY_FULL'
  reasonbook explain 2
  reasonbook explain unknown-state";

pub const AUDIT: &str = "\
Examples:
  reasonbook audit
  reasonbook audit --unresolved
  reasonbook audit --table=csv > sites.csv
  reasonbook audit --names ferry.proto --reasons Cause --states JobState --table 'src/**/*.cpp'";

pub const COMPARE: &str = "\
Examples:
  reasonbook compare --against main
  reasonbook compare --against HEAD --format markdown > changes.md";

pub const SCHEMA: &str = "\
Examples:
  reasonbook schema > catalogue.schema.json
  reasonbook schema --included > included.schema.json";

pub const LIST: &str = "\
Examples:
  reasonbook list
  reasonbook list --state JOB_LOST --source FROM_NODE
  reasonbook list --lifecycle deprecated --long
  reasonbook list --format csv --api v2 > entries.csv";

pub const ADD: &str = "\
Examples:
  reasonbook add WHY_FIRE --description 'The machine burned down.'
  reasonbook add WHY_FLOOD --description 'The cellar is full.' --since 3.1 \\
    --state JOB_LOST --source FROM_NODE --when 'Water reached the machine.'
  reasonbook add JOB_PAUSED --description 'The job waits for an answer.' --after JOB_RUNNING
  reasonbook add WHY_FROST --description 'The pipes froze.' --against main --generate";

pub const RENAME: &str = "\
Examples:
  reasonbook rename WHY_FULL WHY_DISK_FULL
  reasonbook rename WHY_DISK_FULL WHY_NO_SPACE --since 3.1 --generate";

pub const DEPRECATE: &str = "\
Examples:
  reasonbook deprecate WHY_FULL --use WHY_BUSY
  reasonbook deprecate WHY_BUSY --since 3.1 --note 'Queues have no limit any more.' --dry-run";

pub const REMOVE: &str = "\
Examples:
  reasonbook remove WHY_OLD
  reasonbook remove WHY_FULL --use WHY_BUSY --since 3.1";

pub const GENERATE: &str = "\
Examples:
  reasonbook generate
  reasonbook generate --prune
  reasonbook generate --watch
  reasonbook generate --depfile build/reasons.d";

pub const CHECK: &str = "\
Examples:
  reasonbook check
  reasonbook check --catalogue docs/catalogue.yaml
  reasonbook check 2> drift.txt | git apply --allow-empty
  reasonbook check --depfile stamp.d --depfile-target stamp && touch stamp";

pub const OUTPUTS: &str = "\
Examples:
  reasonbook outputs
  reasonbook outputs | git --literal-pathspecs add --pathspec-from-file=-
  reasonbook outputs --whole | sed 's/.*/\"&\" linguist-generated eol=lf/' >> .gitattributes";

pub const TEMPLATE: &str = "\
Examples:
  reasonbook template
  reasonbook template reasons.rs > templates/reasons.rs";

pub const COMPLETIONS: &str = "\
Examples:
  reasonbook completions bash > ~/.local/share/bash-completion/completions/reasonbook
  reasonbook completions zsh > ~/.local/share/zsh/site-functions/_reasonbook
  reasonbook completions fish > ~/.config/fish/completions/reasonbook.fish";

pub const MAN: &str = "\
Examples:
  reasonbook man | man -l -
  reasonbook man generate > reasonbook-generate.1
  reasonbook man --into ~/.local/share/man/man1";
