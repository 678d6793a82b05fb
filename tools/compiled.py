"""Builds the compiled wheel, from a copy of the tree: nothing that is built lies among the sources.

`python tools/compiled.py FOLDER` puts it into the folder.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_NEEDED = ("pyproject.toml", "README.md", "LICENSE", "migrator")
_LEFT = shutil.ignore_patterns("__pycache__", "*.so")


def build(folder: Path) -> Path:
    """Build the wheel into a folder; it needs a C compiler and takes some minutes."""
    with tempfile.TemporaryDirectory() as temporary:
        tree = Path(temporary, "tree")
        tree.mkdir()
        for name in _NEEDED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, tree / name, ignore=_LEFT)
            else:
                shutil.copy(ROOT / name, tree)
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", temporary]
        environment = {**os.environ, "HATCH_BUILD_HOOK_ENABLE_MYPYC": "1"}
        subprocess.run([*command, str(tree)], env=environment, check=True)  # noqa: S603  (our words)
        (wheel,) = Path(temporary).glob("*.whl")
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(wheel, folder))


if __name__ == "__main__":
    print(build(Path(sys.argv[1])))
