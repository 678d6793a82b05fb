"""Reader of a bare post body, as it stands in WordPress's database or editor.

It is not in the table: only `migrator clean` takes a body, and only there any text may be one.
"""

import hashlib
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics.source import SOURCE_CHARSET_GUESSED
from migrator.model import Post, Site
from migrator.readers.source import Item, ReadyItem, SourceError, Stub
from migrator.settings import Settings

_MARKS: Final[Mapping[bytes, str]] = {BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
_WESTERN: Final = "windows-1252"
_MARKUP: Final = re.compile(
    rb"<!--|</?[a-z][a-z0-9]*[\s/>]|\[/?(?:caption|gallery)\b", re.IGNORECASE
)
_MARKED_UP: Final = 0.8
_PLAIN: Final = 0.4


class BodyReader:
    """A file that is one body and nothing else."""

    name = "body"
    help = "A post's body alone, as WordPress stores it: classic text, HTML, blocks, shortcodes."

    def knows(self, head: bytes, path: str) -> float:  # noqa: ARG002  (the signature of readers)
        """Surer of a fragment of HTML than who goes by a file's name; a whole page is no body."""
        if b"\0" in head and not head.startswith(tuple(_MARKS)):
            return 0.0
        return _MARKED_UP if _MARKUP.search(head.replace(b"\0", b"")) else _PLAIN

    def open(self, path: Path, name: str, settings: Settings) -> "BodySource":  # noqa: ARG002  (the signature of readers)
        """Read the whole file: a body is small.

        Raises:
            SourceError: It can't be read, or is no text.
        """
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SourceError(
                f"{name}: can't be read ({error.strerror}); name a file with one body."
            ) from error
        return BodySource(*_decode(data, name), data, name)


@dataclass(frozen=True, slots=True)
class BodySource:
    """A body as a source of one item."""

    body: str
    notes: tuple[Diagnostic, ...]
    data: bytes
    name: str

    @property
    def reader(self) -> str:
        """Name of the reader."""
        return BodyReader.name

    @property
    def site(self) -> Site:
        """Nothing is known of it."""
        return Site()

    def survey(self) -> Sequence[Stub]:
        """The one stub."""
        return [Stub(0, self.name, None, None, "post", "publish", "", "", "")]

    def items(self, stubs: Sequence[Stub]) -> Iterator[Item]:
        """The one item."""
        digest = hashlib.blake2b(self.data, digest_size=16).hexdigest()
        post = Post(None, "post", "publish", "", self.body)
        return (ReadyItem(stub, post, digest) for stub in stubs)

    def diagnostics(self) -> Sequence[Diagnostic]:
        """Whether the character set had to be guessed."""
        return self.notes

    def close(self) -> None:
        """Nothing is held open."""


def _decode(data: bytes, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text: by its byte order mark, else as UTF-8, else as what old Western blogs are in."""
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    if b"\0" in data and not mark:
        raise SourceError(f"{name}: this is no text; name a file with one body, page or dump.")
    try:
        return _lines(data.decode(_MARKS.get(mark, "utf-8-sig"))), ()
    except UnicodeDecodeError:
        note = Diagnostic(SOURCE_CHARSET_GUESSED, Place(name), _WESTERN)
        return _lines(data.decode(_WESTERN, "replace")), (note,)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


READER = BodyReader()
