//! Two files of different opinions: the whole catalogue, and all that is said.

use snapbox::{IntoData, assert_data_eq, str};

use super::MILL;
use super::project::Project;

#[test]
fn two_files_make_one_catalogue() {
    let project = Project::fixture("mill");
    let run = project.run(&MILL).exits(0);
    assert_eq!(run.stdout, "");
    assert_data_eq!(
        project.read("catalogue.yaml"),
        str![[r#"
# Made by `reasonbook init` of
#   proto/mill.proto
#   proto/v2/mill.proto
# From now on this file is the source. Edit it, run `reasonbook generate`, and commit both;
# `reasonbook check` shows what would change.

project: Mill

apis:
  v0: {}
  v2: { rename: { SERF: WORKER } }

enums:
  states:
    type: SackState
    prefix: SACK_
    description: What becomes of a sack.
  reasons:
    type: Cause
    prefix: CAUSE_
    description: |
      Why it became that. Hints:

      - 5 was the mouse.
      - Read `serf_id` too.

states:
  - name: SACK_WAITING
    number: 0
    description: It waits at the door.

  - name: SACK_MILLING
    number: 1
    description: |
      The wheel turns. It stops for `SACK_LOST` alone, and for nothing else that happens in the
      mill.

  - name: SACK_DONE
    number: 2

  - name: SACK_LOST
    number: 3
    description: |
      Nobody has seen it: neither the serf nor the cat.

# What is still to be written is when a reason comes: one line a case, under the reason.
#
#     updates:
#       - { state: SACK_LOST, when: … }
#
reasons:
  - name: CAUSE_SERF_GONE
    number: 0
    description: The serf went home; see SACK_WAITING and `CAUSE_SERF_ASLEEP`.

  - name: CAUSE_SERF_ASLEEP
    number: 1
    description: |
      Zzz: # 1.
    lifecycle: deprecated

  - name: CAUSE_DROUGHT
    names: { v2: CAUSE_NO_WATER }
    number: 2
    description: |
      \-- Water --

  - name: CAUSE_FROG
    number: -3
    description: |
      ```text
       ~~~~~
      ( o o )   a frog
      ```
    former_names: [{ name: CAUSE_TOAD }, { name: CAUSE_TADPOLE }]

  - name: CAUSE_FLOOD
    number: 4

  - name: CAUSE_HURRY
    number: 6
    description: Too many sacks for one worker.

reserved:
  numbers:
    reasons: [5, 100, 101, 102]
  names:
    reasons: [CAUSE_MOUSE, CAUSE_SERF_ILL]

outputs:
  docs/reasons.md: { template: task-state-reasons.md }
  # `adopted` lets the comments go that the catalogue does not have: `init` named them. Without it
  # `check` lists them once more.
  proto/mill.proto:
    adopted: true
    proto_comments:
      states: SackState
      reasons: Cause
  proto/v2/mill.proto:
    api: v2
    adopted: true
    proto_comments:
      states: SackState
      reasons: Sack.Cause

"#]]
        .raw()
    );
    assert_data_eq!(
        run.stderr,
        str![[r#"
warning[not-carried-over]: `SackState` has comments beside and between its values, or at aliases; these stay in the file, and the catalogue lacks them
  --> proto/mill.proto:13:19
   |
13 |   SACK_DONE = 2;  // Ask the miller.
   |                   ^^^^^^^^^^^^^^^^^^

warning[not-carried-over]: `Cause` has options; these stay in the file, and the catalogue lacks them
  --> proto/mill.proto:25:10
   |
25 |   option (audited) = true;
   |          ^^^^^^^^^^
   |
   = note: all of them: lines 25, 39

warning[not-carried-over]: these are too many numbers for a list, so the catalogue does not reserve that
  --> proto/mill.proto:27:27
   |
27 |   reserved 5, 100 to 102, 1000 to max;
   |                           ^^^^^^^^^^^
   |
   = help: the file still reserves it, and `check` will warn that the two differ

warning[different-reserved]: this is reserved here and not in proto/v2/mill.proto
  --> proto/mill.proto:28:27
   |
28 |   reserved "CAUSE_MOUSE", "CAUSE_SERF_ILL";
   |                           ^^^^^^^^^^^^^^^^
   |
  ::: proto/v2/mill.proto:21:8
   |
21 |   enum Cause {
   |        ----- the enum there
   |
   = help: reserve it there too

warning[not-carried-over]: `Cause` has comments beside and between its values, or at aliases; these stay in the file, and the catalogue lacks them
  --> proto/mill.proto:45:3
   |
45 |   // Old.
   |   ^^^^^^^

warning[missing-value]: `Sack.Cause` of proto/v2/mill.proto has no value `CAUSE_FLOOD`
  --> proto/mill.proto:48:3
   |
48 |   CAUSE_FLOOD = 4;
   |   ^^^^^^^^^^^
   |
  ::: proto/v2/mill.proto:21:8
   |
21 |   enum Cause {
   |        ----- the enum without it
   |
   = help: add `CAUSE_FLOOD = 4;` to it, or `generate` will stop there

warning[different-comment]: this says something else than the comment in proto/mill.proto, and `generate` replaces it
 --> proto/v2/mill.proto:7:3
  |
7 |   // It waits at the gate.
  |   ^^^^^^^^^^^^^^^^^^^^^^^^
  |
 ::: proto/mill.proto:7:3
  |
7 |   // It waits at the door.
  |   ------------------------ the catalogue has this one
  |
  = help: write what is worth keeping into the description

warning[different-comment]: this differs from the comment in proto/mill.proto by renamed words alone, and `generate` replaces it
  --> proto/v2/mill.proto:16:3
   |
16 |   // Nobody has seen it: neither the worker nor the cat.
   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
  ::: proto/mill.proto:15:3
   |
15 |   // Nobody has seen it: neither the serf nor the cat.
   |   ---------------------------------------------------- the catalogue has this one
   |
   = help: names and terms in code spans get the words of each api, prose does not

warning[not-carried-over]: these are too many numbers for a list, so the catalogue does not reserve that
  --> proto/v2/mill.proto:24:29
   |
24 |     reserved 5, 100 to 102, 1000 to max;
   |                             ^^^^^^^^^^^
   |
   = help: the file still reserves it, and `check` will warn that the two differ

warning[different-comment]: this differs from the comment in proto/mill.proto by renamed words alone, and `generate` replaces it
  --> proto/v2/mill.proto:27:5
   |
27 |       // The worker went home; see SACK_WAITING and CAUSE_WORKER_ASLEEP.
   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
  ::: proto/mill.proto:30:3
   |
30 | /   // The serf went home; see SACK_WAITING and CAUSE_SERF_ASLEEP.
31 | |   //
32 | |   // TODO(anna): Ask it why.
   | |____________________________- the catalogue has this one
   |
   = help: names and terms in code spans get the words of each api, prose does not

warning[different-lifecycle]: `CAUSE_WORKER_ASLEEP` is deprecated in one file, and not in the other
  --> proto/v2/mill.proto:30:5
   |
30 |     CAUSE_WORKER_ASLEEP = 1;
   |     ^^^^^^^^^^^^^^^^^^^
   |
  ::: proto/mill.proto:36:3
   |
36 |   CAUSE_SERF_ASLEEP = 1 [deprecated = true];
   |   ----------------- the value there
   |
   = help: the catalogue follows the first file; correct the one that is wrong

warning[different-comment]: this says something else than the comment in proto/mill.proto, and `generate` replaces it
  --> proto/v2/mill.proto:32:5
   |
32 |     // No water.
   |     ^^^^^^^^^^^^
   |
  ::: proto/mill.proto:38:3
   |
38 |   // -- Water --
   |   -------------- the catalogue has this one
   |
   = help: write what is worth keeping into the description

warning[different-name]: the number 2 is `CAUSE_NO_WATER` here, and would be `CAUSE_DROUGHT` after the name in the other file
  --> proto/v2/mill.proto:33:5
   |
33 |     CAUSE_NO_WATER = 2;
   |     ^^^^^^^^^^^^^^
   |
  ::: proto/mill.proto:39:3
   |
39 |   CAUSE_DROUGHT = 2 [(level) = "low", deprecated = false];
   |   ------------- the other name
   |
   = help: if the two are the same, the catalogue is right: it has both names

warning[missing-value]: `Cause` of proto/mill.proto has no value `CAUSE_HURRY`
  --> proto/v2/mill.proto:39:5
   |
39 |     CAUSE_HURRY = 6;
   |     ^^^^^^^^^^^
   |
  ::: proto/mill.proto:23:6
   |
23 | enum Cause {
   |      ----- the enum without it
   |
   = help: add `CAUSE_HURRY = 6;` to it, or `generate` will stop there

created catalogue.yaml with 4 states, 6 reasons
14 warnings above: what it does not have, and where files disagree
see what it changes with: reasonbook check; then run: reasonbook generate

"#]]
    );
}
