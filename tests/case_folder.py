"""A case: a folder with an input, what it should give, and what should be reported."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from migrator.diagnostics import Diagnostic

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One folder under tests/cases/. Files named `input…` are read, the others are checked."""

    folder: Path
    accept: bool

    @property
    def input(self) -> Path:
        """The one file (or folder) whose name begins with `input`."""
        (path,) = self.folder.glob("input*")
        return path

    def check(self, name: str, actual: str) -> None:
        """Compare with the file of that name, or write it under `--accept`."""
        path = self.folder / name
        if self.accept:
            path.write_bytes(actual.encode())
            return
        assert path.is_file(), f"{path} is missing: run with --accept, then read it"
        assert actual == path.read_bytes().decode()

    def check_diagnostics(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Compare with `diagnostics.txt`: a line each, `code severity effect place: detail`."""
        lines = [
            f"{entry.code.name} {entry.code.severity.name.lower()} {entry.code.effect}"
            f" [{self._local(str(entry.place))}]"
            f"{' ×' + str(entry.count) if entry.count != 1 else ''} {entry.detail}".rstrip()
            for entry in diagnostics
        ]
        self.check("diagnostics.txt", "".join(line + "\n" for line in lines))

    def _local(self, place: str) -> str:
        """A place without the folder the checkout happens to lie in."""
        return place.replace(f"{self.folder}/", "")
