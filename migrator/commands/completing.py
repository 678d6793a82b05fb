"""What the user named → an opened source, its cut posts completed where the settings ask for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from migrator.readers import Source
from migrator.readers.opening import open_source
from migrator.settings import Settings
from migrator.watching import Watch

CACHE: Final = ".migrator/fetched"
"""Where an output folder keeps what was fetched for it."""


@contextmanager
def open_completed(name: str, output: Path, settings: Settings, watch: Watch) -> Iterator[Source]:
    """Open what the user named; with `complete` or `fetch`, its cut posts are made whole.

    Args:
        name: A path, `-` for standard input, or an http(s) address.
        output: The folder of the output, where the cache is unless the settings say otherwise.
        settings: How.
        watch: Told of progress.

    Raises:
        SourceError: A source can't be read.
        WebError: An address could not be fetched.
    """
    with open_source(name, settings) as source:
        if not (settings.complete or settings.fetch):
            yield source
            return
        # Few runs need these, and what they stand on takes a while to import.
        from migrator.completion import CompletedSource, Fetcher, open_shelves  # noqa: PLC0415

        folder = cache_folder(output, settings)
        fetcher = Fetcher(folder, settings) if settings.fetch else None
        with open_shelves(settings.complete, settings) as shelves:
            completed = CompletedSource(source, shelves, fetcher, watch)
            try:
                yield completed
            finally:
                completed.close()


def cache_folder(output: Path, settings: Settings) -> Path:
    """Where fetched pages are kept."""
    return Path(settings.cache) if settings.cache else output / CACHE
