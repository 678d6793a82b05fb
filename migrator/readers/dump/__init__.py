"""Dumps: the plain text of a page with several posts → the posts.

In: a text file, as a person gets by copying a page out of a browser. Out: a `Source` whose items
are ready, and an account of every line (`DumpSource.account`). The way of the data:

    decode → lines (references, wrapping) → page (labels, zones, picture shapes)
           → titles (signals, weighed together)
           → sweeping (repeats, pictures, markers, interface) → account → posts (flow)

To add a signal for titles: a function and a row in `signals`. To teach it a language: rows in
`migrator/data/phrases-facts.tsv`.
"""

import re
from pathlib import Path
from typing import Final

from migrator.readers.dump.decode import decode
from migrator.readers.dump.source import DumpSource
from migrator.settings import Settings

_MARKUP: Final = re.compile(
    r"\s*<(?:\?xml|!doctype|html|rss|feed|head|body|wxr|!--)", re.IGNORECASE
)
_DATA: Final = re.compile(
    r"""\A\s*(?:\{\s*["}]|\[\s*[\[{"\]]|(?i:<\?php))
    | ^(?:INSERT\ INTO|CREATE\ TABLE|DROP\ TABLE|LOCK\ TABLES)\s+[`"\w]
    | \A(?:[\w-]+:\ .*\n(?:[ \t].*\n)*)*(?i:MIME-Version):""",
    re.VERBOSE | re.MULTILINE,
)
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class DumpReader:
    """The reader of plain-text dumps.

    Attributes:
        name: `dump`.
        help: What it reads, for a person.
    """

    name = "dump"
    help = "The plain text of a page with one post or several (.txt)"

    def knows(self, head: bytes, path: str) -> float:
        """How sure it is that this is plain text: no markup, no data, no control characters."""
        if not head or head.startswith((b"\x1f\x8b", b"PK", b"%PDF", b"\x89PNG")):
            return 0.0
        text = decode(head).text
        if _DATA.search(text):
            return 0.0
        if _MARKUP.match(text) or len(_CONTROL.findall(text)) * 500 > len(text):
            return 0.0
        if len(_TAG.findall(text)) * 100 > len(text.split()) + 100:
            return 0.1
        return 0.7 if path.lower().endswith((".txt", ".text", ".md")) else 0.4

    def open(self, path: Path, name: str, settings: Settings) -> DumpSource:
        """Open a dump.

        Raises:
            SourceError: It can't be read or holds no text.
        """
        return DumpSource(path, name, settings)


READER: Final = DumpReader()
