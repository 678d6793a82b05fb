"""An audit → JUnit's XML, as CI servers show it: a test case for each item.

Source of the form: the schema of Apache Ant's JUnit task, in the subset that Jenkins, GitLab and
GitHub's readers share: `testsuite` with counts, `testcase` with `failure` or `system-out`.
"""

import re
from typing import Final

from lxml import etree

from migrator.audit.baseline import Compared
from migrator.audit.findings import Finding
from migrator.audit.post_audit import PostAudit
from migrator.diagnostics import Severity

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_report(compared: Compared) -> str:
    """A suite of one case an item, and one for what is no item's own.

    Beside a baseline, what was there before fails nothing.
    """
    audit = compared.new
    failing = sum(_fails(post.findings) for post in audit.posts) + _fails(audit.findings)
    suite = etree.Element(
        "testsuite",
        name=_text(f"migrator audit {audit.output}"),
        tests=str(len(audit.posts) + 1),
        failures=str(failing),
        errors="0",
        skipped="0",
    )
    for post in audit.posts:
        _case(suite, post.type, _name(post), post.findings)
    _case(suite, "output", "everything else", audit.findings)
    return etree.tostring(suite, encoding="utf-8", xml_declaration=True, pretty_print=True).decode(
        "utf-8"
    )


def _case(suite: etree._Element, kind: str, name: str, findings: tuple[Finding, ...]) -> None:
    case = etree.SubElement(suite, "testcase", classname=_text(kind), name=_text(name))
    lines = "\n".join(_line(finding) for finding in findings)
    if _fails(findings):
        worst = max(findings, key=lambda one: one.code.severity)
        failure = etree.SubElement(
            case, "failure", type=worst.code.name, message=_text(_line(worst))
        )
        failure.text = _text(lines)
    elif lines:
        etree.SubElement(case, "system-out").text = _text(lines)


def _fails(findings: tuple[Finding, ...]) -> bool:
    return any(finding.code.severity >= Severity.ERROR for finding in findings)


def _name(post: PostAudit) -> str:
    return f"{post.item} → {post.file}" if post.file else post.item


def _line(finding: Finding) -> str:
    where = f"{finding.file}:{finding.line}: " if finding.line else ""
    return f"{where}{finding.code.title}: {finding.detail}"


def _text(text: str) -> str:
    """Text without what XML can't hold."""
    return _FORBIDDEN.sub("\ufffd", text)
