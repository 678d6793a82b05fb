"""Installs what is measured: the rivals, in versions that are written down, and us compiled."""

import shutil
import subprocess
import sys
from pathlib import Path

from bench import WORK
from tools.compiled import ROOT, build

_LISTS = Path(__file__).parent / "rivals"


def install_engines() -> None:
    """Engines that turn HTML into Markdown: those of PyPI beside ours, those of npm apart."""
    WORK.mkdir(exist_ok=True)
    if not (WORK / "node_modules").exists():
        shutil.copy(_LISTS / "package.json", WORK)
        subprocess.run(["npm", "install", "--silent", "--no-audit"], cwd=WORK, check=True)
    _pip(Path(sys.executable), "engines.txt")


def install_converters() -> None:
    """Converters of whole exports, in an environment of their own."""
    environment = WORK / "venv"
    if not environment.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    _pip(environment / "bin" / "python", "converters.txt")


def install_compiled() -> None:
    """Ourselves from the compiled wheel of this tree, in an environment of its own."""
    environment = WORK / "compiled"
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(environment)], check=True)
    wheel = build(WORK)
    command = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    locked = ["-c", str(ROOT / "requirements.lock"), str(wheel)]
    subprocess.run([*command, *locked], check=True, stderr=subprocess.DEVNULL)


def install_readers() -> None:
    """Libraries that take the main text of a page, beside ours."""
    _pip(Path(sys.executable), "readers.txt")


def install_dumpers() -> None:
    """What makes dumps of pages, and what `tools/dump_weights.py` reckons with."""
    _pip(Path(sys.executable), "dumps.txt")


def _pip(python: Path, name: str) -> None:
    command = [str(python), "-m", "pip", "install", "--quiet", "-r", str(_LISTS / name)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
