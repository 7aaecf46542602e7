"""Prints what the import of a generated module takes, on the Python that runs this.

    cargo build --release && python3 benches/imports.py

Each import is one of a process of its own, and the least of many counts, so that other programs change
little. The first figure is what the module takes with its bytecode, once `enum` and `typing` are there, as
they are in most programs; the second what Python takes to compile it, where nothing keeps the bytecode.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

import catalogue

ROOT = pathlib.Path(__file__).parent.parent
TOOL = ROOT / "target" / "release" / "reasonbook"
RUNS = 20

IMPORT = """
import enum, functools, time, typing
start = time.process_time_ns()
import {module}
print(time.process_time_ns() - start)
"""
COMPILE = """
import time
text = open("{module}.py").read()
start = time.process_time_ns()
compile(text, "{module}.py", "exec")
print(time.process_time_ns() - start)
"""


def output(command, folder):
    """What a program prints; it may keep bytecode."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(command, cwd=folder, env=env, stdout=subprocess.PIPE, check=True).stdout


def least(program, folder):
    """The milliseconds of the quickest run."""
    command = [sys.executable, "-c", program]
    return min(int(output(command, folder)) for _ in range(RUNS)) / 1e6


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        with open(folder / "catalogue.yaml", "w", encoding="utf-8") as file:
            catalogue.write(1000, file)
        subprocess.run([TOOL, "generate"], cwd=folder, capture_output=True, check=True)
        modules = {
            "Mesos": ROOT / "generated" / "python" / "task_status.py",
            "1,000 reasons": folder / "python" / "reasons.py",
        }
        for title, path in modules.items():
            module = path.stem
            target = folder / path.name
            target.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
            imported = least(IMPORT.format(module=module), folder)
            compiled = least(COMPILE.format(module=module), folder)
            print(f"{title}: {imported:.1f} ms, and {compiled:.1f} ms to compile")


main()
