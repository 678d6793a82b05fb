"""A built site: its files by address, and its pages as a reader sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class BuiltSite:
    """What a web server would serve.

    Attributes:
        folder: Its files.
        url: Where it will be, with a slash at its end.
    """

    folder: Path
    url: str

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every file by its address; a page's is that of its folder."""
        found = {}
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                name = path.relative_to(self.folder).as_posix()
                found[f"/{name.removesuffix('index.html')}" if _is_index(name) else f"/{name}"] = (
                    path
                )
        return found

    @cached_property
    def pages(self) -> dict[str, LexborHTMLParser]:
        """Every page by its address; pages that only send on are none."""
        return {
            address: page
            for address, path in self.files.items()
            if path.suffix == ".html"
            and not _goal(page := LexborHTMLParser(path.read_text("utf-8", "replace")))
        }

    def sends_on_to(self, address: str) -> str | None:
        """Where the page at an address sends its reader; None where it does not."""
        path = self.files.get(address)
        if path is None or path.suffix != ".html":
            return None
        goal = _goal(LexborHTMLParser(path.read_text("utf-8")))
        return self.address_of(goal, address) if goal else None

    def address_of(self, href: str, at: str) -> str | None:
        """The address in this site that a link leads to; None for a link elsewhere.

        A link to another folder of the same host comes out as no address that a site has.
        """
        whole = urljoin(urljoin(self.url, at.lstrip("/")), href)
        root = urlsplit(self.url)
        parts = urlsplit(whole)
        if parts.scheme not in {"http", "https"} or parts.netloc != root.netloc:
            return None
        path = unquote(parts.path) or "/"
        return "/" + (path[len(root.path) :] if path.startswith(root.path) else f"..{path}")

    def serves(self, address: str) -> bool:
        """Whether something is there, as static hosts look for it."""
        return (
            address in self.files or f"{address}/" in self.files or f"{address}.html" in self.files
        )


def _is_index(name: str) -> bool:
    return name == "index.html" or name.endswith("/index.html")


def _goal(page: LexborHTMLParser) -> str | None:
    refresh = page.css_first('meta[http-equiv="refresh"]')
    content = refresh.attributes.get("content") if refresh else None
    return content.partition("=")[2].strip("'\" ") if content else None


def letters(node: LexborNode) -> str:
    """All that a reader reads, without the white space, which layout decides."""
    return "".join(WORD.findall("\n".join(_texts(node))))


def _texts(node: LexborNode) -> Iterator[str]:
    for child in node.traverse(include_text=True):
        parent = child.parent
        if child.tag == "-text" and (parent is None or parent.tag not in _UNSEEN):
            yield child.text_content or ""


_UNSEEN = frozenset(("script", "style", "template", "title"))
