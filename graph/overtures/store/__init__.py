"""The place where reading and asking meet: a folder with Oxigraph in it, or any SPARQL 1.1 endpoint.

>>> with open_store("overtures.store") as store:  # doctest: +SKIP
...     print(store.counts().articles)
"""

from __future__ import annotations

import os
from pathlib import Path

from overtures.errors import StoreError
from overtures.store.protocol import STATED, ArticleRecord, Counts, GraphKind, Outcome, Store
from overtures.store.terms import Result, Row, Solutions, Term, Triples, iri, literal

__all__ = [
    "DEFAULT",
    "STATED",
    "ArticleRecord",
    "Counts",
    "GraphKind",
    "Outcome",
    "Result",
    "Row",
    "Solutions",
    "Store",
    "Term",
    "Triples",
    "iri",
    "literal",
    "open_store",
]

DEFAULT = "overtures.store"


def open_store(where: str | Path | None = None, *, write: bool = False) -> Store:
    """The store in a folder, or behind the http(s) address of a SPARQL query endpoint.

    Without `where` it is what OVERTURES_STORE names, else ./overtures.store. Writing makes the folder where it is
    missing. Raises StoreError if it is none, StoreLockedError if another process is writing to it, EndpointError
    if the endpoint does not answer as one.
    """
    told = str(where or os.environ.get("OVERTURES_STORE") or DEFAULT)
    if told.lower().startswith(("http://", "https://")):
        from overtures.store.endpoint import EndpointStore

        return EndpointStore(told, write=write)
    if "://" in told:  # else it would quietly become a folder of that name
        raise StoreError(f"{told} is no address of an endpoint; write http://HOST:PORT/query, or name a folder")
    from overtures.store.embedded import EmbeddedStore

    return EmbeddedStore(Path(told).expanduser(), write=write)
