"""The gaps between items → the site, its authors and terms, and what does not belong."""

import re
from dataclasses import dataclass, field, replace

from migrator.diagnostics import Code
from migrator.diagnostics.wxr import BLANK_BEFORE, BOM, DOCTYPE, FOREIGN_TEXT, ITEM_CLOSED_TWICE
from migrator.model import Author, Site, Term
from migrator.readers.inline_html import shown_text
from migrator.readers.wxr.dates import feed_date
from migrator.readers.wxr.element import Frame, read_element
from migrator.readers.wxr.encoding import decode
from migrator.readers.wxr.mend import Fault
from migrator.readers.wxr.parts import Fields
from migrator.readers.wxr.passage import cut_out, line_breaks
from migrator.readers.wxr.terms import slug_of
from migrator.readers.wxr.vocabulary import PREFIXES

_PAGE = (
    re.compile(rb"<!DOCTYPE\s++html\b|<html\b", re.IGNORECASE),
    re.compile(rb"</html\s*+>|(?=<\?xml\s|<rss\b)|\Z", re.IGNORECASE),
)
_DOCTYPE = (
    re.compile(rb"<!DOCTYPE\b", re.IGNORECASE),
    re.compile(rb"\[[^\[\]]*+\]\s*+>|>|\Z"),
)
_COMMENT = (re.compile(rb"<!--"), re.compile(rb"-->"))
_DECLARATION = (re.compile(rb"<\?"), re.compile(rb"\?>"))
_CHANNEL = re.compile(rb"<channel(?:\s[^<>]*+)?>")
_ROOTS = re.compile(rb"</?(?:rss|channel)(?:\s[^<>]*+)?>")
_GENERATOR = re.compile(rb"<!--\s*+generator=\"([^\"]{1,200})\"")
_PREFIX = re.compile(rb"\sxmlns:([A-Za-z][\w.-]*+)\s*+=")
_ROOT = re.compile(rb"<rss\b[^<>]*+>")
_STRAY = re.compile(rb"</item\s*+>")
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
        stray = [match.start() for match in _STRAY.finditer(cut_out(data, *_COMMENT)[0])]
        if stray:
            report.at(ITEM_CLOSED_TWICE, stray[0], count=len(stray))
            data = _STRAY.sub(b"", data)
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
    data, pages = cut_out(data, *_PAGE)
    if pages:
        begin, stop = pages[0]
        report.at(FOREIGN_TEXT, begin, _excerpt(report.data[begin:stop]), len(pages))
    data, doctypes = cut_out(data, *_DOCTYPE)
    if doctypes:
        report.at(DOCTYPE, doctypes[0][0], count=len(doctypes))
    channel = _CHANNEL.search(data)
    if channel and (report.line == 1 or b"<?xml" in data[: channel.start()]):
        prolog = data[: channel.start()]
        _report_prolog(prolog, report)
        data = line_breaks(prolog) + data[channel.start() :]
    return _ROOTS.sub(lambda match: line_breaks(match[0]), data)


def _report_prolog(prolog: bytes, report: _Reporter) -> None:
    """Report what stands before a channel beside declarations, comments and the root."""
    rest = cut_out(cut_out(prolog, *_COMMENT)[0], *_DECLARATION)[0]
    rest = _ROOTS.sub(b" ", rest.replace(b"\xef\xbb\xbf", b" "))
    if text := rest.strip():
        report.at(FOREIGN_TEXT, max(prolog.find(text[:20]), 0), _excerpt(text))


def _look_at_start(data: bytes, report: _Reporter) -> None:
    """Report a mark or blank lines that the file begins with."""
    if data.startswith(b"\xef\xbb\xbf"):
        report.at(BOM, 0)
    start = data.removeprefix(b"\xef\xbb\xbf")
    if start[:1].isspace() and start.lstrip().startswith(b"<?xml"):
        report.at(BLANK_BEFORE, 0)


def _excerpt(data: bytes) -> str:
    text = re.sub(r"<[^<>]*+>", " ", decode(data[:2000], "utf-8")[0])
    return " ".join(text.split())[:_EXCERPT]


def _counts(fault: Fault) -> bool:
    """Whether a fault of a gap is worth a word."""
    return fault.code.name != "wxr-item-mended"


def _site(fields: Fields) -> Site:
    get = fields.get
    return Site(
        title=shown_text(get("title")),
        url=(get("wp:base_blog_url") or get("link")).rstrip("/"),
        base_url=get("wp:base_site_url").rstrip("/"),
        description=shown_text(get("description")),
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
        display_name=shown_text(get("wp:author_display_name")),
        first_name=shown_text(get("wp:author_first_name")),
        last_name=shown_text(get("wp:author_last_name")),
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
        name=shown_text(get(f"wp:{kind.name}")),
        id=fields.number("wp:term_id"),
        parent=slug_of(get(f"wp:{kind.parent}")) if kind.parent else "",
        description=fields.values.get(f"wp:{kind.description}", ""),
        meta=tuple(fields.meta),
    )
