"""Codes for pictures and other files that an output holds itself."""

from migrator.diagnostics.types import Code, Effect, Severity

MEDIA_MISSING = Code(
    "media-missing",
    Severity.WARNING,
    Effect.KEPT,
    "A picture or file could not be had, so its address still leads to the old site",
    "The server does not have it any more, did not answer, or the folder of uploads does not hold "
    "it. Everything that uses it is listed. What did not answer is asked again by the next run; "
    "what the server says it does not have only with `--refresh`. If you have the file, put it "
    "where it belongs in a folder of uploads and give that with `--media-from`.",
)

MEDIA_REFUSED = Code(
    "media-refused",
    Severity.WARNING,
    Effect.KEPT,
    "A file was not taken, so its address still leads to the old site",
    "It is a web page under the name of a picture, of no type that counts as media, larger than "
    "`media_limit` says, or an SVG that can run scripts: on your own site such a file could do "
    "what your pages can. If you know what it is, put it there by hand.",
)

MEDIA_RENAMED = Code(
    "media-renamed",
    Severity.INFO,
    Effect.CHANGED,
    "A file has another ending now, since its first bytes say that it is of another type",
    "Servers tell browsers the type by the ending. Links in the texts lead to the new name.",
)

MEDIA_LEFT_OUT = Code(
    "media-left-out",
    Severity.INFO,
    Effect.DROPPED,
    "A picture was left out, and its alternative text stands in its place",
    "`--media none` asks for texts alone. Give `--media link` to have pictures shown from where "
    "they are.",
)

MEDIA_EDITED = Code(
    "media-edited",
    Severity.INFO,
    Effect.KEPT,
    "A file of media was edited since it was written, and stays as it is",
    "Somebody made it smaller or better, so it is theirs. Texts go on using it. Remove it to have "
    "the original again.",
)

MEDIA_SMALLER = Code(
    "media-smaller",
    Severity.INFO,
    Effect.CHANGED,
    "Of a picture only another size was to be had",
    "The original is gone, or was not among the uploads; a size of it that a text shows stands in "
    "its place. Put the original there if you have it: under the same name, an edited file stays.",
)
