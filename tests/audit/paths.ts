// One function a kind of path. What a line can send stands at its end; `open` where it cannot be told.

function inAnInnerBlock(full: boolean) {
  let state = JobState.JOB_LOST;
  if (full) { let state = JobState.JOB_DONE; log(state); }
  send(state, Why.WHY_DISK); // open
}

function assignedInALambda() {
  let state = JobState.JOB_LOST;
  nodes.forEach(() => { state = JobState.JOB_DONE; });
  send(state, Why.WHY_DISK); // open
}

function sentLater() {
  let state = JobState.JOB_LOST;
  setTimeout(() => send(state, Why.WHY_DISK), 1); // open
  state = JobState.JOB_DONE;
}

function standsIn(last?: JobState) {
  const state = last ?? JobState.JOB_LOST;
  send(state, Why.WHY_DISK); // open
  const other = last || JobState.JOB_LOST;
  send(other, Why.WHY_MEMORY); // open
}

function assignedIfUnset(last?: JobState) {
  let state = JobState.JOB_LOST;
  state &&= JobState.JOB_DONE;
  send(state, Why.WHY_DISK); // open
}

function fails() {
  let state = JobState.JOB_LOST;
  try { work(); state = JobState.JOB_DONE; work(); } catch { send(state, Why.WHY_DISK); } // sends JOB_LOST WHY_DISK, JOB_DONE WHY_DISK
}

function withoutSemicolons(full: boolean) {
  let state = JobState.JOB_LOST
  if (full) state = JobState.JOB_DONE
  else state = JobState.JOB_KILLED
  send(state, Why.WHY_DISK) // sends JOB_DONE WHY_DISK, JOB_KILLED WHY_DISK
}

function twoInOneStatement(full: boolean) {
  let state = JobState.JOB_LOST, why = Why.WHY_DISK;
  if (full) state = JobState.JOB_DONE, why = Why.WHY_MEMORY;
  send(state, why); // sends JOB_LOST WHY_DISK, JOB_DONE WHY_MEMORY
}

function overridden(changes: object) {
  send({ state: JobState.JOB_LOST, ...changes, why: Why.WHY_DISK }); // open
}

function ends(full: boolean) {
  let state = JobState.JOB_LOST;
  if (full) { state = JobState.JOB_DONE; process.exit(1); }
  send(state, Why.WHY_DISK); // sends JOB_LOST WHY_DISK
}

const sendGiven = (why: Why, state?: JobState) => { send(state ?? JobState.JOB_LOST, why); };

function helper(state: JobState) {
  sendGiven(Why.WHY_DISK, state); // open
}
