"""The gaps between items → the site, its authors and terms, and what does not belong."""

import re
from dataclasses import dataclass, field, replace

from migrator.diagnostics import Code
from migrator.diagnostics.wxr import BLANK_BEFORE, BOM, DOCTYPE, FOREIGN_TEXT, ITEM_CLOSED_TWICE
from migrator.model import Author, Site, Term
from migrator.readers.wxr.dates import feed_date
from migrator.readers.wxr.element import Frame, read_element
from migrator.readers.wxr.encoding import decode
from migrator.readers.wxr.mend import Fault
from migrator.readers.wxr.parts import Fields
from migrator.readers.wxr.post import slug_of
from migrator.readers.wxr.vocabulary import PREFIXES

_FOREIGN_PAGE = re.compile(rb"<!DOCTYPE\s+html\b|<html\b", re.IGNORECASE)
_PAGE_END = re.compile(rb"</html\s*+>", re.IGNORECASE)
_CHANNEL = re.compile(rb"<channel(?:\s[^<>]*+)?>")
_DOCTYPE = re.compile(rb"<!DOCTYPE\b", re.IGNORECASE)
_DOCTYPE_END = re.compile(rb"\[[^\]]*+\]\s*+>|>")
_EXPECTED = re.compile(
    rb"<\?.*?\?>|<!--.*?-->|</?(?:rss|channel)(?:\s[^<>]*+)?>|\xef\xbb\xbf", re.DOTALL
)
_ROOTS = re.compile(rb"</?(?:rss|channel)(?:\s[^<>]*+)?>")
_GENERATOR = re.compile(rb"<!--\s*+generator=\"([^\"]{1,200})\"")
_PREFIX = re.compile(rb"\sxmlns:([A-Za-z][\w.-]*+)\s*+=")
_ROOT = re.compile(rb"<rss\b[^<>]*+>")
_STRAY = re.compile(rb"<!--.*?-->|(?P<stray></item\s*+>)", re.DOTALL)
_EXCERPT = 80


@dataclass(slots=True)
class Head:
    """What the gaps of one file have said so far. Mutable: it is filled while the file is scanned.

    Attributes:
        channels: How many channels begin in the file.
        closed: The channel, or the root, was closed last.
        prefixes: Namespace prefixes that the root declares.
        used: Prefixes that items or channel use though the root does not declare them.
        faults: With the line in the file.
    """

    site: Site = field(default_factory=Site)
    authors: list[Author] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    channels: int = 0
    closed: bool = False
    prefixes: frozenset[str] = frozenset()
    used: frozenset[str] = frozenset()
    faults: list[Fault] = field(default_factory=list)

    def take(self, data: bytes, line: int, frame: Frame) -> None:
        """Read one gap that begins on that line."""
        report = _Reporter(data, line, self.faults)
        stray = [match.start() for match in _STRAY.finditer(data) if match["stray"]]
        if stray:
            report.at(ITEM_CLOSED_TWICE, stray[0], count=len(stray))
            data = _STRAY.sub(lambda match: b"" if match["stray"] else match[0], data)
        if root := _ROOT.search(data):
            self.prefixes |= {name.decode("ascii", "replace") for name in _PREFIX.findall(root[0])}
        self.use(data)
        self.closed = b"</channel" in data or b"</rss" in data
        self.channels += len(_CHANNEL.findall(data))
        generator = _GENERATOR.search(data)
        data = _blanked(data, report)
        fields, faults = read_element(b"<channel>" + data + b"</channel>", "channel", frame)
        self.faults += [
            replace(fault, line=line + fault.line) for fault in faults if _counts(fault)
        ]
        self._add(fields)
        if generator and not self.site.generator:
            self.site = replace(self.site, generator=generator[1].decode("utf-8", "replace"))

    def use(self, data: bytes) -> None:
        """Note which prefixes that were not declared are used all the same."""
        for prefix in PREFIXES - self.prefixes - self.used:
            if f"<{prefix}:".encode() in data:
                self.used |= {prefix}

    def _add(self, fields: Fields) -> None:
        """Take what a gap says; the first channel's own fields count."""
        if not (self.site.title or self.site.url):
            self.site = _site(fields)
        self.authors += [_author(child) for child in fields.children_of("wp:author")]
        for kind, taxonomy in _TERM_KINDS.items():
            self.terms += [_term(child, taxonomy) for child in fields.children_of(kind)]


@dataclass(slots=True)
class _Reporter:
    data: bytes
    line: int
    faults: list[Fault]

    def at(self, code: Code, position: int, detail: str = "", count: int = 1) -> None:
        """Report something at a position of the gap."""
        line = self.line + self.data.count(b"\n", 0, position)
        self.faults.append(Fault(code, line, detail, count))


def _blanked(data: bytes, report: _Reporter) -> bytes:
    """The gap with what is no element of a channel replaced by its line breaks."""
    if report.line == 1:
        _look_at_start(data, report)
    data = _without_pages(data, report)
    data = _without_doctype(data, report)
    channel = _CHANNEL.search(data)
    if channel and (report.line == 1 or b"<?xml" in data[: channel.start()]):
        prolog = _EXPECTED.sub(b" ", data[: channel.start()])
        if text := prolog.strip():
            at = data.find(text[:20])
            report.at(FOREIGN_TEXT, max(at, 0), _excerpt(text))
        data = _lines(data[: channel.start()]) + data[channel.start() :]
    return _ROOTS.sub(lambda match: _lines(match[0]), data)


def _look_at_start(data: bytes, report: _Reporter) -> None:
    """Report a mark or blank lines that the file begins with."""
    if data.startswith(b"\xef\xbb\xbf"):
        report.at(BOM, 0)
    start = data.removeprefix(b"\xef\xbb\xbf")
    if start[:1].isspace() and start.lstrip().startswith(b"<?xml"):
        report.at(BLANK_BEFORE, 0)


def _without_pages(data: bytes, report: _Reporter) -> bytes:
    """The gap without the HTML pages that a server printed into it."""
    while page := _FOREIGN_PAGE.search(data):
        end = _PAGE_END.search(data, page.end())
        begin = re.compile(rb"<\?xml\s|<rss\b").search(data, page.end())
        stop = end.end() if end else begin.start() if begin else len(data)
        report.at(FOREIGN_TEXT, page.start(), _excerpt(data[page.start() : stop]))
        data = data[: page.start()] + _lines(data[page.start() : stop]) + data[stop:]
    return data


def _without_doctype(data: bytes, report: _Reporter) -> bytes:
    """The gap without document type declarations."""
    while doctype := _DOCTYPE.search(data):
        end = _DOCTYPE_END.search(data, doctype.end())
        stop = end.end() if end else len(data)
        report.at(DOCTYPE, doctype.start())
        data = data[: doctype.start()] + _lines(data[doctype.start() : stop]) + data[stop:]
    return data


def _lines(data: bytes) -> bytes:
    return b"\n" * data.count(b"\n")


def _excerpt(data: bytes) -> str:
    text = re.sub(r"<[^<>]*+>", " ", decode(data[:2000], "utf-8")[0])
    return " ".join(text.split())[:_EXCERPT]


def _counts(fault: Fault) -> bool:
    """Whether a fault of a gap is worth a word."""
    return fault.code.name != "wxr-item-mended"


def _site(fields: Fields) -> Site:
    get = fields.get
    return Site(
        title=get("title"),
        url=(get("wp:base_blog_url") or get("link")).rstrip("/"),
        base_url=get("wp:base_site_url").rstrip("/"),
        description=get("description"),
        language=get("language"),
        generator=get("generator"),
        wxr_version=get("wp:wxr_version"),
        published=feed_date(get("pubDate")),
    )


def _author(fields: Fields) -> Author:
    get = fields.get
    return Author(
        login=get("wp:author_login"),
        id=fields.number("wp:author_id"),
        email=get("wp:author_email"),
        display_name=get("wp:author_display_name"),
        first_name=get("wp:author_first_name"),
        last_name=get("wp:author_last_name"),
    )


@dataclass(frozen=True, slots=True)
class _TermKind:
    """Names of the fields of one kind of term element."""

    taxonomy: str
    slug: str
    name: str
    parent: str
    description: str


_TERM_KINDS = {
    "wp:category": _TermKind(
        "category", "category_nicename", "cat_name", "category_parent", "category_description"
    ),
    "wp:tag": _TermKind("post_tag", "tag_slug", "tag_name", "", "tag_description"),
    "wp:term": _TermKind("", "term_slug", "term_name", "term_parent", "term_description"),
}


def _term(fields: Fields, kind: _TermKind) -> Term:
    get = fields.get
    taxonomy = kind.taxonomy or get("wp:term_taxonomy")
    return Term(
        taxonomy={"tag": "post_tag"}.get(taxonomy, taxonomy),
        slug=slug_of(get(f"wp:{kind.slug}")),
        name=get(f"wp:{kind.name}"),
        id=fields.number("wp:term_id"),
        parent=slug_of(get(f"wp:{kind.parent}")) if kind.parent else "",
        description=fields.values.get(f"wp:{kind.description}", ""),
        meta=tuple(fields.meta),
    )
