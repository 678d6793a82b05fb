"""What would begin a block where a line begins: a heading, list, quote, rule, fence or table."""

import re

from migrator.render.markdown.pieces import HARD_BREAK, Piece

_QUICK = re.compile(r"[#>+\-=*_~|:<0-9\[]")
_ANY_LINE = re.compile(
    r"""
      \#{1,6}(?=[ ]|$)                  # heading
    | >                                 # quote
    | [-+*](?=[ ]+[^ ])                 # bullet
    | ([-*_])(?:[ ]*\1){2,}+[ ]*$        # rule
    | ~{3}                              # fence; those of backticks are settled with the others
    | </?(?:script|pre|style|textarea|address|article|aside|base|basefont|blockquote|body|caption
      |center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form
      |frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav
      |noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead
      |title|tr|track|ul)(?=[ >]|/>|$)  # HTML block
    | <(?:!--|![A-Z]|!\[CDATA\[|\?)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIRST_LINE = re.compile(r"[0-9]{1,9}([.)])(?=[ ]|$)|[-+*](?=[ ]*$)")
_LATER_LINE = re.compile(r"0{0,8}1([.)])(?=[ ]+[^ ])|(=+|-+)[ ]*$|([|:-])(?=[|: -]*-[|: -]*$)")
_UNFINISHED = "\x00"


def line_start(text: str, *, whole: bool, first: bool) -> int | None:
    """Where a backslash goes that keeps a line's beginning text, if one is needed.

    Args:
        whole: The text is the whole rest of its line.
        first: The line is the first of its block.
    """
    if not _QUICK.match(text):
        return None
    line = text if whole else text + _UNFINISHED
    match = _ANY_LINE.match(line)
    if match:
        return 0
    match = (_FIRST_LINE if first else _LATER_LINE).match(line)
    if not match:
        return None
    return match.start(match.lastindex or 0)


def start_of(pieces: list[Piece], index: int, *, line: bool) -> int | None:
    """Where in the text at an index that backslash goes; None too where no line begins.

    Args:
        line: The first piece begins a line.
    """
    text = pieces[index]
    begins = pieces[index - 1] is HARD_BREAK if index else line
    if not begins or type(text) is not str:
        return None
    ends = index + 1 == len(pieces) or pieces[index + 1] is HARD_BREAK
    return line_start(text, whole=ends, first=index == 0)
