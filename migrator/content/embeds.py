"""Addresses and players → what they show: one `!embed` element, by data/embeds.toml.

of_address    an address, as it stands alone on a line or in an embed block
of_player     the address of a frame that plays something
lift          a tree's paragraphs in which an address stands alone on a line
"""

import functools
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from urllib.parse import unquote

from migrator.content.tree import Element

_LONGEST = 2000
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_SCHEME = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Provider:
    """A row of the table; its file says what each field is."""

    slug: str
    name: str
    pages: re.Pattern[str] | None
    id: Sequence[re.Pattern[str]]
    players: Sequence[tuple[re.Pattern[str], str]]


@dataclass(frozen=True, slots=True)
class Providers:
    """The table: in its order, and by host; the classes of cards, each with its provider."""

    all: Sequence[Provider]
    by_host: Mapping[str, Provider]
    cards: Mapping[str, str]
    generic_titles: frozenset[str]


@functools.cache
def providers() -> Providers:
    """The table, read at the first call."""
    text = resources.files("migrator.data").joinpath("embeds.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    rows = {slug: _provider(slug, row) for slug, row in data["provider"].items()}
    return Providers(
        all=tuple(rows.values()),
        by_host={
            host: rows[slug] for slug, row in data["provider"].items() for host in row["hosts"]
        },
        cards=data["cards"],
        generic_titles=frozenset(title.lower() for title in data["generic_titles"]),
    )


def _provider(slug: str, row: Mapping[str, object]) -> Provider:
    pages, ids, players = row.get("pages"), row.get("id", ()), row.get("players", ())
    assert isinstance(ids, Sequence)
    assert isinstance(players, Sequence)
    return Provider(
        slug=slug,
        name=str(row["name"]),
        pages=_any_of(pages) if isinstance(pages, list) else None,
        id=tuple(_compile(pattern) for pattern in ids),
        players=tuple((_compile(pattern), template) for pattern, template in players),
    )


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of these; for none of them, one that nothing matches."""
    return _compile("|".join(f"(?:{pattern})" for pattern in patterns) if patterns else "(?!)")


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def of_address(address: str) -> Element | None:
    """What an address shows when it stands alone; None where it is an address like any other."""
    provider, path = _home(address)
    if provider is None or len(path) < 2:
        return None
    if provider.pages is not None and not provider.pages.match(path):
        return None
    return _element(provider, address)


def of_embed(address: str, slug: str = "", title: str = "") -> Element:
    """What an embed's address shows, whether its provider is known or not.

    Args:
        slug: What the source calls the provider.
    """
    provider, _ = _home(address)
    if provider is not None:
        return _element(provider, address, title)
    return Element("!embed", {"provider": slug, "id": "", "url": address, "title": title})


def of_player(address: str, title: str = "") -> Element | None:
    """What a frame with this address plays; None where the player is not known."""
    scheme = _SCHEME.match(address)
    if scheme is None or len(address) > _LONGEST:
        return None
    bare = address[scheme.end() :].strip()
    for provider in providers().all:
        for pattern, template in provider.players:
            found = pattern.match(bare)
            if found:
                groups = [unquote(group or "") for group in found.groups()]
                page = template.replace("{}", f"https://{bare}")
                page = page if "{}" in template else page.format(*groups)
                return _element(provider, page, _telling(title))
    return None


def _telling(title: str) -> str:
    title = " ".join(title.split())
    return "" if title.lower() in providers().generic_titles else title


def _home(address: str) -> tuple[Provider | None, str]:
    """Whose address it is, and what follows the host; nobody's where it is too long to be one."""
    scheme = _SCHEME.match(address)
    if scheme is None or len(address) > _LONGEST:
        return None, ""
    host, slash, path = address[scheme.end() :].partition("/")
    labels = host.lower().split(":")[0].split(".")
    by_host = providers().by_host
    for count in range(len(labels), 1, -1):
        provider = by_host.get(".".join(labels[-count:]))
        if provider is not None:
            return provider, slash + path
    return None, slash + path


def _element(provider: Provider, address: str, title: str = "") -> Element:
    found = next((match for pattern in provider.id if (match := pattern.search(address))), None)
    attrs = {"provider": provider.slug, "id": found[1] if found else "", "url": address}
    return Element("!embed", {**attrs, "title": title})


def may_stand_alone(html: str) -> bool:
    """Whether an address may begin a line somewhere: a quick look before any walk."""
    return ">http" in html or "\nhttp" in html or html.startswith("http")


def lift(root: Element) -> None:
    """Make an embed of each address that stands alone on a line of a paragraph."""
    todo = [root]
    while todo:
        element = todo.pop()
        children: list[Element | str] = []
        for child in element.children:
            if not isinstance(child, Element):
                children.append(child)
            elif child.tag == "p":
                children += _lines_apart(child)
            else:
                children.append(child)
                if child.tag != "pre":
                    todo.append(child)
        element.children = children


def _lines_apart(paragraph: Element) -> list[Element]:
    """The paragraph, or the pieces before and after the addresses that stand alone in it."""
    if not any(type(child) is str and child.lstrip()[:4] == "http" for child in paragraph.children):
        return [paragraph]
    pieces: list[Element] = []
    run: list[Element | str] = []
    for line in _lines(paragraph.children):
        embed = _embed_of(line)
        if embed is None:
            run += [Element("br"), *line] if run else line
            continue
        if run:
            pieces.append(Element("p", {}, run))
            run = []
        pieces.append(embed)
    if not any(piece.tag == "!embed" for piece in pieces):
        return [paragraph]
    if run:
        pieces.append(Element("p", {}, run))
    first = next((piece for piece in pieces if piece.tag == "p"), None)
    if first is not None:
        first.attrs = paragraph.attrs
    return pieces


def _lines(children: Sequence[Element | str]) -> list[list[Element | str]]:
    lines: list[list[Element | str]] = [[]]
    for child in children:
        if isinstance(child, Element) and child.tag == "br":
            lines.append([])
        else:
            lines[-1].append(child)
    return lines


def _embed_of(line: Sequence[Element | str]) -> Element | None:
    if len(line) != 1 or not isinstance(line[0], str) or not _ADDRESS.fullmatch(line[0].strip()):
        return None
    return of_address(line[0].strip())
