"""What is in one of two accounts and not in the other, as diagnostics."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from migrator.diagnostics import Code, Diagnostic, Place
from migrator.diagnostics import verify as codes
from migrator.verify.seen import Seen, Thing

_MOST = 5
_LARGE = 3000
_AROUND = 6

KINDS: Mapping[Code, Callable[[Seen], Sequence[Thing]]] = {
    codes.VERIFY_LINK: lambda seen: seen.links,
    codes.VERIFY_IMAGE: lambda seen: seen.images,
    codes.VERIFY_CODE: lambda seen: [*seen.code, *seen.spans],
    codes.VERIFY_CELL: lambda seen: [thing for thing in seen.cells if thing.text],
    codes.VERIFY_HEADING: lambda seen: [thing for thing in seen.headings if thing.text],
    codes.VERIFY_ITEM: lambda seen: seen.items,
}


def differences(tree: Seen, read: Seen, place: Place) -> tuple[Diagnostic, ...]:
    """A diagnostic for each difference, the first few of a kind.

    Args:
        tree: What was to be written.
        read: What a reader sees of what was written.
        place: Of the item.
    """
    found = [*_reports(codes.VERIFY_WORDS, _words(tree.words(), read.words()), place)]
    if not tree.too_deep:
        for code, things in KINDS.items():
            found += _reports(code, _things(tree, read, things), place)
    return tuple(found)


def _reports(code: Code, details: Iterator[str], place: Place) -> Iterator[Diagnostic]:
    """The first few, and one that counts the rest."""
    for number, detail in enumerate(details):
        if number == _MOST:
            rest = 1 + sum(1 for _ in details)
            yield Diagnostic(code, place, "and more like these", rest)
            return
        yield Diagnostic(code, place, detail)


def _words(tree: Sequence[str], read: Sequence[str]) -> Iterator[str]:
    """Runs of words that are others, with what stands before them."""
    for begin, end, other_begin, other_end in _changes(tree, read):
        before = " ".join(tree[max(0, begin - _AROUND) : begin])
        lost, more = _shown(tree[begin:end]), _shown(read[other_begin:other_end])
        yield f"{_what(lost, more)}{f' after “{before}”' if before else ' at the beginning'}"


def _things(tree: Seen, read: Seen, of: Callable[[Seen], Sequence[Thing]]) -> Iterator[str]:
    """Things that are others."""
    wanted, got = of(tree), of(read)
    for begin, end, other_begin, other_end in _changes(wanted, got):
        lost = ", ".join(map(str, wanted[begin:end][:_MOST]))
        more = ", ".join(map(str, got[other_begin:other_end][:_MOST]))
        side, thing = (tree, wanted[begin]) if begin < end else (read, got[other_begin])
        before = side.before(thing)
        yield f"{_what(lost, more)}{f' after “{before}”' if before else ' at the beginning'}"


def _what(lost: str, more: str) -> str:
    if lost and more:
        return f"{lost} is read as {more}"
    return f"{lost} is not read" if lost else f"{more} is read, and was not there"


def _shown(words: Sequence[str]) -> str:
    if not words:
        return ""
    shown = [*words[:12], "…", *words[-4:]] if len(words) > 20 else words
    return f"“{' '.join(shown)[:300]}”"


def _changes(
    one: Sequence[str] | Sequence[Thing], other: Sequence[str] | Sequence[Thing]
) -> Iterator[tuple[int, int, int, int]]:
    """Stretches that differ; one stretch for all where finding them would take too long."""
    if one == other:
        return
    most = min(len(one), len(other))
    head = next((at for at in range(most) if one[at] != other[at]), most)
    most -= head
    tail = next((at for at in range(most) if one[-1 - at] != other[-1 - at]), most)
    first, second = one[head : len(one) - tail], other[head : len(other) - tail]
    if max(len(first), len(second)) > _LARGE:
        yield head, head + len(first), head, head + len(second)
        return
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for tag, begin, end, other_begin, other_end in matcher.get_opcodes():
        if tag != "equal":
            yield head + begin, head + end, head + other_begin, head + other_end
