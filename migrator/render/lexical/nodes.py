"""The nodes of a Lexical document that hold others, and those of texts."""

from collections.abc import Mapping, Sequence

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Node = dict[str, Json]

BOLD, ITALIC, STRUCK, UNDERLINED, CODE, SUB, SUPER, MARKED = (1 << bit for bit in range(8))
"""What a text is, as bits of its `format`."""


def holder(kind: str, children: Sequence[Node], **rest: Json) -> Node:
    """A node with nodes inside."""
    return {
        "children": children,
        "direction": None,
        "format": "",
        "indent": 0,
        "type": kind,
        "version": 1,
        **rest,
    }


def text(words: str, form: int = 0) -> Node:
    """Words of one form."""
    return {
        "detail": 0,
        "format": form,
        "mode": "normal",
        "style": "",
        "text": words,
        "type": "extended-text",
        "version": 1,
    }


def line_break() -> Node:
    """The end of a line."""
    return {"type": "linebreak", "version": 1}


def card(kind: str, **rest: Json) -> Node:
    """A card: a node that the editor shows as a thing of its own."""
    return {"type": kind, "version": 1, **rest}
