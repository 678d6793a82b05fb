"""The head's titles → the names a page's post may have, and which headings of the page are one.

A document's title holds the post's name and the site's, in either order, with a mark between:
so a heading agrees when it is the whole of a title or what stands before or after such a mark.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from migrator.readers.page.dom import Node, attribute, link_of_heading, text_of

_MARK = re.compile(r"\s+[|–—·•»«‹›:~-]+\s+|\s*[|»«]\s*")
_WORDS = re.compile(r"\w+")
TITLES = "h1, h2, h3, .entry-title, .post-title"


@dataclass(frozen=True, slots=True)
class Names:
    """What the page's post may be called.

    Attributes:
        title: The post's name as the head has it, without the site's; empty where there is none.
        own: Each name as its words.
        site: Names of the site as their words.
    """

    title: str = ""
    own: frozenset[str] = frozenset()
    site: frozenset[str] = frozenset()

    def agree(self, text: str) -> bool:
        """Whether a heading's text is one of the names."""
        words = words_of(text)
        return words in self.own and words not in self.site


def read_names(titles: Iterable[str], sites: Iterable[str], host: str) -> Names:
    """The names in a page's titles, the surest title first.

    Args:
        sites: What is known to be the site's name.
        host: The site's host: a part of a title that it spells is the site's name.
    """
    given = [title for title in titles if title]
    known = frozenset(words_of(site) for site in sites) - {""}
    parts = [_MARK.split(title) for title in given]
    spelled = {words_of(part) for each in parts for part in each[1:] + each[:-1]}
    site = known | {words for words in spelled if _spells(words, host)}
    site -= {words_of(each[0]) for each in parts if _is_doubled(each)}
    own = {words_of(piece) for title in given for piece in _pieces(title)} - site - {""}
    title = _bare(given, site)
    words = words_of(title)
    return Names("" if words in site or _spells(words, host) else title, frozenset(own), site)


def _is_doubled(parts: list[str]) -> bool:
    """Whether a title says one name twice: the post is called what its site is called."""
    return len(parts) == 2 and words_of(parts[0]) == words_of(parts[1]) != ""


def words_of(text: str) -> str:
    """A text's words in small letters, which is all that is compared."""
    return " ".join(_WORDS.findall(text.casefold()))


def _spells(words: str, host: str) -> bool:
    squeezed = words.replace(" ", "")
    labels = host.removeprefix("www.").replace("-", "").split(".")
    return len(squeezed) > 1 and squeezed in {"".join(labels), labels[0], "".join(labels[:2])}


def _pieces(title: str) -> list[str]:
    """A title, and what stands before and after each of its marks."""
    marks = list(_MARK.finditer(title))
    before = [title[: mark.start()] for mark in marks]
    return [title, *before, *(title[mark.end() :] for mark in marks)]


def _bare(titles: list[str], site: frozenset[str]) -> str:
    """The surest title without the site's name before or after it.

    What the other title has as a part of it is the post's name.
    """
    if not titles:
        return ""
    shorter = [each for each in titles[1:] if words_of(each) in map(words_of, _pieces(titles[0]))]
    title = min([titles[0], *shorter], key=len)
    for mark in _MARK.finditer(title):
        if words_of(title[mark.end() :]) in site:
            return title[: mark.start()].strip()
        if words_of(title[: mark.start()]) in site:
            return title[mark.end() :].strip()
    return title


def leads_home(heading: Node, address: str) -> bool:
    """Whether a heading is a link to the front page, which is the site's name.

    Args:
        address: The page's own; an address above it is the site's as well.
    """
    link = link_of_heading(heading)
    if link is None:
        return False
    href = attribute(link, "href")
    if "home" in attribute(link, "rel").split():
        return True
    try:
        target, own = urlsplit(urljoin(address, href)), urlsplit(address)
    except ValueError:
        return False
    if href.startswith("#") or target.query:
        return False
    path = re.sub(r"index\.\w{2,5}$", "", target.path)
    same_host = not own.netloc or not target.netloc or target.netloc == own.netloc
    above = bool(own.path.strip("/")) and own.path.rstrip("/").startswith(f"{path.rstrip('/')}/")
    return path.strip("/") == "" or (same_host and above and bool(target.netloc))


def agreeing(body: Node, names: Names, address: str) -> list[Node]:
    """The headings of a page that its titles name, the highest first."""
    found: dict[int, Node] = {}
    for node in body.css(TITLES):
        if names.agree(text_of(node)) and not leads_home(node, address):
            found.setdefault(node.mem_id, node)
    return sorted(found.values(), key=lambda node: node.tag or "")
