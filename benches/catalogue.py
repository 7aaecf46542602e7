"""Writes a catalogue of any size, for the benches: catalogue.py REASONS FILE."""

import sys

HEAD = """\
project: Anthill
release: "3.1"
title: Job Reasons
apis:
  v0: {}
  v1: { rename: { DRONE: WORKER } }
enums:
  states: { type: JobState, prefix: JOB_, description: Where a job stands. }
  sources: { type: Source, prefix: FROM_, description: Who made an update. }
  reasons: { type: Reason, prefix: REASON_, description: Why an update was made. }
capabilities:
  FINE_STATES: { frameworks: careful frameworks, description: They get finer states. }
states:
"""

# One of the Java classes is enough of them.
OUTPUTS = """\
lints: { missing-class: allow }
outputs:
  docs/reasons.md: { template: task-state-reasons.md }
  rust/reasons.rs: { template: reasons.rs }
  python/reasons.py: { template: reasons.py }
  java/Reason.java: { template: Reason.java }
"""


def write(reasons, out):
    out.write(HEAD)
    for n in range(14):
        out.write(
            f"  - {{ name: JOB_STATE_{n}, number: {n}, since: 0.{n}.0, terminal: usually, "
            f"description: The job is in state {n}; `JOB_STATE_{(n + 1) % 14}` comes next. }}\n"
        )
    out.write("sources:\n")
    for n, name in enumerate(["QUEEN", "DRONE", "RUNNER"]):
        out.write(
            f"  - {{ name: FROM_{name}, number: {n}, component: {name.lower()}, "
            f"description: The {name.lower()} made the update. }}\n"
        )
    out.write("reasons:\n")
    for n in range(reasons):
        out.write(
            f"  - name: REASON_DRONE_DISK_{n}\n"
            f"    number: {n}\n"
            f"    since: 1.{n % 12}.0\n"
            f"    description: The drone that ran the job lost its disk {n}, so look at "
            f"`REASON_DRONE_DISK_{n * 7 % reasons}` before you launch it again.\n"
            f"    updates:\n"
            f"      - state: JOB_STATE_{n % 14}\n"
            f"        source: FROM_{['QUEEN', 'DRONE', 'RUNNER'][n % 3]}\n"
            f"        when: The drone could not read the disk {n} any more.\n"
            f"        instead: {{ FINE_STATES: JOB_STATE_{(n + 1) % 14} }}\n"
            f"      - state: JOB_STATE_{(n + 3) % 14}\n"
            f"        source: FROM_QUEEN\n"
            f"        when: The queen has not heard of the drone for long, and disk {n} is gone.\n"
        )
    out.write(OUTPUTS)


if __name__ == "__main__":
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        write(int(sys.argv[1]), file)
