"""`convert`: a source → the files of a platform, with an account of every item."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from migrator.commands.completing import open_completed
from migrator.commands.media_at_hand import Media
from migrator.commands.planning import plan_source
from migrator.commands.workers import convert_items
from migrator.readers import Source, Stub
from migrator.settings import Settings
from migrator.store import Collection, Existing, OutFile, Report, Store
from migrator.watching import Watch, unwatched
from migrator.writers import Plan, find_writer


@dataclass(frozen=True, slots=True)
class Planned:
    """Where an item will go: `path` is None for one that a filter leaves out."""

    stub: Stub
    path: str | None
    reason: str


def convert(
    source: str,
    output: Path,
    settings: Settings,
    watch: Watch = unwatched,
) -> Report:
    """Convert a source into a folder.

    Args:
        source: A path, `-` for standard input, or an http(s) address.
        output: The folder; it is made when it is not there.
        settings: How.
        watch: Told of progress.

    Returns:
        The counts, and where the report lies.

    Raises:
        SettingError: A setting is wrong.
        SourceError: The source can't be read.
        StoreError: The output can't be written, or something stands in its way.
        WebError: An address could not be fetched.
    """
    with open_completed(source, output, settings, watch) as opened:
        stubs = opened.survey()
        plan = plan_source(opened, stubs, settings)
        with Store.open(output, _existing(settings)) as store:
            if settings.media == "link":
                return _run(opened, stubs, Media(plan), store, watch)
            from migrator.commands.media import collect_media  # noqa: PLC0415  (few runs have media)

            _check(plan, store)
            media = collect_media(opened, stubs, plan, store, watch)
            return _run(opened, stubs, media, store, watch)


def _run(
    source: Source,
    stubs: Sequence[Stub],
    media: Media,
    store: Store,
    watch: Watch,
) -> Report:
    plan = media.plan
    writer = find_writer(plan.writer)
    collections, scaffold = writer.collections(plan), writer.scaffold(plan)
    site_files = (*writer.site_files(plan), *scaffold)
    yielding = media.paths.union(file.path for file in scaffold)
    left = store.check([*_paths(plan, collections, site_files), *media.paths], yielding)
    store.begin(collections)
    store.put_site(file for file in site_files if file.path not in left)
    _put_media(media, left, stubs, store)
    store.note((*source.diagnostics(), *plan.notes, *plan.map.moved.reports))
    converted = convert_items(source.items, stubs, plan, plan.settings.jobs)
    with closing(converted) as outcomes, watch("Converting", len(stubs)) as advance:
        for outcome in outcomes:
            store.put(outcome)
            advance(1)
    store.keep_source(lambda: _kept(plan, stubs))
    media.settle()
    return store.finish()


def _put_media(media: Media, left: frozenset[str], stubs: Sequence[Stub], store: Store) -> None:
    """Put pictures and files in their places, but where a person has edited one."""
    if media.bodies:
        own = (body for body in media.bodies if body.path not in left)
        store.put_bodies(own, stubs[0].file)
        store.note((*media.notes, *media.notes_of_edited(left)))


def _check(plan: Plan, store: Store) -> None:
    """Look for what is in the way before an hour goes by in downloading."""
    writer = find_writer(plan.writer)
    scaffold = writer.scaffold(plan)
    files = (*writer.site_files(plan), *scaffold)
    yielding = frozenset(file.path for file in scaffold)
    store.check(_paths(plan, writer.collections(plan), files), yielding)


def _kept(plan: Plan, stubs: Sequence[Stub]) -> str:
    from migrator.commands.keeping import pack_source  # noqa: PLC0415  (few sources have cut posts)

    return pack_source(plan, stubs)


def _paths(
    plan: Plan, collections: Iterable[Collection], site_files: Iterable[OutFile]
) -> list[str]:
    """Every file that a run may write, in one order."""
    rows = (collection.path for collection in collections)
    site = (file.path for file in site_files)
    return sorted({*plan.paths.values(), *rows, *site})


def dry_run(source: str, output: Path, settings: Settings) -> Sequence[Planned]:
    """Where every item would go; nothing is written, and nothing of cut posts is fetched.

    Raises:
        SettingError: A setting is wrong.
        SourceError: The source can't be read.
        StoreError: Something stands in the way in the output folder.
    """
    offline = replace(settings, fetch=False)
    with open_completed(source, output, offline, unwatched) as opened:
        stubs = opened.survey()
        plan = plan_source(opened, stubs, settings)
    with Store.open(output, _existing(settings)) as store:
        _check(plan, store)
    return [
        Planned(stub, plan.paths.get(stub.ordinal), plan.skipped.get(stub.ordinal, ""))
        for stub in stubs
    ]


def _existing(settings: Settings) -> Existing:
    return Existing.OVERWRITE if settings.overwrite else Existing.PROTECT
