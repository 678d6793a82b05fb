"""WordPress's own translations → `migrator/data/phrases.tsv`, the phrases of its interface.

The names of months, for dates, come from the Unicode CLDR (babel).

Reads the `.mo` files that Debian's package `wordpress-l10n` puts under /usr/share/wordpress, or
those under a folder given as argument. Run it with `make phrases` when WordPress has new
translations.
"""

import gettext
import html
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from babel import Locale, UnknownLocaleError

INSTALLED: Final = Path("/usr/share/wordpress/wp-content/languages")
TARGET: Final = Path(__file__).resolve().parents[1] / "migrator" / "data" / "phrases.tsv"

MESSAGES: Final[Mapping[str, str]] = {
    "(more&hellip;)": "read-more",
    "(more...)": "read-more",
    "Read more": "read-more",
    "Continue reading": "read-more",
    "Leave a comment": "comments",
    "Leave a Comment": "comments",
    "Leave a Reply": "comments",
    "Leave a Reply to %s": "comments",
    "No Comments": "comments",
    "No comments": "comments",
    "1 Comment": "comments",
    "% Comments": "comments",
    "%s Comments": "comments",
    "%s comment": "comments",
    "Comments Off": "comments",
    "Comments are closed.": "comments",
    "Cancel reply": "comment-form",
    "Click here to cancel reply.": "comment-form",
    "Post Comment": "comment-form",
    "Your email address will not be published.": "comment-form",
    "Log in to Reply": "comment-form",
    "Log in to leave a Comment": "comment-form",
    "Sorry, you must be logged in to post a comment.": "comment-form",
    'You must be <a href="%s">logged in</a> to post a comment.': "comment-form",
    "Sorry, the comment form is closed at this time.": "comment-form",
    "Mail (will not be published)": "comment-form",
    "Your comment is awaiting moderation.": "comment-form",
    "Your Comment": "comment-form",
    "Submit Comment": "comment-form",
    "Required fields are marked %s": "comment-form",
    "Reply": "comment-reply",
    '%s <span class="says">says:</span>': "comment-by",
    "&laquo; Older Comments": "navigation",
    "Newer Comments &raquo;": "navigation",
    "&laquo; Previous Page": "navigation",
    "Next Page &raquo;": "navigation",
    "Older posts": "navigation",
    "Newer posts": "navigation",
    "Post navigation": "navigation",
    "Posts navigation": "navigation",
    "Previous Post": "navigation",
    "Next Post": "navigation",
    "Skip to content": "skip-link",
    "Skip to toolbar": "skip-link",
    "Proudly powered by %s": "powered",
    "Proudly powered by WordPress": "powered",
    "Powered by WordPress": "powered",
    "%1$s is proudly powered by %2$s": "powered",
    "Recent Posts": "widget",
    "Recent Comments": "widget",
    "Archives": "widget",
    "Categories": "widget",
    "Blogroll": "widget",
    "Meta": "widget",
    "Tags": "widget",
    "Search for:": "widget",
    "label\x04Search for:": "widget",
    "Search": "widget",
    "placeholder\x04Search &hellip;": "widget",
    "Tag Cloud": "widget",
    "WordPress.org": "widget",
    "Log in": "widget",
    "Entries feed": "widget",
    "Comments feed": "widget",
    "Edit This": "edit",
    "(Edit)": "edit",
    "Protected Comments: Please enter your password to view comments.": "protected",
    "Enter your password to view comments.": "protected",
    "This post is password protected. Enter the password to view comments.": "protected",
    "There is no excerpt because this is a protected post.": "protected",
    "This content is password protected. To view it please enter your password below:": "protected",
}
"""WordPress's message → the key of the phrase."""

PLURALS: Final[Mapping[tuple[str, str], str]] = {
    ("%s Comment", "%s Comments"): "comments",
    ("%s comment", "%s comments"): "comments",
    ("%s Reply", "%s Replies"): "comments",
    ("%1$s thought on &ldquo;%2$s&rdquo;", "%1$s thoughts on &ldquo;%2$s&rdquo;"): "comments",
}
"""Messages with plural forms, of which each language has its own number."""

_TAG: Final = re.compile(r"<[^>]*>")
_BARE_PERCENT: Final = re.compile(r"%(?![\dsd])")
_PLACEHOLDER: Final = re.compile(r"%(?:\d\$)?[ds]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_SPACES: Final = re.compile(r"\s+")
_LOCALE: Final = re.compile(r"[a-z]{2,3}(?:_[A-Z]{2})?")


def main(arguments: Sequence[str]) -> None:
    """Write the catalogue anew."""
    folder = Path(arguments[0]) if arguments else INSTALLED
    if not folder.is_dir():
        sys.exit(f"{folder} is not there: apt-get install --no-install-recommends wordpress-l10n")
    files = _files(folder)
    core = {*_english(), *(row for path in files for row in _rows(path))}
    months = {row for path in files for row in _months(path.stem)} | {*_months("en_US")}
    rows = sorted({(*row, "core") for row in core} | {(*row, "cldr") for row in months})
    head = "# Made by tools/phrases.py from WordPress's translations; edit phrases-facts.tsv.\n"
    body = "".join(f"{key}\t{locale}\t{source}\t{text}\n" for key, locale, text, source in rows)
    TARGET.write_text(head + "# key\tlocale\tsource\tphrase\n" + body, encoding="utf-8")
    sys.stderr.write(f"{TARGET}: {len(rows)} phrases in {len({row[1] for row in rows})} locales\n")


def _files(folder: Path) -> list[Path]:
    """The catalogues of WordPress itself, one a locale; not those of its administration."""
    return sorted(path for path in folder.glob("*.mo") if _LOCALE.fullmatch(path.stem))


def _english() -> Iterator[tuple[str, str, str]]:
    for message, key in MESSAGES.items():
        if text := _plain(message.rpartition("\x04")[2]):
            yield key, "en_US", _counted(text, text)


def _rows(path: Path) -> Iterator[tuple[str, str, str]]:
    with path.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    for message, key in MESSAGES.items():
        context, _, bare = message.rpartition("\x04")
        found = catalogue.pgettext(context, bare) if context else catalogue.gettext(bare)
        text = _plain(found)
        if found != bare and _LETTER.search(_PLACEHOLDER.sub("", text)):
            yield key, path.stem, _counted(bare, text)

    for (one, many), key in PLURALS.items():
        forms = {catalogue.ngettext(one, many, number) for number in range(130)}
        for form in forms - {one, many}:
            yield key, path.stem, _plain(_counted(one, form))


def _months(locale: str) -> Iterator[tuple[str, str, str]]:
    """The names of months, by themselves and after a day, which many decline; also short."""
    try:
        contexts = Locale.parse(locale).months
    except UnknownLocaleError:
        return
    for context in ("format", "stand-alone"):
        for width, key in (("wide", "month"), ("abbreviated", "monthshort")):
            for number, name in contexts[context][width].items():
                if not name.isdecimal():
                    yield f"{key}-{number}", locale, name


def _counted(message: str, text: str) -> str:
    """A translation whose first `%s` stands for a number in the message, written as `%d`."""
    if not message.startswith(("%s ", "%1$s ")) or "powered" in message or "says" in message:
        return text
    return text.replace("%1$s", "%d").replace("%s", "%d", 1)


def _plain(text: str) -> str:
    """A message as a page shows it: no tags, no entities, one space; `%` alone is a number."""
    bare = html.unescape(_TAG.sub("", text))
    return _SPACES.sub(" ", _BARE_PERCENT.sub("%d", bare)).strip()


if __name__ == "__main__":
    main(sys.argv[1:])
