"""A store in a folder: embedded Oxigraph, with a marker file that tells the folder from any other."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from overtures import __version__
from overtures.errors import StoreError, StoreLockedError
from overtures.store.base import GraphStore, wanted
from overtures.store.protocol import STATED, GraphKind
from overtures.store.terms import Result, Solutions, term, triples, written
from overtures.vocabulary import PREFIXES

if TYPE_CHECKING:
    import rdflib

MARKER = "overtures-store.json"
FORMAT = 1
# Every open, for reading too, replays the log since the last flush (3 s after 500 articles), so flush often.
_FLUSH_EVERY = 50
_TRIES, _PAUSE = 20, 0.025


class EmbeddedStore(GraphStore):
    """Oxigraph in a folder. One process writes; any number read what was stored when they opened it."""

    def __init__(self, folder: Path, *, write: bool) -> None:
        super().__init__(str(folder), write=write)
        _recognise(folder, write=write)
        self._graph: ox.Store | None = _open(folder, write=write)
        self._unflushed = 0

    def nquads(self, kinds: Collection[GraphKind] = STATED) -> Iterator[str]:
        """The graphs of these kinds as sorted lines of N-Quads."""
        store = self._opened()
        for name in sorted(g.value for g in store.named_graphs() if isinstance(g, ox.NamedNode)):
            if wanted(name, kinds):
                graph = ox.NamedNode(name)
                quads = store.quads_for_pattern(None, None, None, graph)
                yield from sorted(f"{written(q.subject)} {q.predicate} {written(q.object)} {graph} .\n" for q in quads)

    def dataset(self) -> rdflib.Dataset:
        """The store as an rdflib Dataset; oxrdflib hands queries given as strings to Oxigraph itself."""
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self._opened()), default_union=True)

    def close(self) -> None:
        """Flushes what was written, so that the next open is quick, and gives up the lock."""
        store, self._graph = self._graph, None
        if store is not None and self._write:
            _flush(store, self.where)

    def _run(self, sparql: str, form: str) -> Result:
        try:
            found = self._opened().query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
            if isinstance(found, ox.QueryBoolean):
                return bool(found)
            if isinstance(found, ox.QueryTriples):
                return triples([(term(t.subject), term(t.predicate), term(t.object)) for t in found])
            return _solutions(found)
        except SyntaxError as error:
            raise StoreError(f"the query is no SPARQL: {error}") from None
        except (OSError, RuntimeError, ValueError) as error:
            raise StoreError(
                f"{self.where} could not answer: {_line(error)}; if it is being written to, try again"
            ) from None

    def _change(self, update: str) -> None:
        store = self._opened()
        try:
            store.update(update)
        except SyntaxError as error:
            raise StoreError(f"{self.where}: the change was refused: {error}") from None
        except (OSError, RuntimeError) as error:
            raise StoreError(
                f"{self.where} could not be written ({_line(error)}) and stays as it was; is the disk full?"
            ) from None
        self._unflushed += 1
        if self._unflushed >= _FLUSH_EVERY:
            self._unflushed = 0
            _flush(store, self.where)

    def _opened(self) -> ox.Store:
        if self._graph is None:
            raise StoreError(f"{self.where} is closed; open it again")
        return self._graph


def _recognise(folder: Path, *, write: bool) -> None:
    """Sees to it that the folder is a store; makes one where nothing is yet and something is to be written."""
    marker = folder / MARKER
    try:
        if marker.is_file():
            return _check_marker(marker)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StoreError(
                f"{folder} is no Overtures store; name one with --store, or a folder that is not there yet"
            )
        if not write:
            raise StoreError(f"there is no store at {folder}; make one with `overtures add`, or name one with --store")
        folder.mkdir(parents=True, exist_ok=True)
        told = {"format": FORMAT, "program": f"overtures {__version__}"}
        marker.write_text(json.dumps(told) + "\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{folder} cannot be a store: {error.strerror or error}; name another with --store") from None


def _check_marker(marker: Path) -> None:
    try:
        told = json.loads(marker.read_text(encoding="utf-8"))["format"]
    except (ValueError, KeyError, TypeError):
        raise StoreError(f"{marker} cannot be read; move the folder away and add the articles again") from None
    if told != FORMAT:
        raise StoreError(
            f"{marker.parent} has store format {told}, this program knows {FORMAT}; add the articles to a new store"
        )


def _open(folder: Path, *, write: bool) -> ox.Store:
    graph = folder / "graph"
    if not write and not graph.exists():
        return ox.Store()
    for left in reversed(range(_TRIES)):
        try:
            return ox.Store(str(graph)) if write else ox.Store.read_only(str(graph))
        except (OSError, RuntimeError) as error:
            if "lock" in str(error).lower():
                raise StoreLockedError(
                    f"another process is writing to {folder}; wait until it has finished, or write to another --store"
                ) from None
            # Beside a writer, files listed a moment ago may be gone: the next try sees the new list.
            if write or not left or "No such file" not in str(error):
                raise StoreError(
                    f"{folder} cannot be opened: {_line(error)}; restore a copy, or add the articles to a new store"
                ) from None
            time.sleep(_PAUSE)
    raise AssertionError("the last try returns or raises")


def _solutions(found: ox.QuerySolutions) -> Solutions:
    columns = tuple(v.value for v in found.variables)
    return Solutions(columns, tuple(tuple(None if n is None else term(n) for n in row) for row in found))


def _flush(store: ox.Store, where: str) -> None:
    try:
        store.flush()
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{where} could not be flushed to disk: {_line(error)}; is the disk full?") from None


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
