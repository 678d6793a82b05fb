"""Why a source is no export that can be read, in one sentence."""

import re
from collections.abc import Sequence

from migrator.readers.source import SourceError
from migrator.readers.wxr.passage import cut_out
from migrator.readers.wxr.sniff import HEAD, is_wxr
from migrator.readers.wxr.spool import Part

_ROOT = re.compile(rb"<([A-Za-z][\w:.-]*+)")
_SKIPPED = (
    (re.compile(rb"<!--"), re.compile(rb"-->")),
    (re.compile(rb"<\?"), re.compile(rb"\?>")),
    (re.compile(rb"<!DOCTYPE", re.IGNORECASE), re.compile(rb"\[[^\[\]]*+\]\s*+>|>")),
)
_EXPORT = "export the site under Tools → Export in WordPress"


def refuse_binary(name: str, head: bytes) -> None:
    """Refuse what is no text.

    Raises:
        SourceError: The file begins with bytes that no XML file has.
    """
    if b"\0" in head and not is_wxr(head) and b"<item" not in head:
        raise SourceError(f"{name}: is a binary file, not a WordPress export; {_EXPORT}.")


def why_nothing(name: str, parts: Sequence[Part], is_export: bool) -> str:  # noqa: FBT001  (a fact)
    """The sentence for a source without anything to convert."""
    if not parts:
        return f"{name}: holds no WordPress export; {_EXPORT}."
    if is_export:
        return f"{name}: the export holds no item, author or term; {_EXPORT}, “All content”."
    with parts[0].path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip():
        return f"{name}: is empty; {_EXPORT}."
    for marks in _SKIPPED:
        head = cut_out(head, *marks)[0]
    root = _ROOT.search(head)
    if root is None:
        return f"{name}: is no XML, so no WordPress export; {_EXPORT}."
    kind = root[1].decode()
    feeds = {"rss": "an RSS feed", "feed": "an Atom feed", "rdf:RDF": "an RSS feed"}
    what = feeds.get(kind, f"a file of <{kind}>")
    return f"{name}: is {what}, not a WordPress export; {_EXPORT}."
