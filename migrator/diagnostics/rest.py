"""Codes for the reader of live sites."""

from migrator.diagnostics.types import Code, Effect, Severity

REST_CLOSED = Code(
    "rest-closed",
    Severity.WARNING,
    Effect.KEPT,
    "The site's API is not open, so its feed or its pages were read instead",
    "A feed has no pages, drafts or media library, and often only the newest posts or their "
    "beginnings. An export (Tools → Export) has everything, if you can log in to the site.",
)
REST_FEED_SHORT = Code(
    "rest-feed-short",
    Severity.WARNING,
    Effect.LOST,
    "The feed shows the newest posts alone, and no older ones when asked for them",
    "Older posts are missing. Save the site's pages (with wget or HTTrack) and convert the folder.",
)
REST_PAGES_LOST = Code(
    "rest-pages-lost",
    Severity.ERROR,
    Effect.LOST,
    "Some pages of the site could not be fetched",
    "Run again later, or save these pages from a browser and give them with `--complete`.",
)
REST_PUBLIC_ONLY = Code(
    "rest-public-only",
    Severity.INFO,
    Effect.DROPPED,
    "Only what every visitor may see was asked for",
    "Drafts, private and scheduled posts, and texts as they are stored, come with an application "
    "password in MIGRATOR_SITE_USER and MIGRATOR_SITE_PASSWORD (docs/live.md).",
)
REST_LOGIN_LIMITED = Code(
    "rest-login-limited",
    Severity.WARNING,
    Effect.DROPPED,
    "The login may not edit everything, so some of it was read as a visitor sees it",
    "Use an application password of an administrator or an editor to get drafts, private posts and "
    "texts as they are stored.",
)
REST_LIST_CLOSED = Code(
    "rest-list-closed",
    Severity.WARNING,
    Effect.LOST,
    "A list of the site's API could not be read",
    "The site, a plugin or a firewall closes it. What only this list says is missing: look at the "
    "detail for what it is.",
)
REST_TYPE_CLOSED = Code(
    "rest-type-closed",
    Severity.INFO,
    Effect.DROPPED,
    "A kind of item is not shown to visitors",
    "WordPress shows menus, reusable blocks and the like only after a login. An application "
    "password gets them (docs/live.md).",
)
REST_ITEM_LOST = Code(
    "rest-item-lost",
    Severity.ERROR,
    Effect.LOST,
    "The site failed to give an item",
    "It was asked for by itself, several times. A plugin may fail on it: open it in a browser, "
    "save the page and give it with `--complete`; or run again later.",
)
REST_COUNT_DIFFERS = Code(
    "rest-count-differs",
    Severity.WARNING,
    Effect.LOST,
    "The site says another number of items than it gave",
    "Some are hidden from this login, or the site changed while it was read. Run again; an "
    "application password of an administrator sees all.",
)
REST_ITEM_REPEATED = Code(
    "rest-item-repeated",
    Severity.INFO,
    Effect.DROPPED,
    "The site gave an item twice",
    "It was changed while it was read, so that items moved from page to page. Each was taken once.",
)
REST_ITEM_NAMELESS = Code(
    "rest-item-nameless",
    Severity.WARNING,
    Effect.KEPT,
    "An item has no id",
    "The site's API, or a plugin in it, leaves it out. Comments and files can't be put to it.",
)
REST_POST_PROTECTED = Code(
    "rest-post-protected",
    Severity.WARNING,
    Effect.LOST,
    "The post is protected by a password and its text is not shown",
    "An application password of its author or an editor gets it (docs/live.md); or open the post "
    "in a browser with its password, save the page, and give it with `--complete`.",
)
REST_TERM_UNKNOWN = Code(
    "rest-term-unknown",
    Severity.WARNING,
    Effect.LOST,
    "The post names a category, tag or term that the site does not list",
    "Only its number is known, so it was left out.",
)
REST_AUTHOR_UNKNOWN = Code(
    "rest-author-unknown",
    Severity.INFO,
    Effect.KEPT,
    "The site does not say who the author is",
    "Only a number is known, and stands as the author's name.",
)
REST_COMMENTS_APART = Code(
    "rest-comments-apart",
    Severity.WARNING,
    Effect.DROPPED,
    "Comments stand under posts that the site does not show",
    "Their posts are hidden from this login, so the comments were left out.",
)
