"""The statement-level network: actors as nodes, and one edge for each statement and pair of sides."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from overtures.errors import ExportError
from overtures.export.attributes import Raw, clean
from overtures.export.statements import Between, Tie, actors, ties
from overtures.store import Store
from overtures.vocabulary import OV, digest

if TYPE_CHECKING:
    import networkx as nx

    Network: TypeAlias = nx.MultiDiGraph[str]

_SYMMETRIC = frozenset({"agreement", "talks"})


def network(store: Store, between: Between | str = "parties") -> Network:
    """A MultiDiGraph of what is reported between parties, people or groups; attributes are text, numbers and booleans.

    An edge's key is unique over nodes and edges and made from its content. Symmetric acts (agreements, talks) keep the
    direction in which they were told and say `symmetric`. What is denied, negated or hypothetical is no edge. Raises
    ExportError where no statement has two sides, above all for an empty store.
    """
    import networkx as nx

    drawn = ties(store, between)
    if not drawn:
        raise ExportError(f"no statement in the store ties two {between}: add articles first, or check --store")
    told = actors(store)
    graph: Network = nx.MultiDiGraph()
    for iri in sorted({end for tie in drawn for end in (tie.source, tie.target)}):
        graph.add_node(iri, **_node(iri, told.get(iri, {})))
    for tie in drawn:
        names = [str(graph.nodes[end]["label"]) for end in (tie.source, tie.target)]
        key = "edge-" + digest(tie.statement, tie.source, tie.target)
        graph.add_edge(tie.source, tie.target, key=key, **clean(_edge(tie, *names)))
    return graph


def kinds(graph: Network) -> dict[str, str]:
    """For each edge's key its act, numbered where the same two sides have more of it: `offer`, `offer 2`.

    Gephi sums edges of the same ends and kind to one; told apart, all of them stay.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    found: dict[str, str] = {}
    for source, target, key, data in graph.edges(keys=True, data=True):
        act = str(data["act"])
        seen[source, target, act] += 1
        number = seen[source, target, act]
        found[str(key)] = act if number == 1 else f"{act} {number}"
    return found


def _node(iri: str, told: dict[str, Raw]) -> dict[str, str | float | bool]:
    """`name` is what Cytoscape and igraph show, `label` what Gephi and visone do."""
    known = clean(told)
    label = known.pop("label", None) or iri
    return {"label": label, "name": label, **known}


def _edge(tie: Tie, source: str, target: str) -> dict[str, Raw]:
    act = _words_of_class(tie.one("class") or "")
    return {
        "label": act,
        "name": tie.one("about") or f"{source}: {act}, {target}",
        "interaction": act,
        "weight": 1.0,
        "statement_id": tie.statement,
        "occurrence_id": tie.one("occurrence"),
        "act": act,
        "symmetric": act in _SYMMETRIC,
        "performs": "performs" in tie.values,
        "answers": tie.all("answers"),
        "arrangement": _code(tie.one("arrangement"), "arrangement"),
        "council": "; ".join(tie.all("council")),
        **_when(tie),
        **_word(tie),
        **_source(tie),
    }


def _when(tie: Tie) -> dict[str, Raw]:
    return {
        "date_begin": tie.one("begin"),
        "date_end": tie.one("end"),
        "date_edtf": tie.one("edtf"),
        "date_words": tie.one("expression"),
    }


def _word(tie: Tie) -> dict[str, Raw]:
    confidence = tie.one("confidence")
    return {
        "on_word_of": " or ".join(tie.all("speaker")),
        "told_through": tie.one("through"),
        "side_of_word": "; ".join(tie.all("side")),
        "word_kind": _code(tie.one("word"), "word"),
        "mode": _code(tie.one("mode"), "mode"),
        "factuality": _code(tie.one("factuality"), "fact"),
        "confidence": float(confidence) if confidence else None,
        "words": " […] ".join(words for _, words in sorted(tie.words)),
    }


def _source(tie: Tie) -> dict[str, Raw]:
    return {
        "article_id": tie.one("article"),
        "article_file": tie.one("file"),
        "article_title": tie.one("title"),
        "publisher": tie.one("publisher"),
        "published": tie.one("published"),
        "link": tie.one("link"),
    }


def _words_of_class(iri: str) -> str:
    """`…ns#LeadershipChange` -> `leadership change`."""
    name = iri.removeprefix(OV)
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()


def _code(iri: str | None, scheme: str) -> str | None:
    """`…code/word-own` -> `own`."""
    return iri.rpartition("/")[2].removeprefix(f"{scheme}-") if iri else None
