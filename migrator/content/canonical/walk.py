"""Parsed HTML → events for the builder, by the table of rules."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from migrator.content.canonical.builder import Attrs, Builder
from migrator.content.context import Notes
from migrator.content.tree import Element
from migrator.diagnostics.content import CONTENT_HTML_KEPT

Close: TypeAlias = Callable[[], object]
Rule: TypeAlias = "Callable[[Walk, LexborNode], Close | None]"
"""What an element turns into. A rule that gives a `Close` has the walk go into the element, and is
called back at its end; one that gives None has dealt with everything inside."""

_END_TAG = re.compile(r"</([^\s/>]+)")
_BEFORE = "<!DOCTYPE html><body>"


class Walk:
    """A body on its way: the parsed source, the tree being built, the account.

    Attributes:
        build: Writes the tree.
        notes: Takes what is to be reported.
        source: The HTML that was parsed.
    """

    __slots__ = ("_closed", "build", "notes", "source")

    def __init__(self, source: str, notes: Notes) -> None:
        """Begin a walk through this HTML."""
        self.source = source
        self.notes = notes
        self.build = Builder()
        self._closed: frozenset[str] | None = None

    def run(self, rules: Mapping[str, Rule], otherwise: Rule) -> Element:
        """Walk through the document without recursion.

        Args:
            rules: By lower-case tag; comments are `-comment`.
            otherwise: For tags without a row.
        """
        body = LexborHTMLParser(_BEFORE + self.source.replace("\0", "")).body
        assert body is not None
        text, rule = self.build.text, rules.get
        inside: list[tuple[LexborNode, Close]] = []
        node = body.first_child
        while True:
            while node is None:
                if not inside:
                    self.build.end_run()
                    return self.build.root
                parent, close = inside.pop()
                close()
                node = parent.next
            tag = node.tag or ""
            if tag == "-text":
                text(node.text_content or "")
                node = node.next
                continue
            entered = rule(tag, otherwise)(self, node)
            if entered is None:
                node = node.next
            else:
                inside.append((node, entered))
                node = node.first_child

    def closes(self, tag: str) -> bool:
        """Whether the source has an end tag of this name anywhere."""
        if self._closed is None:
            self._closed = frozenset(_END_TAG.findall(self.source.lower()))
        return tag in self._closed

    def keep_raw(self, node: LexborNode, what: str) -> None:
        """Keep an element as it stands, and report it."""
        self.notes.met(CONTENT_HTML_KEPT, what)
        self.build.inline(Element("!raw", {"display": "inline"}, [node.html or ""]))


def pick(node: LexborNode, names: tuple[str, ...]) -> Attrs:
    """The attributes of these names that an element has."""
    attributes = node.attributes
    if not attributes:
        return {}
    return {name: attributes[name] or "" for name in names if name in attributes}


def classes(attributes: Mapping[str, str | None]) -> list[str]:
    """The class names of an element."""
    return (attributes.get("class") or "").split()


def nothing() -> None:
    """The end of an element that left no trace."""
