"""A surveyed source → the plan, with the bodies of patterns that other items show."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from migrator.readers import Item, Source, Stub
from migrator.settings import Settings
from migrator.writers import Plan, make_plan


def plan_source(source: Source, stubs: Sequence[Stub], settings: Settings) -> Plan:
    """The plan for a source that was surveyed.

    Raises:
        SettingError: A setting is wrong.
        SourceError: The source has changed since the survey.
    """
    plan = make_plan(stubs, source.site, source.reader, settings)
    return replace(plan, patterns=_patterns(source, stubs))


def _patterns(source: Source, stubs: Sequence[Stub]) -> Mapping[int, str]:
    """The patterns that WordPress shows, by id; of two with one id, the first."""
    shown = [
        stub
        for stub in stubs
        if stub.type == "wp_block" and stub.status == "publish" and not stub.protected
    ]
    if not shown:
        return {}
    items = [item for item in source.items(shown) if item.stub.id is not None]
    return {item.stub.id or 0: _body(item) for item in reversed(items)}


def _body(item: Item) -> str:
    """What the pattern shows: nothing where it can't be read, which its own item reports."""
    try:
        return item.read()[0].body
    except Exception:  # noqa: BLE001  (bad input costs one item at most)
        return ""
