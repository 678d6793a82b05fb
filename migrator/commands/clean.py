"""`clean`: one body, page or dump → clean Markdown, HTML or text, in memory."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from migrator.content import Context, clean
from migrator.content.rules import read_rules
from migrator.content.tree import Element
from migrator.diagnostics import Diagnostic, Place
from migrator.model import Removed
from migrator.readers import Reader, Source, SourceError, reader_named
from migrator.readers.body import READER as BODY
from migrator.readers.opening import locate, read_head, surest
from migrator.render import to_html, to_markdown, to_text
from migrator.render.markdown import GFM
from migrator.settings import Settings

Form = Literal["markdown", "html", "text"]
FORMS: Final[tuple[Form, ...]] = ("markdown", "html", "text")
KINDS: Final = ("body", "page", "dump")

_RENDER: Mapping[Form, Callable[[Element, Settings, str], str]] = {
    "markdown": lambda root, settings, dialect: to_markdown(
        root, settings.engine, dialect, raw_html=settings.raw_html
    ),
    "html": lambda root, _settings, _dialect: to_html(root),
    "text": lambda root, _settings, _dialect: to_text(root),
}


@dataclass(frozen=True, slots=True)
class CleanText:
    """A cleaned source.

    Attributes:
        kind: What it was read as: `body`, `page`, `dump`.
        text: The result; each post of a page or dump begins with its title as a heading.
        removed: What was taken out, as it stood.
        diagnostics: What was met.
        cut: Titles of the posts of which the source shows only the beginning.
    """

    kind: str
    text: str
    cut: tuple[str, ...]
    removed: tuple[Removed, ...]
    diagnostics: tuple[Diagnostic, ...]


def clean_source(name: str, kind: str | None, form: Form, settings: Settings) -> CleanText:
    """Clean one body, page or dump.

    Args:
        name: Path of a file, `-` for standard input, or an http(s) address.
        kind: One of `KINDS`; None finds out.
        form: What to make of it.
        settings: `engine`, `dialect`, `raw_html`, `verify` and what the readers heed.

    Raises:
        SourceError: It can't be read, or is a whole export.
    """
    with tempfile.TemporaryDirectory(prefix="migrator-") as spool:
        path, shown = locate(name, Path(spool))
        reader = _reader(path, shown, kind, settings)
        source = reader.open(path, shown, settings)
        try:
            return _clean(source, reader.name, form, settings)
        finally:
            source.close()


def _reader(path: Path, shown: str, kind: str | None, settings: Settings) -> Reader:
    """The reader that was named, or the one that is surest; a body is one of them here.

    A text without markup may be either a body or a dump: it is a dump when several posts are in it.
    """
    if kind is not None:
        return BODY if kind == BODY.name else reader_named(kind)
    sureness, reader = surest(path, shown)[0]
    as_body = BODY.knows(read_head(path, shown), str(path))
    if as_body > sureness:
        return BODY
    if as_body == sureness and not _has_several(reader.open(path, shown, settings)):
        return BODY
    if reader.name not in KINDS:
        raise SourceError(
            f"{shown}: this is a whole export ({reader.name}); use “migrator convert” for it."
        )
    return reader


def _has_several(source: Source) -> bool:
    """Whether more than one post is found in a source, which is closed then."""
    try:
        return len(source.survey()) > 1
    finally:
        source.close()


def _clean(source: Source, kind: str, form: Form, settings: Settings) -> CleanText:
    """All posts of a source as one tree, in its order."""
    whole = Element("body")
    cut: list[str] = []
    removed: list[Removed] = []
    diagnostics: list[Diagnostic] = []
    place = Place()
    rules = read_rules(settings)
    for item in source.items(source.survey()):
        place = place if place.file else Place(item.stub.place.file)
        post, mended = item.read()
        context = Context(item.stub.place, rules=rules)
        cleaned = clean(post.body, post.body_format, context)
        if post.title:
            whole.children.append(Element("h1", {}, [post.title]))
        whole.children += cleaned.root.children
        cut += [post.title] if post.truncated else []
        removed += (*post.removed, *cleaned.removed)
        diagnostics += (*mended, *cleaned.diagnostics)
    dialect = settings.dialect or GFM.name
    if settings.raw_html != "allow":
        from migrator.render.plain import make_plain  # noqa: PLC0415  (only for who asks for it)

        plain = make_plain(whole, settings.raw_html, dialect, place)
        whole = plain.root
        diagnostics += plain.diagnostics
    text = _RENDER[form](whole, settings, dialect)
    if settings.verify and form == "markdown":
        from migrator.verify import verify  # noqa: PLC0415  (costs nothing where nobody asks)

        diagnostics += verify(text, whole, place, dialect)
    found = (*source.diagnostics(), *diagnostics)
    return CleanText(kind, text, tuple(cut), tuple(removed), found)
