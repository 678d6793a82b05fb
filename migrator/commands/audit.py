"""`audit`: a source and an output, of whatever tool, compared; or an output looked at by itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from migrator.audit.audit import (
    NOT_SHOWN,
    Audit,
    Showing,
    audit_alone,
    audit_output,
    audit_source,
)
from migrator.audit.baseline import NO_BASELINE, Baseline, compare
from migrator.audit.documents import looks_like_output
from migrator.audit.findings import Finding
from migrator.audit.html.folder import ReportFolder
from migrator.audit.html.marking import one_side, two_sides
from migrator.readers.opening import open_source
from migrator.readers.source import SourceError
from migrator.settings import Settings
from migrator.watching import Watch, unwatched


def alone(name: str) -> tuple[str | None, Path | None]:
    """Which of both the only thing that the user named is: source and output, one of them None."""
    folder = Path(name)
    if name != "-" and folder.is_dir() and looks_like_output(folder):
        return None, folder
    return name, None


def nothing_more(_folder: Path, _watch: Watch) -> Iterable[Finding]:
    """Look for nothing else."""
    return ()


def audit(  # noqa: PLR0913, PLR0917  (each is needed, and they have nothing in common)
    source: str | None,
    output: Path | None,
    settings: Settings,
    watch: Watch = unwatched,
    html: Path | None = None,
    baseline: Baseline = NO_BASELINE,
    against: Sequence[str] = (),
    more: Callable[[Path, Watch], Iterable[Finding]] = nothing_more,
) -> Audit:
    """Compare a source with what was made of it, or look at an output by itself.

    Args:
        source: A path, `-` for standard input, or an http(s) address; None where there is none.
        output: The folder that a converter wrote; None to look at the source by itself.
        settings: `jobs`, and how the source is read.
        watch: Told of progress.
        html: The folder for a report that people look at, None for none.
        baseline: What that report tells new findings by.
        against: Addresses of the old site that have to lead somewhere.
        more: Looks for what else is to be found in the output, as `external_findings` does.

    Raises:
        SourceError: The source or the folder can't be read.
        SettingError: Something else lies in the report's folder.
    """
    try:
        report = ReportFolder.begin(html, baseline) if html else None
        sides = two_sides if source and output else one_side
        showing = Showing(sides, report.put) if report else NOT_SHOWN
        result = _audited(source, output, settings, watch, showing, against)
        if output and (further := (*more(output, watch),)):
            result = replace(result, findings=(*result.findings, *further))
        if report:
            report.end(compare(result, baseline))
    except OSError as error:
        raise SourceError(
            f"{error.filename or output or source}: can't be read or written ({error.strerror}); "
            "check its permissions."
        ) from error
    return result


def _audited(  # noqa: PLR0913, PLR0917  (as above)
    source: str | None,
    output: Path | None,
    settings: Settings,
    watch: Watch,
    showing: Showing,
    against: Sequence[str],
) -> Audit:
    if source is None:
        return audit_alone(output or Path(), watch, showing, against)
    with open_source(source, settings) as opened:
        if output is None:
            return audit_source(opened, source, watch, showing)
        return audit_output(opened, source, output, settings.jobs, watch, showing, against)
