"""Text with nothing but plain tags in it → HTML with paragraphs, in one pass.

The short road of `autop`: most texts have nothing that the passes of `passes.py` are there for.
Block-level tags and blank lines cut a text into stretches that begin with one opening tag at most
and end with one closing tag at most; what the passes make of such a stretch is known. Where
anything else is met the answer is None, and the passes are gone through. A law of the tests
compares the two.
"""

import functools
import re

from migrator.content.paragraphs.passes import BLOCKS

_TAG = re.compile(rf"(</?{BLOCKS}[^<>]*>?)", re.ASCII)
_OPENING = re.compile(rf"<{BLOCKS}(?:[ \t/][^<>]*)?>", re.ASCII)
_CLOSING = re.compile(rf"</{BLOCKS}>", re.ASCII)
_RULE = re.compile(r"<hr[ \t]*/?>")
_ODD = re.compile(
    r"<(?:!(?!--(?:more|nextpage)-->)|br|/?object|option|source|track|figcaption|script|style|svg|WP"
    r"|(?!blockquote)(?i:blockquote)|[^<>\n]*+(?!>))",
    re.ASCII,
)
_OPENS, _CLOSES, _STANDS_ALONE, _NONE = "opening", "closing", "rule", "none"
_BLANK = " \t\n"
_CLOSES_TEXT = frozenset({"</div>", "</address>", "</form>"})


class _NotPlainError(Exception):
    """What a text has is for the passes."""


def plain_autop(text: str) -> str | None:
    """What the passes make of a text that ends with a newline; None where it is not plain."""
    if "\r" in text or "\f" in text or "\v" in text or "\0" in text or text[0] in " \t":
        return None
    if _ODD.search(text):
        return None
    try:
        return "".join(_stretches(_TAG.split(text)))
    except _NotPlainError:
        return None


def _stretches(pieces: list[str]) -> list[str]:
    """The stretches of a text that is cut at its block-level tags."""
    made: list[str] = []
    opening = ""
    last = len(pieces) - 1
    for position in range(0, last + 1, 2):
        inside = pieces[position]
        tag = pieces[position + 1] if position < last else ""
        kind = _kind(tag)
        if "\n\n" in inside:
            first, *others, inside = inside.split("\n\n")
            made.append(_before_gap(opening, first))
            made += [_before_gap("", text) for text in others]
            opening = ""
        closing = tag if kind is _CLOSES else ""
        if opening or closing or inside.strip(_BLANK):
            made.append(_stretch(opening, inside, closing))
        opening = tag if kind is _OPENS else ""
        if kind is _STANDS_ALONE:
            made.append(tag + "\n")
    return made


@functools.lru_cache(maxsize=512)
def _kind(tag: str) -> str:
    """What a tag does."""
    if not tag:
        return _NONE
    if tag.startswith("<hr"):
        kind = _STANDS_ALONE if _RULE.fullmatch(tag) else ""
    elif _OPENING.fullmatch(tag):
        kind = _OPENS
    else:
        kind = _CLOSES if _CLOSING.fullmatch(tag) else ""
    if not kind:
        raise _NotPlainError  # only some of the passes take it for a block-level tag
    return kind


def _before_gap(opening: str, text: str) -> str:
    if not text:
        return opening and _empty(opening, "", "")
    if not opening and text[0] > " " and text[-1] > " " and "\n" not in text:
        return f"<p>{text}</p>\n"
    if text[-1] in " \t":
        raise _NotPlainError
    return _stretch(opening, text, "")


def _stretch(opening: str, text: str, closing: str) -> str:
    """A stretch of text, in a paragraph where no tag but a quotation's stands around it."""
    if not text:
        return _empty(opening, "", closing)
    if text[0] <= " " or text[-1] <= " ":
        text = _without_edges(opening, text, closing)
        if not text.strip(_BLANK):
            return _empty(opening, text, closing)
    if "\n" in text:
        if text[0] == "\n" or " \n" in text or "\t\n" in text:
            raise _NotPlainError
        text = text.replace("\n", "<br />\n")
    if not opening and not closing:
        return f"<p>{text}</p>\n"
    return _in_block(opening, text, closing)


def _without_edges(opening: str, text: str, closing: str) -> str:
    """A stretch without the newlines that belong to the gaps around it."""
    bare = text.rstrip(_BLANK)
    tail = text[len(bare) :]
    if "\n" in tail:
        if (bare and (closing or tail[0] != "\n")) or (opening and closing):
            raise _NotPlainError
        text = text if closing else bare
    return text if opening else text.lstrip("\n")


def _empty(opening: str, blank: str, closing: str) -> str:
    if not opening and not closing:
        return ""
    if _is_paragraph(opening) or closing == "</p>":
        raise _NotPlainError
    if not opening and blank and closing in _CLOSES_TEXT:
        raise _NotPlainError
    if not (opening and closing):
        return opening + closing + "\n"
    if "\n" in blank or opening.startswith("<blockquote") or closing == "</blockquote>":
        raise _NotPlainError
    return f"{opening}{blank}{closing}\n"


def _in_block(opening: str, text: str, closing: str) -> str:
    """A stretch with a block-level tag at one of its ends or both."""
    quote = not opening or opening.startswith("<blockquote")
    if quote and closing in ("", "</blockquote>"):
        return f"{opening}<p>{text}</p>{closing}\n"
    if quote or closing in ("", "</blockquote>") or _is_paragraph(opening) != (closing == "</p>"):
        raise _NotPlainError
    return f"{opening}{text}{closing}\n"


def _is_paragraph(opening: str) -> bool:
    return opening.startswith(("<p>", "<p ", "<p/", "<p\t"))
