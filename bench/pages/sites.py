"""Real sites, three themes in three languages, and others that differ: made where they are not."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.wordpress.looks import LOOKS

THEMES = ("twentytwentyone", "twentytwentytwo", "twentytwentythree")
LOCALES = ("fr_FR", "de_DE", "es_ES")


def sites(folder: Path) -> Iterator[Path]:
    """The folder of each site, in a folder of them."""
    for theme in THEMES:
        for locale in LOCALES:
            yield site(folder, theme, locale)


def looks(folder: Path) -> Iterator[Path]:
    """The folder of each site that differs in more than theme and language."""
    for name in LOOKS:
        yield look(folder, name)


def look(folder: Path, name: str) -> Path:
    """The folder of one of those, in a folder of them."""
    return _made(folder / name, "--look", name)


def site(folder: Path, theme: str, locale: str) -> Path:
    """The folder of one site, in a folder of them."""
    return _made(folder / f"{theme}-{locale}", "--theme", theme, "--locale", locale)


def _made(site: Path, *options: str) -> Path:
    if not (site / "truth.json").exists():
        _make(site, options)
    return site


def _make(site: Path, options: Sequence[str]) -> None:
    site.mkdir(parents=True, exist_ok=True)
    command = ["-m", "tests.wordpress", *options, str(site)]
    if subprocess.run([sys.executable, *command], check=False).returncode:
        sys.exit(f"{site}: could not be made; tests/wordpress/__init__.py says what it needs.")
