"""Codes for the reader of feeds."""

from migrator.diagnostics.types import Code, Effect, Severity

FEED_POST_CUT = Code(
    "feed-post-cut",
    Severity.WARNING,
    Effect.LOST,
    "The feed shows only the beginning of the post",
    "The blog is set to show summaries in its feed, or the author cut the post. The rest stands at "
    "the address given as `continue_url`: `--fetch` gets it from there, and `--complete` takes it "
    "from pages that you have saved.",
)
FEED_POST_PROTECTED = Code(
    "feed-post-protected",
    Severity.WARNING,
    Effect.LOST,
    "The post is protected by a password and the feed shows only its notice",
    "Open the post in a browser with its password, save the page, and give it with `--complete`.",
)
FEED_NOT_WELL_FORMED = Code(
    "feed-not-well-formed",
    Severity.WARNING,
    Effect.CHANGED,
    "The feed is no well-formed XML and was read loosely",
    "What could be made out was read. Compare the number of posts with the feed's, and look at the "
    "posts near the fault; get the feed again if it was cut off.",
    mends=True,
)
FEED_DATE_UNREADABLE = Code(
    "feed-date-unreadable",
    Severity.WARNING,
    Effect.LOST,
    "The post's date can't be read",
    "It is in none of the forms that RSS and Atom have. The post has no date; write one into it.",
)
FEED_OF_COMMENTS = Code(
    "feed-of-comments",
    Severity.INFO,
    Effect.KEPT,
    "The feed holds comments, and of their posts only titles and addresses",
    "Each post has its comments and no text. Give the feed of the posts or the export as the "
    "source and this one with `--complete`, so that both come together.",
)
FEED_FILE_UNREADABLE = Code(
    "feed-file-unreadable",
    Severity.ERROR,
    Effect.LOST,
    "A feed of a folder could not be read and was left out",
    "It is damaged, larger than the limit, or you may not read it. The others were read.",
)
FEED_POSTS_MERGED = Code(
    "feed-posts-merged",
    Severity.INFO,
    Effect.CHANGED,
    "The post stands in several feeds and was made one",
    "The fullest text was kept, and what it lacked was filled in from the other feeds.",
)
FEED_ENTRY_EMPTY = Code(
    "feed-entry-empty",
    Severity.WARNING,
    Effect.DROPPED,
    "An entry holds neither title, text nor address and was left out",
    "Nothing can be made of it; look into the feed whether it is damaged there.",
)
