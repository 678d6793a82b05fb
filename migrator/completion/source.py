"""A source whose cut posts are completed from others: the same `Source`, seen from outside."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from migrator.completion.fetching import Fetcher
from migrator.completion.item import CompletedItem, completed_stub, merged
from migrator.completion.judging import Ref, judge
from migrator.completion.network import Cut, Network
from migrator.completion.shelf import Shelf
from migrator.completion.taken import Taken, read_post, read_refs
from migrator.diagnostics import Diagnostic
from migrator.diagnostics import completion as codes
from migrator.model import Post, Site
from migrator.readers import Item, Source, Stub
from migrator.watching import Watch


class CompletedSource:
    """Another source, its posts completed."""

    def __init__(
        self, source: Source, shelves: Sequence[Shelf], fetcher: Fetcher | None, watch: Watch
    ) -> None:
        """Nothing is looked for before the survey.

        Args:
            source: Whose posts are completed; its owner closes it.
            shelves: Where to look first, in this order.
            fetcher: What gets the rest, None where nothing is to be fetched.
            watch: Told of progress.
        """
        self._source = source
        self._shelves = shelves
        self._network = Network(fetcher, watch) if fetcher is not None else None
        self._bare: dict[int, Stub] = {}
        self._taken: dict[int, Taken] = {}

    @property
    def reader(self) -> str:
        """Name of the reader of the source itself."""
        return self._source.reader

    @property
    def site(self) -> Site:
        """The site, as the source itself knows it."""
        return self._source.site

    def survey(self) -> Sequence[Stub]:
        """The stubs of the source, completed: every post is read once and looked for.

        Raises:
            SourceError: The source can't be read.
            WebError: The rest of posts was to be fetched, and nothing at all could be.
        """
        self._bare = {stub.ordinal: stub for stub in self._source.survey()}
        self._taken = {}
        cut = list(self._look_at_hand())
        if self._network is not None:
            self._taken |= self._network.complete(cut, self._read_cut)
        return [self._completed(stub) for stub in self._bare.values()]

    def items(self, stubs: Sequence[Stub]) -> Iterator[Item]:
        """The items of these stubs, each with what completes it."""
        bare = [self._bare[stub.ordinal] for stub in stubs]
        for stub, item in zip(stubs, self._source.items(bare), strict=True):
            taken = self._taken.get(stub.ordinal)
            if taken is None:
                yield item
            else:
                notes = tuple(replace(note, place=stub.place) for note in taken.notes)
                yield CompletedItem(stub, item, tuple(read_refs(taken.refs)), notes)

    def diagnostics(self) -> Sequence[Diagnostic]:
        """What was met outside any item of the source itself."""
        return self._source.diagnostics()

    def close(self) -> None:
        """Free what was made to read fetched pages."""
        if self._network is not None:
            self._network.close()

    def _look_at_hand(self) -> Iterator[Cut]:
        """Complete what the shelves hold; give what is cut all the same."""
        for item in self._source.items(list(self._bare.values())):
            read = read_post(item)
            if read is None:
                continue
            post = read.post
            verdict = judge(post, self.site, self._shelves)
            if verdict.same:
                self._taken[item.stub.ordinal] = Taken(verdict.same)
                post = merged(item, list(read_refs(verdict.same))).post
            elif post.truncated and verdict.other:
                self._taken[item.stub.ordinal] = Taken(notes=(_differs(verdict.other),))
            if post.truncated and not read.protected:
                yield Cut(item.stub.ordinal, verdict.same, post.link, post.continue_url)

    def _read_cut(self, cuts: Sequence[Cut]) -> Iterator[tuple[Item, Post | None]]:
        """The items of these again, and their posts as the source has them."""
        stubs = [self._bare[cut.ordinal] for cut in cuts]
        for item in self._source.items(stubs):
            read = read_post(item)
            yield item, read.post if read is not None else None

    def _completed(self, stub: Stub) -> Stub:
        """The stub with what was filled in, for the name of its file."""
        taken = self._taken.get(stub.ordinal)
        if taken is None or not taken.refs:
            return stub
        (item,) = self._source.items([stub])
        return completed_stub(stub, merged(item, list(read_refs(taken.refs))).post)


def _differs(refs: Sequence[Ref]) -> Diagnostic:
    places = ", ".join(str(ref.stub.place) for ref in refs)
    return Diagnostic(codes.COMPLETION_TEXT_DIFFERS, detail=f"found: {places}")
