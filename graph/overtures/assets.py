"""Where the files that come with the program are: in the installed package, or in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

Kind = Literal["ontology", "queries", "data", "demo"]


def root(kind: Kind) -> Path:
    """The folder of the shipped files of one kind; raises FileNotFoundError where it is missing."""
    package = Path(__file__).parent
    for folder in (package / kind, package.parents[1] / kind):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the folder {kind!r} is missing from the installation; install overtures again")
