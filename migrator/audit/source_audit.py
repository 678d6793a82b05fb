"""A source by itself → what is in it, and what of it is doubtful before anybody converts it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize
from urllib.parse import parse_qs, unquote, urlsplit

from migrator.audit.addresses import last_name
from migrator.audit.expected import Expected, around_of, expected_of
from migrator.audit.facts import Facts
from migrator.audit.findings import Finding
from migrator.audit.leftovers import mojibake
from migrator.audit.post_audit import Audited, rated_post
from migrator.audit.record_types import is_record, is_shown
from migrator.audit.wordpress import Around, unknown_shortcodes
from migrator.diagnostics import Code
from migrator.diagnostics import audit as codes
from migrator.diagnostics import audit_site as site_codes
from migrator.model import Post
from migrator.readers import Source
from migrator.readers.source import Item, Stub

_OWN_PAGES: Final = re.compile(
    r"^(?:wp-|feed|page/|category/|tag/|author/|comments|search|\d{4}(?:/|$)|\?(?!p=|page_id=)|$)"
)
"""Beginnings of paths that WordPress answers by itself."""
_FILE: Final = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_ASKED: Final = ("p", "page_id", "attachment_id")


@dataclass(frozen=True, slots=True)
class SourceAuditor:
    """What looking at an item of a source needs.

    Attributes:
        around: What of the site the bodies may show.
        host: Of the site.
        names: Slugs of items, terms and authors, former ones too.
        ids: Of the items.
        slugs: How many items of a type have a slug, as a disk blind to case sees it.
    """

    around: Around
    host: str
    names: frozenset[str]
    ids: frozenset[int]
    slugs: Counter[tuple[str, str]]

    def audit(self, item: Item) -> Audited:
        """Look at an item; what can't be read is a finding of it."""
        stub = item.stub
        try:
            post, _ = item.read()
            expected = expected_of(post, self.around)
            found = [*self._of_post(post, stub), *self._of_text(post, expected)]
        except Exception as error:  # noqa: BLE001  (bad input costs one item at most)
            return Audited(
                rated_post(stub, _place(stub), [_say(codes.UNREADABLE, stub, f"{error}")])
            )
        findings = [Finding(code, stub.place.item, detail=text) for code, text in found]
        return Audited(rated_post(stub, _place(stub), findings, len(expected.facts.words)))

    def _of_post(self, post: Post, stub: Stub) -> Iterator[tuple[Code, str]]:
        """What the item lacks beside its text."""
        if not post.title.strip():
            yield site_codes.SOURCE_TITLE, post.link
        if post.published is None and post.status in {"publish", "private", "future"}:
            yield site_codes.SOURCE_DATE, post.status
        if is_shown(stub.type) and self.slugs[_slug(stub)] > 1:
            yield site_codes.SOURCE_SLUG, stub.slug
        if post.truncated:
            yield site_codes.SOURCE_CUT, post.continue_url or post.link

    def _of_text(self, post: Post, expected: Expected) -> Iterator[tuple[Code, str]]:
        """What is doubtful in the text."""
        facts = expected.facts
        shown = facts.words or facts.images or facts.players or facts.addresses
        if not shown and "[" not in post.body:
            yield site_codes.SOURCE_EMPTY, ""
        if post.body_format == "wordpress":
            for name, count in sorted(unknown_shortcodes(post.body).items()):
                yield site_codes.SOURCE_SHORTCODE, f"[{name}] ×{count}"
        if sign := mojibake(post.body):
            yield codes.LEFT_MOJIBAKE, sign
        yield from ((site_codes.SOURCE_LINK, target) for target in self._dead(facts))
        yield from ((site_codes.IMAGE_WITHOUT_ALT, key) for key in facts.without_alt)

    def _dead(self, facts: Facts) -> Iterator[str]:
        """Links to the site itself that no item, term or author has."""
        for link in facts.links:
            try:
                parts = urlsplit(link.target)
            except ValueError:
                continue
            host = parts.netloc.lower().removeprefix("www.")
            if host != self.host or parts.scheme not in {"http", "https", ""}:
                continue
            asked = parse_qs(parts.query)
            number = next((asked[name][0] for name in _ASKED if name in asked), "")
            if number:
                if number.isdecimal() and int(number) not in self.ids:
                    yield link.target
            elif host and not self._is_known(unquote(parts.path)):
                yield link.target

    def _is_known(self, path: str) -> bool:
        bare = path.strip("/")
        if _OWN_PAGES.match(bare) or _FILE.search(bare):
            return True
        return any(last_name(f"/{part}") in self.names for part in bare.split("/"))


def source_auditor(source: Source, stubs: Sequence[Stub]) -> SourceAuditor:
    """What looking at the items of a source needs.

    Raises:
        SourceError: The source has changed since it was surveyed.
    """
    names = {name.lower() for stub in stubs for name in (stub.slug, *stub.old_slugs)}
    names.update(last_name(stub.link) for stub in stubs)
    names.update(slug.lower() for stub in stubs for slug in (*stub.categories, *stub.tags))
    names.update(term.slug.lower() for term in source.site.terms)
    return SourceAuditor(
        around=around_of(source, stubs),
        host=urlsplit(source.site.url).netloc.lower().removeprefix("www."),
        names=frozenset(map(unquote, names - {""})),
        ids=frozenset(stub.id for stub in stubs if stub.id is not None),
        slugs=Counter(_slug(stub) for stub in stubs if stub.slug),
    )


def texts_of(stubs: Sequence[Stub]) -> list[Stub]:
    """The items that are texts, which alone are looked at."""
    return [stub for stub in stubs if not is_record(stub.type)]


def _slug(stub: Stub) -> tuple[str, str]:
    """Type, parent and day tell two items of one slug apart."""
    day = f"{stub.published:%Y-%m-%d}" if stub.published else ""
    slug = normalize("NFC", unquote(stub.slug)).casefold()
    return f"{stub.type}/{stub.parent or 0}/{stub.language}/{day}", slug


def _place(stub: Stub) -> str:
    return f"{stub.file}:{stub.line}" if stub.line else stub.file


def _say(code: Code, stub: Stub, detail: str) -> Finding:
    return Finding(code, stub.place.item, detail=detail)
