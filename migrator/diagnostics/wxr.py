"""Codes for the reader of WordPress exports: what was broken and how it was mended."""

from migrator.diagnostics.types import Code, Effect, Severity

_EXPORT_AGAIN = "If the site still exists, export it again; otherwise this is what there is."

ITEM_CUT = Code(
    "wxr-item-cut",
    Severity.ERROR,
    Effect.LOST,
    "The export ends in the middle of this item",
    "The file was cut off, often by a time limit or a full disk of the server. Everything up to "
    f"the cut was kept and the item is marked as truncated. {_EXPORT_AGAIN}",
)
END_MISSING = Code(
    "wxr-end-missing",
    Severity.WARNING,
    Effect.LOST,
    "The export stops without its closing tags",
    "The file was probably cut off between two items, so items may be missing after the last one. "
    f"{_EXPORT_AGAIN}",
)
ITEM_UNCLOSED = Code(
    "wxr-item-unclosed",
    Severity.WARNING,
    Effect.CHANGED,
    "The closing tag of this item is missing",
    "The item was closed where the next one begins. Look whether its end is as it should be.",
    mends=True,
)
ITEM_UNOPENED = Code(
    "wxr-item-unopened",
    Severity.WARNING,
    Effect.CHANGED,
    "The opening tag of this item is missing",
    "Fields of an item stood outside any item; they were read as one of their own.",
    mends=True,
)
ITEM_CLOSED_TWICE = Code(
    "wxr-item-closed-twice",
    Severity.INFO,
    Effect.CHANGED,
    "A closing tag has no item to close",
    "A stray `</item>` was ignored; nothing was lost.",
    mends=True,
)
ITEM_MENDED = Code(
    "wxr-item-mended",
    Severity.WARNING,
    Effect.CHANGED,
    "The XML of this item is broken and was read field by field",
    "The detail says what the XML parser met. Compare the item with the site if you can.",
    mends=True,
)
FIELD_UNCLOSED = Code(
    "wxr-field-unclosed",
    Severity.WARNING,
    Effect.CHANGED,
    "The closing tag of a field is missing",
    "The field was closed where the next one begins.",
    mends=True,
)
FIELD_REPEATED = Code(
    "wxr-field-repeated",
    Severity.WARNING,
    Effect.DROPPED,
    "A field stands twice in this item, with different values",
    "The first value was kept; the detail names the field and the value left out.",
)
CONTROL_CHARACTER = Code(
    "wxr-control-character",
    Severity.INFO,
    Effect.DROPPED,
    "Characters that XML forbids were taken out",
    "Control characters, mostly pasted in by word processors; they show nothing on a page.",
    mends=True,
)
AMPERSAND = Code(
    "wxr-ampersand-bare",
    Severity.INFO,
    Effect.CHANGED,
    "An ampersand is not escaped",
    "A bare `&`, or an HTML entity that XML does not know, was read as HTML reads it.",
    mends=True,
)
ENTITY_UNKNOWN = Code(
    "wxr-entity-unknown",
    Severity.INFO,
    Effect.KEPT,
    "An entity that nobody defines stays as text",
    "Entities declared in the file itself are never expanded, because they can read files or fill "
    "the memory. The detail shows the entity.",
)
ANGLE = Code(
    "wxr-angle-bare",
    Severity.INFO,
    Effect.CHANGED,
    "A `<` or HTML is not escaped",
    "What stood in the field was kept as it stands.",
    mends=True,
)
CDATA_EARLY = Code(
    "wxr-cdata-ended-early",
    Severity.INFO,
    Effect.CHANGED,
    "`]]>` inside a text ends its CDATA section early",
    "Some exporters don't split `]]>`. The text was read on to the end of its field; nothing was "
    "lost.",
    mends=True,
)
CDATA_UNCLOSED = Code(
    "wxr-cdata-unclosed",
    Severity.WARNING,
    Effect.CHANGED,
    "A CDATA section is never closed",
    "It was closed at the end of its field.",
    mends=True,
)
PREFIX_UNDECLARED = Code(
    "wxr-prefix-undeclared",
    Severity.INFO,
    Effect.KEPT,
    "A namespace prefix is used but not declared",
    "The elements were read by their usual names.",
    mends=True,
)
ENCODING_WRONG = Code(
    "wxr-encoding-wrong",
    Severity.WARNING,
    Effect.CHANGED,
    "The text is not in the encoding that the file declares",
    "The detail says what it was read as. Look at accented letters and quotation marks.",
    mends=True,
)
ENCODING_CHANGED = Code(
    "wxr-encoding-changed",
    Severity.INFO,
    Effect.KEPT,
    "The file is not in UTF-8 and was recoded to read it",
    "Nothing was lost. The detail names the encoding.",
    mends=True,
)
BYTES_UNREADABLE = Code(
    "wxr-bytes-unreadable",
    Severity.ERROR,
    Effect.LOST,
    "Bytes that mean nothing in the file's encoding were replaced by �",
    "The file was damaged on its way. The detail names the encoding.",
)
BOM = Code(
    "wxr-bom",
    Severity.INFO,
    Effect.KEPT,
    "The file begins with a byte order mark",
    "It was ignored; nothing was lost.",
    mends=True,
)
BLANK_BEFORE = Code(
    "wxr-blank-before",
    Severity.INFO,
    Effect.KEPT,
    "Blank lines stand before the XML declaration",
    "A plugin of the site prints them. They were ignored; nothing was lost.",
    mends=True,
)
FOREIGN_TEXT = Code(
    "wxr-foreign-text",
    Severity.WARNING,
    Effect.DROPPED,
    "Text that is no part of an export was left out",
    "Mostly a PHP notice or an error page of the server; the detail shows how it begins. If it is "
    "an error, the export may have stopped there.",
    mends=True,
)
DOCTYPE = Code(
    "wxr-doctype",
    Severity.WARNING,
    Effect.DROPPED,
    "A document type declaration was ignored",
    "WordPress writes none. Entities it declares are not expanded: they stay in the text as they "
    "stand.",
)
CHANNELS = Code(
    "wxr-channels",
    Severity.INFO,
    Effect.KEPT,
    "The file holds several channels",
    "Several exports were put one after the other; all of their items were read.",
    mends=True,
)
ID_MISSING = Code(
    "wxr-id-missing",
    Severity.WARNING,
    Effect.KEPT,
    "The item has no id",
    "It was kept. Nothing can refer to it by number: no child page, menu or featured image.",
)
ID_TWICE = Code(
    "wxr-id-twice",
    Severity.WARNING,
    Effect.KEPT,
    "Two items of different content have the same id",
    "Both were kept. The detail says where the other one stands.",
)
ITEM_REPEATED = Code(
    "wxr-item-repeated",
    Severity.INFO,
    Effect.KEPT,
    "The same item stands in the source twice",
    "Both are equal to the byte, so it was taken once. The detail says where the one that was "
    "taken stands.",
)
DATE_MISSING = Code(
    "wxr-date-missing",
    Severity.WARNING,
    Effect.KEPT,
    "The item is published but has no date",
    "It was kept without a date.",
)
DATE_UNREADABLE = Code(
    "wxr-date-unreadable",
    Severity.WARNING,
    Effect.LOST,
    "A date can't be read",
    "The detail shows what stood there.",
)
NAMELESS = Code(
    "wxr-nameless",
    Severity.INFO,
    Effect.KEPT,
    "The item has neither title nor slug",
    "It was kept; its file is named by its id or its date.",
)
TYPE_MISSING = Code(
    "wxr-type-missing",
    Severity.WARNING,
    Effect.CHANGED,
    "The item does not say its type and was read as a post",
    "If it is something else, look at the item.",
)
STATUS_MISSING = Code(
    "wxr-status-missing",
    Severity.WARNING,
    Effect.CHANGED,
    "The item does not say its status and was read as a draft",
    "What is not known to be public is not published.",
)
ELEMENT_UNKNOWN = Code(
    "wxr-element-unknown",
    Severity.INFO,
    Effect.DROPPED,
    "An element that WordPress does not write was left out",
    "A plugin has added it. The detail names it.",
)
TEXT_HUGE = Code(
    "wxr-text-huge",
    Severity.INFO,
    Effect.KEPT,
    "The item is larger than 10 MB",
    "It was read whole. Often pictures are embedded in its text.",
)
SITES_DIFFER = Code(
    "wxr-sites-differ",
    Severity.WARNING,
    Effect.KEPT,
    "The files come from different sites",
    "All items were read, but title and address are those of the first file. Convert each site for "
    "itself.",
)
PART_SKIPPED = Code(
    "wxr-part-skipped",
    Severity.INFO,
    Effect.DROPPED,
    "A file beside the export is no WordPress export and was not read",
    "The detail says why.",
)
ARCHIVE_DAMAGED = Code(
    "wxr-archive-damaged",
    Severity.ERROR,
    Effect.LOST,
    "The archive is damaged",
    f"What could be unpacked was read. {_EXPORT_AGAIN}",
)
