"""Codes for Markdown that was read back and compared with what it was written from."""

from migrator.diagnostics.types import Code, Effect, Severity

_HELP = (
    "The Markdown of this item was read back with markdown-it, and {what}. The report says what "
    "differs and which words stand before it. Look at that place in the file; please report it as "
    "a fault of migrator."
)


def _code(name: str, title: str, what: str) -> Code:
    return Code(f"verify-{name}", Severity.ERROR, Effect.LOST, title, _HELP.format(what=what))


VERIFY_WORDS = _code(
    "words",
    "Words are not read back as they were",
    "its visible words are not those of the body, in their order",
)
VERIFY_LINK = _code(
    "link",
    "A link is not read back as it was",
    "a link with this text and address is only on one side",
)
VERIFY_IMAGE = _code(
    "image",
    "An image is not read back as it was",
    "an image with this address and alternative text is only on one side",
)
VERIFY_CODE = _code(
    "code",
    "Code is not read back to the byte",
    "a block or span of code, or its language, is another",
)
VERIFY_CELL = _code(
    "cell",
    "A table's cell is not read back as it was",
    "a cell with this text is only on one side",
)
VERIFY_HEADING = _code(
    "heading",
    "A heading is not read back as it was",
    "a heading of this level and text is only on one side",
)
VERIFY_ITEM = _code(
    "item",
    "A list's item is not read back as it was",
    "an item with this marker and text is only on one side",
)
