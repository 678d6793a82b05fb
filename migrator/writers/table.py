"""Every writer there is: ours in one table, and those that other packages bring."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from migrator.settings import SettingError
from migrator.writers.json_document import JsonWriter
from migrator.writers.jsonl import JsonlWriter
from migrator.writers.markdown import MarkdownWriter
from migrator.writers.writer import Writer

GROUP = "migrator.writers"

PLAIN: Mapping[str, Writer] = {
    "markdown": MarkdownWriter(),
    "json": JsonWriter(),
    "jsonl": JsonlWriter(),
}

PLATFORMS = (
    *("hugo", "jekyll", "eleventy", "zola", "pelican", "astro"),
    *("hexo", "docusaurus", "nikola", "mkdocs"),
)
"""Modules of `writers/platforms/`, each with a `Platform`."""


LARGE: Mapping[str, tuple[str, str]] = {
    "wxr": ("migrator.writers.wxr.wxr_writer", "WxrWriter"),
    "html": ("migrator.writers.html.html_writer", "HtmlWriter"),
    "ghost": ("migrator.writers.ghost.ghost_writer", "GhostWriter"),
}
"""Module and class of writers that are imported when they are asked for."""


class _Table(Mapping[str, Writer]):
    """Writers by name; a platform is imported when it is asked for."""

    def __getitem__(self, name: str) -> Writer:
        if name in PLAIN:
            return PLAIN[name]
        if name in LARGE:
            return _large(name)
        if name not in PLATFORMS:
            raise KeyError(name)
        return _platform(name)

    def __iter__(self) -> Iterator[str]:
        yield from PLAIN
        yield from LARGE
        yield from PLATFORMS

    def __len__(self) -> int:
        return len(PLAIN) + len(LARGE) + len(PLATFORMS)


WRITERS: Mapping[str, Writer] = _Table()


@cache
def _large(name: str) -> Writer:
    module, kind = LARGE[name]
    writer: Writer = getattr(import_module(module), kind)()
    return writer


@cache
def _platform(name: str) -> Writer:
    from migrator.writers.site.site_writer import SiteWriter  # noqa: PLC0415  (only for sites)

    return SiteWriter(import_module(f"migrator.writers.platforms.{name}").PLATFORM)


@cache
def find_writer(name: str) -> Writer:
    """The writer of a name, ours first, then one from an entry point in `migrator.writers`.

    Raises:
        SettingError: There is no writer of that name.
    """
    if name in WRITERS:
        return WRITERS[name]
    from importlib.metadata import entry_points  # noqa: PLC0415  (ours need none of it)

    for entry in entry_points(group=GROUP, name=name):
        writer: Writer = entry.load()
        return writer
    raise SettingError(
        f"there is no format “{name}”; it is one of {', '.join(WRITERS)}"
        " (`migrator formats` lists them)."
    )
