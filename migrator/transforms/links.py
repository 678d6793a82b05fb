"""Links of a body → links to where things are now; the ones that have no new place are reported."""

from collections import Counter

from migrator.content.tree import Element
from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics.transforms import LINK_HIDDEN, LINK_MISSING
from migrator.transforms.link_map import LinkMap
from migrator.transforms.references import Use, visit
from migrator.transforms.resolving import Fate, resolve

_REPORTED = {Fate.MISSING: LINK_MISSING, Fate.HIDDEN: LINK_HIDDEN}


def relink(
    root: Element, links: LinkMap, at: str, origin: str, place: Place
) -> tuple[Diagnostic, ...]:
    """Let a body's links lead to the new site; its tree is changed where it stands.

    A link to a page that the new site does not have leads on to the old one, and is reported.
    Addresses of files stay: they are another transform's.

    Args:
        root: The body.
        links: The map of the site.
        at: New address of the item.
        origin: Its old one, for relative links.
        place: Where the item stands, for reports.
    """
    linker = Linker(links, at, origin)
    visit(root, linker)
    return linker.reports(place)


class Linker:
    """A `Visit` that knows on which page it is, and remembers what it found no place for."""

    def __init__(self, links: LinkMap, at: str, origin: str) -> None:
        """Begin on a page; the arguments are those of `relink`."""
        self._links = links
        self._at = at
        self._origin = origin
        self._lost: Counter[tuple[Fate, str]] = Counter()

    def __call__(self, address: str, use: Use) -> str:
        """The new address, or the one there is."""
        if (use is Use.PICTURE or use is Use.MEDIA) and "//" in address[:8]:
            return address
        fate, found, tail = resolve(address, self._links, self._origin)
        if fate is Fate.FOUND:
            if found == self._at and tail.startswith("#"):
                return tail
            return self._links.addresses.link(found, self._at) + tail
        if fate is Fate.ELSEWHERE:
            return address
        if fate in _REPORTED and use is not Use.SOURCE:
            self._lost[fate, address] += 1
        return address if "//" in address[:8] and fate is not Fate.FILE else found

    def reports(self, place: Place) -> tuple[Diagnostic, ...]:
        """What was found no place for, each address once."""
        return tuple(
            Diagnostic(_REPORTED[fate], place, address, count)
            for (fate, address), count in self._lost.items()
        )
