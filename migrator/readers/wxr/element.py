"""Bytes of one item → its fields: parsed where they are well-formed, mended where they are not.

Most items are plain, and need no parser (`plain`). Any other is parsed inside a root that declares
the file's prefixes. No document type is ever seen, so there is nothing to expand and nothing to
fetch.
"""

import re
from dataclasses import dataclass

from lxml import etree

from migrator.diagnostics.wxr import (
    ENCODING_WRONG,
    ITEM_MENDED,
    PREFIX_UNDECLARED,
    TEXT_HUGE,
)
from migrator.readers.wxr.encoding import decode
from migrator.readers.wxr.mend import Fault, mend
from migrator.readers.wxr.parsed import UnevenError, fields_of
from migrator.readers.wxr.parts import Fields
from migrator.readers.wxr.plain import brief_fields, plain_fields
from migrator.readers.wxr.vocabulary import PREFIXES

HUGE = 10_000_000
"""What libxml2 takes for a text node when it is not told to expect more."""

_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_pis=True, collect_ids=False
)
_HUGE_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_pis=True, collect_ids=False, huge_tree=True
)
_PREFIX_FAULT = re.compile(r"Namespace prefix (\S+)")
_TOO_LONG_FOR_DETAIL = 120


@dataclass(frozen=True, slots=True)
class Frame:
    """What an item needs to know of its file.

    Attributes:
        encoding: Python's name of the encoding.
        opening: A root's opening tag with the prefixes the file declares.
    """

    encoding: str
    opening: bytes


def frame(encoding: str, prefixes: frozenset[str] = frozenset()) -> Frame:
    """The frame of a file in that encoding that declares these prefixes."""
    names = sorted((prefixes | PREFIXES) - {"xml", "xmlns"})
    declared = "".join(f' xmlns:{name}="{name}"' for name in names)
    return Frame(encoding, f"<frame{declared}>".encode())


def read_element(
    data: bytes,
    root: str,
    frame: Frame,
    is_plain: bool | None = None,  # noqa: FBT001  (a fact about the item)
) -> tuple[Fields, tuple[Fault, ...]]:
    """The fields of one container, and what was wrong with it.

    Args:
        data: The element with its tags, as far as it has any.
        root: What it is: `item` or `channel`.
        frame: Of its file.
        is_plain: What `read_brief` said of an item; None for what it was not asked for.
    """
    if is_plain is None:
        is_plain = root == "item" and _may_be_plain(data, frame)
        plain = plain_fields(data) if is_plain else None
    else:
        plain = plain_fields(data, known=True) if is_plain else None
    return parse_element(data, root, frame) if plain is None else (plain, ())


def read_brief(data: bytes, frame: Frame) -> tuple[Fields, bool]:
    """The fields of an item, its comments left out where that is quicker, and whether it is so."""
    brief = brief_fields(data) if _may_be_plain(data, frame) else None
    return (parse_element(data, "item", frame)[0], False) if brief is None else (brief, True)


def _may_be_plain(data: bytes, frame: Frame) -> bool:
    return (frame.encoding == "utf-8" or data.isascii()) and len(data) <= HUGE


def parse_element(data: bytes, root: str, frame: Frame) -> tuple[Fields, tuple[Fault, ...]]:
    """As `read_element`, by the parser whatever the element looks like."""
    faults: list[Fault] = []
    if len(data) > HUGE:
        faults.append(Fault(TEXT_HUGE, 0, f"{len(data) / 1e6:.0f} MB"))
    text = None
    if frame.encoding != "utf-8" and not data.isascii():
        text, instead = decode(data, frame.encoding)
        data = text.encode("utf-8", "surrogatepass")
        faults += [Fault(ENCODING_WRONG, 0, instead)] if instead else []
    try:
        return fields_of(_parsed(_tagged(data, root.encode()), frame)), tuple(faults)
    except (etree.XMLSyntaxError, UnevenError) as error:
        why = str(error).split("\n")[0]
    if text is None:
        text, instead = decode(data, frame.encoding)
        faults += [Fault(ENCODING_WRONG, 0, instead)] if instead else []
    fields, mended = _mended(text, root)
    faults += mended
    if prefix := _PREFIX_FAULT.match(why):
        faults.append(Fault(PREFIX_UNDECLARED, 0, prefix[1]))
    return fields, tuple(faults) or (Fault(ITEM_MENDED, 0, why[:_TOO_LONG_FOR_DETAIL]),)


def _tagged(data: bytes, root: bytes) -> bytes:
    """The element with the tag that is missing at either end."""
    closing = b"</" + root + b">"
    if not data.startswith(b"<" + root):
        data = b"<" + root + b">" + data
    return data if data.rstrip().endswith(closing) else data + closing


def _parsed(data: bytes, frame: Frame) -> etree._Element:
    """The element, parsed."""
    parser = _PARSER if len(data) < HUGE else _HUGE_PARSER
    root = etree.fromstring(b"".join((frame.opening, data, b"</frame>")), parser)
    if len(root) != 1:
        raise UnevenError("more than one element")
    return root[0]


def _mended(text: str, root: str) -> tuple[Fields, tuple[Fault, ...]]:
    """The fields of broken text, and its faults."""
    inside, faults = mend(_without_tag(text, root), root)
    whole = f"<{root}>{inside}</{root}>".encode()
    return fields_of(_parsed(whole, _PLAIN)), faults


def _without_tag(text: str, root: str) -> str:
    """The text behind its own opening tag, where it has one."""
    return text[text.index(">") + 1 :] if text.startswith(f"<{root}") and ">" in text else text


_PLAIN = frame("utf-8")
