"""The real program in a process of its own, for tests of what only a process shows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def overtures_process(
    *args: str, cwd: Path | None = None, stdin: bytes | None = None, **env: str
) -> subprocess.CompletedProcess[bytes]:
    """The real program in a process of its own."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("OVERTURES")}
    command = [sys.executable, "-m", "overtures", *args]
    return subprocess.run(command, capture_output=True, check=False, cwd=cwd, input=stdin, env=clean | env)


def ends_within(limit: float, *args: str, cwd: Path) -> bool:
    """Whether the program does it in so many seconds of processor time; tried again, for the machine may be busy."""
    return any(_cpu_seconds(*args, cwd=cwd) < limit for _ in range(5))


def _cpu_seconds(*args: str, cwd: Path) -> float:
    before = os.times()
    done = overtures_process(*args, cwd=cwd)
    after = os.times()
    assert done.returncode == 0, done.stderr
    return after.children_user + after.children_system - before.children_user - before.children_system
