"""What an audit found → the text of the report's pages."""

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import Final

from migrator.audit.audit import Audit
from migrator.audit.findings import Finding
from migrator.audit.html.charts import charts
from migrator.audit.html.marking import Side
from migrator.audit.post_audit import PostAudit
from migrator.audit.rating import Rating

_COLUMNS: Final = (
    # name, heading, whether it is a number, whether it is shown
    ("rating", "Rating", False, True),
    ("title", "Title", False, True),
    ("type", "Type", False, True),
    ("status", "Status", False, True),
    ("published", "Date", False, True),
    ("author", "Author", False, True),
    ("words", "Words", True, True),
    ("lost", "Lost", True, True),
    ("findings", "Found", True, True),
    ("file", "Document", False, True),
    ("weight", "", True, False),
    ("page", "", False, False),
    ("codes", "", False, False),
)
_MOST_OTHERS: Final = 200
_UNSAFE: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
"""Signs that could end a script's element, as JSON may write them too."""


def index_page(audit: Audit) -> str:
    """The overview, and the list of all posts."""
    name = audit.site or audit.source or audit.output
    against = f"{audit.output} against {audit.source}" if audit.source else audit.output
    return _template("index.html").substitute(
        policy=_policy(f"script-src '{_hash(_text('list.js'))}'"),
        style=_text("style.css"),
        name=escape(name),
        against=escape(against),
        numbers="\n".join(_numbers(audit)),
        charts="\n".join(charts(audit)),
        others="\n".join(_others(audit.findings)),
        data=_data(audit.posts),
        script=_text("list.js"),
    )


def post_page(post: PostAudit, sides: tuple[Side, Side] | None) -> str:
    """A post: its rating with reasons, and both its sides."""
    facts = [post.type, post.status, post.published, post.author, post.file or "no document"]
    if post.words:
        facts.append(f"{post.words:,} words, {post.lost:,} of them lost")
    return _template("post.html").substitute(
        policy=_policy("frame-src 'self'"),
        style=_text("style.css"),
        title=escape(post.title or post.item or post.file),
        rating=post.rated.rating.value,
        facts=" · ".join(escape(fact) for fact in facts if fact),
        findings="\n".join(_findings(post.findings)),
        sides="\n".join(_sides(sides)) if sides else "",
    )


def page_name(post: PostAudit) -> str:
    """The file of a post's page, from the report's folder."""
    return f"posts/{post.ordinal}.html"


def _numbers(audit: Audit) -> Iterator[str]:
    counts = Counter(post.rated.rating for post in audit.posts)
    yield f"<li><b>{len(audit.posts):,}</b> items</li>"
    for rating, label in (
        (Rating.OK, "ok"),
        (Rating.LOOK, "to look at"),
        (Rating.BROKEN, "broken"),
    ):
        yield f'<li><b class="{rating}">{counts[rating]:,}</b> {label}</li>'
    if audit.source:
        yield f"<li><b>{sum(not post.file for post in audit.posts):,}</b> missing</li>"
        yield f"<li><b>{sum(post.lost for post in audit.posts):,}</b> words lost</li>"
    yield f"<li><b>{audit.documents:,}</b> documents</li>"


def _others(findings: Sequence[Finding]) -> Iterator[str]:
    """What is no post's own."""
    if findings:
        yield f"<h2>Beside the posts</h2>\n<details><summary>{len(findings):,} findings</summary>"
        yield from _findings(findings[:_MOST_OTHERS])
        yield "</details>"


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        yield "<p>Nothing was found.</p>"
        return
    yield "<ul>"
    for finding in findings:
        line = f" (line {finding.line})" if finding.line else ""
        where = "" if finding.item else f" {escape(finding.file)}"
        yield (
            f"<li>{escape(finding.code.title)}{where}{line}: {escape(finding.detail)}"
            f"<details><summary>What to do</summary>{escape(finding.code.help)}</details></li>"
        )
    yield "</ul>"


def _sides(sides: tuple[Side, Side]) -> Iterator[str]:
    """Both texts, each in a frame that may run nothing and fetch nothing."""
    for side, name in zip(sides, ("Source", "Result"), strict=True):
        inside = (
            f'<!doctype html><html lang=""><head><meta charset="utf-8"><title>{name}</title>'
            f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">'
            f"<style>{_text('style.css')}</style></head>"
            f'<body><main class="body">{side.html}</main></body></html>'
        )
        marked = f", {side.marked:,} places marked" if side.marked else ""
        yield (
            f"<section><h2>{name}{marked}</h2>"
            f'<iframe sandbox="" title="{name}" tabindex="0" srcdoc="{escape(inside)}"></iframe>'
            "</section>"
        )


def _data(posts: Sequence[PostAudit]) -> str:
    """The list's rows as JSON that no script element can be ended with."""
    codes = sorted({finding.code.title for post in posts for finding in post.findings})
    numbers = {title: number for number, title in enumerate(codes)}
    columns = [
        {"name": name, "label": label, "number": number, "shown": shown}
        for name, label, number, shown in _COLUMNS
    ]
    rows = [_row(post, numbers) for post in posts]
    record = {"columns": columns, "codes": codes, "rows": rows}
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_UNSAFE)


def _row(post: PostAudit, numbers: dict[str, int]) -> list[object]:
    codes = sorted({numbers[finding.code.title] for finding in post.findings})
    return [
        *(post.rated.rating.value, post.title, post.type, post.status, post.published, post.author),
        *(post.words, post.lost, len(post.findings), post.file, post.rated.weight),
        *(page_name(post), codes),
    ]


def _policy(*more: str) -> str:
    """What a page may load: its own style, and what is named beside; nothing of any other place."""
    style = f"style-src '{_hash(_text('style.css'))}'"
    return "; ".join(("default-src 'none'", style, "base-uri 'none'", "form-action 'none'", *more))


@cache
def _hash(text: str) -> str:
    """A text's hash, as a Content-Security-Policy names what may run."""
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


@cache
def _text(name: str) -> str:
    return (files("migrator") / "data" / "audit_report" / name).read_text("utf-8")


@cache
def _template(name: str) -> Template:
    return Template(_text(name))
