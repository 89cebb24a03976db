"""Run the commands that the README shows and put their real output under them.

A block of the README marked `console` holds lines `$ command`, each followed by what it prints. They are run in order,
in one folder that holds nothing but graph/ of the checkout. A comment `# the first 12 lines` after a command says how
many lines to keep; a line of `…` stands for the others. With --check nothing is written, and the exit code is 1 where
the README differs.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_KEPT = re.compile(r"\s+# the first (\d+) lines$")


def renewed(text: str) -> str:
    """The text with the output of every command made anew."""
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment()
        (Path(folder) / "graph").symlink_to(README.parent / "graph")
        return _BLOCK.sub(lambda block: _run(block[0], Path(folder), environment), text)


def _environment() -> dict[str, str]:
    """The same on every machine: width, language, no colour, no store of the reader's own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("OVERTURES", "PYTHON"))}
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{kept.get('PATH', '')}"
    return kept | {"PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}


def _run(block: str, folder: Path, environment: dict[str, str]) -> str:
    shown = []
    for line in block.splitlines():
        if line.startswith("$ "):
            shown += [line, *_output(line.removeprefix("$ "), folder, environment)]
    return "\n".join(shown) + "\n"


def _output(line: str, folder: Path, environment: dict[str, str]) -> list[str]:
    kept = _KEPT.search(line)
    command = _KEPT.sub("", line)
    if command.startswith("export "):
        name, _, value = command.removeprefix("export ").partition("=")
        environment[name] = value
        return []
    done = subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    lines = [each.rstrip() for each in (done.stdout + done.stderr).strip("\n").splitlines()]
    return [*lines[: int(kept[1])], "…"] if kept and len(lines) > int(kept[1]) else lines


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if the README is not what is printed")
    check = parser.parse_args().check
    text = README.read_text(encoding="utf-8")
    new = renewed(text)
    if check:
        told, is_so = text.splitlines(True), new.splitlines(True)
        sys.stdout.writelines(difflib.unified_diff(told, is_so, "README.md", "as it is"))
        return int(text != new)
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
