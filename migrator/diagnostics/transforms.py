"""Codes for links and redirects."""

from migrator.diagnostics.types import Code, Effect, Severity

LINK_MISSING = Code(
    "transforms-link-missing",
    Severity.WARNING,
    Effect.KEPT,
    "A link leads to a page of the old site that is not in the source",
    "The address is the old site's own, but no item, term, author or list of the source has it: a "
    "page made by a plugin or theme, something deleted, or a misspelt link. It still leads to the "
    "old address. If the old site had other hosts, name them with the setting `domains`.",
)

LINK_HIDDEN = Code(
    "transforms-link-hidden",
    Severity.WARNING,
    Effect.KEPT,
    "A link leads to something that the new site does not show",
    "What it leads to is a draft, private, protected, of a type that has no page, or left out by "
    "`only`. It still leads to the old address.",
)

REDIRECT_TAKEN = Code(
    "transforms-redirect-taken",
    Severity.WARNING,
    Effect.DROPPED,
    "An old address can't lead to where its item is now, since something else is there",
    "Two items had the same address, one of them in former days, or something new is served there. "
    "What is served stays. Give one of them another slug if both matter.",
)

RULE_UNUSED = Code(
    "transforms-rule-unused",
    Severity.WARNING,
    Effect.KEPT,
    "A rule of the settings names nothing that the source has",
    "A line of `terms` or `authors` matched no slug, name or login. Maybe it is misspelt: "
    "`migrator inspect` lists what is there. A rule for many exports may well match nothing in "
    "some of them.",
)

ANCHOR_MISSING = Code(
    "transforms-anchor-missing",
    Severity.WARNING,
    Effect.KEPT,
    "A link of another text leads to a place in this one that it does not have",
    "The anchor was made by the theme or a plugin, such as a table of contents, and no heading of "
    "the text is called so. The link leads to the beginning of the page. Give the place that id, "
    "or mend the link.",
)
