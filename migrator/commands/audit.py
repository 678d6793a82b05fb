"""`audit`: a source and an output, of whatever tool, compared."""

from pathlib import Path

from migrator.audit.audit import Audit, Watch, audit_output
from migrator.commands.watching import unwatched
from migrator.readers.opening import open_source
from migrator.settings import Settings


def audit(source: str, output: Path, settings: Settings, watch: Watch = unwatched) -> Audit:
    """Compare a source with what was made of it.

    Args:
        source: A path, `-` for standard input, or an http(s) address.
        output: The folder that a converter wrote.
        settings: `jobs`, and how the source is read.
        watch: Told of progress.

    Raises:
        SourceError: The source or the folder can't be read.
    """
    with open_source(source, settings) as opened:
        return audit_output(opened, source, output, settings.jobs, watch)
