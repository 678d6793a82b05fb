"""Parsed HTML → events for the builder, by the table of rules."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from selectolax.lexbor import LexborNode

from migrator.content.canonical.anchors import settle
from migrator.content.canonical.attributes import Attrs
from migrator.content.canonical.builder import Builder
from migrator.content.canonical.page import close_page, open_page
from migrator.content.canonical.plain import read_items
from migrator.content.canonical.run import is_blank, read_run
from migrator.content.context import Notes
from migrator.content.markers import without_markers
from migrator.content.tree import Element
from migrator.diagnostics.content import CONTENT_HTML_KEPT

Close: TypeAlias = Callable[[], object]
Rule: TypeAlias = "Callable[[Walk, LexborNode], Close | None]"
"""What an element turns into. A rule that gives a `Close` has the walk go into the element, and is
called back at its end; one that gives None has dealt with everything inside."""

# Whoever parses HTML takes away a newline there, so one that was parsed must be written twice.
_FIRST_NEWLINE = re.compile(r"(<(?:pre|textarea|listing)\b[^<>]*>)\n")
_HREF = re.compile(r"href=[\"']([^\"'<>]+)")
_TAG = re.compile(r"</?[^\s/<>][^<>]*>")
_UNIMPORTANT = str.maketrans("", "", " \t\n\r\f\"'")


class Walk:
    """A body on its way: the parsed source, the tree being built, the account.

    Attributes:
        build: Writes the tree.
        notes: Takes what is to be reported.
        source: The HTML that was parsed.
        rules: The elements that are HTML's.
        in_card: Whether a card is open: none stands in another.
    """

    __slots__ = ("_links", "_tags", "build", "in_card", "notes", "rules", "source")

    def __init__(self, source: str, notes: Notes) -> None:
        """Begin a walk through this HTML."""
        self.source = source
        self.notes = notes
        self.build = Builder()
        self.rules: Mapping[str, Rule] = {}
        self.in_card = False
        self._tags: dict[str, str] | None = None
        self._links: frozenset[str] | None = None

    def run(self, rules: Mapping[str, Rule], otherwise: Rule) -> Element:
        """Walk through the document without recursion.

        Args:
            rules: By lower-case tag; comments are `-comment`.
            otherwise: For tags without a row.
        """
        self.rules = rules
        page = open_page(self.source)
        settle(page.body, self.source, self.notes.context.anchors)
        self._through(page.body.first_child, rules, otherwise)
        close_page(page)
        self.build.end_run()
        return self.build.root

    def _through(self, node: LexborNode | None, rules: Mapping[str, Rule], otherwise: Rule) -> None:
        """From node to node: into what a rule opened, past what it dealt with."""
        build = self.build
        text, rule = build.text, rules.get
        inside: list[tuple[LexborNode, Close]] = []
        while True:
            while node is None:
                if not inside:
                    return
                parent, close = inside.pop()
                close()
                node = parent.next
            tag = node.tag or ""
            if tag == "-text":
                if build.in_run or build.verbatim or not node.is_empty_text_node:
                    text(node.text_content or "")
                node = node.next
                continue
            entered = rule(tag, otherwise)(self, node)
            if entered is None:
                node = node.next
            else:
                inside.append((node, entered))
                node = node.first_child

    def leaf(self, node: LexborNode, tag: str, attrs: Attrs) -> Close | None:
        """A paragraph or heading: written at once where it is plain, else opened."""
        build = self.build
        home = build.leaf_home()
        if home is not None:
            children = read_run(node.first_child)
            if children is not None:
                if len(children) > 1 or not is_blank(children):
                    home.append(Element(tag, attrs, children))
                return None
        build.open_leaf(tag, attrs)
        return build.close_leaf

    def run_first(self, node: LexborNode, tag: str, attrs: Attrs) -> Close | None:
        """A block that begins with a run: written at once where that is all, else opened."""
        build = self.build
        if build.takes_block():
            children = read_run(node.first_child)
            if children:
                build.block(Element(tag, attrs, children))
                return None
        build.open_block(tag, attrs)
        return build.close_block

    def block(self, node: LexborNode, tag: str, attrs: Attrs) -> Close | None:
        """A block that holds blocks: written at once where they are plain, else opened."""
        build = self.build
        if build.takes_block():
            children = read_items(node, tag)
            if children is not None:
                build.block(Element(tag, attrs, children))
                return None
        build.open_block(tag, attrs)
        return build.close_block

    def closes(self, tag: str) -> bool:
        """Whether the source has an end tag of this name anywhere."""
        return self.as_written(f"</{tag}>") != ""

    def as_written(self, tag: str) -> str:
        """A tag as the source has it, capitals and all; empty where it has none like it."""
        if self._tags is None:
            self._tags = {_folded(written): written for written in _TAG.findall(self.source)}
        return self._tags.get(_folded(tag), "")

    def links_to(self, address: str) -> bool:
        """Whether a link of the source leads there, with or without a slash at its end."""
        if self._links is None:
            self._links = frozenset(link.rstrip("/") for link in _HREF.findall(self.source))
        return address.rstrip("/") in self._links

    def keep_raw(self, node: LexborNode, what: str) -> None:
        """Keep an element as it stands, and report it."""
        self.notes.met(CONTENT_HTML_KEPT, what)
        html = without_markers(node.html or "")
        if ">\n" in html:
            html = _FIRST_NEWLINE.sub(r"\1\n\n", html)
        self.build.inline(Element("!raw", {"display": "inline"}, [html]))


def _folded(tag: str) -> str:
    """What is the same of a tag in all ways it may be written."""
    return tag.lower().replace('=""', "").translate(_UNIMPORTANT)


def nothing() -> None:
    """The end of an element that left no trace."""
