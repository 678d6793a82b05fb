"""What an audit found → the report's first page: the overview, and the list of all posts."""

from collections import Counter
from collections.abc import Iterator
from html import escape

from migrator.audit.audit import Audit
from migrator.audit.baseline import Compared
from migrator.audit.html.charts import charts
from migrator.audit.html.finding_lists import finding_lists
from migrator.audit.html.outcomes import OUTCOMES, outcome
from migrator.audit.html.page_parts import hash_of, policy, style_of, template, text_of
from migrator.audit.html.post_rows import post_rows

_MOST_SOLVED = 500


def index_page(compared: Compared) -> str:
    """The overview, and the list of all posts."""
    audit = compared.whole
    style, script = style_of("base.css", "index.css"), text_of("list.js")
    names = [name for name in (audit.output, audit.source) if name]
    return template("index.html").substitute(
        policy=policy((style,), f"script-src '{hash_of(script)}'"),
        style=style,
        name=escape(audit.site or audit.source or audit.output),
        against=escape(" against ".join(names)),
        numbers="\n".join(_numbers(audit)),
        since="\n".join(_since(compared)),
        charts="\n".join(charts(audit)),
        others="\n".join(_others(compared)),
        data=post_rows(audit.posts, compared.baseline),
        script=script,
    )


def _numbers(audit: Audit) -> Iterator[str]:
    counts = Counter(outcome(post) for post in audit.posts)
    yield f'<li><a href="#all=1"><b>{len(audit.posts):,}</b> items</a></li>'
    compared = audit.source and audit.output
    for name, label in OUTCOMES.items():
        if name != "missing" or compared:
            number = f'<b class="{name}">{counts[name]:,}</b> {label}'
            yield f'<li><a href="#rating={name}">{number}</a></li>'
    if compared:
        words = sum(post.words for post in audit.posts)
        lost = sum(post.lost for post in audit.posts)
        yield f"<li><b>{lost:,}</b> of {words:,} words lost</li>"
    if audit.output:
        yield f"<li><b>{audit.documents:,}</b> documents</li>"


def _since(compared: Compared) -> Iterator[str]:
    """What is new since the baseline, and what was solved."""
    if not compared.baseline.name:
        return
    new = sum(1 for _ in compared.new.all_findings())
    yield f"<h2>Since {escape(compared.baseline.name)}</h2>"
    yield f'<p><a href="#since=new">{new:,} new findings</a>, {len(compared.solved):,} solved.</p>'
    if compared.solved:
        yield "<details><summary>What was solved</summary><ul>"
        yield from (f"<li>{escape(str(one))}</li>" for one in compared.solved[:_MOST_SOLVED])
        yield "</ul>"
        if len(compared.solved) > _MOST_SOLVED:
            yield f"<p>… and {len(compared.solved) - _MOST_SOLVED:,} more.</p>"
        yield "</details>"


def _others(compared: Compared) -> Iterator[str]:
    """What is no post's own."""
    findings = compared.whole.findings
    if findings:
        yield f'<h2 id="others">Beside the posts</h2>\n<p>{len(findings):,} findings.</p>'
        yield from finding_lists(findings, compared.baseline, 3, files=True)
