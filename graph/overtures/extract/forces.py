"""What one does by saying it: the illocution and the polarity of each rule, from `acts.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from overtures.model import Act, ActPolarity, Illocution


@dataclass(frozen=True, slots=True)
class Force:
    """The force of an act as a rule words it; it `performs` where in the maker's own words saying it is doing it."""

    illocution: Illocution
    polarity: ActPolarity
    performs: bool = False


@dataclass(frozen=True, slots=True)
class Forces:
    """The forces of the rules by name, and of the acts where no rule tells."""

    rules: Mapping[str, Force]
    acts: Mapping[str, Force]

    def of(self, rule: str, act: Act) -> Force:
        """The force with which a rule words the act."""
        return self.rules.get(rule) or self.acts[act]


def forces(data: Mapping[str, Any]) -> Forces:
    """The forces that the lexicon's data give; ValueError where one is missing or does not go with its act."""
    for act in get_args(Act):
        if act not in data["acts"]:
            raise ValueError(f"acts.toml: the act {act!r} is missing in [acts]; give it an illocution and a polarity")
    entries = [*data["frame"], *data["rule"]]
    return Forces(
        {entry["rule"]: _force(entry, data["acts"]) for entry in entries},
        {act: Force(told["illocution"][0], told["polarity"]) for act, told in data["acts"].items()},
    )


def _force(entry: Mapping[str, Any], acts: Mapping[str, Any]) -> Force:
    act, name = entry["act"], entry["rule"]
    if act not in acts:
        raise ValueError(f"acts.toml: {act!r} of {name!r} is no act; use one of {', '.join(get_args(Act))}")
    illocution: Any = entry.get("illocution")
    polarity: Any = entry.get("polarity")
    if illocution not in acts[act]["illocution"]:
        allowed = " or ".join(acts[act]["illocution"])
        raise ValueError(f"acts.toml: {name!r} has the illocution {illocution!r}; as {act} it has to be {allowed}")
    if polarity not in get_args(ActPolarity):
        allowed = ", ".join(get_args(ActPolarity))
        raise ValueError(f"acts.toml: {name!r} has the polarity {polarity!r}; use one of {allowed}")
    return Force(illocution, polarity, bool(entry.get("performs", False)))
