"""The YAML block that may open an article's file.

PyYAML directly, not python-frontmatter: that library strips the body (spans would not fit the file any more), takes a
text that begins with a brace for JSON, and passes over a block that is left open or holds no keys.
"""

from __future__ import annotations

import re

import yaml

from overtures.errors import ReadingError

KEYS = frozenset({"title", "publisher", "published", "url"})
_OPEN = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSE = re.compile(r"(?:^|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_LONGEST = 20_000


def split(text: str, where: str) -> tuple[dict[str, str], str]:
    """The known keys of the front matter, as text, and what follows it, untouched.

    A text whose first line is not `---` has none. `where` names the file in a ReadingError.
    """
    opening = _OPEN.match(text)
    if not opening:
        return {}, text
    closing = _CLOSE.search(text, opening.end(), opening.end() + _LONGEST)
    if not closing:
        raise ReadingError(
            f"{where}: its front matter does not end; close it with a line of three hyphens, or drop the first line"
        )
    return _read(text[opening.end() : closing.start()], where), text[closing.end() :]


def _read(block: str, where: str) -> dict[str, str]:
    """Values as they are written: a node tree is enough, so that no 'No' becomes False and no date an exception."""
    try:
        node = yaml.compose(block, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise ReadingError(
            f'{where}: its front matter is no YAML ({_reason(error)}); write lines like title: "…"'
        ) from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise ReadingError(f"{where}: its front matter holds no keys; write lines like title: …")
    return _known(node, where)


def _known(node: yaml.MappingNode, where: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value).casefold()
        value = _text(value_node, key, where) if key in KEYS else ""
        if not value:
            continue
        if found.setdefault(key, value) != value:
            raise ReadingError(f"{where}: its front matter gives {key} twice and differently; keep one")
    return found


def _text(node: yaml.Node, key: str, where: str) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise ReadingError(f"{where}: {key} in its front matter is a list or a block; give it as one line of text")
    return "" if node.tag.endswith(":null") else " ".join(node.value.split())


def _reason(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark and error.problem:
        return f"line {error.problem_mark.line + 2}: {' '.join(error.problem.split())}"
    return "it nests too deeply" if isinstance(error, RecursionError) else "it holds characters that YAML forbids"
