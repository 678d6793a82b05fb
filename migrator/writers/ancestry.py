"""Parents → the folder that an item lies in: `about/team` for a child of Team, which is in About.

WordPress lets any item have a parent, and exports hold parents that are missing, that are their own
grandchild, or that nest without end; each still gives a path that is finite and not too long.
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from migrator.readers.source import Stub
from migrator.writers.file_name import LONGEST, name_of

_LONGEST_FOLDER = 2 * LONGEST


def ancestor_folders(stubs: Sequence[Stub]) -> Mapping[int, str]:
    """The folder of each item that has children, by id: its own name after its ancestors'."""
    parents = {stub.parent for stub in stubs if stub.parent and stub.parent != stub.id}
    by_id = {
        stub.id: stub for stub in reversed(stubs) if stub.id is not None and stub.id in parents
    }
    folders: dict[int, str] = {}
    for identity in by_id:
        if identity not in folders:
            _descend(_line_of(identity, by_id, folders), folders)
    return folders


def _line_of(identity: int, by_id: Mapping[int, Stub], known: Mapping[int, str]) -> list[Stub]:
    """An item and its ancestors, up to the top, to one whose folder is known, or round a circle."""
    line: dict[int, Stub] = {}
    at: int | None = identity
    while at is not None and at in by_id and at not in line:
        line[at] = by_id[at]
        if at in known:
            break
        at = by_id[at].parent
    return list(line.values())


def _descend(line: list[Stub], folders: dict[int, str]) -> None:
    folder = ""
    for stub in reversed(line):
        assert stub.id is not None
        if stub.id not in folders:
            name = name_of(stub)
            folders[stub.id] = _bounded(f"{folder}/{name}" if folder else name)
        folder = folders[stub.id]


def _bounded(folder: str) -> str:
    """A folder of bounded length: what is too much at its beginning becomes a hash of it."""
    data = folder.encode()
    if len(data) <= _LONGEST_FOLDER:
        return folder
    kept = folder.rpartition("/")[2]
    return f"{blake2b(data, digest_size=8).hexdigest()}/{kept}"
