"""Codes for bodies on their way to the clean tree."""

from migrator.diagnostics.types import Code, Effect, Severity

CONTENT_SHORTCODE_KEPT = Code(
    "content-shortcode-kept",
    Severity.WARNING,
    Effect.KEPT,
    "A shortcode that is not known was kept as it stands",
    "A plugin or theme turned this shortcode into HTML; the export holds only the shortcode. It "
    "stands in the text as it was written. Replace it by hand, or leave it.",
)
CONTENT_LAYOUT_UNWRAPPED = Code(
    "content-layout-unwrapped",
    Severity.INFO,
    Effect.CHANGED,
    "A page builder's row, column or box was replaced by what is inside it",
    "The builder's shortcodes only arrange content on the old site. Text, headings, links and "
    "images in them are kept; the tags are listed among the removed pieces of the item.",
)
CONTENT_BLOCK_UNKNOWN = Code(
    "content-block-unknown",
    Severity.INFO,
    Effect.CHANGED,
    "A block that is not known was replaced by the HTML inside it",
    "The block comes from a plugin or theme. Its text, links and images are kept; its layout is "
    "not.",
)
CONTENT_BLOCK_DYNAMIC = Code(
    "content-block-dynamic",
    Severity.WARNING,
    Effect.KEPT,
    "A block without content of its own was kept as a placeholder",
    "WordPress works this block out when it shows the page (latest posts, a form, a menu), so "
    "the export holds only its name and settings. A comment, `<!-- wp:NAME … -->`, marks its "
    "place; nobody who reads the page sees it. Lists of posts and menus are mostly made by the "
    "new site's theme, and forms by a service: put what is needed there, and leave the others out "
    "with `--block NAME=drop`.",
)
CONTENT_PATTERN_KEPT = Code(
    "content-pattern-kept",
    Severity.WARNING,
    Effect.KEPT,
    "A reference to a pattern was kept as a placeholder",
    "The page shows a pattern (a reusable block) that was deleted, is not published, is not part "
    "of the export, or holds itself. A marked placeholder with its number stands in its place.",
)
CONTENT_BLOCK_BROKEN = Code(
    "content-block-broken",
    Severity.WARNING,
    Effect.CHANGED,
    "A block's comment was broken and was left out",
    "Its settings are no valid JSON, or its beginning or end is missing. What stands inside the "
    "block is kept.",
    mends=True,
)
CONTENT_ELEMENTOR_READ = Code(
    "content-elementor-read",
    Severity.INFO,
    Effect.CHANGED,
    "A body was read from the data of the Elementor page builder",
    "The post's own body is empty or what the builder made of its data. Headings, texts, images, "
    "buttons, lists, tabs and quotes are taken from the data in their order; layout is not.",
)
CONTENT_FOOTNOTE_MOVED = Code(
    "content-footnote-moved",
    Severity.INFO,
    Effect.CHANGED,
    "A plugin's footnote became a number in the text and a note at the end",
    "The text of the note stood where the number stands now; both link to each other, as the "
    "plugin showed them.",
)
CONTENT_HTML_KEPT = Code(
    "content-html-kept",
    Severity.INFO,
    Effect.KEPT,
    "HTML that Markdown has no form for was kept as it stands",
    "Frames, players, forms, drawings and elements that are not part of HTML are carried over "
    "unchanged. Check that the platform you go to lets them through.",
)
CONTENT_PLAYER_NAMED = Code(
    "content-player-named",
    Severity.INFO,
    Effect.CHANGED,
    "A player became the address of what it plays",
    "The frame of a known provider is one way to show an address; the platform you go to may have "
    "another. The address stands alone in its paragraph, so that it can make a player of it.",
)
CONTENT_SCRIPT_REMOVED = Code(
    "content-script-removed",
    Severity.WARNING,
    Effect.DROPPED,
    "A script, style sheet or its stand-in was removed",
    "Code that only works on the old site is not carried over. What stood there is listed among "
    "the removed pieces of the item.",
)
CONTENT_WORD_COMMENT_REMOVED = Code(
    "content-word-comment-removed",
    Severity.INFO,
    Effect.DROPPED,
    "A comment left by a word processor was removed",
    "Text pasted from a word processor brings conditional comments that no browser shows.",
)
CONTENT_IMAGE_ORIGINAL = Code(
    "content-image-original",
    Severity.INFO,
    Effect.CHANGED,
    "An image shown in a smaller size became its original",
    "WordPress makes sizes of each image and shows one of them. The address is the original's now, "
    "as the media library, the link around the image, its other sizes or the rules of WordPress's "
    "image service say.",
)
CONTENT_MOJIBAKE_FOUND = Code(
    "content-mojibake-found",
    Severity.INFO,
    Effect.KEPT,
    "Text was read in a wrong encoding before it was stored",
    "“Ã©” stands where “é” was written: the old site's database was converted wrongly. The text "
    "is kept as it stands; the setting `fix_mojibake` mends it.",
)
CONTENT_MOJIBAKE_MENDED = Code(
    "content-mojibake-mended",
    Severity.INFO,
    Effect.CHANGED,
    "Text that was read in a wrong encoding was mended",
    "As the setting `fix_mojibake` asks. Compare the example with what the page should say.",
)
CONTENT_CONTROL_MENDED = Code(
    "content-control-mended",
    Severity.INFO,
    Effect.CHANGED,
    "An invisible control character became the sign it stands for",
    "The old site's database took windows-1252 for latin-1: quotes, dashes and the like became "
    "controls that no browser shows. Those in code are kept.",
    mends=True,
)
CONTENT_PIXEL_REMOVED = Code(
    "content-pixel-removed",
    Severity.INFO,
    Effect.DROPPED,
    "An invisible image that counts visits was removed",
    "The image is one dot in size and shows nothing; its address is listed among the removed "
    "pieces of the item.",
)
CONTENT_CODE_LINK_REMOVED = Code(
    "content-code-link-removed",
    Severity.INFO,
    Effect.DROPPED,
    "A link inside highlighted code was removed",
    "A code block holds text alone. The words of the link are kept; where it led is listed among "
    "the removed pieces of the item. Highlighters link the functions of a language this way.",
)
CONTENT_HTML_MENDED = Code(
    "content-html-mended",
    Severity.WARNING,
    Effect.CHANGED,
    "A tag or an attribute's quote that was never closed was closed",
    "A browser takes what follows for part of the tag and shows nothing of it. The text is kept; "
    "where the tag or its attribute was meant to end is a guess. Check the links and images there.",
    mends=True,
)
CONTENT_WORDS_LOST = Code(
    "content-words-lost",
    Severity.ERROR,
    Effect.LOST,
    "Words of a broken body are missing in what became of it",
    "The HTML is broken in a way that makes words part of a tag. Mend the tags around these words "
    "on the old site, or put the words in by hand.",
)
CONTENT_NESTING_FLATTENED = Code(
    "content-nesting-flattened",
    Severity.WARNING,
    Effect.CHANGED,
    "Elements nested too deeply were flattened",
    "Nothing written by a person nests this deep. The text is kept, the innermost elements "
    "around it are not.",
    mends=True,
)
