"""Media: what a source uses → the files at hand, before anything of the output is written.

A pass over all bodies finds what they use, beside the media library of the survey. What is on the
shelf of an earlier run is taken from there, then what the person has at hand, and the rest is
downloaded. So the plan knows of every file where it lies or why it is lacking, and conversion is
as pure as ever.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from migrator.commands.conversion import clean_post, context_of
from migrator.commands.media_at_hand import Media
from migrator.commands.media_sizes import Sizes
from migrator.diagnostics import Diagnostic
from migrator.diagnostics.media import MEDIA_RENAMED, MEDIA_SMALLER
from migrator.model import Post
from migrator.readers import Source, Stub
from migrator.settings import SettingError, Settings
from migrator.store import Body as Placed
from migrator.store import Store
from migrator.store.ledger import MediaRow
from migrator.store.media import Shelf, Uploads, UploadsError, open_uploads
from migrator.store.media.shelf import TooLargeError
from migrator.transforms import Surveyed
from migrator.transforms.link_map import hosts_of
from migrator.transforms.media import Lack, MediaMap, MediaSite, Wanted, file_key, uploads_path
from migrator.transforms.media_types import HEAD, RefusedError, ending_of, true_ending
from migrator.transforms.references import Use, visit
from migrator.transforms.svg import is_active
from migrator.watching import Watch
from migrator.web import AnswerError, ForbiddenAddressError, UnwantedBodyError, WebError
from migrator.writers import Plan
from migrator.writers.media import Body, files_beside, lay_out_media

_SIZE_ONLY = "only a size of it was to be had"
_MEGABYTE = 1 << 20
_PASSING = frozenset({0, 408, 425, 429})
_AT_ONCE = 100


def collect_media(
    source: Source, stubs: Sequence[Stub], plan: Plan, store: Store, watch: Watch
) -> Media:
    """Get every file that the source uses, as the settings ask for it.

    Args:
        source: It.
        stubs: Of all its items.
        plan: The plan for all else.
        store: Not begun yet.
        watch: Told of progress.

    Raises:
        SettingError: `media_from` is missing, or can't be read.
        SourceError: The source has changed since the survey.
        StoreError: The output can't be written.
    """
    settings = plan.settings
    if settings.media == "none":
        return Media(replace(plan, media=MediaMap(leaves_out=True)))
    if settings.media == "folder" and not settings.media_from:
        raise SettingError("media: “folder” needs the uploads; name them with --media-from.")
    site = _site(stubs, plan)
    gatherer = _gather(source, stubs, plan, site, watch)
    wanted = gatherer.found
    shelf = store.shelf()
    known = _Known(shelf, settings, gatherer.sizes)
    known.take_uploads(wanted, watch)
    if settings.media == "download":
        known.download(wanted, watch)
    return _placed(wanted, known, plan, site)


def _site(stubs: Sequence[Stub], plan: Plan) -> MediaSite:
    surveyed = Surveyed(plan.site, stubs, stubs, plan.settings)
    url = plan.site.url or next((stub.link for stub in stubs if stub.link), "")
    return MediaSite(hosts_of(surveyed), url, plan.files)


def _gather(
    source: Source, stubs: Sequence[Stub], plan: Plan, site: MediaSite, watch: Watch
) -> "_Gatherer":
    """Every file that something uses, by key; where it has several addresses, the library's."""
    gatherer = _Gatherer(site)
    kept = [stub for stub in stubs if stub.ordinal not in plan.skipped]
    for stub in kept:
        gatherer.add(stub.attachment)
    with watch("Looking for media", len(kept)) as advance:
        for item in source.items(kept):
            try:
                post = item.read()[0]
                gatherer.look(post, item.stub, plan)
            except Exception:  # noqa: BLE001, S110  (the item's own outcome says what is wrong)
                pass
            advance(1)
    return gatherer


class _Gatherer:
    """A `Visit` that changes nothing and remembers all files."""

    def __init__(self, site: MediaSite) -> None:
        self.found: dict[str, Wanted] = {}
        self.sizes = Sizes()
        self._site = site
        self._origin = ""

    def __call__(self, address: str, use: Use) -> str:
        wanted = self._site.find(address, use, self._origin)
        if wanted is not None:
            self.found.setdefault(wanted.key, wanted)
        return address

    def add(self, address: str) -> None:
        """A file that is used as a picture, or stands in the library."""
        if address:
            self(address, Use.PICTURE)

    def look(self, post: Post, stub: Stub, plan: Plan) -> None:
        """Everything that a post uses."""
        self._origin = post.link
        for address, use in files_beside(post, plan):
            self(address, use)
        visit(clean_post(post, context_of(post, stub, plan)).root, self)
        self.sizes.look(post.body)


class _Known:
    """What is known of each file that is wanted, from the shelf on."""

    def __init__(self, shelf: Shelf, settings: Settings, sizes: Sizes) -> None:
        self._shelf = shelf
        self._settings = settings
        self._sizes = sizes
        self._limit = max(1, settings.media_limit) * _MEGABYTE
        self.rows = dict(shelf.known())

    def take_uploads(self, wanted: Mapping[str, Wanted], watch: Watch) -> None:
        """Take what the person has at hand."""
        name = self._settings.media_from
        if not name:
            return
        missing = [one for one in wanted.values() if not self._is_kept(one)]
        paths = {path: one.key for one in missing if (path := uploads_path(one.key))}
        try:
            with open_uploads(name) as uploads, watch("Taking media", len(paths)) as advance:
                self._take(uploads, paths, wanted, advance)
            self._take_sizes(name, missing, wanted)
        except UploadsError as error:
            raise SettingError(f"media_from: {error}") from error
        if self._settings.media == "folder":
            lacking = [one for one in missing if one.key not in self.rows]
            why = f"{name} does not hold it"
            rows = [MediaRow(one.key, one.url, "unreachable", why=why) for one in lacking]
            self._record(rows)

    def _take_sizes(
        self, name: str, missing: Iterable[Wanted], wanted: Mapping[str, Wanted]
    ) -> None:
        """Take another size of each picture that was not there, the best that is."""
        lists = {one.key: self._sizes.of(one) for one in missing if not self._is_kept(one)}
        while lists:
            paths: dict[str, str] = {}
            for key, sizes in list(lists.items()):
                address = None if self._is_kept(wanted[key]) else next(sizes, None)
                if address is None:
                    del lists[key]
                elif path := uploads_path(file_key(address)):
                    paths[path] = key
            if paths:
                with open_uploads(name) as uploads:
                    self._take(uploads, paths, wanted, lambda _count: None)
                self._note_sizes(paths.values())

    def _note_sizes(self, keys: Iterable[str]) -> None:
        """Remember of which pictures only a size is there."""
        rows = [self.rows[key] for key in keys if key in self.rows]
        self._record(row._replace(why=_SIZE_ONLY) for row in rows if row.state == "kept")

    def _take(
        self,
        uploads: Uploads,
        paths: Mapping[str, str],
        wanted: Mapping[str, Wanted],
        advance: Callable[[int], None],
    ) -> None:
        rows: list[MediaRow] = []
        for key, stream in uploads.take(paths):
            one = wanted[key]
            try:
                row = self._judged(one, self._shelf.receive(stream, self._limit))
            except TooLargeError:
                row = MediaRow(key, one.url, "refused", why=self._too_large)
            rows.append(row)
            advance(1)
            if len(rows) >= _AT_ONCE:
                self._record(rows)
                rows = []
        self._record(rows)

    def download(self, wanted: Mapping[str, Wanted], watch: Watch) -> None:
        """Fetch what is neither on the shelf nor known to be lacking for good.

        Of a picture that is not to be had, the sizes that texts use are asked for.
        """
        asked = [one for one in wanted.values() if self._is_asked(one)]
        by_url = {one.url: one for one in asked}
        self._record(
            self._row_of(one, ForbiddenAddressError("its address was asked for already"))
            for one in asked
            if by_url[one.url] is not one
        )
        self._fetch(by_url, watch)
        lists = {one.key: self._sizes.of(one) for one in by_url.values()}
        while lists:
            others: dict[str, Wanted] = {}
            for key, sizes in list(lists.items()):
                address = next(sizes, None) if self.rows[key].state == "missing" else None
                if address is None:
                    del lists[key]
                else:
                    others.setdefault(address, wanted[key])
            self._fetch(others, watch)
            self._note_sizes(one.key for one in others.values())

    def _fetch(self, by_url: Mapping[str, Wanted], watch: Watch) -> None:
        """Fetch addresses, each for a file."""
        from migrator.web.download import download  # noqa: PLC0415  (only where it is asked for)

        if not by_url:
            return
        answers = download(by_url, self._shelf.incoming, self._limit)
        with watch("Downloading media", len(by_url)) as advance, closing(answers):
            for answer in answers:
                one = by_url[answer.url]
                if isinstance(answer.result, WebError):
                    row = self._row_of(one, answer.result)
                else:
                    row = self._judged(one, answer.result.path)
                self._record([row])
                advance(1)

    def _is_kept(self, one: Wanted) -> bool:
        row = self.rows.get(one.key)
        return row is not None and row.state == "kept"

    def _is_asked(self, one: Wanted) -> bool:
        row = self.rows.get(one.key)
        if row is None or row.state == "unreachable":
            return True
        return self._settings.refresh and row.state != "kept"

    def _judged(self, one: Wanted, path: Path) -> MediaRow:
        """A file by what it holds: on the shelf, or refused."""
        try:
            ending = _ending(path, ending_of(one.key.partition("?")[0]))
        except RefusedError as error:
            path.unlink()
            return MediaRow(one.key, one.url, "refused", why=str(error))
        return MediaRow(one.key, one.url, "kept", self._shelf.take(path), ending)

    def _row_of(self, one: Wanted, error: WebError) -> MediaRow:
        """Why a file could not be had, and whether for good."""
        why = str(error).rstrip(".")
        if isinstance(error, UnwantedBodyError):
            return MediaRow(one.key, one.url, "refused", why=why)
        is_final = isinstance(error, ForbiddenAddressError) or (
            isinstance(error, AnswerError) and error.status < 500 and error.status not in _PASSING
        )
        return MediaRow(one.key, one.url, "missing" if is_final else "unreachable", why=why)

    def _record(self, rows: Iterable[MediaRow]) -> None:
        listed = list(rows)
        self._shelf.record(listed)
        self.rows.update((row.key, row) for row in listed)

    def body(self, digest: str) -> Path:
        """Where a body lies."""
        return self._shelf.body(digest)

    def settle(self, files: Mapping[str, str], wanted: Mapping[str, Wanted]) -> None:
        """Set down where every file is, once it is there."""
        self._shelf.settle(files, wanted.__contains__)

    @property
    def _too_large(self) -> str:
        return f"it is larger than {self._settings.media_limit} megabytes"


def _placed(wanted: Mapping[str, Wanted], known: _Known, plan: Plan, site: MediaSite) -> Media:
    """The plan with the place of each file, or why there is none."""
    rows = [known.rows[key] for key in wanted if key in known.rows]
    kept = [row for row in rows if row.state == "kept"]
    bodies = [Body(row.key, row.digest, row.ending, _is_own(row.key, site)) for row in kept]
    files = lay_out_media(bodies, plan.media_place, plan.paths.values())
    lacks = {
        row.key: Lack("refused" if row.state == "refused" else "missing", row.why)
        for row in rows
        if row.state != "kept"
    }
    placed = {files[row.key]: row.digest for row in kept}
    media = MediaMap(site, plan.media_place, files, lacks, plan.addresses.base)
    return Media(
        replace(plan, media=media),
        [Placed(path, digest, known.body(digest)) for path, digest in sorted(placed.items())],
        [*_renamed(kept), *_smaller(kept)],
        lambda: known.settle(files, wanted),
    )


def _ending(path: Path, named: str) -> str:
    """The ending that a file should have.

    Raises:
        RefusedError: It is not to be had.
    """
    with path.open("rb") as file:
        ending = true_ending(file.read(HEAD), named)
    if ending == "svg" and is_active(path):
        raise RefusedError("it is an SVG that does more than show something")
    return ending


def _is_own(key: str, site: MediaSite) -> bool:
    host, slash, path = key.partition("/")
    return site.owns(host, slash + path)


def _is_renamed(row: MediaRow) -> bool:
    named = ending_of(row.key.partition("?")[0])
    return bool(named) and named != row.ending


def _renamed(kept: Iterable[MediaRow]) -> Iterator[Diagnostic]:
    for row in kept:
        if _is_renamed(row):
            yield Diagnostic(MEDIA_RENAMED, detail=f"{row.url}: it is .{row.ending}")


def _smaller(kept: Iterable[MediaRow]) -> Iterator[Diagnostic]:
    for row in kept:
        if row.why == _SIZE_ONLY:
            yield Diagnostic(MEDIA_SMALLER, detail=row.url)
