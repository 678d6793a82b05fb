"""Text that may hold what no UTF-8 can → text that any file takes."""

import re
from typing import Final

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
"""Half of a character: of a file's name in another encoding, or of a broken escape in JSON."""


def encodable(text: str) -> str:
    """The text with U+FFFD for each such half."""
    return _SURROGATE.sub("\ufffd", text)
