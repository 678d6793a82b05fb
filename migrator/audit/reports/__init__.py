"""Reports: what an audit found, in the form that a person or a program takes.

To add one: a module here with a function from `Compared` to text, and its row in `FORMS`.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from migrator.audit.baseline import Compared
from migrator.audit.reports.as_json import json_report
from migrator.audit.reports.as_junit import junit_report
from migrator.audit.reports.as_markdown import markdown_report
from migrator.audit.reports.as_sarif import sarif_report
from migrator.settings import SettingError

FORMS: Final[Mapping[str, Callable[[Compared], str]]] = {
    ".json": json_report,
    ".xml": junit_report,
    ".sarif": sarif_report,
    ".md": markdown_report,
}
"""Forms by the ending of the file they are written to."""


def report_for(file: Path) -> Callable[[Compared], str]:
    """What makes the report for a file of this name.

    Raises:
        SettingError: No report has this ending: one sentence.
    """
    form = FORMS.get(file.suffix.lower())
    if form is None:
        known = ", ".join(FORMS)
        raise SettingError(f"{file}: no report has this ending; it is one of {known}.")
    return form
