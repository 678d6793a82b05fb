"""Codes for the reader of saved pages."""

from migrator.diagnostics.types import Code, Effect, Severity

PAGE_WITHOUT_POST = Code(
    "page-without-post",
    Severity.WARNING,
    Effect.DROPPED,
    "The page holds no post and no main text",
    "Neither the marks of a WordPress post nor a block of running text was found: it may be an "
    "error page, a log-in form or a page that only a browser's scripts fill. Nothing was written. "
    "Save it again from a browser once it is shown whole.",
)
PAGE_NOT_WORDPRESS = Code(
    "page-not-wordpress",
    Severity.WARNING,
    Effect.KEPT,
    "The page is not known to be made by WordPress",
    "None of WordPress's marks were found in it. Its main text was taken all the same; look at it.",
)
PAGE_TEXT_BY_SHAPE = Code(
    "page-text-by-shape",
    Severity.WARNING,
    Effect.KEPT,
    "The main text was found by its shape alone",
    "No class, microformat or landmark says where the text begins and ends, so the element that "
    "holds most of the running text was taken. Look whether its beginning and its end are right.",
)
PAGE_CHARSET_GUESSED = Code(
    "page-charset-guessed",
    Severity.INFO,
    Effect.KEPT,
    "The page does not say its character set, which was guessed",
    "If letters with accents look wrong, convert the page to UTF-8 and read it again.",
)
PAGE_CHARSET_CONTRADICTED = Code(
    "page-charset-contradicted",
    Severity.WARNING,
    Effect.CHANGED,
    "The page does not decode in the character set it declares, so another was used",
    "A browser or a crawler may have re-coded the page without changing its declaration. If "
    "letters with accents look wrong, convert the page to UTF-8 and correct its declaration.",
    mends=True,
)
PAGE_BYTES_REPLACED = Code(
    "page-bytes-replaced",
    Severity.WARNING,
    Effect.LOST,
    "Some bytes are no characters in the page's character set and were replaced by U+FFFD",
    "The page was probably cut or damaged when it was saved. Save it again if you can.",
)
PAGE_POST_CUT = Code(
    "page-post-cut",
    Severity.WARNING,
    Effect.LOST,
    "The page shows only the beginning of the post",
    "The rest stands at the address given as `continue_url`. Save that page too, put both in one "
    "folder and convert the folder: the whole text wins. `--fetch` gets it from there by itself.",
)
PAGE_POST_PROTECTED = Code(
    "page-post-protected",
    Severity.WARNING,
    Effect.LOST,
    "The post is protected by a password and the page shows only its form",
    "Open the post in a browser with its password and save the page again.",
)
PAGE_POSTS_MERGED = Code(
    "page-posts-merged",
    Severity.INFO,
    Effect.CHANGED,
    "The post stands on several pages and was made one",
    "The fullest body was kept, and what it lacked was filled in from the other pages.",
)
PAGE_PARTS_JOINED = Code(
    "page-parts-joined",
    Severity.INFO,
    Effect.CHANGED,
    "The post stands on several pages, one after the other, and was put together",
    "WordPress shows a post with `<!--nextpage-->` in it on a page for each part. Their texts were "
    "joined in the order of their numbers, with that mark between them.",
)
PAGE_DATE_FROM_TEXT = Code(
    "page-date-from-text",
    Severity.INFO,
    Effect.KEPT,
    "The date was read from words or from the address, as the page has no machine-readable one",
    "Day and month may be the wrong way round in a date made of numbers; the hour may be missing.",
)
PAGE_DATE_ZONE_ASSUMED = Code(
    "page-date-zone-assumed",
    Severity.INFO,
    Effect.KEPT,
    "The date does not say its time zone, so one was assumed",
    "It was read in the zone of the setting `timezone`, or in UTC where that is not set.",
)
PAGE_FILE_UNREADABLE = Code(
    "page-file-unreadable",
    Severity.ERROR,
    Effect.LOST,
    "A page could not be read and was left out",
    "It is encrypted, damaged, larger than the limit, or you may not read it. Others were read.",
)
PAGE_FILE_IGNORED = Code(
    "page-file-ignored",
    Severity.INFO,
    Effect.DROPPED,
    "Files that are not HTML pages were ignored",
    "From a folder or an archive files are read whose names end in .html, .htm, .xhtml, .shtml, "
    ".mht or .mhtml, whose first bytes are those of a page, and crawls (.warc, .warc.gz). Feeds "
    "and data that a crawler saved under such a name are none.",
)
PAGE_RECORD_IGNORED = Code(
    "page-record-ignored",
    Severity.INFO,
    Effect.DROPPED,
    "Answers in a crawl that are no pages of their own were ignored",
    "A crawl holds images, scripts, redirects, errors and pages that were fetched again unchanged "
    "as well. Only what a server gave as an HTML page is read.",
)
PAGE_RECORD_BROKEN = Code(
    "page-record-broken",
    Severity.ERROR,
    Effect.LOST,
    "A record of a crawl is damaged and was left out",
    "Reading went on at the next record. If the whole file was packed as one gzip stream, unpack "
    "it (gunzip) and read the .warc; if it was cut while it was copied, get it again.",
)
