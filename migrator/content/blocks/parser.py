"""Block comments → a tree of blocks, with the semantics of WordPress's class-wp-block-parser.php.

    <!-- wp:core/quote {"align":"left"} --><p>text</p><!-- /wp:quote -->

A closer without an opener ends the parsing: all that follows is freeform. A block that is never
closed ends with the document. Where several are open there, WordPress gives each of them all that
follows it, so that text is shown twice; here the inner ones stay inside the outer. Where broken
settings would swallow the text up to another comment's end, they end with their own comment.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import orjson

_HEAD = re.compile(
    r"<!--\s+(/)?wp:([a-z][a-z0-9_-]*/)?([a-z][a-z0-9_-]*)\s+(?:(\{)|(/)?-->)", re.ASCII
)
_LONGEST_ODD_JSON = 8192
_BROKEN = "{"
_ATTRIBUTES_END = re.compile(r"\}\s+(/)?-->", re.ASCII)


@dataclass(slots=True)
class Block:
    """A block of the source.

    Attributes:
        name: With its namespace, as in `core/paragraph`; empty for freeform HTML.
        json: Its settings as they stand in the comment, empty where there are none.
        inner: The HTML and the blocks inside it, in order.
    """

    name: str
    json: str = ""
    inner: "list[Block | str]" = field(default_factory=list)

    @property
    def attributes(self) -> dict[str, object] | None:
        """The settings, None when they are no JSON object."""
        if not self.json:
            return {}
        try:
            value = orjson.loads(self.json)
        except orjson.JSONDecodeError:
            return None
        return value if isinstance(value, dict) else None


@dataclass(slots=True)
class _Token:
    kind: str
    name: str
    json: str
    start: int
    end: int


@dataclass(slots=True)
class _Frame:
    block: Block
    start: int
    done: int
    leading: int | None


def parse(document: str) -> list[Block]:
    """The blocks of a body, the HTML between them as freeform blocks."""
    output: list[Block] = []
    stack: list[_Frame] = []
    offset = 0
    for token in _tokens(document):
        leading = offset if token.start > offset else None
        if token.kind == "closer" and not stack:
            break
        if token.kind == "opener":
            stack.append(_Frame(Block(token.name, token.json), token.start, token.end, leading))
        elif token.kind == "closer":
            _close(document, stack, output, token)
        elif stack:
            _put_inside(document, stack[-1], Block(token.name, token.json), token.start, token.end)
        else:
            if leading is not None:
                output.append(Block("", inner=[document[leading : token.start]]))
            output.append(Block(token.name, token.json))
        offset = token.end
    length = len(document)
    while stack:
        _close(document, stack, output, _Token("closer", "", "", length, length))
        offset = length
    if offset < len(document):
        output.append(Block("", inner=[document[offset:]]))
    return output


def _close(document: str, stack: list[_Frame], output: list[Block], token: _Token) -> None:
    frame = stack.pop()
    if not stack:
        _finish(document, frame, output, token.start)
        return
    frame.block.inner.append(document[frame.done : token.start])
    _put_inside(document, stack[-1], frame.block, frame.start, token.end)


def _put_inside(document: str, parent: _Frame, block: Block, start: int, end: int) -> None:
    if start > parent.done:
        parent.block.inner.append(document[parent.done : start])
    parent.block.inner.append(block)
    parent.done = end


def _finish(document: str, frame: _Frame, output: list[Block], end: int) -> None:
    if end > frame.done:
        frame.block.inner.append(document[frame.done : end])
    if frame.leading is not None:
        output.append(Block("", inner=[document[frame.leading : frame.start]]))
    output.append(frame.block)


def _tokens(document: str) -> Iterator[_Token]:
    """The block comments in order; comments that are nearly ones are passed over."""
    position = 0
    found: re.Match[str] | None = None
    searched = False
    while head := _HEAD.search(document, position):
        position = head.end()
        json, void = "", head[5]
        if head[4]:
            if not searched or (found and found.start() < position):
                found, searched = _ATTRIBUTES_END.search(document, position), True
            end = document.find("-->", position)
            if end < 0:
                continue
            if found is None or (end < found.start() and _is_odd(document, position, found)):
                json, void, position = _BROKEN, document[end - 1] == "/", end + len("-->")
            else:
                json = document[position - 1 : found.start() + 1]
                void, position = found[1], found.end()
        kind = "void" if void else "closer" if head[1] else "opener"
        yield _Token(kind, (head[2] or "core/") + head[3], json, head.start(), position)


def _is_odd(document: str, start: int, found: re.Match[str]) -> bool:
    """Whether what looks like settings, with the end of a comment in it, is no JSON."""
    if found.start() - start > _LONGEST_ODD_JSON:
        return True
    try:
        orjson.loads(document[start - 1 : found.start() + 1])
    except orjson.JSONDecodeError:
        return True
    return False
