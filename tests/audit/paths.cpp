// One function a kind of path. What a line can send stands at its end; `open` where it cannot be told.

void sameCondition(bool full) {
  JobState state = JOB_LOST;
  if (full) state = JOB_DONE;
  Why why = WHY_DISK;
  if (full) why = WHY_MEMORY;
  send(state, why);  // sends JOB_LOST WHY_DISK, JOB_DONE WHY_MEMORY
}

void returnsUnderTheSameCondition(bool full) {
  JobState state = JOB_LOST;
  if (full) state = JOB_DONE;
  if (full) return;
  send(state, WHY_DISK);  // sends JOB_LOST WHY_DISK
}

void changedCondition(int left) {
  JobState state; Why why;
  if (left > 0) { state = JOB_LOST; } else { state = JOB_DONE; }
  left = count();
  if (left > 0) { why = WHY_DISK; } else { why = WHY_MEMORY; }
  send(state, why);  // open
}

void calledCondition() {
  JobState state; Why why;
  if (isFull()) { state = JOB_LOST; } else { state = JOB_DONE; }
  if (isFull()) { why = WHY_DISK; } else { why = WHY_MEMORY; }
  send(state, why);  // open
}

void fieldAsCondition(Node* node) {
  JobState state; Why why;
  if (node->full) { state = JOB_LOST; } else { state = JOB_DONE; }
  refresh(node);
  if (node->full) { why = WHY_DISK; } else { why = WHY_MEMORY; }
  send(state, why);  // open
}

void comparedValue(bool full) {
  JobState state = full ? JOB_LOST : JOB_DONE;
  if (JOB_DONE == state) { send(state, WHY_DISK); }  // sends JOB_DONE WHY_DISK
  if (state == JOB_LOST && isReady()) { send(state, WHY_MEMORY); }  // sends JOB_LOST WHY_MEMORY
}

void switchOnValue(bool full) {
  JobState state = full ? JOB_LOST : JOB_DONE;
  switch (state) { case JOB_LOST: return; default: send(state, WHY_DISK); }  // sends JOB_DONE WHY_DISK
}

void roundsDiffer(int nodes) {
  JobState state = JOB_LOST; Why why = WHY_DISK;
  for (int i = 0; i < nodes; i++) { if (i % 2) { state = JOB_DONE; } else { why = WHY_MEMORY; } }
  send(state, why);  // open
}

void thirdRound(int nodes) {
  JobState state = JOB_LOST, next = JOB_DONE, last = JOB_KILLED;
  while (nodes--) {
    send(state, WHY_DISK);  // sends JOB_LOST WHY_DISK, JOB_DONE WHY_DISK, JOB_KILLED WHY_DISK
    state = next;
    next = last;
  }
}

void atLeastOneRound(int nodes) {
  JobState state = JOB_LOST;
  do { state = JOB_DONE; } while (nodes--);
  send(state, WHY_DISK);  // sends JOB_DONE WHY_DISK
}

void leftFromInside(bool full) {
  JobState state = JOB_LOST;
  for (;;) { state = JOB_DONE; if (full) break; state = JOB_KILLED; }
  send(state, WHY_DISK);  // sends JOB_DONE WHY_DISK
}

void inAnInnerBlock(bool full) {
  JobState state = JOB_LOST;
  if (full) { JobState state = JOB_DONE; log(state); }
  send(state, WHY_DISK);  // open
}

void jumps(bool full) {
  JobState state = JOB_LOST;
  if (full) goto out;
  state = JOB_DONE;
out:
  send(state, WHY_DISK);  // open
}

void fromAReference() {
  JobState state = JOB_LOST;
  JobState& same = state;
  same = JOB_DONE;
  send(state, WHY_DISK);  // open
}

void fromAnAddress() {
  JobState state = JOB_LOST;
  choose(&state);
  send(state, WHY_DISK);  // open
}

void swapped(JobState other) {
  JobState state = JOB_LOST;
  std::swap(state, other);
  send(state, WHY_DISK);  // open
}

void assignedInALambda() {
  JobState state = JOB_LOST;
  auto fail = [&]() { state = JOB_DONE; };
  fail();
  send(state, WHY_DISK);  // open
}

void sentLater() {
  JobState state = JOB_LOST;
  auto fail = [&state]() { send(state, WHY_DISK); };  // open
  state = JOB_DONE;
  fail();
}

void assignedInAnExpression(bool full) {
  JobState state = JOB_LOST;
  full && (state = JOB_DONE);
  send(state, WHY_DISK);  // open
}

void assignedInACondition(JobState last) {
  JobState state = JOB_LOST;
  if ((state = JOB_DONE) == last) { send(state, WHY_DISK); }  // open
}

void chain() {
  JobState state, same;
  same = state = JOB_DONE;
  send(state, WHY_DISK);  // sends JOB_DONE WHY_DISK
}

void list() {
  JobState state = JOB_LOST, other = JOB_DONE;
  send(state, WHY_DISK);  // sends JOB_LOST WHY_DISK
  send(other, WHY_MEMORY);  // sends JOB_DONE WHY_MEMORY
}

void fails() {
  JobState state = JOB_LOST; Why why = WHY_DISK;
  try {
    state = JOB_DONE;
    work();
    why = WHY_MEMORY;
  } catch (...) {
  }
  send(state, why);  // sends JOB_DONE WHY_DISK, JOB_DONE WHY_MEMORY
}

void ends(bool full) {
  JobState state = JOB_LOST;
  if (full) { state = JOB_DONE; exit(1); }
  send(state, WHY_DISK);  // sends JOB_LOST WHY_DISK
}

void partOfTheText() {
#ifdef FERRY
  JobState state = JOB_LOST;
#else
  JobState state = JOB_DONE;
#endif
  send(state, WHY_DISK);  // sends JOB_LOST WHY_DISK, JOB_DONE WHY_DISK
}

void macroChooses(bool full) {
  JobState state = JOB_LOST;
  UNLESS(full) state = JOB_DONE;
  send(state, WHY_DISK);  // sends JOB_LOST WHY_DISK, JOB_DONE WHY_DISK
}

void stateBesideACall() {
  JobState state = JOB_DONE;
  send(state, pick());  // sends JOB_DONE WHY_DISK, JOB_DONE WHY_MEMORY
}

Why pick() {
  if (isFull()) { return WHY_DISK; }
  return WHY_MEMORY;
}

void setLater(bool full) {
  Update update;
  update.set_state(JOB_LOST);
  update.set_reason(WHY_DISK);  // open
  if (full) update.set_state(JOB_DONE);
  send(update);
}

void setThroughAnother() {
  Update update;
  update.set_state(JOB_LOST);
  Update* same = &update;
  same->set_state(JOB_DONE);
  update.set_reason(WHY_DISK);  // open
}

void cleared() {
  Update update;
  update.set_state(JOB_LOST);
  update.Clear();
  update.set_reason(WHY_DISK);  // open
}

void sendGiven(Why why) { if (why == WHY_DISK) { send(JOB_LOST, why); } else { send(JOB_DONE, why); } }
void sendOther(Why why) { why = WHY_MEMORY; send(JOB_LOST, why); }  // sends JOB_LOST WHY_MEMORY
void sendEither(Why why, bool full) { if (full) { send(JOB_LOST, why); } else { send(JOB_DONE, why); } }

void sendIfSet(Option<Why> why) { if (why.isSome()) { send(JOB_LOST, why.get()); } }
void sendUnlessNull(Why* why) { if (why != nullptr) { send(JOB_LOST, why); } }

void helpers(bool full) {
  sendIfSet(WHY_DISK);  // sends JOB_LOST WHY_DISK
  sendUnlessNull(WHY_MEMORY);  // sends JOB_LOST WHY_MEMORY
  sendGiven(WHY_MEMORY);  // open
  sendOther(WHY_DISK);  // open
  sendEither(WHY_DISK, full);  // sends JOB_LOST WHY_DISK, JOB_DONE WHY_DISK
}
