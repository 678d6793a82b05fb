"""Codes for plans, writers and the store."""

from migrator.diagnostics.types import Code, Effect, Severity

OUTPUT_STALE_REMOVED = Code(
    "output-stale-removed",
    Severity.INFO,
    Effect.DROPPED,
    "A file of an earlier run is no longer part of the output and was removed",
    "An earlier run made it from the same source; since then its post was deleted, renamed or "
    "filtered out, or the settings give it another path. It had not been edited. Run with the "
    "earlier source and settings to get it back.",
)

OUTPUT_STALE_EDITED = Code(
    "output-stale-edited",
    Severity.WARNING,
    Effect.KEPT,
    "A file of an earlier run is no longer part of the output, but was edited and stays",
    "Someone changed it after it was written, so it is theirs from now on and no later run "
    "touches it. Remove it yourself if it is not needed.",
)

OUTPUT_FROM_OTHER_SOURCE = Code(
    "output-from-other-source",
    Severity.WARNING,
    Effect.KEPT,
    "A file that was made from another source lies in the same output folder",
    "Two sources were converted into one folder, or the source has another name than last time. "
    "The file stays. If it is a leftover, remove it, or convert into a fresh folder.",
)
OUTPUT_EDITED_SINCE = Code(
    "output-edited-since",
    Severity.WARNING,
    Effect.KEPT,
    "A file of the output was edited, so the item was left as it is",
    "Someone changed the file after it was written. Move the change away, or give --overwrite to "
    "replace the file.",
)
ITEM_FAILED = Code(
    "output-item-failed",
    Severity.ERROR,
    Effect.LOST,
    "An item could not be converted",
    "Something in this item is more than the tool can handle. All other items were converted. "
    "Please report the item as a fault of migrator; the source still holds it unharmed.",
)

PIECE_REMOVED = Code(
    "output-piece-removed",
    Severity.INFO,
    Effect.DROPPED,
    "A piece that is not the author's text was taken out",
    "Sharing bars, likes, image placeholders, repeated titles, read-more markers and scripts are "
    "the blog's, not the author's. Each piece is listed with its words, and JSON records and "
    "`data/meta.jsonl` have it under `removed`. If one of them is text, tell us; for a dump, "
    "`migrator split --help` says how to keep it.",
)

FIELD_OF_SCAFFOLD = Code(
    "output-field-of-scaffold",
    Severity.WARNING,
    Effect.CHANGED,
    "A field that the scaffold's templates read has another name, or is left out",
    "The setting `fields` says so. The site builds, but what its templates show of that field is "
    "gone. Change the templates in the same way, or leave the field as it is.",
)

FIELD_CUT = Code(
    "output-field-cut",
    Severity.WARNING,
    Effect.CHANGED,
    "A text is longer than the platform has room for, and was cut at a word",
    "One such text would stop Ghost's whole import. `_wordpress/texts.jsonl` has the whole of it. "
    "Shorten it in the source, or mend what is there after the import.",
)
