"""Stubs → paths: by template for texts, a shared file for records. All collisions end here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from migrator.readers.source import Stub
from migrator.settings import Settings
from migrator.transforms import Surveyed
from migrator.writers.ancestry import ancestor_folders
from migrator.writers.claims import Claims
from migrator.writers.file_name import safe_part
from migrator.writers.path_template import PathTemplate, read_template
from migrator.writers.post_types import post_types
from migrator.writers.writer import Layout


@dataclass(frozen=True, slots=True)
class Templates:
    """Where a writer puts things, unless the user says otherwise.

    Attributes:
        post: Template of a post's path.
        other: Template of the path of a page, or of any item that is not a post.
        records: Folder of the files that records share.
        texts: Folder that the paths of texts begin in, also those of the user's templates.
        rows: Types that are records here; none means those that always are.
        types: Template of the path of an item of a type of its own, where that is not `other`.
        front: Path of the page that a site has as its front page; empty where it can't be one.
        place: From an item and its address to its whole path, where the platform takes addresses
            from paths; empty for an item that a template places.
        undated: Template of the path of a post without a date, where it needs another.
        hidden: Template of the path of what is not public, where its place alone keeps it from
            being built.
        passed_over: Characters that no name below the top may begin with, since the platform would
            not look at it.
        reserved: Names of files that mean something else to the platform, as `index.md`.
    """

    post: str = "{folder}/{date}-{slug}.md"
    other: str = "{folder}/{ancestors}/{slug}.md"
    records: str = ""
    texts: str = ""
    rows: frozenset[str] = frozenset()
    types: str = ""
    front: str = ""
    place: Callable[[Stub, str], str] | None = None
    undated: str = ""
    hidden: str = ""
    reserved: tuple[str, ...] = ()
    passed_over: str = ""


def lay_out_files(
    surveyed: Surveyed,
    templates: Templates,
    taken: Sequence[str],
    fixed: Mapping[int, str] = MappingProxyType({}),
) -> Layout:
    """A file for each text, by the path templates, and a row of `<type>.jsonl` for a record.

    Args:
        surveyed: The items, and the user's templates.
        templates: The writer's own.
        taken: Paths that the writer itself uses.
        fixed: Paths that no template makes, by ordinal.

    Raises:
        SettingError: A template is not right.
    """
    settings, kept = surveyed.settings, surveyed.kept
    choice = _Choice(settings, templates)
    claims = Claims()
    for path in taken:
        claims.claim(*path.rpartition("/")[::2], "")
    rows = templates.rows or post_types().records
    shared = _claim_records(kept, rows, templates.records, claims)
    folders = ancestor_folders(surveyed.stubs)
    paths: dict[int, str] = {}
    for ordinal, path in fixed.items():
        paths[ordinal] = claims.claim(*path.rpartition("/")[::2], "")
    for stub in kept:
        if stub.ordinal in paths:
            continue
        if stub.type in shared:
            paths[stub.ordinal] = shared[stub.type]
            continue
        folder, stem, tail = choice.template(stub).fill(stub, _above(stub, folders))
        if templates.passed_over:
            folder, stem = _seen(folder, stem, templates)
        if stem + tail in templates.reserved:
            stem = f"{stem}-{safe_part(stub.type)}"
        paths[stub.ordinal] = claims.claim(folder, stem, tail)
    return Layout(paths, tuple(shared.values()))


class _Choice:
    """The template of each item's path: the user's, else the writer's."""

    def __init__(self, settings: Settings, templates: Templates) -> None:
        texts = f"{templates.texts}/" if templates.texts else ""
        own = settings.page_path or templates.types or templates.other
        self._post = read_template(texts + (settings.path or templates.post), "path")
        self._page = read_template(texts + (settings.page_path or templates.other), "page_path")
        self._typed = read_template(texts + own, "page_path")
        self._undated = self._post
        if templates.undated:
            self._undated = read_template(texts + templates.undated, "path")
        self._hidden = read_template(texts + templates.hidden, "path") if templates.hidden else None

    def template(self, stub: Stub) -> PathTemplate:
        """That of one item."""
        if self._hidden and not post_types().is_public(stub.status, stub.protected):
            return self._hidden
        if stub.type == "post":
            return self._post if stub.published is not None else self._undated
        return self._page if stub.type == "page" else self._typed


def _seen(folder: str, stem: str, templates: Templates) -> tuple[str, str]:
    """Folder and name; no part below the platform's own folders begins as it should not."""
    folders = folder.split("/") if folder else []
    top = 2 if templates.texts else 1
    *below, name = (
        part.lstrip(templates.passed_over) or "untitled" for part in (*folders[top:], stem)
    )
    return "/".join((*folders[:top], *below)), name


def _above(stub: Stub, folders: Mapping[int, str]) -> str:
    if stub.parent is None or stub.parent == stub.id:
        return ""
    return folders.get(stub.parent, "")


def lay_out_rows(kept: Sequence[Stub], path: str) -> Layout:
    """Every item is a row of one file."""
    return Layout({stub.ordinal: path for stub in kept}, (path,))


def _claim_records(
    kept: Sequence[Stub], rows: frozenset[str], folder: str, claims: Claims
) -> dict[str, str]:
    """The shared file of each record type that is there, by type."""
    types = dict.fromkeys(stub.type for stub in kept if stub.type in rows)
    return {kind: claims.claim(folder, safe_part(kind), ".jsonl") for kind in types}
