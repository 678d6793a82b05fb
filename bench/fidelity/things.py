"""Links, images, code, cells, headings, items, …: which are missing, and which are too many."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bench.fidelity.account import Account, Kind, Thing
from bench.fidelity.address import player
from bench.fidelity.findings import Effect, Finding
from bench.fidelity.wording import phrase

Unpaired = Mapping[Kind, tuple[Counter[Thing], Counter[Thing]]]
"""Of each kind, the things that only the expected account has, and those only the other has."""


def compare_things(expected: Account, actual: Account) -> Iterator[Finding]:
    """A finding for each thing without a partner, and one where all are there in another order."""
    unpaired = _unpaired(expected, actual)
    _forgive(expected, actual, unpaired)
    for kind, (missing, added) in unpaired.items():
        for thing, count in missing.items():
            yield Finding(kind, Effect.LOST, str(thing), count)
        for thing, count in added.items():
            yield Finding(kind, Effect.INVENTED, str(thing), count)
        first = _first_moved(expected.of(kind), actual.of(kind))
        if first is not None:
            yield Finding(kind, Effect.MOVED, str(first))


def excused_links(expected: Account, actual: Account) -> Counter[str]:
    """The words of links that stand for a player or frame: they are not invented.

    A card has words of its own; those of the link that stands for it are compared.
    """
    unpaired = _unpaired(expected, actual)
    lost = {player(media.address) for media in unpaired[Kind.MEDIA][0] if not media.label}
    links = [link for link in unpaired[Kind.LINK][1].elements() if player(link.address) in lost]
    return Counter(word for link in links for word in link.label.split())


def _unpaired(expected: Account, actual: Account) -> Unpaired:
    counts = {kind: (Counter(expected.of(kind)), Counter(actual.of(kind))) for kind in Kind}
    return {kind: (before - after, after - before) for kind, (before, after) in counts.items()}


def _first_moved(before: Sequence[Thing], after: Sequence[Thing]) -> Thing | None:
    if Counter(before) != Counter(after):
        return None
    return next((one for one, other in zip(before, after, strict=True) if one != other), None)


def _forgive(expected: Account, actual: Account, unpaired: Unpaired) -> None:
    """Take out what differs in form and says the same; docs/fidelity.md lists it."""
    lost_links, new_links = unpaired[Kind.LINK]
    for links, other in ((lost_links, actual), (new_links, expected)):
        texts = {word.text for word in other.words}
        for link in [link for link in links if link.label == phrase(link.address)]:
            if link.label in texts:
                del links[link]
    lost_media = unpaired[Kind.MEDIA][0]
    for media in list(lost_media):
        played = player(media.address)
        for link in [link for link in new_links if player(link.address) == played][:1]:
            del lost_media[media], new_links[link]
    lost_code, new_blocks = unpaired[Kind.INLINE_CODE][0], unpaired[Kind.CODE][1]
    for code in list(lost_code):
        for block in [
            one for one in new_blocks if "".join(phrase(one.label).split()) == code.label
        ][:1]:
            del lost_code[code], new_blocks[block]
