"""Fails when a change makes the tool execute more instructions.

    python3 benches/instructions.py BEFORE AFTER

BEFORE and AFTER are two builds of the program. Both do the same work on the same catalogues, and
valgrind counts what they execute; unlike time, that is the same on a busy machine.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

import catalogue

MESOS = pathlib.Path(__file__).parent.parent / "catalogue.yaml"
# By how much a change may raise a count: other inlining alone moves one by two or three percent.
ALLOWED = 1.05
CATALOGUES = {
    "Mesos": lambda file: file.write(MESOS.read_text(encoding="utf-8")),
    "1,000 reasons": lambda file: catalogue.write(1000, file),
}
COMMANDS = [["--version"], ["check"], ["list"], ["explain", "0"]]


def count(tool, arguments, folder):
    """The instructions of one run."""
    profile = folder / "callgrind.out"
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", tool, *arguments]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode or not found:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{run.stderr}")
    return int(found[1])


def counts(tool, write):
    """What each command takes in a folder with the catalogue that `write` makes."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        with open(folder / "catalogue.yaml", "w", encoding="utf-8") as file:
            write(file)
        subprocess.run([tool, "generate"], cwd=folder, check=True, capture_output=True)
        return {" ".join(command): count(tool, command, folder) for command in COMMANDS}


def main():
    before, after = (os.path.abspath(path) for path in sys.argv[1:])
    slower = False
    print("| catalogue | command | before | after | ratio |")
    print("| --- | --- | --- | --- | --- |")
    for name, write in CATALOGUES.items():
        old, new = counts(before, write), counts(after, write)
        for command, count_before in old.items():
            ratio = new[command] / count_before
            slower |= ratio > ALLOWED
            row = (name, f"`{command}`", f"{count_before:,}", f"{new[command]:,}", f"{ratio:.3f}")
            print("|", " | ".join(row), "|")
    if slower:
        sys.exit(f"a command executes over {ALLOWED - 1:.0%} more instructions than before")


main()
