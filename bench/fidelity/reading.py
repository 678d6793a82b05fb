"""HTML → Account: reads a body as a browser's reader would, whoever wrote the HTML.

Both sides come through here: the HTML that WordPress would show, and the HTML that a Markdown
reader makes of an engine's output. So what is asked of the one is asked of the other.
"""

from collections.abc import Iterator
from enum import Enum, auto

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bench.fidelity.account import Account
from bench.fidelity.elements import UNSEEN, Leave, enter
from bench.fidelity.reader import Reader


class Lines(Enum):
    """What a newline in text means."""

    SPACES = auto()
    BREAKS = auto()
    """As WordPress's classic editor has it: one is a line's end, two a paragraph's."""
    OPEN = auto()
    """Outside blocks nobody can say, so it is not compared."""


def read_html(html: str, lines: Lines = Lines.SPACES) -> Account:
    """The account of a body.

    Args:
        html: A fragment or a page.
        lines: What a newline in its text means.
    """
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    reader = Reader()
    if body is not None:
        _walk(body, reader, lines)
    return reader.close()


class _Step(Enum):
    ENTER = auto()
    LEAVE = auto()


def _steps(body: LexborNode) -> Iterator[tuple[_Step, LexborNode]]:
    """All nodes in reading order, elements again where they end; without recursion."""
    stack: list[tuple[_Step, LexborNode]] = [(_Step.ENTER, body)]
    while stack:
        step, node = stack.pop()
        yield step, node
        if step is _Step.LEAVE or node.tag in ("-text", "-comment"):
            continue
        stack.append((_Step.LEAVE, node))
        if node.tag not in UNSEEN:
            children = list(_children(node))
            stack.extend((_Step.ENTER, child) for child in reversed(children))


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _walk(body: LexborNode, reader: Reader, lines: Lines) -> None:
    leaves: list[Leave | None] = []
    for step, node in _steps(body):
        if step is _Step.LEAVE:
            leave = leaves.pop()
            if leave is not None:
                leave()
        elif node.tag == "-text":
            _text(node, reader, lines)
        elif node.tag == "-comment":
            reader.comment(node.html or "")
        else:
            leaves.append(enter(node, reader))


def _text(node: LexborNode, reader: Reader, lines: Lines) -> None:
    text = node.text_content or ""
    if reader.preformatted:
        reader.verbatim(text)
    elif lines is Lines.BREAKS:
        reader.lines(text)
    else:
        parent = node.parent
        loose = lines is Lines.OPEN and parent is not None and parent.tag == "body"
        reader.text(text, loose_newlines=loose)
