//! What limits a case: states that others get in its place, capabilities, doubt and its end.

use super::{own, select, text};
use scraper::ElementRef;

/// A reader of the index learns of every state, and of what nobody can be sure of.
#[test]
fn the_index_names_every_state_that_a_reason_comes_with() {
    let page = own();
    let cell = |reason: &str| {
        let name = select(&page, &format!("td > code[id={reason:?}]"))[0];
        let row = name.ancestors().filter_map(ElementRef::wrap).nth(1).unwrap();
        text(row)
    };
    let late = cell("REASON_EXECUTOR_REREGISTRATION_TIMEOUT");
    assert!(late.contains(" TASK_FAILED (doubtful) TASK_LOST TASK_GONE "), "{late}");
    let removed = cell("REASON_SLAVE_REMOVED");
    assert!(removed.contains(" TASK_LOST TASK_DROPPED TASK_UNREACHABLE "), "{removed}");
}

#[test]
fn what_is_no_longer_sent_needs_more_or_is_not_there_is_said() {
    let page = own();
    let paragraphs: Vec<_> = select(&page, "p").into_iter().map(text).collect();
    for said in [
        "As of Apache Mesos 1.11, the following reasons are in use, except in cases marked as \
         doubtful or no longer sent.",
        "In place of the state TASK_KILLING, partition-aware frameworks that also have \
         TASK_KILLING_STATE get this state with these reasons:",
    ] {
        assert!(paragraphs.iter().any(|one| one == said), "{said}");
    }
    let empty = |one: &&String| {
        *one == "No reason is tied to this state; updates that repeat it can carry one."
    };
    assert_eq!(paragraphs.iter().filter(empty).count(), 4);
    let last = "No longer sent: Release 1.9 was the last with this case.";
    assert!(select(&page, "td").into_iter().any(|cell| text(cell).ends_with(last)));
}
