"""Real stores in a folder, filled from the TriG files beside this one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from overtures.store import Store, open_store

CASES = Path(__file__).parent


def store_with(folder: Path, name: str) -> Store:
    trig = (CASES / f"{name}.trig").read_text(encoding="utf-8").replace("LONG", "a very long quotation, " * 5_000)
    nquads = ox.serialize(ox.parse(trig, format=ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS)
    assert nquads is not None
    store = open_store(folder / name, write=True)
    assert store.replace(name, nquads.decode()) == "added"
    return store


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with store_with(tmp_path_factory.mktemp("store"), "story") as store:
        yield store


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with store_with(tmp_path_factory.mktemp("store"), "hostile") as store:
        yield store


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "empty", write=True) as store:
        yield store
