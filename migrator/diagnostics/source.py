"""Codes for a source as a whole: which reader, what could not be read."""

from migrator.diagnostics.types import Code, Effect, Severity

SOURCE_WITHOUT_ITEMS = Code(
    "source-without-items",
    Severity.WARNING,
    Effect.KEPT,
    "The export holds authors or terms, but no post, page or attachment",
    "WordPress can export a site's terms alone. What is there was written; if you expected posts, "
    "export again with “All content” chosen under Tools → Export.",
)
SOURCE_CHARSET_GUESSED = Code(
    "source-charset-guessed",
    Severity.WARNING,
    Effect.CHANGED,
    "The text is not UTF-8, so its character set was guessed",
    "Nothing in the file says in which character set it is written. If letters with accents look "
    "wrong, save it as UTF-8 and run again.",
)
