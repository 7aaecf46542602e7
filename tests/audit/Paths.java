// One method a kind of path. What a line can send stands at its end; `open` where it cannot be told.
class Paths {
  void fails() {
    JobState state = JobState.JOB_LOST;
    try {
      work();
      state = JobState.JOB_DONE;
      work();
    } catch (IOException error) {
      send(state, Why.WHY_DISK); // sends JOB_LOST WHY_DISK, JOB_DONE WHY_DISK
    } finally {
      send(state, Why.WHY_MEMORY); // sends JOB_LOST WHY_MEMORY, JOB_DONE WHY_MEMORY
    }
  }

  void opens() {
    JobState state = JobState.JOB_LOST;
    try (Node node = open()) { state = JobState.JOB_DONE; } catch (IOException error) { log(error); }
    send(state, Why.WHY_DISK); // sends JOB_LOST WHY_DISK, JOB_DONE WHY_DISK
  }

  void locks() {
    JobState state = JobState.JOB_LOST;
    synchronized (this) { state = JobState.JOB_DONE; }
    send(state, Why.WHY_DISK); // sends JOB_DONE WHY_DISK
  }

  void severalLabels(int kind) {
    JobState state;
    switch (kind) {
      case 1, 2 -> state = JobState.JOB_LOST;
      case 3 -> { state = JobState.JOB_DONE; }
      default -> throw new Error();
    }
    send(state, Why.WHY_DISK); // sends JOB_LOST WHY_DISK, JOB_DONE WHY_DISK
  }

  void ends(boolean full) {
    JobState state = JobState.JOB_LOST;
    if (full) { state = JobState.JOB_DONE; System.exit(1); }
    send(state, Why.WHY_DISK); // sends JOB_LOST WHY_DISK
  }

  void leavesTwoLoops(boolean full) {
    JobState state = JobState.JOB_LOST;
    outer:
    for (;;) { for (;;) { state = JobState.JOB_DONE; if (full) break outer; state = JobState.JOB_LOST; } }
    send(state, Why.WHY_DISK); // open
  }

  void hasDefault(Map<Integer, JobState> states) {
    JobState state = states.getOrDefault(1, JobState.JOB_LOST);
    send(state, Why.WHY_DISK); // open
    send(find().orElse(JobState.JOB_LOST), Why.WHY_MEMORY); // open
  }

  void fieldOfTheSameName(JobState state) {
    this.state = JobState.JOB_LOST;
    send(state, Why.WHY_DISK); // open
  }
}
