"""Real sites, three themes in three languages: made by `tests.wordpress` where they are not."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

THEMES = ("twentytwentyone", "twentytwentytwo", "twentytwentythree")
LOCALES = ("fr_FR", "de_DE", "es_ES")


def sites(folder: Path) -> Iterator[Path]:
    """The folder of each site, in a folder of them."""
    for theme in THEMES:
        for locale in LOCALES:
            yield site(folder, theme, locale)


def site(folder: Path, theme: str, locale: str) -> Path:
    """The folder of one site, in a folder of them."""
    made = folder / f"{theme}-{locale}"
    if not (made / "truth.json").exists():
        _make(theme, locale, made)
    return made


def _make(theme: str, locale: str, site: Path) -> None:
    site.mkdir(parents=True, exist_ok=True)
    command = ["-m", "tests.wordpress", "--theme", theme, "--locale", locale, str(site)]
    if subprocess.run([sys.executable, *command], check=False).returncode:
        sys.exit(f"{site}: could not be made; tests/wordpress/__init__.py says what it needs.")
