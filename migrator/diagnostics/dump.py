"""Codes for the reader of plain-text dumps."""

from migrator.diagnostics.types import Code, Effect, Severity

DUMP_BOUNDARY_DOUBTFUL = Code(
    "dump-boundary-doubtful",
    Severity.WARNING,
    Effect.KEPT,
    "It is not sure whether a post begins at this line",
    "The text alone does not decide whether the line is the title of a post or a heading inside "
    "one. `migrator split --explain` shows the reasons. To decide yourself, write the decisions to "
    "a file with `migrator split --write-boundaries FILE`, edit it, and give it with "
    "`--boundaries FILE`.",
)
DUMP_OUTSIDE_POSTS = Code(
    "dump-outside-posts",
    Severity.INFO,
    Effect.DROPPED,
    "A line stands outside any post and was left out",
    "The page's own interface (menus, likes, links to older posts, its foot) is no part of a post. "
    "If the line is an author's text, say `keep` for it in a boundaries file.",
)
DUMP_CHARSET_GUESSED = Code(
    "dump-charset-guessed",
    Severity.WARNING,
    Effect.CHANGED,
    "The text is not UTF-8, and its character set was guessed",
    "A text file does not say in which character set it is written. If letters with accents came "
    "out wrong, save the file as UTF-8 and convert it again.",
)
DUMP_BYTES_UNREADABLE = Code(
    "dump-bytes-unreadable",
    Severity.WARNING,
    Effect.LOST,
    "Some bytes have no meaning in the file's character set and stand as U+FFFD",
    "The file was damaged, or mixes two character sets. Look for the sign � in the output and mend "
    "those words by hand.",
)
