"""Reports to look at: of the damaged sample, of the hostile blog, of twenty thousand posts."""

from pathlib import Path

from migrator.audit.audit import Audit
from migrator.audit.baseline import compare, read_baseline
from migrator.audit.findings import Finding
from migrator.audit.html.index_page import index_page
from migrator.audit.post_audit import PostAudit
from migrator.audit.rating import rate
from migrator.audit.reports.as_json import json_report
from migrator.commands.audit import audit
from migrator.diagnostics import audit as codes
from migrator.settings import Settings
from tests.damaged_sample import SAMPLE, damaged_sample

MANY = 20_000


def damaged_report(folder: Path) -> Path:
    """The report of the damaged sample."""
    report = folder / "report"
    audit(str(SAMPLE), damaged_sample(folder / "site"), Settings(), html=report)
    return report


def lonely_report(folder: Path) -> Path:
    """The report of an output that is looked at by itself."""
    report = folder / "report"
    audit(None, damaged_sample(folder / "site"), Settings(), html=report)
    return report


def compared_report(folder: Path) -> Path:
    """The same beside a baseline, since when one post was mended and another lost its text."""
    site, report = damaged_sample(folder / "site"), folder / "report"
    earlier = folder / "earlier.json"
    earlier.write_text(json_report(compare(audit(str(SAMPLE), site, Settings()))), "utf-8")
    (mended,) = site.rglob("*rss*")
    mended.write_text(
        mended.read_text("utf-8") + "\n<https://www.youtube.com/watch?v=aaaaaaaaaaa>\n"
    )
    (emptied,) = site.rglob("clinker-dory.md")
    emptied.write_text(emptied.read_text("utf-8").rpartition("---\n")[0] + "---\n", "utf-8")
    audit(str(SAMPLE), site, Settings(), html=report, baseline=read_baseline(earlier))
    return report


def large_index(folder: Path) -> Path:
    """The overview of many posts. Every fourth has lost words, every tenth has no document."""
    posts = tuple(_post(number) for number in range(MANY))
    found = Audit("export.xml", "site", "A large blog", posts, (), MANY)
    path = folder / "index.html"
    path.write_text(index_page(compare(found)), "utf-8")
    return path


def _post(number: int) -> PostAudit:
    item = f"post {number} “Harbour note {number}”"
    file = "" if number % 10 == 9 else f"posts/{number:05}.md"
    findings = []
    if not file:
        findings.append(Finding(codes.ITEM_MISSING, item))
    elif number % 4 == 0:
        findings.append(Finding(codes.WORDS_LOST, item, file, detail="a [word] lost", amount=3))
    return PostAudit(
        ordinal=number,
        item=item,
        type="page" if number % 100 == 0 else "post",
        status="publish",
        title=f"Harbour note {number}",
        author=f"Author {number % 7}",
        published=f"{2005 + number % 20}-{number % 12 + 1:02}-10",
        file=file,
        rated=rate(findings, 200),
        findings=tuple(findings),
        words=200,
        lost=3 if findings and file else 0,
    )
