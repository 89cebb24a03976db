"""The command `overtures`: each subcommand a thin face on a function of the library.

Nothing heavy is imported here: rdflib, networkx, spacy and pyshacl cost up to half a second each,
and `--help` needs none of them.
"""

from overtures.cli.command import main

__all__ = ["main"]
