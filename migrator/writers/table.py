"""Every writer there is: ours in one table, and those that other packages bring."""

from collections.abc import Mapping
from functools import cache

from migrator.settings import SettingError
from migrator.writers.json_document import JsonWriter
from migrator.writers.jsonl import JsonlWriter
from migrator.writers.markdown import MarkdownWriter
from migrator.writers.writer import Writer

GROUP = "migrator.writers"

WRITERS: Mapping[str, Writer] = {
    "markdown": MarkdownWriter(),
    "json": JsonWriter(),
    "jsonl": JsonlWriter(),
}


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
