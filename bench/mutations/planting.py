"""A good document → the same with one loss planted: a table of losses, one function each.

A mutation takes the text of a document and a source of chance; it gives the damaged text, or None
where the document holds nothing to lose in this way. What it does is as plain as can be and knows
nothing of how the audit looks for it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from migrator.diagnostics import Code
from migrator.diagnostics import audit as codes
from migrator.diagnostics import audit_site as site_codes

Plant = Callable[[str, Random], str | None]

_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_FENCE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n(.*?)^\1[ \t]*$", re.DOTALL | re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)\s]+(?: \"[^\"]*\")?\)")
_LINK = re.compile(r"(?<!!)\[((?!https?:|www\.)[^\[\]!]+)\]\((https?://[^)\s]+)\)")
_ROW = re.compile(r"^\|(?! ?:?-)[^\n]*\|\n", re.MULTILINE)
_NOTE = re.compile(r"\[\^[^\]]+\](?!:)|<sup><a href=\"#[^\"]+\" id=\"[^\"]+\">\d+</a></sup>")
_WORD = re.compile(r"(?<![\w\\/#&@.\-\[(])[^\W\d_]{4,}(?![\w/@.\-\]):])")
_DATE = re.compile(r"^date: (\S+)$", re.MULTILINE)
_ITEM = re.compile(r"^[-*+] [^\n]*[^\W\d_]{3}[^\n]*\n(?![ \t])", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6} ([A-Za-z][^\n]*[a-z])$", re.MULTILINE)
_EMBED = re.compile(r"^(?:<https?://\S+>|https?://\S+|<iframe\b.*</iframe>)$", re.MULTILINE)
_PAIR = re.compile(r"(?<=[a-z] )([a-z]{4,})( )([a-z]{4,})(?= [a-z])")
_ACCENTS: Final = dict(
    zip("éèêàâùûîïôçäöüßñáíóúéãõåøæ", "eeeaauuiiocaousnaioueaoaoa", strict=False)
)
_CHROME: Final = (
    "Share this:",
    "3 bloggers like this.",
    "Articles similaires",
    "Gefällt mir Wird geladen …",
)


@dataclass(frozen=True, slots=True)
class Mutation:
    """A kind of loss.

    Attributes:
        plant: Damages a document.
        named: The codes by which it is rightly named.
    """

    plant: Plant
    named: frozenset[Code]


def _body_of(text: str) -> int:
    """Where the body begins."""
    head = _HEAD.match(text)
    return head.end() if head else 0


def _one_of(pattern: re.Pattern[str], text: str, chance: Random) -> re.Match[str] | None:
    """One of a pattern's places in the body, code left out."""
    start = _body_of(text)
    fences = [found.span() for found in _FENCE.finditer(text, start)]
    places = [
        found
        for found in pattern.finditer(text, start)
        if not any(first <= found.start() < last for first, last in fences)
    ]
    return chance.choice(places) if places else None


def _without(text: str, found: re.Match[str] | None, instead: str = "") -> str | None:
    return None if found is None else text[: found.start()] + instead + text[found.end() :]


def drop_paragraph(text: str, chance: Random) -> str | None:
    """A paragraph is gone."""
    start = _body_of(text)
    parts = text[start:].split("\n\n")
    plain = [
        at
        for at, part in enumerate(parts)
        if re.match(r"\s*[^\W\d_]{2}", part) and _WORD.search(part)
    ]
    if not plain:
        return None
    del parts[chance.choice(plain)]
    return text[:start] + "\n\n".join(parts)


def drop_word(text: str, chance: Random) -> str | None:
    """A word is gone."""
    shown = _IMAGE.sub(lambda found: "#" * len(found.group()), text)
    found = _one_of(_WORD, shown, chance)
    return None if found is None or _is_hidden(text, found) else _without(text, found)


def _is_hidden(text: str, found: re.Match[str]) -> bool:
    """Whether a word stands where nobody reads it: in a comment, a tag, an address."""
    line = text[text.rfind("\n", 0, found.start()) + 1 :].split("\n", 1)[0]
    return "<" in line or "://" in line or line.startswith("[")


def damage_accent(text: str, chance: Random) -> str | None:
    """A letter has lost its accent."""
    found = _one_of(
        re.compile(f"[{''.join(_ACCENTS)}](?=[^()\\[\\]]*$)", re.MULTILINE), text, chance
    )
    return None if found is None else _without(text, found, _ACCENTS[found.group()])


def drop_link(text: str, chance: Random) -> str | None:
    """A link has become plain text."""
    found = _one_of(_LINK, text, chance)
    return None if found is None else _without(text, found, found[1])


def drop_image(text: str, chance: Random) -> str | None:
    """A picture is gone."""
    return _without(text, _one_of(_IMAGE, text, chance))


def drop_row(text: str, chance: Random) -> str | None:
    """A row of a table is gone."""
    found = _one_of(_ROW, text, chance)
    if found is None or text[found.end() :].startswith(("| -", "| :", "|-", "|:")):
        return None
    return _without(text, found) if re.search(r"\w", found.group()) else None


def drop_code_line(text: str, chance: Random) -> str | None:
    """A line of code is gone."""
    fences = [found for found in _FENCE.finditer(text, _body_of(text)) if found[2].count("\n") > 1]
    if not fences:
        return None
    fence = chance.choice(fences)
    lines = fence[2].splitlines(keepends=True)
    full = [at for at, line in enumerate(lines) if line.strip()]
    if not full:
        return None
    del lines[chance.choice(full)]
    return text[: fence.start(2)] + "".join(lines) + text[fence.end(2) :]


def drop_note(text: str, chance: Random) -> str | None:
    """The mark of a footnote is gone."""
    return _without(text, _one_of(_NOTE, text, chance))


def empty(text: str, _chance: Random) -> str | None:
    """The whole body is gone."""
    start = _body_of(text)
    return text[:start] if re.search(r"[^\W\d_]{3}", _FENCE.sub("", text[start:])) else None


def change_date(text: str, chance: Random) -> str | None:
    """The date is a day off."""
    found = _DATE.search(text, 0, _body_of(text))
    if found is None:
        return None
    moment = datetime.fromisoformat(found[1]) + timedelta(days=chance.choice((-1, 1)))
    return _without(text, found, f"date: {moment.isoformat()}")


def break_front_matter(text: str, _chance: Random) -> str | None:
    """The front matter can't be read."""
    return text.replace("title: ", 'title: "', 1) if re.match(r"---\ntitle: [^\"]", text) else None


def leave_chrome(text: str, chance: Random) -> str | None:
    """A line of the blog's interface stands after a paragraph."""
    start = _body_of(text)
    if not text[start:].strip():
        return None
    return f"{text.rstrip()}\n\n{chance.choice(_CHROME)}\n"


def leave_shortcode(text: str, _chance: Random) -> str | None:
    """A shortcode stands after the text."""
    return f'{text.rstrip()}\n\n[box style="grey"]\n'


def drop_item(text: str, chance: Random) -> str | None:
    """An item of a list is gone."""
    return _without(text, _one_of(_ITEM, text, chance))


def flatten_heading(text: str, chance: Random) -> str | None:
    """A heading has become plain text."""
    found = _one_of(_HEADING, text, chance)
    return None if found is None else _without(text, found, found[1])


def drop_embed(text: str, chance: Random) -> str | None:
    """A film or frame is gone."""
    return _without(text, _one_of(_EMBED, text, chance))


def swap_words(text: str, chance: Random) -> str | None:
    """Two neighbouring words have changed places."""
    found = _one_of(_PAIR, text, chance)
    if found is None or found[1] == found[3] or _is_hidden(text, found):
        return None
    return _without(text, found, f"{found[3]}{found[2]}{found[1]}")


def leave_entity(text: str, chance: Random) -> str | None:
    """A sign stands as it was written in HTML."""
    found = _one_of(re.compile(r"(?<=[a-z]{3}) (?=[a-z]{3,} )"), text, chance)
    return None if found is None or _is_hidden(text, found) else _without(text, found, "&amp;nbsp;")


def leave_mojibake(text: str, chance: Random) -> str | None:
    """A letter was read in a wrong encoding."""
    found = _one_of(re.compile("(?<=[a-z])[éèêàâîôçäöü](?=[a-z])"), text, chance)
    if found is None or _is_hidden(text, found):
        return None
    return _without(text, found, found.group().encode().decode("cp1252", "ignore"))


def turn_link(text: str, chance: Random) -> str | None:
    """A link to another site leads elsewhere."""
    found = _one_of(re.compile(r"(?<=\]\()https?://elsewhere\.example/[^)\s]+"), text, chance)
    return None if found is None else _without(text, found, "https://wrong.example/page/")


def drop_alt(text: str, chance: Random) -> str | None:
    """A picture's alternative text is gone."""
    found = _one_of(re.compile(r"(?<=!\[)[^\]]+(?=\]\()"), text, chance)
    return _without(text, found)


def _front(pattern: str, instead: str) -> Plant:
    """Something in the front matter is another."""
    expression = re.compile(pattern, re.MULTILINE)

    def plant(text: str, _chance: Random) -> str | None:
        return _without(text, expression.search(text, 0, _body_of(text)), instead)

    return plant


_WORDS = frozenset({codes.WORDS_LOST, codes.EMPTY})
_PLAYERS = frozenset({codes.ADDRESS_LOST, codes.PLAYER_LOST, codes.LINK_LOST, codes.EMPTY})
_TITLE = frozenset({codes.TITLE_CHANGED})
_AUTHOR = frozenset({codes.AUTHOR_CHANGED})
_TERM = frozenset({codes.TERM_LOST})

MUTATIONS: Final[Mapping[str, Mutation]] = {
    "drop a paragraph": Mutation(drop_paragraph, _WORDS),
    "drop a word": Mutation(drop_word, _WORDS),
    "damage an accent": Mutation(damage_accent, _WORDS),
    "drop a link": Mutation(drop_link, frozenset({codes.LINK_LOST})),
    "drop an image": Mutation(drop_image, frozenset({codes.IMAGE_LOST, codes.EMPTY})),
    "drop a table row": Mutation(drop_row, frozenset({codes.CELL_LOST})),
    "drop a code line": Mutation(drop_code_line, frozenset({codes.CODE_CHANGED, codes.CODE_LOST})),
    "drop a footnote": Mutation(drop_note, frozenset({codes.FOOTNOTE_LOST})),
    "empty a post": Mutation(empty, frozenset({codes.EMPTY})),
    "change a date by a day": Mutation(change_date, frozenset({codes.DATE_CHANGED})),
    "break front matter": Mutation(break_front_matter, frozenset({codes.FRONT_MATTER_BROKEN})),
    "leave chrome in": Mutation(leave_chrome, frozenset({codes.LEFT_CHROME})),
    "leave a shortcode in": Mutation(leave_shortcode, frozenset({codes.LEFT_SHORTCODE})),
    "drop a list item": Mutation(drop_item, frozenset({codes.ITEM_LOST, codes.EMPTY})),
    "flatten a heading": Mutation(flatten_heading, frozenset({codes.HEADING_LOST})),
    "drop an embed": Mutation(drop_embed, _PLAYERS),
    "swap two words": Mutation(swap_words, frozenset({codes.WORDS_MOVED})),
    "leave an entity": Mutation(leave_entity, frozenset({codes.LEFT_ENTITY, codes.CODE_CHANGED})),
    "leave mojibake": Mutation(leave_mojibake, frozenset({codes.LEFT_MOJIBAKE})),
    "turn a link": Mutation(turn_link, frozenset({codes.LINK_CHANGED})),
    "drop an alternative text": Mutation(drop_alt, frozenset({site_codes.IMAGE_WITHOUT_ALT})),
    "change the title": Mutation(_front(r"^title: .*", "title: Something else"), _TITLE),
    "change the author": Mutation(_front(r"^author: .*", "author: Somebody else"), _AUTHOR),
    "lose a term": Mutation(_front(r"(?<=^tags:\n)  - .*\n", "  - another\n"), _TERM),
}
