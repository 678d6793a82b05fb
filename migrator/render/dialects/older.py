"""What readers older than CommonMark share: one plain road, tame addresses, separators."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from urllib.parse import quote

from migrator.content.tree import Element
from migrator.render.markdown.addresses import balanced
from migrator.render.markdown.pieces import NeedsHtmlError

PLAIN_TEXT = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.;!?()/'’“”«»…–—-])*")
"""A text in which no reader finds anything."""

_CODE = " " * 4
_LISTS = ("ul", "ol", "dl")
_SAFE = "/?#@!$&*+,;=.~:%-_"
_ENTITY_LIKE = re.compile(r"&(?=#?\w+;)")

_TITLE = {ord(char): f"&#{ord(char)};" for char in '&"<>|`[]\\*_{}~$'}
_BARE_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")

Short = Callable[..., str | None]


def plain_short(plain: re.Pattern[str]) -> Short:
    """The short road of texts that match; everything else takes the long one."""

    def short(nodes: Sequence[Element | str], *, line: bool) -> str | None:  # noqa: ARG001  (as every dialect's)
        text = nodes[0] if len(nodes) == 1 else None
        if not isinstance(text, str) or not plain.fullmatch(text):
            return None
        return None if text[-1] == " " or "  " in text else text

    return short


def target(address: str, title: str) -> str:
    """An address without anything that would end it, and its title."""
    safe = f"{_SAFE}()" if balanced(address) else _SAFE
    address = _ENTITY_LIKE.sub("&amp;", quote(address, safe=safe, errors="replace"))
    words = " ".join(title.split()).translate(_TITLE)
    return f'{address or "<>"} "{words}"' if words else address


def apart_by(
    separator: str, kinds: Sequence[Sequence[str]]
) -> Callable[[list[tuple[str, str]]], list[tuple[str, str]]]:
    """Something between two blocks that would be read as one, as indented code behind a list.

    Args:
        separator: What goes between, on a line of its own.
        kinds: Groups of tags: two blocks of one group would grow together.
    """

    def apart(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
        parted = found[:1]
        for before, after in pairwise(found):
            indented = before[1].startswith(_CODE), after[1].startswith(_CODE)
            one_kind = any(before[0] in group and after[0] in group for group in kinds)
            if one_kind or (indented[1] and (indented[0] or before[0] in _LISTS)):
                parted.append(("!comment", separator))
            parted.append(after)
        return parted

    return apart


def cell(text: str) -> str:
    """A cell whose pipes are escaped.

    Raises:
        NeedsHtmlError: A pipe may stand in code, where no backslash escapes it.
    """
    if "`" in text:
        raise NeedsHtmlError
    return _BARE_PIPE.sub(r"\1\\|", text)
