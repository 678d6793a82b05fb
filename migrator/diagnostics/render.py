"""Codes for Markdown that may hold no HTML (`--raw-html escape` or `drop`)."""

from migrator.diagnostics.types import Code, Effect, Severity

HTML_ESCAPED = Code(
    "render-html-escaped",
    Severity.INFO,
    Effect.CHANGED,
    "HTML that Markdown has no form for is shown as text",
    "A frame, player, form, drawing or unknown element stands in the text as its source, as "
    "`raw_html = escape` asks: a block of it as code, one in a line as text.",
)
HTML_DROPPED = Code(
    "render-html-dropped",
    Severity.WARNING,
    Effect.DROPPED,
    "HTML that Markdown has no form for was left out",
    "A frame, player, form, drawing or unknown element was left out, as `raw_html = drop` asks. "
    "Its words are kept, and links to what it would have loaded.",
)
MARKUP_PLAIN = Code(
    "render-markup-plain",
    Severity.INFO,
    Effect.CHANGED,
    "Markup that only HTML can say was left out, its text kept",
    "With `raw_html = escape` or `drop` no HTML is written, and Markdown has no form for this: an "
    "anchor, a subscript, a cell that spans several. The text stands there without it.",
)
COMMENT_DROPPED = Code(
    "render-comment-dropped",
    Severity.INFO,
    Effect.DROPPED,
    "A comment or placeholder was left out",
    "With `raw_html = escape` or `drop` no HTML is written, and comments are HTML. That of "
    "read-more stays: platforms read it as their own.",
)
LINK_UNSAFE = Code(
    "render-link-unsafe",
    Severity.WARNING,
    Effect.DROPPED,
    "A link that would run a script was left out, its text kept",
    "The link's address is a script or data. With `raw_html = escape` or `drop` nothing that is "
    "written can run one.",
)
