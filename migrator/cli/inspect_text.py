"""An inventory → text for people: sections of aligned tables, long lists cut."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from migrator.cli.tables import Column, text_table
from migrator.commands.inspect_inventory import (
    Count,
    Finding,
    Inventory,
    Kind,
    Markup,
    TermUse,
    Topic,
)

_SHOWN: Final = 12
_INDENT: Final = "  "
_NUMBER: Final = Column("", "right")

_EFFECTS: Mapping[str, str] = {
    "lost": "Lost, and not to be had from this source",
    "dropped": "Left out, and recorded",
    "changed": "Mended or changed",
    "kept": "Kept as it stands, worth a look",
}
"""Headings for what becomes of things, the worst first."""


def inventory_text(found: Inventory) -> str:
    """The whole inventory, section by section; a section without content is left out."""
    sections = (
        ("Site", _site(found)),
        (f"Items: {found.items:,}", _kinds(found.kinds)),
        ("Published", _counts(_dated(found.years), cut=False)),
        ("Authors", _counts(found.authors)),
        *_terms(found.terms),
        ("Comments", _counts([*found.comments, *found.comment_states])),
        ("Attachments", _attachments(found)),
        ("Bodies", _bodies(found)),
        ("Blocks", _markup(found.blocks)),
        ("Shortcodes", _markup(found.shortcodes)),
        ("Taken out, as it is not the author's text", _counts(found.removed)),
        *_findings(found.findings),
        ("Before converting", "".join(map(_topic, found.topics))),
    )
    return "\n".join(f"{title}\n{body}" for title, body in sections if body)


def _table(columns: Sequence[Column], rows: Iterable[Sequence[str]], *, cut: bool = True) -> str:
    """A table; of a long one only the beginning, and how much more there is."""
    lines = list(rows)
    if not lines:
        return ""
    shown = lines[:_SHOWN] if cut and len(lines) > _SHOWN + 1 else lines
    rest = len(lines) - len(shown)
    more = f"{_INDENT}… and {rest:,} more (--json lists all)\n" if rest else ""
    return text_table(columns, shown, _INDENT) + more


def _facts(rows: Iterable[tuple[str, str]]) -> str:
    return _table((Column(""), Column("")), [row for row in rows if row[1]], cut=False)


def _site(found: Inventory) -> str:
    site = found.site
    return _facts(
        [
            ("title", site.title),
            ("address", site.url),
            ("description", site.description),
            ("language", site.language),
            ("made by", site.generator),
            ("zone", _zone(site.utc_offset)),
            ("read as", f"{found.reader} {site.wxr_version}".strip()),
        ]
    )


def _zone(offset: int | None) -> str:
    if offset is None:
        return ""
    hours, minutes = divmod(abs(offset), 60)
    return f"UTC{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"


def _kinds(kinds: Sequence[Kind]) -> str:
    columns = (Column("type"), Column("status"), Column("count", "right"), Column("becomes"))
    if not kinds:
        return f"{_INDENT}none\n"
    return _table(
        columns,
        ((kind.type, kind.status, f"{kind.count:,}", _becomes(kind)) for kind in kinds),
        cut=False,
    )


def _becomes(kind: Kind) -> str:
    if kind.becomes == "files":
        return f"a file each, as {kind.path}"
    if kind.becomes == "rows":
        return f"rows of {kind.path}"
    return f"left out by {kind.path}"


def _dated(years: Iterable[Count]) -> Iterator[Count]:
    return (Count(year.name or "without date", year.count) for year in years)


def _counts(counts: Iterable[Count], *, cut: bool = True) -> str:
    rows = ((count.name or "(none)", f"{count.count:,}") for count in counts)
    return _table((Column(""), _NUMBER), rows, cut=cut)


def _terms(terms: Iterable[TermUse]) -> Iterator[tuple[str, str]]:
    """A section for each taxonomy."""
    for taxonomy, uses in groupby(terms, key=lambda use: use.taxonomy):
        rows = [(use.name or use.slug, use.slug, f"{use.count:,}") for use in uses]
        columns = (Column("name"), Column("slug"), Column("items", "right"))
        yield f"Terms of {taxonomy}: {len(rows):,}", _table(columns, rows)


def _attachments(found: Inventory) -> str:
    if not found.attachments:
        return ""
    missing = f"{found.without_file:,}" if found.without_file else ""
    return _facts([("in all", f"{found.attachments:,}"), ("without a file", missing)])


def _bodies(found: Inventory) -> str:
    bodies = found.bodies
    if not bodies.count:
        return ""
    return _facts(
        [
            ("in all", f"{bodies.count:,}"),
            ("empty", f"{bodies.empty:,}" if bodies.empty else ""),
            ("bytes", f"{bodies.bytes:,}"),
            ("longest", f"{bodies.longest:,}"),
            ("made of blocks", f"{bodies.with_blocks:,}" if bodies.with_blocks else ""),
            ("with a password", f"{found.protected:,}" if found.protected else ""),
            ("cut off", f"{found.truncated:,}" if found.truncated else ""),
        ]
    )


def _markup(markup: Sequence[Markup]) -> str:
    columns = (
        Column("name"),
        Column("count", "right"),
        Column("items", "right"),
        Column("known"),
    )
    rows = (
        (row.name, f"{row.count:,}", f"{row.items:,}", "yes" if row.known else "no")
        for row in markup
    )
    return _table(columns, rows)


def _findings(findings: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    """A section for each effect, each code with its first example."""
    for effect, heading in _EFFECTS.items():
        some = [finding for finding in findings if finding.effect == effect]
        yield heading, "".join(map(_finding, some))


def _topic(topic: Topic) -> str:
    """Something to decide, with where it is and what can be done."""
    lines = [f"as in {topic.example}"] if topic.example else []
    head = f"{_INDENT}{topic.count:,}×  {topic.what}\n"
    return head + text_table(
        (Column(""),), [(line,) for line in (*lines, topic.advice)], _INDENT * 3
    )


def _finding(finding: Finding) -> str:
    items = f" in {finding.items:,} items" if finding.items > 1 else ""
    head = f"{_INDENT}{finding.count:,}×{items}  {finding.title} [{finding.code}]\n"
    first = finding.examples[0]
    example = ": ".join(part for part in (str(first.place), first.detail) if part)
    return head + (text_table((Column(""),), [(f"as in {example}",)], _INDENT * 3))
