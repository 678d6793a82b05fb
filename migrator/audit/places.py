"""What a link of an output may lead to: its files, its documents, the anchors in a text."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from migrator.audit.addresses import last_name
from migrator.audit.documents import DocumentStub
from migrator.audit.facts import Facts
from migrator.audit.findings import Finding
from migrator.audit.identity import folded
from migrator.audit.media import other_type
from migrator.audit.walking import names_of
from migrator.diagnostics import Code
from migrator.diagnostics import audit_site as site_codes

_ENDINGS: Final = ("", ".md", ".html", "/index.md", "/index.html", "/_index.md")
_UPLOADS: Final = ("/wp-content/uploads/", ".files.wordpress.com/")
_ROOTS: Final = ("", "static/", "assets/", "public/", "content/", "source/", "src/")
"""Folders that platforms serve as a site's root."""
_NO_LETTER = re.compile(r"[^\w\- ]+")


@dataclass(frozen=True, slots=True)
class Places:
    """Everything in an output that a link may lead to.

    Attributes:
        files: Every file's path, in one Unicode form.
        names: The last part of every document's address, and of its terms'.
        host: Of the old site, empty where it is not known.
        folder: Where the files lie.
    """

    files: frozenset[str]
    names: frozenset[str]
    host: str
    folder: Path

    def link_findings(self, facts: Facts, document: DocumentStub, item: str) -> Iterator[Finding]:
        """Links, anchors and pictures of a document that lead nowhere, or back to the old site."""
        for code, detail in self._met(facts, document):
            yield Finding(code, item, document.name, detail=detail)
        old = [one for one in facts.pictures if self.is_old_site(one)]
        if old:
            yield Finding(
                site_codes.MEDIA_HOT_LINKED, item, document.name, detail=old[0], amount=len(old)
            )

    def _met(self, facts: Facts, document: DocumentStub) -> Iterator[tuple[Code, str]]:
        for link in facts.links:
            if self._is_dead(link.target, document.path):
                yield site_codes.LINK_DEAD, f"{link.text} ({link.target})".strip()
        known = {*facts.ids, *map(heading_id, facts.headings)} if facts.anchors else set()
        for anchor in facts.anchors:
            if anchor and not {anchor, unquote(anchor)} & known:
                yield site_codes.ANCHOR_DEAD, f"#{anchor}"
        for key in facts.without_alt:
            yield site_codes.IMAGE_WITHOUT_ALT, key
        for picture in facts.pictures:
            yield from self._file(picture, document.path)

    def _is_dead(self, target: str, path: str) -> bool:
        """Whether a link to a file of the output leads to none; of others nothing is known."""
        if "://" in target:
            return False
        try:
            parts = urlsplit(target)
        except ValueError:
            return True
        if parts.scheme or parts.netloc or not parts.path or "{" in target:
            return False
        if parts.path.startswith("/"):
            return False
        place = unquote(posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path)))
        place = normalize("NFC", place)
        if any(f"{place}{ending}" in self.files for ending in _ENDINGS):
            return False
        return last_name(target) not in self.names

    def _file(self, picture: str, path: str) -> Iterator[tuple[Code, str]]:
        """A picture that should be among the files: whether it is, and is one."""
        if "://" in picture:
            return
        try:
            parts = urlsplit(picture)
        except ValueError:
            return
        if parts.scheme or parts.netloc or not parts.path or "{" in picture:
            return
        file = self._found(normalize("NFC", unquote(parts.path)), path)
        if file is None:
            yield site_codes.MEDIA_MISSING, picture
        elif other := other_type(self.folder / file):
            yield site_codes.MEDIA_TYPE, f"{picture} is {other}"

    def _found(self, place: str, path: str) -> str | None:
        """The file at a place, from the document's folder or from a site's root."""
        if not place.startswith("/"):
            here = posixpath.normpath(posixpath.join(posixpath.dirname(path), place))
            return here if here in self.files else None
        bare = posixpath.normpath(place.lstrip("/"))
        return next((f"{root}{bare}" for root in _ROOTS if f"{root}{bare}" in self.files), None)

    def is_old_site(self, address: str) -> bool:
        """Whether an address is a file of the old site's; where that is not known, of any blog."""
        return self.host in address and any(map(address.__contains__, _UPLOADS))


def places_of(folder: Path, documents: Iterable[DocumentStub], site_url: str) -> Places:
    """The places of an output.

    Args:
        folder: Where it lies.
        documents: Its documents.
        site_url: Address of the old site, empty where it is not known.
    """
    names: set[str] = set()
    terms: set[str] = set()
    for document in documents:
        names.add(document.identity.slug.lower())
        names.update(map(last_name, document.identity.links))
        terms.update(document.terms)
    names.update(folded(term).replace(" ", "-") for term in terms)
    return Places(
        files=frozenset(_files(folder)),
        names=frozenset(names - {""}),
        host=urlsplit(site_url).netloc.lower().removeprefix("www."),
        folder=folder,
    )


def heading_id(heading: str) -> str:
    """The id that most platforms give a heading: small letters, hyphens for blanks."""
    return _NO_LETTER.sub("", heading.lower()).strip().replace(" ", "-")


def _files(folder: Path) -> Iterator[str]:
    """Every file's path from the folder, hidden ones left out."""
    for name in names_of(folder):
        if not name.startswith("."):
            yield normalize("NFC", name)
