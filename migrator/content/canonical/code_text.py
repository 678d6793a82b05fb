"""What stands inside `pre` or `code`: its text line by line, and what is no text."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from migrator.content.canonical.media import emoji
from migrator.content.canonical.spaces import EDGE
from migrator.content.canonical.walk import Walk

_BLOCKS = frozenset(
    [
        "div", "p", "li", "ol", "ul", "tr", "table", "blockquote", "h1", "h2", "h3", "h4", "h5",
        "h6", "dt", "dd", "section", "figure",
    ]
)  # fmt: skip
_MARKUP = frozenset(
    [
        "a", "strong", "b", "em", "i", "u", "s", "del", "ins", "sub", "sup", "mark", "img", "q",
        "cite", "kbd", "abbr",
    ]
)  # fmt: skip
_SCRIPTS = frozenset({"script", "style", "template"})
_SPACES = re.compile(rf"[{EDGE}]+")


class CodeText:
    """The inside of an element that shows code.

    Attributes:
        text: As it stands, a line's end where a `br` is and where a block begins or ends. An
            element that is not HTML's (`List<String>`, `<config>`) is code that was not escaped.
        broken: Whether a `br` or a block ends a line.
        code: The first `code` inside, None where there is none.
        is_marked: Whether anything inside means more than how it looks.
        links: The links that lead elsewhere than their text says.
        images: The images that are no emoji.
        scripts: Scripts and style sheets; their text is not part of the code.
    """

    __slots__ = ("_parts", "_walk", "broken", "code", "images", "is_marked", "links", "scripts")

    def __init__(self, walk: Walk, node: LexborNode) -> None:
        """Read it, without recursion."""
        self._walk = walk
        self._parts: list[str] = []
        self.broken = self.is_marked = False
        self.code: LexborNode | None = None
        self.links: list[LexborNode] = []
        self.images: list[LexborNode] = []
        self.scripts: list[LexborNode] = []
        due = False  # a line's end, before the next text
        for step, entered in _steps(node, self.scripts):
            tag = step.tag or ""
            if tag in _BLOCKS:
                due = bool(self._parts) and self._parts[-1][-1] != "\n"
                continue
            piece = self._piece(step, tag) if entered else self._end(tag)
            if piece:
                if due:
                    self._parts.append("\n")
                    self.broken = True
                due = False
                self._parts.append(piece)

    @property
    def text(self) -> str:
        """As it stands."""
        return "".join(self._parts)

    def lines(self) -> Iterator[str]:
        """As shown among text: white space is one space, none is at an edge of a line."""
        folded = "".join(p if p == "\n" else _SPACES.sub(" ", p) for p in self._parts)
        for line in folded.split("\n"):
            yield line.strip(" ")

    def _piece(self, node: LexborNode, tag: str) -> str:
        """The text of a node; what is no text is noted."""
        if tag == "-text":
            return node.text_content or ""
        if tag == "br":
            self.broken = True
            return "\n"
        if tag == "code":
            self.code = self.code or node
        elif tag == "img" and (sign := emoji(node)):
            return sign
        elif tag in _MARKUP:
            self.is_marked = True
            if tag == "img":
                self.images.append(node)
            elif tag == "a" and _leads_elsewhere(node):
                self.links.append(node)
        elif self._is_code(tag):
            html = node.html or ""
            opening = html[: html.find(">") + 1]
            return self._walk.as_written(opening) or opening
        return ""

    def _end(self, tag: str) -> str:
        return self._walk.as_written(f"</{tag}>") if self._is_code(tag) else ""

    def _is_code(self, tag: str) -> bool:
        """Whether a tag is part of the code: no element of HTML's, nor of a word processor's."""
        return tag[0] != "-" and ":" not in tag and tag not in self._walk.rules


def _leads_elsewhere(link: LexborNode) -> bool:
    """Whether a link says more than its text."""
    text = (link.text() or "").strip()
    href = link.attributes.get("href") or ""
    return bool(text and href) and href.removeprefix("mailto:").rstrip("/") != text.rstrip("/")


def _steps(root: LexborNode, scripts: list[LexborNode]) -> Iterator[tuple[LexborNode, bool]]:
    """All nodes inside, in order, elements again where they end; scripts are put aside."""
    inside: list[LexborNode] = []
    node = root.first_child
    while True:
        while node is None:
            if not inside:
                return
            node = inside.pop()
            yield node, False
            node = node.next
        if node.tag in _SCRIPTS:
            scripts.append(node)
            node = node.next
            continue
        yield node, True
        inside.append(node)
        node = node.first_child
