"""WordPress's own translations → `migrator/data/titles.tsv`: what WordPress puts around a title.

Reads what `tools/phrases.py` reads. These are apart from the phrases of the interface, for a line
that reads like one of them is a title and no chrome.
"""

import gettext
import html
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

INSTALLED: Final = Path("/usr/share/wordpress/wp-content/languages")
TARGET: Final = Path(__file__).resolve().parents[1] / "migrator" / "data" / "titles.tsv"
MESSAGES: Final[Mapping[str, str]] = {
    "Protected: %s": "protected",
    "Private: %s": "private",
    "Comments for %s": "comments-for",
    "Comments on: %s": "comments-on",
    "Comment on %1$s by %2$s": "comment-on",
}
"""WordPress's message → the key of the phrase."""
_LOCALE: Final = re.compile(r"[a-z]{2,3}(?:_[A-Z]{2})?")
_LETTER: Final = re.compile(r"[^\W\d_]")
_PLACEHOLDER: Final = re.compile(r"%(?:\d\$)?s")


def main(arguments: Sequence[str]) -> None:
    """Write the table anew."""
    folder = Path(arguments[0]) if arguments else INSTALLED
    if not folder.is_dir():
        sys.exit(f"{folder} is not there: apt-get install --no-install-recommends wordpress-l10n")
    files = sorted(path for path in folder.glob("*.mo") if _LOCALE.fullmatch(path.stem))
    english = {(key, "en_US", message) for message, key in MESSAGES.items()}
    rows = sorted({*english, *(row for path in files for row in _rows(path))})
    head = "# Made by tools/title_phrases.py from WordPress's translations.\n"
    body = "".join(f"{key}\t{locale}\t{text}\n" for key, locale, text in rows)
    TARGET.write_text(head + "# key\tlocale\tphrase\n" + body, encoding="utf-8")
    sys.stderr.write(f"{TARGET}: {len(rows)} phrases in {len({row[1] for row in rows})} locales\n")


def _rows(path: Path) -> Iterator[tuple[str, str, str]]:
    """The translations of one locale that keep every placeholder and say something beside them."""
    with path.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    for message, key in MESSAGES.items():
        text = " ".join(html.unescape(catalogue.gettext(message)).split())
        count = len(_PLACEHOLDER.findall(message))
        whole = len(_PLACEHOLDER.findall(text)) == count
        if text != message and whole and _LETTER.search(_PLACEHOLDER.sub("", text)):
            yield key, path.stem, text


if __name__ == "__main__":
    main(sys.argv[1:])
