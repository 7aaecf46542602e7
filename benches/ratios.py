"""Prints how long `check` takes beside `cat` of its files and beside the baseline.

    cargo build --release && python3 benches/ratios.py [REASONS ...]

Each program runs as a whole process, in turn with the others, and medians count; so the figures are
ratios, and hold on a machine that is busy or slow. Of each pair the first is a ratio of processor
time, user and system, and the second one of the time on the clock. With templates of its own, the
tool makes the same text as the baseline; its built-in ones make far more.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import typing
import venv

import catalogue

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent
TOOL = ROOT / "target" / "release" / "reasonbook"
PYTHON = ROOT / "target" / "baseline" / "bin" / "python"

# From this size on the baseline takes minutes.
LARGE = 50_000

HEAD = """\
| catalogue | read and compared | start ÷ `cat` | `check` ÷ `cat` | baseline ÷ `check` | peak memory ÷ size |
| --- | --- | --- | --- | --- | --- |"""


def prepare():
    if not TOOL.exists():
        sys.exit("build it first: cargo build --release")
    if not PYTHON.exists():
        venv.create(PYTHON.parent.parent, with_pip=True)
    requirements = str(HERE / "baseline" / "requirements.txt")
    subprocess.run([PYTHON, "-m", "pip", "install", "-q", "-r", requirements], check=True)


class Run(typing.NamedTuple):
    """What one run took."""

    processor: float
    clock: float
    memory: int


def run(command, folder):
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} exited with {process.returncode}")
    return Run(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss * 1024)


def measure(name, folder, files, runs, with_baseline=True):
    """Prints a row; gives the processor time of `check`."""
    commands = {
        "start": [TOOL, "--version"],
        "check": [TOOL, "check"],
        "cat": ["cat", *files],
    }
    if with_baseline:
        script = HERE / "baseline" / "render.py"
        commands["baseline"] = [PYTHON, script, "catalogue.yaml", "baseline"]
    for command in commands.values():
        # Nothing that counts is run for the first time.
        if runs > 1:
            run(command, folder)
    taken = {key: [] for key in commands}
    for _ in range(runs):
        for key, command in commands.items():
            taken[key].append(run(command, folder))

    def median(key, of):
        return statistics.median(getattr(one, of) for one in taken[key])

    def ratio(one, other, digits):
        pair = (median(one, of) / median(other, of) for of in ("processor", "clock"))
        return ", ".join(f"{part:.{digits}f}" for part in pair)

    size = sum((folder / file).stat().st_size for file in files)
    peak = max(one.memory for one in taken["check"])
    # A process starts with the memory of the one that starts it, which is this one.
    floor = run(["true"], folder).memory
    memory = f"{peak / size:.1f}" if peak > 2 * floor else "less than this script"
    baseline = ratio("baseline", "check", 1) if with_baseline else "–"
    print(
        f"| {name} | {size / 1e6:.1f} MB | {ratio('start', 'cat', 1)} | {ratio('check', 'cat', 0)} "
        f"| {baseline} | {memory} |",
        flush=True,
    )
    return median("check", "processor")


def first(folder):
    """Copies the project's own catalogue and outputs; gives their paths."""
    outputs = subprocess.run(
        ["git", "ls-files", "catalogue.yaml", "generated"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )
    for file in outputs.stdout.split():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes((ROOT / file).read_bytes())
    return outputs.stdout.split()


def with_reasons(size, own=None):
    """Measures a catalogue of a size, with the templates in a folder if there is one."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        if own:
            shutil.copytree(own, folder / "templates")
        with open(folder / "catalogue.yaml", "w", encoding="utf-8") as file:
            catalogue.write(size, file)
        subprocess.run([TOOL, "generate"], cwd=folder, check=True, capture_output=True)
        files = [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]
        runs = 21 if size < 500 else 7 if size < 5_000 else 3 if size < LARGE else 1
        name = f"{size:,} reasons" + (", own templates" if own else "")
        return measure(name, folder, files, runs, size < LARGE)


def main(sizes):
    prepare()
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        measure("the first one, 35 reasons", folder, first(folder), 21)
    each = []
    for size in sizes:
        each.append((size, with_reasons(size) / size))
        if size < LARGE:
            with_reasons(size, HERE / "baseline" / "own")
    print()
    for size, taken in each:
        print(f"A reason of {size:,} takes {taken / each[0][1]:.2f} times what one of {each[0][0]:,} takes.")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [60, 1_000, 10_000, 100_000])
