"""Prints how long `check` takes beside `cat` of its files and beside the baseline.

    cargo build --release && python3 benches/ratios.py [REASONS ...]

Each program runs as a whole process, in turn with the others, and the median of its processor time
counts; so the figures are ratios, and hold on a machine that is busy or slow.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import venv

import catalogue

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent
TOOL = ROOT / "target" / "release" / "reasonbook"
PYTHON = ROOT / "target" / "baseline" / "bin" / "python"


def prepare():
    if not TOOL.exists():
        sys.exit("build it first: cargo build --release")
    if not PYTHON.exists():
        venv.create(PYTHON.parent.parent, with_pip=True)
    requirements = str(HERE / "baseline" / "requirements.txt")
    subprocess.run([PYTHON, "-m", "pip", "install", "-q", "-r", requirements], check=True)


def cpu(command, folder):
    """Seconds of processor time and peak memory, in bytes, of one run."""
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} exited with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def measure(name, folder, files, runs):
    commands = {
        "check": [TOOL, "check"],
        "cat": ["cat", *files],
        "baseline": [PYTHON, HERE / "baseline" / "render.py", "catalogue.yaml", "baseline"],
    }
    for command in commands.values():
        cpu(command, folder)
    times = {key: [] for key in commands}
    for _ in range(runs):
        for key, command in commands.items():
            times[key].append(cpu(command, folder))
    median = {key: statistics.median(time for time, _ in of) for key, of in times.items()}
    peak = max(memory for _, memory in times["check"])
    size = sum((folder / file).stat().st_size for file in files)
    print(
        f"| {name} | {size / 1e6:.1f} MB | {median['check'] / median['cat']:.0f} "
        f"| {median['baseline'] / median['check']:.1f} | {peak / size:.1f} |",
        flush=True,
    )
    return median["check"]


def main(sizes):
    prepare()
    print("| catalogue | read and compared | `check` ÷ `cat` | baseline ÷ `check` | peak memory ÷ size |")
    print("| --- | --- | --- | --- | --- |")
    outputs = subprocess.run(
        ["git", "ls-files", "catalogue.yaml", "generated"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for file in outputs.stdout.split():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes((ROOT / file).read_bytes())
        measure("the first one, 35 reasons", folder, outputs.stdout.split(), 21)
    last = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            with open(folder / "catalogue.yaml", "w", encoding="utf-8") as file:
                catalogue.write(size, file)
            subprocess.run([TOOL, "generate"], cwd=folder, check=True, capture_output=True)
            files = [
                str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()
            ]
            time = measure(f"{size:,} reasons", folder, files, 21 if size < 5000 else 3)
        if last:
            print(f"<!-- {size:,} reasons take {time / last[1]:.1f} times as long as {last[0]:,} -->")
        last = (size, time)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [35, 1_000, 10_000])
