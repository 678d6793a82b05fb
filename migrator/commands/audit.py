"""`audit`: a source and an output, of whatever tool, compared; or an output looked at by itself."""

from pathlib import Path

from migrator.audit.audit import Audit, Watch, audit_alone, audit_output
from migrator.commands.watching import unwatched
from migrator.readers.opening import open_source
from migrator.readers.source import SourceError
from migrator.settings import Settings


def audit(source: str | None, output: Path, settings: Settings, watch: Watch = unwatched) -> Audit:
    """Compare a source with what was made of it, or look at an output by itself.

    Args:
        source: A path, `-` for standard input, or an http(s) address; None where there is none.
        output: The folder that a converter wrote.
        settings: `jobs`, and how the source is read.
        watch: Told of progress.

    Raises:
        SourceError: The source or the folder can't be read.
    """
    try:
        if source is None:
            return audit_alone(output, watch)
        with open_source(source, settings) as opened:
            return audit_output(opened, source, output, settings.jobs, watch)
    except OSError as error:
        raise SourceError(
            f"{error.filename or output}: can't be read ({error.strerror}); check its permissions."
        ) from error
