"""`fetch`: the output of an earlier run → the same, its cut posts made whole from the network.

The source is not needed: the earlier run kept in the ledger what its cut posts were made of. Each
is converted as it was and as it is now; where that differs, files and rows are exchanged.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from migrator.commands.completing import cache_folder
from migrator.commands.conversion import convert_batch
from migrator.commands.keeping import KeptPost, KeptSource, unpack_post, unpack_source
from migrator.completion import CompletedSource, Fetcher, open_shelves
from migrator.diagnostics import Diagnostic
from migrator.readers import Item, ReadyItem, Source, Stub
from migrator.settings import Settings
from migrator.store import Amendment, Existing, Report
from migrator.watching import Watch, unwatched
from migrator.writers import Plan, find_writer, make_plan


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of it.

    Attributes:
        cut: How many posts were cut before.
        left: How many still are.
        report: The counts of the whole output; None where nothing was cut.
    """

    cut: int
    left: int
    report: Report | None


def fetch(output: Path, settings: Settings, watch: Watch = unwatched) -> Fetched:
    """Complete the cut posts of an output.

    Args:
        output: The folder that an earlier run wrote.
        settings: `complete`, `cache`, `refresh` and `overwrite` count; the rest is as it was then.
        watch: Told of progress.

    Raises:
        SourceError: A source to complete from can't be read.
        StoreError: There is no output, or it can't be written.
        WebError: Nothing at all could be fetched.
    """
    existing = Existing.OVERWRITE if settings.overwrite else Existing.PROTECT
    with Amendment.open(output, existing) as amendment:
        kept = amendment.kept
        if not kept.posts or not kept.source:
            return Fetched(0, 0, None)
        known = unpack_source(kept.source)
        posts = {ordinal: unpack_post(packed) for ordinal, packed in kept.posts.items()}
        source = _CutPosts(known, posts)
        plan = make_plan(known.stubs, known.site, known.reader, known.settings)
        anchors = {one.ordinal: frozenset(one.names) for one in known.anchors}
        plan = replace(plan, anchors=anchors)
        chosen = replace(
            known.settings,
            complete=settings.complete,
            cache=settings.cache,
            refresh=settings.refresh,
        )
        fetcher = Fetcher(cache_folder(output, settings), chosen)
        with open_shelves(settings.complete, chosen) as shelves:
            completed = CompletedSource(source, shelves, fetcher, watch)
            try:
                _amend(amendment, source, completed, plan)
            finally:
                completed.close()
        report = amendment.finish(find_writer(plan.writer).collections(plan))
        return Fetched(len(posts), amendment.left, report)


def _amend(amendment: Amendment, source: "_CutPosts", completed: Source, plan: Plan) -> None:
    """Convert each cut post as it was and as it is now."""
    stubs = source.survey()
    completed.survey()
    for before, after in zip(source.items(stubs), completed.items(stubs), strict=True):
        (was,), (now,) = convert_batch([before], plan), convert_batch([after], plan)
        amendment.put(was, now)


class _CutPosts:
    """The cut posts that a run kept, as a source."""

    def __init__(self, known: KeptSource, posts: Mapping[int, KeptPost]) -> None:
        self._known = known
        self._posts = posts
        self.reader = known.reader
        self.site = known.site

    def survey(self) -> Sequence[Stub]:
        return [stub for stub in self._known.stubs if stub.ordinal in self._posts]

    def items(self, stubs: Sequence[Stub]) -> Iterator[Item]:
        for stub in stubs:
            kept = self._posts[stub.ordinal]
            yield ReadyItem(stub, kept.post, kept.digest, kept.diagnostics)

    def diagnostics(self) -> Sequence[Diagnostic]:
        return ()

    def close(self) -> None:
        """Nothing is held open."""
