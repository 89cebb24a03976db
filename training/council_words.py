"""The words of the made sentences, from council_words.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

_TABLES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

SINGULAR_PARTIES = _TABLES["singular_parties"]
PLURAL_PARTIES = _TABLES["plural_parties"]
PLACES = _TABLES["places"]
FIRST_NAMES = _TABLES["first_names"]
SURNAMES = _TABLES["surnames"]
TITLES = _TABLES["titles"]
ROLES = _TABLES["roles"]
COUNCILS = _TABLES["councils"]
TRANSITIVE = _TABLES["transitive"]
PREPOSITIONAL = _TABLES["prepositional"]
INTRANSITIVE = _TABLES["intransitive"]
PARTNER = _TABLES["partner"]
CONTROL = _TABLES["control"]
WINNING = _TABLES["winning"]
WILLING = _TABLES["willing"]
GIVING = _TABLES["giving"]
SAYING = _TABLES["saying"]
PROPOSALS = _TABLES["proposals"]
ARRANGEMENTS = _TABLES["arrangements"]
THINGS = _TABLES["things"]
DEEDS = _TABLES["deeds"]
WHEN = _TABLES["when"]
LEMMAS = _TABLES["lemmas"]
