"""Where a post stands on its page → the elements in which to look for each of its fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from migrator.readers.page.choosing import other_ids
from migrator.readers.page.dom import Node, ancestors, attribute
from migrator.readers.page.finding import Found
from migrator.readers.page.leftovers import date_lines, term_lines
from migrator.readers.page.page import Page
from migrator.readers.page.selectors import any_of, chrome, landmark

_NEAR = 3
_THINGS = ("Article", "Posting", "WebPage", "CreativeWork", "Blog")
"""Ends of the types in schema.org that a post is, or that a page around it is."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a post stands: its element, its page, and the parts that are not its own.

    Attributes:
        off: Side parts inside the element, and the text itself, whose words are no fields.
        details: Parts inside the text that say something about the post all the same.
    """

    found: Found
    page: Page
    off: frozenset[int]
    details: frozenset[int] = frozenset()

    def each(self, part: str) -> Iterator[Node]:
        """The elements of a part that are the post's own, the surest first."""
        return self._within(self.found.node, part)

    def around(self, part: str) -> Iterator[Node]:
        """The same, then those near the post's element where only its text bounds that."""
        yield from self.each(part)
        if self.found.single and self.found.sign in {"content", "shape"}:
            others = self._others()
            for holder in islice(ancestors(self.found.node), _NEAR):
                if holder.tag not in {"body", "html"}:
                    near = self._within(holder, part)
                    yield from (each for each in near if not others & set(_ids_around(each)))

    def _others(self) -> set[int]:
        """Ids of the elements that look like other posts of the page."""
        own = {self.found.node.mem_id, *_ids_around(self.found.node)}
        return {node.mem_id for node in self.page.body.css(any_of("post"))} - own

    def _within(self, holder: Node, part: str) -> Iterator[Node]:
        for selector in landmark(part):
            for node in holder.css(selector):
                if self.owns(node) and not ("itemprop" in selector and _is_of_other(node)):
                    yield node

    @property
    def text_is_bounded(self) -> bool:
        """Whether what stands in the post's element beside its text can be told from it."""
        return bool(self.off - self.page.sides)

    def first(self, part: str) -> Node | None:
        """The surest element of a part."""
        return next(self.each(part), None)

    def owns(self, node: Node) -> bool:
        """Whether a node is the post's own, in no side part and not in its text."""
        root = self.found.node.mem_id
        for each in (node, *ancestors(node)):
            if each.mem_id == root or each.mem_id in self.details:
                return True
            if each.mem_id in self.off:
                return False
        return True


def _ids_around(node: Node) -> Iterator[int]:
    return (up.mem_id for up in ancestors(node))


def _is_of_other(node: Node) -> bool:
    """Whether a property of microdata belongs to another thing than a post, such as a comment."""
    scope = next((up for up in ancestors(node) if "itemscope" in up.attributes), None)
    kind = attribute(scope, "itemtype").rstrip("/") if scope is not None else ""
    return bool(kind) and not kind.endswith(_THINGS)


def detail_ids(content: Node) -> frozenset[int]:
    """Ids of the parts of a text that say something of the post: by chrome.toml, by their links."""
    selectors = [row.selector for row in chrome("chrome") if row.what == "post details"]
    details = [*content.css(", ".join(selectors)), *term_lines(content), *date_lines(content)]
    return frozenset(each.mem_id for each in details if each.mem_id != content.mem_id)


def off_ids(found: Found, page: Page) -> frozenset[int]:
    """Ids of what is not the post's own in its element: side parts, and on its own page others."""
    return page.sides | (other_ids(page, found.node) if found.single else frozenset())
