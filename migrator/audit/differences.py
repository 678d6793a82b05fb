"""Facts of a source and of its document → what is missing, and what was invented."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final
from urllib.parse import unquote

from migrator.audit.addresses import last_name, link_key, player_key
from migrator.audit.facts import Facts, Link
from migrator.audit.words import words_in_shortcodes
from migrator.diagnostics import Code
from migrator.diagnostics import audit as codes

_FORMS: Final = re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|<[a-z]+[a-z.]* [^<>]*/>", re.DOTALL)
"""What a platform has for pictures and links beside Markdown: shortcodes, tags, components."""
_CONTEXT: Final = 4
_MOST_WORDS: Final = 20_000
"""Words up to which passages are looked for; beyond, the words alone are named."""
_ALIKE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is on one side alone.

    Attributes:
        code: What.
        text: The passage, with some words around it: `the mouth [of the river] is wide`.
        amount: How many words, links, cells.
    """

    code: Code
    text: str
    amount: int = 1


def differences(
    expected: Facts, found: Facts, optional: Iterable[str], raw: str, host: str = ""
) -> tuple[Difference, ...]:
    """What differs between a source's text and a document's.

    Args:
        expected: Of the source.
        found: Of the document.
        optional: Words that may show and need not.
        raw: The document as it stands: an address in a platform's own form is found there.
        host: Of the old site, whose addresses may change; empty where it is not known.
    """
    if expected == found:
        return ()
    if _is_empty(found) and not _is_empty(expected):
        return (Difference(codes.EMPTY, _short(expected.words), len(expected.words)),)
    as_it_stands, raw = raw, unquote(raw).lower()
    forms = " ".join(_FORMS.findall(raw))
    return (
        *_words(expected.words, found.words, optional, as_it_stands),
        *_texts(codes.HEADING_LOST, expected.headings, found.headings),
        *_texts(codes.CELL_LOST, expected.cells, found.cells),
        *_texts(codes.ITEM_LOST, expected.items, found.items),
        *_links(expected.links, found.links, forms, raw, host),
        *_named(codes.IMAGE_LOST, expected.images, found.images, forms),
        *_named(codes.PLAYER_LOST, expected.players, found.players, raw),
        *_addresses(expected.addresses, found, raw),
        *_code(expected.code, found.code, raw),
        *_footnotes(expected.footnotes, found.footnotes),
    )


def _is_empty(facts: Facts) -> bool:
    """Whether nothing in a text can be read, seen or heard."""
    return not (facts.words or facts.images or facts.players or facts.addresses)


def _words(
    expected: Sequence[str], found: Sequence[str], optional: Iterable[str], raw: str
) -> list[Difference]:
    """Words that are missing, and words that were not there."""
    if expected == found:
        return []
    missing = Counter(expected) - Counter(found)
    invented = Counter(found) - Counter(expected) - Counter(optional)
    if not missing and not invented:
        return _moved(expected, found)
    if missing:
        missing -= Counter(words_in_shortcodes(raw))
    if missing and invented:
        _forgive_gaps(expected, found, missing, invented)
    if not missing and not invented:
        return []
    return [
        *_passages(codes.WORDS_LOST, expected, found, missing),
        *_passages(codes.WORDS_INVENTED, found, expected, invented),
    ]


def _moved(expected: Sequence[str], found: Sequence[str]) -> list[Difference]:
    """Words that changed their places within a sentence.

    Whole passages may stand elsewhere and be right: captions, notes, the cells of a layout. So only
    what moved by a few words is named.
    """
    if len(expected) + len(found) > _MOST_WORDS:
        return []
    moved = []
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    for (_, start, _, other, _), (_, _, end, _, other_end) in pairwise(changes):
        was, now = expected[start:end], found[other:other_end]
        if len(was) <= 2 * _CONTEXT and Counter(was) == Counter(now):
            moved.append(Difference(codes.WORDS_MOVED, _in_context(found, other, other_end)))
    for kind, start, end, other, other_end in changes:
        if kind == "replace" and Counter(expected[start:end]) == Counter(found[other:other_end]):
            moved.append(Difference(codes.WORDS_MOVED, _in_context(found, other, other_end)))
    return moved


def _forgive_gaps(
    expected: Sequence[str], found: Sequence[str], missing: Counter[str], invented: Counter[str]
) -> None:
    """Take out of both what is the same but for where words end: two links that touched."""
    if len(expected) + len(found) > _MOST_WORDS:
        return
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        was, now = expected[start:end], found[other_start:other_end]
        if kind == "replace" and "".join(was) == "".join(now):
            missing -= Counter(was)
            invented -= Counter(now)


def _passages(
    code: Code, mine: Sequence[str], other: Sequence[str], only_mine: Counter[str]
) -> list[Difference]:
    """The places where words stand that only one side has, each with what is around it."""
    if not only_mine:
        return []
    if len(mine) + len(other) > _MOST_WORDS:
        listed = [word for word in mine if word in only_mine]
        return [Difference(code, _short(listed), only_mine.total())]
    left = Counter(only_mine)
    matcher = SequenceMatcher(None, mine, other, autojunk=False)
    passages = []
    for kind, start, end, _, _ in matcher.get_opcodes():
        if kind in {"delete", "replace"}:
            here = Counter(mine[start:end]) & left
            if here:
                left -= here
                passages.append(Difference(code, _in_context(mine, start, end), here.total()))
    if left:
        passages.append(Difference(code, _short(list(left.elements())), left.total()))
    return passages


def _in_context(words: Sequence[str], start: int, end: int) -> str:
    before = " ".join(words[max(0, start - _CONTEXT) : start])
    after = " ".join(words[end : end + _CONTEXT])
    return f"{before} [{_short(words[start:end])}] {after}".strip()


def _short(words: Sequence[str]) -> str:
    """A passage in one line: its beginning and its end."""
    if len(words) <= 3 * _CONTEXT:
        return " ".join(words)
    return f"{' '.join(words[: 2 * _CONTEXT])} … {' '.join(words[-_CONTEXT:])}"


def _texts(code: Code, expected: Sequence[str], found: Sequence[str]) -> list[Difference]:
    """Texts that are no longer what they were: headings, cells, items of lists."""
    if expected == found:
        return []
    missing = list((Counter(expected) - Counter(found)).elements())
    extra = list((Counter(found) - Counter(expected)).elements())
    lost = [text for text in missing if not _changed(text, extra)]
    return [Difference(code, _short(text.split())) for text in lost]


def _changed(text: str, extra: list[str]) -> bool:
    """Whether one of the other side's own texts is this one with a word more or less."""
    said = text.split()
    for other in extra:
        if SequenceMatcher(None, said, other.split(), autojunk=False).ratio() >= _ALIKE:
            extra.remove(other)
            return True
    return False


def _links(
    expected: Sequence[Link], found: Sequence[Link], forms: str, raw: str, host: str
) -> list[Difference]:
    """Links that lead nowhere now: neither their address is there, nor a link of the same words.

    A link without words is a player's address, which may stand in whatever form.
    """
    if expected == found:
        return []
    left = _minus(expected, found, _whole)
    rest = _minus(found, expected, _whole)
    left, rest = _minus(left, rest, _target), _minus(rest, left, _target)
    changed = [*_changed_links(left, rest, host)]
    left, rest = _minus(left, rest, _text), _minus(rest, left, _text)
    files = Counter(map(_target, rest))
    return changed + [
        Difference(codes.LINK_LOST, f"{link.text} ({link.target})".strip())
        for link in left
        if not (link.also and files[link_key(link.also)])
        and (last_name(link.target) or link_key(link.target)) not in forms
        and (link.text or player_key(link.target).lower() not in raw)
    ]


def _changed_links(left: Sequence[Link], rest: Sequence[Link], host: str) -> Iterator[Difference]:
    """Links to other sites whose words lead to another address of another site now."""
    now = {link.text: link.target for link in rest if _is_foreign(link.target, host)}
    for link in left:
        target = now.get(link.text, "") if link.text else ""
        if target and not link.also and _is_foreign(link.target, host):
            yield Difference(codes.LINK_CHANGED, f"{link.text}: {link.target} is now {target}")


def _is_foreign(target: str, host: str) -> bool:
    """Whether an address is of another site than the old one."""
    return target.startswith(("http://", "https://")) and not (host and host in target)


def _minus(
    links: Sequence[Link], others: Sequence[Link], key: Callable[[Link], Hashable]
) -> list[Link]:
    """The links that are not among the others, by something that is not empty in both."""
    counts = Counter(map(key, others))
    left = []
    for link in links:
        common = key(link)
        if common and counts[common] > 0:
            counts[common] -= 1
        else:
            left.append(link)
    return left


def _whole(link: Link) -> tuple[str, str]:
    return link_key(link.target), link.text


def _target(link: Link) -> str:
    return link_key(link.target)


def _text(link: Link) -> str:
    return link.text


def _named(code: Code, expected: Sequence[str], found: Sequence[str], raw: str) -> list[Difference]:
    """Things with a name of their own, which has to stand somewhere."""
    if expected == found:
        return []
    missing = Counter(expected) - Counter(found)
    return [
        Difference(code, name, amount)
        for name, amount in missing.items()
        if raw.count(name.lower()) < amount
    ]


def _addresses(expected: Sequence[str], found: Facts, raw: str) -> list[Difference]:
    """Addresses that stood in the text; one of a player may be spelt in another way."""
    lost = _named(codes.ADDRESS_LOST, expected, found.addresses, raw)
    if not lost:
        return []
    there = {player_key(one) for one in found.addresses} | set(found.players)
    return [one for one in lost if player_key(one.text) not in there]


def _code(expected: Sequence[str], found: Sequence[str], raw: str) -> list[Difference]:
    """Blocks of code that are not what they were, byte for byte."""
    if expected == found:
        return []
    missing = Counter(expected) - Counter(found)
    others = list((Counter(found) - Counter(expected)).elements())
    return [_code_difference(block, others, raw) for block in missing.elements() if block.strip()]


def _code_difference(block: str, others: Sequence[str], raw: str) -> Difference:
    like = max(others, key=lambda other: _likeness(block, other), default="")
    if like and _likeness(block, like) >= _ALIKE:
        return Difference(codes.CODE_CHANGED, _first_change(block, like))
    first = block.strip().split("\n", 1)[0]
    plain = first.lower() in raw
    return Difference(codes.CODE_UNMARKED if plain else codes.CODE_LOST, first)


def _likeness(one: str, other: str) -> float:
    lines, others = one.split("\n"), other.split("\n")
    if "".join(one.split()) == "".join(other.split()):
        return 1.0
    return SequenceMatcher(None, lines, others, autojunk=False).ratio()


def _first_change(one: str, other: str) -> str:
    """The first line that differs, as it was and as it is."""
    lines, others = one.split("\n"), other.split("\n")
    for number, line in enumerate(lines):
        now = others[number] if number < len(others) else None
        if line != now:
            return f"line {number + 1}: {line!r} is now {now!r}"
    return f"line {len(lines) + 1}: {others[len(lines)]!r} was added"


def _footnotes(expected: int, found: int) -> list[Difference]:
    lost = expected - found
    return [Difference(codes.FOOTNOTE_LOST, f"{found} of {expected}", lost)] if lost > 0 else []
