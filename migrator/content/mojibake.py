"""Text that was read in a wrong encoding (`Ã©` for `é`) → found, and mended on request.

What it might be is looked for by its letters, and shown by ftfy to be so.
"""

import re

from migrator.content.context import Notes
from migrator.diagnostics.content import CONTENT_MOJIBAKE_FOUND, CONTENT_MOJIBAKE_MENDED

_SIGNS = ("Ã", "Â", "Ð", "€", "ƒ", "\x81")  # single letters, which are found fastest
_REST = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_SUSPECT = re.compile(rf"[Â-ß]{_REST}|[à-ï]{_REST}{{2}}|[ð-ô]{_REST}{{3}}")
_WORD = 20


def settle(body: str, notes: Notes) -> str:
    """The body, mended line by line where the rules ask for it; what is found is reported."""
    if body.isascii() or not any(map(body.__contains__, _SIGNS)):
        return body
    if _SUSPECT.search(body) is None:
        return body
    from ftfy import fix_encoding  # noqa: PLC0415  (most bodies need none of it)

    lines = body.split("\n")
    mended = [fix_encoding(line) if _SUSPECT.search(line) else line for line in lines]
    changed = next((pair for pair in zip(lines, mended, strict=True) if pair[0] != pair[1]), None)
    if changed is None:
        return body
    mend = notes.context.rules.fix_mojibake
    code = CONTENT_MOJIBAKE_MENDED if mend else CONTENT_MOJIBAKE_FOUND
    notes.met(code, _example(*changed))
    return "\n".join(mended) if mend else body


def _example(line: str, mended: str) -> str:
    """The first place where a line and its mended form part, with some of what follows."""
    start = next(
        (at for at, pair in enumerate(zip(line, mended, strict=False)) if pair[0] != pair[1]), 0
    )
    start = max(line.rfind(" ", 0, start) + 1, start - _WORD)
    before, after = line[start : start + _WORD], mended[start : start + _WORD]
    return f"“{before.split(' ')[0]}” for “{after.split(' ')[0]}”"
