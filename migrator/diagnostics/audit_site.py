"""Codes for what an audit finds in a site as a whole, and in a source alone."""

from migrator.diagnostics.types import Code, Effect, Severity

LINK_DEAD = Code(
    "audit-link-dead",
    Severity.WARNING,
    Effect.KEPT,
    "A link leads to nothing in the output",
    "No file or document is at the place it names. Correct it, or remove it.",
)
ANCHOR_DEAD = Code(
    "audit-anchor-dead",
    Severity.INFO,
    Effect.KEPT,
    "A link leads to a place in the same text that is not there",
    "Nothing in the text has that id, and no heading gets it. It may have been so on the old site.",
)
IMAGE_WITHOUT_ALT = Code(
    "audit-image-without-alt",
    Severity.INFO,
    Effect.KEPT,
    "A picture has no alternative text",
    "Those who can't see it learn nothing of it. Write what it shows, where it is no decoration.",
)
SLUG_DOUBLED = Code(
    "audit-slug-doubled",
    Severity.WARNING,
    Effect.KEPT,
    "Two documents have one address",
    "They differ in capitals or accents at most. One of them will not be seen: rename it.",
)
TITLE_MISSING = Code(
    "audit-title-missing",
    Severity.INFO,
    Effect.KEPT,
    "A document has no title",
    "Lists of posts show an empty line, or the file's name. Its source may have had none either.",
)
DATE_DOUBTFUL = Code(
    "audit-date-doubtful",
    Severity.WARNING,
    Effect.KEPT,
    "A date is before the web or far ahead",
    "It may have been read wrongly. Compare it with the source.",
)
MEDIA_MISSING = Code(
    "audit-media-missing",
    Severity.WARNING,
    Effect.LOST,
    "A picture's file is not in the output",
    "The text names a file at a place where none is. Copy it there, or correct the name.",
)
MEDIA_TYPE = Code(
    "audit-media-type",
    Severity.WARNING,
    Effect.KEPT,
    "A picture's file is not what its name says",
    "Its first bytes are of another type, often of a page that said “not found” when it was "
    "fetched. Open it, and fetch it again.",
)
MEDIA_HOT_LINKED = Code(
    "audit-media-hot-linked",
    Severity.INFO,
    Effect.KEPT,
    "Pictures are shown from the old site",
    "They vanish when the old site does. Fetch them and let the text name the copies.",
)
REDIRECT_LOOP = Code(
    "audit-redirect-loop",
    Severity.ERROR,
    Effect.KEPT,
    "Redirects go round in a circle",
    "Browsers give up. Take one of them out.",
)
REDIRECT_CHAIN = Code(
    "audit-redirect-chain",
    Severity.INFO,
    Effect.KEPT,
    "A redirect leads to another redirect",
    "Each step takes time, and search engines follow a few only. Let it lead to the end at once.",
)
REDIRECT_COLLISION = Code(
    "audit-redirect-collision",
    Severity.WARNING,
    Effect.KEPT,
    "An address is redirected to two places, or has a page of its own",
    "One of both is never reached. Take out the one that is wrong.",
)
REDIRECT_DEAD = Code(
    "audit-redirect-dead",
    Severity.WARNING,
    Effect.KEPT,
    "A redirect leads to nothing in the output",
    "No document has the address that it leads to. Correct it.",
)
ADDRESS_GONE = Code(
    "audit-address-gone",
    Severity.WARNING,
    Effect.LOST,
    "An address of the old site leads nowhere",
    "No document has it and no redirect begins there: links from elsewhere break. Add a redirect.",
)
PRIVATE_DATA = Code(
    "audit-private-data",
    Severity.WARNING,
    Effect.CHANGED,
    "An e-mail address or IP that the source kept for itself would be published",
    "It is the address of an author or of somebody who commented, and no text of the source shows "
    "it. Take it out of what is published.",
)
PRIVATE_COMMENT = Code(
    "audit-private-comment",
    Severity.ERROR,
    Effect.CHANGED,
    "A comment that was not approved would be published",
    "It was spam, in the trash or waiting. Take it out of what is published.",
)
OWNER_DATA = Code(
    "audit-owner-data",
    Severity.INFO,
    Effect.KEPT,
    "The output holds e-mail addresses or IPs in files for its owner",
    "They are kept so that nothing is lost, and no platform publishes them by itself. Don't put "
    "the folder into a public repository.",
)
EXTERNAL_DEAD = Code(
    "audit-external-dead",
    Severity.INFO,
    Effect.KEPT,
    "A link to another site leads nowhere",
    "The other site was asked and says that there is no such page, or is not there any more.",
)
SOURCE_TITLE = Code(
    "audit-source-title",
    Severity.INFO,
    Effect.KEPT,
    "An item of the source has no title",
    "Lists of posts show an empty line, or the file's name. Give it one before or after the move.",
)
SOURCE_DATE = Code(
    "audit-source-date",
    Severity.WARNING,
    Effect.KEPT,
    "An item of the source is published and has no date",
    "It stands at no place in the blog's order, and may get another address.",
)
SOURCE_SLUG = Code(
    "audit-source-slug",
    Severity.WARNING,
    Effect.KEPT,
    "Items of one type and day have one slug",
    "On the new site only one of them can have the address; the converter adds a number to the "
    "others. Decide which is to keep it.",
)
SOURCE_CUT = Code(
    "audit-source-cut",
    Severity.WARNING,
    Effect.KEPT,
    "The source shows only the beginning of an item",
    "The rest is on the item's own page: `migrator fetch` completes it.",
)
SOURCE_EMPTY = Code(
    "audit-source-empty",
    Severity.INFO,
    Effect.KEPT,
    "An item of the source has no text",
    "There is nothing to read, see or hear in it. It may be a page that a theme fills.",
)
SOURCE_SHORTCODE = Code(
    "audit-source-shortcode",
    Severity.INFO,
    Effect.KEPT,
    "The source has a shortcode that is not known here",
    "It is kept as it stands. Give a rule for it before converting (`shortcodes` in migrator.toml: "
    "drop, unwrap, or a template).",
)
SOURCE_LINK = Code(
    "audit-source-link",
    Severity.WARNING,
    Effect.KEPT,
    "A link leads to a page of the site that the source does not hold",
    "It is dead on the old site already, or leads to something that was not exported.",
)
