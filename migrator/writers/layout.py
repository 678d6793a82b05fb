"""Stubs → paths: by template for texts, a shared file for records. All collisions end here."""

from collections.abc import Mapping, Sequence

from migrator.readers.source import Stub
from migrator.settings import Settings
from migrator.writers.ancestry import ancestor_folders
from migrator.writers.claims import Claims
from migrator.writers.file_name import safe_part
from migrator.writers.path_template import read_template
from migrator.writers.post_types import post_types
from migrator.writers.writer import Layout


def lay_out_files(
    stubs: Sequence[Stub], kept: Sequence[Stub], settings: Settings, taken: Sequence[str]
) -> Layout:
    """A file for each text, by the path templates, and a row of `data/<type>.jsonl` for a record.

    Args:
        stubs: All items, for parents.
        kept: Those that get a path, in the source's order.
        settings: Holds the templates.
        taken: Paths that the writer itself uses.

    Raises:
        SettingError: A template is not right.
    """
    post = read_template(settings.path, "path")
    other = read_template(settings.page_path, "page_path")
    claims = Claims()
    for path in taken:
        claims.claim(*path.rpartition("/")[::2], "")
    shared = _claim_records(kept, claims)
    folders = ancestor_folders(stubs)
    paths: dict[int, str] = {}
    for stub in kept:
        if stub.type in shared:
            paths[stub.ordinal] = shared[stub.type]
            continue
        template = post if stub.type == "post" else other
        paths[stub.ordinal] = claims.claim(*template.fill(stub, _above(stub, folders)))
    return Layout(paths, tuple(shared.values()))


def _above(stub: Stub, folders: Mapping[int, str]) -> str:
    if stub.parent is None or stub.parent == stub.id:
        return ""
    return folders.get(stub.parent, "")


def lay_out_rows(kept: Sequence[Stub], path: str) -> Layout:
    """Every item is a row of one file."""
    return Layout({stub.ordinal: path for stub in kept}, (path,))


def _claim_records(kept: Sequence[Stub], claims: Claims) -> dict[str, str]:
    """The shared file of each record type that is there, by type."""
    types = dict.fromkeys(stub.type for stub in kept if stub.type in post_types().records)
    return {kind: claims.claim("data", safe_part(kind), ".jsonl") for kind in types}
