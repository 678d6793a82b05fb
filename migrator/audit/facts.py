"""HTML → what can be counted in it: words, headings, links, pictures, code, cells and more."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import Final

from migrator.audit.addresses import image_key, player_key
from migrator.audit.tokens import INLINE, attribute, tokens
from migrator.audit.words import addresses, words

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEXTS: Final = _HEADINGS | {"td", "th", "li", "pre", "a"}
"""Elements whose text counts for itself."""
_PLAIN: Final = INLINE - _TEXTS
"""Elements that are no fact, and at whose edges nothing is."""
_LISTS: Final = frozenset({"ul", "ol"})
_NOTE_TAGS: Final = frozenset({"a", "sup"})
_PLAYERS: Final = frozenset({"iframe", "video", "audio", "source", "embed", "object"})
_SOURCES: Final = ("data-orig-file", "data-src", "data-lazy-src", "data-original", "src")
_VERSE: Final = "verse"
_PICTURE_ITEM: Final = "gallery-item"
"""Class of the items of a gallery: no list, though WordPress wrote it as one."""
_BACKGROUND = re.compile(r"background-image:\s*url\([\"']?([^\"')]+)")
_NO_SIZE: Final = frozenset({"0", "1"})
_NOTE_MARKS: Final = ("footnote", "fnref", "fn-ref")
_NOTE_LINK: Final = "-link"
"""What WordPress adds to a note's id where a text refers to it."""
_NOTE_TARGETS: Final = ("#fn", "#_ftn", "#footnote", "#easy-footnote", "#note-")


@dataclass(frozen=True, slots=True)
class Link:
    """A link.

    Attributes:
        target: Where it leads.
        text: What it says.
        also: Where it may lead as well: the page of a file, to the file.
    """

    target: str
    text: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text holds, in its order.

    Attributes:
        words: Of everything that is read, code too.
        headings: The words of each.
        links: Those that lead out of the text.
        anchors: The names that links inside the text lead to.
        images: The key of each picture (`image_key`).
        pictures: The address of each, as it stands; says nothing of whether two texts are alike.
        without_alt: Keys of pictures that say nothing to those who can't see them.
        players: The key of each film, sound or frame (`player_key`).
        code: Each block as it stands, without line breaks at its end.
        cells, items: The words of each.
        footnotes: Number of marks that lead to notes.
        ids: Names that a link inside the text may lead to.
        addresses: Those that stand in the text as they are.
    """

    words: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    pictures: tuple[str, ...] = field(default=(), compare=False)
    without_alt: tuple[str, ...] = ()
    players: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    footnotes: int = 0
    ids: frozenset[str] = frozenset()
    addresses: tuple[str, ...] = ()


def facts_of(html: str) -> Facts:
    """The facts of a piece of HTML."""
    gathering = _Gathering()
    parts = gathering.parts
    for closes, name, attributes, text in tokens(html):
        if text:
            if not gathering.noted:
                parts.append(unescape(text) if "&" in text else text)
        elif closes:
            if name not in _PLAIN or name == gathering.noted:
                gathering.close(name)
        elif attributes or name not in INLINE or name in _TEXTS:
            gathering.open(name, attributes)
    return gathering.facts()


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet, and where its text begins among the parts."""

    name: str
    start: int
    attributes: str


@dataclass(slots=True)
class _Gathering:
    """Facts while they are collected."""

    parts: list[str] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)
    noted: str = ""
    headings: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    backgrounds: list[str] = field(default_factory=list)
    without_alt: list[str] = field(default_factory=list)
    players: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    footnotes: int = 0

    def open(self, name: str, attributes: str) -> None:
        """A tag that opens an element, or stands alone."""
        if name not in INLINE:
            self.parts.append("\n")
        if attributes:
            self._described(name, attributes)
        if name in _TEXTS and not self.noted:
            self.opened.append(_Open(name, len(self.parts), attributes))
        elif name in _LISTS:
            self._end_of_own_text()

    def close(self, name: str) -> None:
        """A tag that closes an element."""
        if name == self.noted:
            self.noted = ""
            return
        if name in _TEXTS:
            self._closed(name)
        if name not in INLINE:
            self.parts.append("\n")

    def _described(self, name: str, attributes: str) -> None:
        """What an element's attributes are facts of."""
        if "id=" in attributes or "name=" in attributes:
            self._identity(attributes)
        if "background-image" in attributes and (found := _BACKGROUND.search(unescape(attributes))):
            self.backgrounds.append(image_key(found[1]))
        if name == "img":
            self._image(attributes)
        elif name in _PLAYERS:
            self._player(attributes)
        elif name in _NOTE_TAGS and not self.noted and _is_note_mark(name, attributes):
            self.noted = name
            self.footnotes += "definition" not in attributes

    def _closed(self, name: str) -> None:
        at = len(self.opened) - 1
        while at >= 0 and self.opened[at].name != name:
            at -= 1
        if at >= 0:
            opened = self.opened.pop(at)
            self._say(opened, "".join(self.parts[opened.start :]))

    def _say(self, opened: _Open, text: str) -> None:
        """What an element's text is a fact of."""
        name = opened.name
        if name == "a":
            self._link(opened.attributes, text)
        elif name == "pre":
            if _VERSE not in opened.attributes:
                self.code.append(text.strip("\n"))
        elif _PICTURE_ITEM not in opened.attributes and (said := " ".join(words(text))):
            facts = self.headings if name in _HEADINGS else self.items
            (self.cells if name in {"td", "th"} else facts).append(said)

    def _end_of_own_text(self) -> None:
        """A list begins: the item around it has said what is its own."""
        if self.opened and self.opened[-1].name == "li":
            self._closed("li")

    def _identity(self, attributes: str) -> None:
        for name in ("id", "name"):
            if value := attribute(attributes, name):
                self.ids.add(value)

    def _link(self, attributes: str, text: str) -> None:
        target = attribute(attributes, "href")
        if target.startswith("#"):
            self.anchors.append(target[1:])
        elif target and not target.lower().startswith("javascript:"):
            self.links.append(Link(target, " ".join(words(text))))

    def _image(self, attributes: str) -> None:
        alt = attribute(attributes, "alt")
        if "smiley" in attributes or "/emoji/" in attributes:
            self.parts.append(alt)
            return
        sides = {attribute(attributes, "width"), attribute(attributes, "height")}
        if sides <= _NO_SIZE:
            return
        said = (attribute(attributes, name) for name in _SOURCES)
        address = next((one for one in said if image_key(one)), "")
        if key := image_key(address):
            self.images.append(key)
            self.pictures.append(address)
            if not alt.strip():
                self.without_alt.append(key)

    def _player(self, attributes: str) -> None:
        names = ("src", "data-src", "data")
        address = next(filter(None, (attribute(attributes, name) for name in names)), "")
        if address and not address.startswith(("about:", "data:")):
            self.players.append(player_key(address))

    def facts(self) -> Facts:
        """All that was found; what is still open is closed by the end."""
        while self.opened:
            self._closed(self.opened[-1].name)
        text = " ".join("".join(self.parts).split())
        return Facts(
            words=_words_of(text),
            headings=tuple(self.headings),
            links=tuple(self.links),
            anchors=tuple(self.anchors),
            images=(*self.images, *(key for key in self.backgrounds if key not in self.images)),
            pictures=tuple(self.pictures),
            without_alt=tuple(self.without_alt),
            players=tuple(self.players),
            code=tuple(self.code),
            cells=tuple(self.cells),
            items=tuple(self.items),
            footnotes=self.footnotes,
            ids=frozenset(self.ids),
            addresses=tuple(addresses(text)),
        )


@lru_cache(maxsize=2)
def _words_of(text: str) -> tuple[str, ...]:
    """The words of a text: the source's and its document's are mostly the same."""
    return tuple(words(text))


def _is_note_mark(name: str, attributes: str) -> bool:
    """Whether an element is the number of a footnote, or leads back from one."""
    if name == "sup":
        mark = attribute(attributes, "class")
        return "data-fn" in attributes or any(word in mark for word in _NOTE_MARKS)
    target = attribute(attributes, "href")
    if target.startswith(_NOTE_TARGETS):
        return True
    return target.startswith("#") and attribute(attributes, "id") == f"{target[1:]}{_NOTE_LINK}"
