// One function a kind of path. What a line can send stands at its end; `open` where it cannot be told.

fn in_an_inner_block(full: bool) {
    let state = JobState::Lost;
    if full {
        let state = JobState::Done;
        log(state);
    }
    send(state, Why::Disk); // open
}

fn borrowed() {
    let mut state = JobState::Lost;
    choose(&mut state);
    send(state, Why::Disk); // open
}

fn assigned_in_a_closure() {
    let mut state = JobState::Lost;
    let mut fail = || state = JobState::Done;
    fail();
    send(state, Why::Disk); // open
}

fn chosen_by_a_pattern(node: Option<Node>) {
    let state = if let Some(node) = node { JobState::Lost } else { JobState::Done };
    send(state, Why::Disk); // sends JOB_LOST WHY_DISK, JOB_DONE WHY_DISK
}

fn made_by_a_block(full: bool) {
    let state = { let lost = JobState::Lost; if full { JobState::Done } else { lost } };
    send(state, Why::Disk); // open
}

fn bound_by_patterns(next: Result<JobState, Error>, states: &[JobState]) {
    let state = JobState::Lost;
    if let Ok(state) = next { send(state, Why::Disk); } // open
    match next { Ok(state) => send(state, Why::Memory), Err(_) => {} } // open
    for state in states { send(*state, Why::Timeout); } // open
}

fn leaves_two_loops(full: bool) {
    let mut state = JobState::Lost;
    'outer: loop { loop { state = JobState::Done; if full { break 'outer; } state = JobState::Killed; } }
    send(state, Why::Disk); // open
}

fn has_default() {
    let state = find().unwrap_or(JobState::Lost);
    send(state, Why::Disk); // open
}

fn ends(full: bool) {
    let mut state = JobState::Lost;
    if full { state = JobState::Done; unreachable!(); }
    send(state, Why::Disk); // sends JOB_LOST WHY_DISK
}
