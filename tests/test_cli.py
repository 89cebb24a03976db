"""The command line as a whole: how it ends, what it loads, how fast it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from tests.processes import ends_within

import overtures
from overtures.cli import main
from overtures.cli.running import Program
from overtures.errors import EndpointError, OverturesError, QuestionError, StoreError

HEAVY = ("rdflib", "networkx", "spacy", "pyshacl", "SPARQLWrapper", "numpy", "rich", "pyoxigraph")


def ending_with(error: BaseException) -> Program:
    """A program whose one command raises that error."""
    program = Program("overtures")

    @program.command()
    def fail() -> None:
        raise error

    return program


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OverturesError("no such thing; do another"), 1),
        (StoreError("no such thing; do another"), 1),
        (EndpointError("no such thing; do another"), 1),
        (QuestionError("no such thing; do another"), 2),
    ],
)
def test_error_is_one_line_and_an_exit_code(error: OverturesError, code: int) -> None:
    done = CliRunner().invoke(ending_with(error), ["fail"])
    assert done.exit_code == code
    assert done.stderr == "overtures: no such thing; do another\n"
    assert done.stdout == ""


def test_error_of_many_lines_is_told_on_one() -> None:
    done = CliRunner().invoke(ending_with(OverturesError("bad\nnews \x1b[31mhere")), ["fail"])
    assert done.stderr == "overtures: bad news  [31mhere\n"


def test_error_of_the_system_names_the_file() -> None:
    done = CliRunner().invoke(ending_with(OSError(28, "No space left on device", "out.gexf")), ["fail"])
    assert done.exit_code == 1
    assert done.stderr.startswith("overtures: out.gexf: No space left on device; ")


def test_fault_of_the_program_itself_is_not_hidden() -> None:
    done = CliRunner().invoke(ending_with(ZeroDivisionError("a fault")), ["fail"])
    assert isinstance(done.exception, ZeroDivisionError)


def test_stopping_by_hand_ends_with_130_and_no_traceback() -> None:
    done = CliRunner().invoke(ending_with(KeyboardInterrupt()), ["fail"])
    assert done.exit_code == 130
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["fly"], "No such command 'fly'"),
        (["read"], "Missing argument 'PATH…'"),
        (["read", "x.txt", "--published", "2023-02-30"], "'2023-02-30' is not in the calendar"),
        (["read", "x.txt", "--published", "last week"], "write it as YYYY-MM-DD"),
        (["read", "x.txt", "--colour"], "No such option '--colour'"),
        (["export", "postcard"], "'postcard' is none of graphml"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(args: list[str], words: str) -> None:
    done = CliRunner().invoke(main, args)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert "--help" in done.stderr


def test_nothing_asked_shows_the_help() -> None:
    done = CliRunner().invoke(main, [])
    assert done.exit_code == 2
    assert "Usage: overtures" in done.stderr


def test_version_is_the_package_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).stdout.split()[-1] == overtures.__version__


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_explains_itself_and_each_option(name: str) -> None:
    command = main.commands[name]
    assert command.help
    assert [p.name for p in command.params if isinstance(p, click.Option) and not p.help] == []
    assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


@pytest.mark.parametrize("module", ["overtures.cli", "overtures.cli.tables"])
def test_importing_the_command_line_loads_nothing_heavy(module: str) -> None:
    allowed = {"rich"} if module.endswith("tables") else set()
    code = f"import sys, {module}; print(*(name for name in {HEAVY} if name in sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert set(found.split()) <= allowed


def test_help_comes_within_150_ms(tmp_path: Path) -> None:
    assert ends_within(0.150, "--help", cwd=tmp_path)


def test_reader_of_the_output_that_stops_early_is_no_error(tmp_path: Path) -> None:
    """As `overtures … | head -n 0` does it: the pipe is closed before anything is written."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "overtures", "export"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False, cwd=tmp_path)
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 0
