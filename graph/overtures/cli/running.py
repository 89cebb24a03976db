"""How the program ends: errors as one line on standard error, and the exit codes.

0 done; 1 the job failed; 2 wrong use (an unknown option, question or parameter); 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from overtures.cli.text import one_line
from overtures.errors import OverturesError, QuestionError

FAILED, WRONG_USE, STOPPED = 1, 2, 130


class Program(click.Group):
    """A group of commands that ends as this module says."""

    def main(  # type: ignore[override]  # click's own may return where it does not stand alone; this one never does
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run the command line and exit."""
        extra["standalone_mode"] = False
        sys.exit(self._ended(args, prog_name or "overtures", extra))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader of our output that has seen enough (`| head`) is no failure."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _let_go_of_output()
            return 0
        return result

    def _ended(self, args: Sequence[str] | None, prog_name: str, extra: dict[str, Any]) -> int:
        try:
            code = super().main(args, prog_name, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            return WRONG_USE
        except click.ClickException as error:
            return _complain(_usage(error, prog_name), error.exit_code)
        except click.Abort:
            return _complain(f"{prog_name}: stopped; what was done before stays", STOPPED)
        except QuestionError as error:
            return _complain(f"{prog_name}: {error}", WRONG_USE)
        except OverturesError as error:
            return _complain(f"{prog_name}: {error}", FAILED)
        except OSError as error:
            return _complain(f"{prog_name}: {_system(error)}", FAILED)
        return code if isinstance(code, int) else 0


def report(message: object) -> None:
    """One line on standard error, beginning with the program's name."""
    click.echo(one_line(f"overtures: {message}"), err=True)


def _complain(line: str, code: int) -> int:
    click.echo(one_line(line), err=True)
    return code


def _usage(error: click.ClickException, prog_name: str) -> str:
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx else prog_name
    message = error.format_message().rstrip(".")
    if not isinstance(error, click.UsageError):
        return f"{path}: {message}"
    return f"{path}: {message}. See {path} --help"


def _system(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}; check the path, its permissions and the space on the disk"


def _let_go_of_output() -> None:
    """Without this the interpreter would flush into the closed pipe at exit and complain."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
