"""Codes for what an audit finds in a post and what was made of it."""

from migrator.diagnostics.types import Code, Effect, Severity

_LOOK = "Open the post and its source beside each other and compare the passage that is named. "

ITEM_MISSING = Code(
    "audit-item-missing",
    Severity.ERROR,
    Effect.LOST,
    "An item of the source has no document in the output",
    "No document has its id, its link, its slug, its title and date, or its text. It may have been "
    "left out by a filter or a type that the converter does not take; if it should be there, "
    "convert it again.",
)
RECORD_MISSING = Code(
    "audit-record-missing",
    Severity.INFO,
    Effect.LOST,
    "Items that are no texts, such as menus or attachments, are not in the output",
    "The output has no place for items of this type. Many platforms need none; where menus or the "
    "media library matter, take them over by other means.",
)
ITEM_DOUBLED = Code(
    "audit-item-doubled",
    Severity.WARNING,
    Effect.CHANGED,
    "An item of the source has more than one document",
    "Both documents have its id or link. Keep the one that is whole and remove the other.",
)
DOCUMENT_UNKNOWN = Code(
    "audit-document-unknown",
    Severity.INFO,
    Effect.KEPT,
    "A document in the output is no item of the source",
    "It may have been written since, come from another source, or be part of the platform's theme.",
)
EMPTY = Code(
    "audit-empty",
    Severity.ERROR,
    Effect.LOST,
    "The document is empty, its source is not",
    "All of the text is gone. Convert this item again, or take the text from the source by hand.",
)
WORDS_LOST = Code(
    "audit-words-lost",
    Severity.ERROR,
    Effect.LOST,
    "Words of the source are not in the document",
    _LOOK + "What is missing stands in brackets.",
)
WORDS_INVENTED = Code(
    "audit-words-invented",
    Severity.WARNING,
    Effect.CHANGED,
    "Words stand in the document that are not in the source",
    _LOOK + "What was added stands in brackets; it may be markup that shows as text, or the page's "
    "surroundings.",
)
WORDS_MOVED = Code(
    "audit-words-moved",
    Severity.WARNING,
    Effect.CHANGED,
    "Words stand in another order than in the source",
    _LOOK + "What stands elsewhere is in brackets.",
)
HEADING_LOST = Code(
    "audit-heading-lost",
    Severity.WARNING,
    Effect.CHANGED,
    "A heading is no longer one",
    _LOOK + "Its words may still be there as plain text.",
)
CELL_LOST = Code(
    "audit-cell-lost",
    Severity.ERROR,
    Effect.LOST,
    "A cell of a table is missing, or stands in no table any more",
    _LOOK + "A table whose first line is off, or that lost its bars, shows as plain text.",
)
ITEM_LOST = Code(
    "audit-list-item-lost",
    Severity.WARNING,
    Effect.CHANGED,
    "An item of a list is missing, or stands in no list any more",
    _LOOK + "Its words may still be there as plain text.",
)
LINK_LOST = Code(
    "audit-link-lost",
    Severity.ERROR,
    Effect.LOST,
    "A link is missing",
    _LOOK + "Neither its address nor a link with its words is there.",
)
LINK_CHANGED = Code(
    "audit-link-changed",
    Severity.WARNING,
    Effect.CHANGED,
    "A link to another site leads elsewhere",
    _LOOK + "Its words are the same, its address is not.",
)
IMAGE_LOST = Code(
    "audit-image-lost",
    Severity.ERROR,
    Effect.LOST,
    "A picture is missing",
    _LOOK + "No picture with the name of its file is there, in whatever size.",
)
PLAYER_LOST = Code(
    "audit-embed-lost",
    Severity.ERROR,
    Effect.LOST,
    "A film, sound or frame is missing",
    _LOOK + "Nothing in the document names what it showed.",
)
ADDRESS_LOST = Code(
    "audit-address-lost",
    Severity.ERROR,
    Effect.LOST,
    "An address that stood in the text is missing",
    _LOOK + "An address on a line of its own is what WordPress shows a player for.",
)
CODE_LOST = Code(
    "audit-code-lost",
    Severity.ERROR,
    Effect.LOST,
    "A block of code is missing",
    _LOOK + "Its first line is named.",
)
CODE_CHANGED = Code(
    "audit-code-changed",
    Severity.ERROR,
    Effect.CHANGED,
    "A block of code is not what it was, character by character",
    _LOOK + "The first line that differs is named, as it was and as it is.",
)
CODE_UNMARKED = Code(
    "audit-code-unmarked",
    Severity.WARNING,
    Effect.CHANGED,
    "Code is there, but is no block of code any more",
    _LOOK + "Blanks at the beginning of its lines, and signs such as * and _, may be lost.",
)
FOOTNOTE_LOST = Code(
    "audit-footnote-lost",
    Severity.ERROR,
    Effect.LOST,
    "Marks of footnotes are missing",
    _LOOK + "Readers can't get from the text to its notes.",
)
TITLE_CHANGED = Code(
    "audit-title-changed",
    Severity.WARNING,
    Effect.CHANGED,
    "The title is not what it was",
    "Compare both; markup or entities may have been taken for text.",
)
DATE_CHANGED = Code(
    "audit-date-changed",
    Severity.ERROR,
    Effect.CHANGED,
    "The date is not what it was",
    "A day more or less often comes from a time zone. Dates order a blog, and stand in addresses.",
)
DATE_MISSING = Code(
    "audit-date-missing",
    Severity.WARNING,
    Effect.LOST,
    "The document has no date, its source has one",
    "Most platforms order posts by date, and some take the day of the build where there is none.",
)
TERM_LOST = Code(
    "audit-term-lost",
    Severity.WARNING,
    Effect.LOST,
    "A category or tag is missing",
    "Add it to the front matter; archives by category or tag miss the post otherwise.",
)
AUTHOR_CHANGED = Code(
    "audit-author-changed",
    Severity.WARNING,
    Effect.CHANGED,
    "The author is not who it was",
    "Compare both; the source may name a login where the document has a name.",
)
WOULD_BE_PUBLIC = Code(
    "audit-would-be-public",
    Severity.ERROR,
    Effect.CHANGED,
    "A draft, private or protected item would be published",
    "Nothing in the document says that it is not for everybody. Mark it as a draft before the site "
    "is built.",
)
WOULD_BE_HIDDEN = Code(
    "audit-would-be-hidden",
    Severity.ERROR,
    Effect.CHANGED,
    "A published item would be hidden",
    "The document says that it is a draft, private or protected. Its source is public.",
)
FRONT_MATTER_BROKEN = Code(
    "audit-front-matter-broken",
    Severity.ERROR,
    Effect.LOST,
    "The front matter can't be read",
    "The platform can't read it either, or takes it for text. Mend the place that is named.",
)
FRONT_MATTER_TYPE = Code(
    "audit-front-matter-type",
    Severity.WARNING,
    Effect.CHANGED,
    "A field of the front matter is of a wrong type",
    "Platforms stop at it, or show something else: a date has to be a date, a title a text, tags a "
    "list. Put texts that look like something else into quotes.",
)
UNREADABLE = Code(
    "audit-unreadable",
    Severity.ERROR,
    Effect.LOST,
    "An item or its document could not be read",
    "What stood in the way is named. Everything else was compared.",
)
LEFT_SHORTCODE = Code(
    "audit-left-shortcode",
    Severity.WARNING,
    Effect.KEPT,
    "A shortcode stands in the text",
    "Readers of the new site see it as it is. Give a rule for it (`shortcodes` in migrator.toml: "
    "drop, unwrap, or a template), or replace it by hand.",
)
LEFT_BLOCK = Code(
    "audit-left-block",
    Severity.INFO,
    Effect.KEPT,
    "The comment of a block stands in the text",
    "Readers don't see it. It marks the place of something that WordPress made at each visit, such "
    "as a list of the latest posts.",
)
LEFT_HTML = Code(
    "audit-left-html",
    Severity.INFO,
    Effect.KEPT,
    "HTML stands in the text",
    "Platforms that show no raw HTML leave it out. Where that matters, rewrite the place.",
)
LEFT_CHROME = Code(
    "audit-left-chrome",
    Severity.WARNING,
    Effect.KEPT,
    "A line of the blog's interface stands in the text",
    "It reads like a button or label of WordPress, and is none of the author's words. Remove it.",
)
LEFT_ENTITY = Code(
    "audit-left-entity",
    Severity.WARNING,
    Effect.KEPT,
    "An HTML entity stands in the text as it is written",
    "It was escaped twice: readers see `&amp;` for `&`. Replace it by the character.",
)
LEFT_MOJIBAKE = Code(
    "audit-left-mojibake",
    Severity.WARNING,
    Effect.KEPT,
    "Text was read in a wrong encoding",
    "As in “Ã©” for “é”. Convert with --fix-mojibake, or mend the place.",
)
LEFT_TEMPLATE = Code(
    "audit-left-template",
    Severity.INFO,
    Effect.KEPT,
    "Something that looks like a template's code stands in the text",
    "Hugo, Jekyll, Eleventy and others may run it, or stop at it. Convert for the platform it goes "
    "to, which escapes it.",
)
LEFT_PLACEHOLDER = Code(
    "audit-left-placeholder",
    Severity.WARNING,
    Effect.KEPT,
    "A placeholder stands in the text",
    "Something was to be put in its place and was not. Remove it, or put it there.",
)
LEFT_UNBALANCED = Code(
    "audit-left-unbalanced",
    Severity.INFO,
    Effect.KEPT,
    "Markup is opened and never closed",
    "Readers see its signs. Close it, or remove them.",
)
LEFT_CUT = Code(
    "audit-left-cut",
    Severity.WARNING,
    Effect.KEPT,
    "The text ends, or is interrupted, where the source shows a beginning only",
    "The rest is on the post's own page: `migrator fetch` completes it.",
)
