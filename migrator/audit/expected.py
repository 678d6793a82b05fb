"""A post of the source → the facts that its document has to hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import PurePosixPath
from typing import Final

from migrator.audit.addresses import link_key
from migrator.audit.facts import Facts, Link, facts_of
from migrator.audit.wordpress import Around, source_text
from migrator.audit.words import words
from migrator.model import Post
from migrator.php_value import PhpValue
from migrator.readers import Source
from migrator.readers.source import Stub

_PICTURES: Final = frozenset({".jpg", ".jpeg", ".jpe", ".png", ".gif", ".webp", ".avif", ".bmp"})


@dataclass(frozen=True, slots=True)
class Expected:
    """What a document has to hold, and what it may.

    Attributes:
        facts: What has to be there.
        optional: Words that may show: of attributes, captions of the library, descriptions.
        html: What the facts were counted in.
    """

    facts: Facts
    optional: tuple[str, ...]
    html: str


def expected_of(post: Post, around: Around) -> Expected:
    """What the document of a post has to hold."""
    if post.body_format == "text":
        html = f"<p>{escape(post.body)}</p>"
        return Expected(facts_of(html), (), html)
    if post.body_format == "html":
        return Expected(facts_of(post.body), (), post.body)
    text = source_text(_with_notes(post), post.id, around)
    facts = facts_of(text.html)
    if facts.links and around.pages:
        facts = replace(facts, links=tuple(_or_file(link, around.pages) for link in facts.links))
    if text.players:
        players = (Link(address, "") for address in text.players)
        facts = replace(facts, links=(*players, *facts.links))
    return Expected(facts, (*text.optional, *_meta_words(post)), text.html)


def _or_file(link: Link, pages: Mapping[str, str]) -> Link:
    """A link, which may lead to the file where it led to the page of one."""
    file = pages.get(link_key(link.target), "")
    return replace(link, also=file) if file else link


def around_of(source: Source, stubs: Sequence[Stub]) -> Around:
    """What of a site its bodies may show: patterns, and the media library.

    Raises:
        SourceError: The source has changed since it was surveyed.
    """
    shown = [stub for stub in stubs if stub.type == "wp_block" and stub.id is not None]
    patterns = {}
    for item in source.items(shown) if shown else ():
        try:
            patterns[item.stub.id or 0] = item.read()[0].body
        except Exception:  # noqa: BLE001, S112  (its own audit says that it can't be read)
            continue
    media = [stub for stub in stubs if stub.attachment and stub.id is not None]
    return Around(
        patterns=patterns,
        pictures={stub.id or 0: stub.attachment for stub in media},
        captions={stub.id or 0: stub.caption for stub in media},
        labels={stub.id or 0: f"{stub.title} {stub.alt}" for stub in media},
        uploads=_uploads(media),
        pages={link_key(stub.link): stub.attachment for stub in media if stub.link},
    )


def _uploads(media: Sequence[Stub]) -> dict[int, tuple[int, ...]]:
    """Ids of the pictures that were uploaded to each post."""
    found: dict[int, tuple[int, ...]] = {}
    for stub in media:
        if stub.parent and stub.id and PurePosixPath(stub.attachment).suffix.lower() in _PICTURES:
            found[stub.parent] = (*found.get(stub.parent, ()), stub.id)
    return found


def _with_notes(post: Post) -> str:
    """The body with the footnotes that its block shows."""
    notes = post.meta_value("footnotes") if "wp:footnotes" in post.body else ""
    if not notes:
        return post.body
    return "\n".join([post.body, *(f"<p>{note.get('content', '')}</p>" for note in _list(notes))])


def _list(notes: str) -> list[dict[str, str]]:
    import json  # noqa: PLC0415  (few bodies have notes)

    try:
        value = json.loads(notes)
    except ValueError:
        return []
    return [note for note in value if isinstance(note, dict)] if isinstance(value, list) else []


def _meta_words(post: Post) -> list[str]:
    """Words that a page builder keeps beside the body."""
    found: list[str] = []
    for row in post.meta:
        if row.key in {"_elementor_data", "_fl_builder_data"}:
            found += words(_flat(row.value))
    return found


def _flat(value: PhpValue) -> str:
    return str(value).replace("\\n", " ")
