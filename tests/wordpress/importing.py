"""An empty WordPress that takes an export, and what it then exports."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.wordpress.database import database, free_port
from tests.wordpress.looks import PLAIN
from tests.wordpress.site import _create_database, _lay_out, _Look, _php
from tests.wordpress.texts import texts_of

_TYPES = Path(__file__).with_name("php") / "types.php"


@dataclass(frozen=True)
class EmptySite:
    """A WordPress without anything in it.

    Attributes:
        root: Its folder.
        socket: Of its database.
    """

    root: Path
    socket: Path

    def take(self, export: Path) -> bytes:
        """Forget everything, import an export, and export it again."""
        statement = "DROP DATABASE IF EXISTS wordpress"
        command = ["mariadb", "--no-defaults", f"--socket={self.socket}", "-uroot", "-e", statement]
        subprocess.run(command, check=True)
        _create_database(self.socket)
        (self.root / "types.json").unlink(missing_ok=True)
        _php("install.php", self.root)
        shutil.copy(export, self.root / "import.xml")
        _php("needs.php", self.root)
        _php("import.php", self.root)
        return _php("export.php", self.root)


@contextmanager
def empty_site(locale: str, theme: str) -> Iterator[EmptySite]:
    """Such a site; it is gone after the block."""
    with tempfile.TemporaryDirectory(prefix="wordpress-") as name:
        folder = Path(name).resolve()
        with database(folder / "database") as port:
            look = _Look(locale, theme, texts_of(locale), PLAIN)
            root = _lay_out(folder / "site", port, free_port(), look)
            shutil.copy(_TYPES, root / "wp-content" / "mu-plugins")
            yield EmptySite(root, folder / "database" / "sock")
