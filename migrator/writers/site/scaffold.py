"""The smallest site around the content: files under `data/scaffolds/`, and settings of the site."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from migrator.store.outcome import OutFile
from migrator.writers.site.addresses import front_page
from migrator.writers.site.platform import Scaffold
from migrator.writers.writer import Plan

SHARED = "shared"


def scaffold_files(scaffold: Scaffold, plan: Plan) -> Iterator[OutFile]:
    """Every file of a scaffold, in one order."""
    home = files("migrator") / "data" / "scaffolds"
    left_out = scaffold.front if front_page(plan.addresses) is not None else ""
    for file in _copied(home / scaffold.folder, ""):
        if file.path != left_out:
            yield file
    for name, path in scaffold.shared.items():
        yield OutFile(path, (home / SHARED / name).read_bytes())
    yield from scaffold.settings(plan)


def scaffold_paths(scaffold: Scaffold) -> Iterator[str]:
    """Where the files lie that are the same in every site, but for that of the front page."""
    home = files("migrator") / "data" / "scaffolds"
    copied = (file.path for file in _copied(home / scaffold.folder, ""))
    yield from (path for path in copied if path != scaffold.front)
    yield from scaffold.shared.values()


def _copied(folder: Traversable, path: str) -> Iterator[OutFile]:
    """The files of a folder; one whose name begins with a dot can't be told from an editor's."""
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _copied(entry, f"{path}{entry.name}/")
        else:
            yield OutFile(f"{path}{entry.name}", entry.read_bytes())
