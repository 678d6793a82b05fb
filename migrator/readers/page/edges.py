"""Blocks at the edges of a post's text that are wholly a phrase of the interface → chrome.

A second step, after structure: themes that mark nothing still write “Share this:” in so many words.
Only whole blocks at the very beginning or end count; a sentence of the author's never does.
"""

from itertools import takewhile

from migrator.readers.page.dom import HEADINGS, Node, text_of
from migrator.readers.phrases import match

_CREDIT = "appeared-first"
_KINDS = {
    _CREDIT: "site credit",
    "cookie-banner": "cookie banner",
    "edit": "edit link",
    "like": "likes",
    "likes": "likes",
    "posted-by": "post details",
    "posted-in": "post details",
    "posted-on": "post details",
    "powered": "site credit",
    "related": "related posts",
    "share": "share bar",
    "share-click": "share bar",
    "share-service": "share bar",
    "skip-link": "skip link",
    "subscribe": "subscription form",
}
_WEAK = frozenset({"like", "share-service"})
"""Keys whose phrases are plain words: taken only between a stronger phrase and the edge."""
_LONGEST = 200
_MEDIA = "img, iframe, video, audio"


def edge_phrases(node: Node) -> list[tuple[Node, str]]:
    """The blocks at both edges that are interface phrases, in order, each with its kind."""
    blocks = [child for child in node.iter() if child.tag != "br" and not _is_empty(child)]
    last = _run(blocks[::-1])
    first = _run([*takewhile(_is_no_heading, blocks[: len(blocks) - len(last)])])
    everything = len(first) + len(last) == len(blocks)
    return [] if everything else [*first, *last[::-1]]


def _is_empty(block: Node) -> bool:
    """Whether nothing is left of a block, because what it held was taken out."""
    return block.css_first("*") is not None and not text_of(block) and not _shows(block)


def _shows(block: Node) -> bool:
    return block.css_first(_MEDIA) is not None


def _is_no_heading(block: Node) -> bool:
    """A heading at the beginning has the author's text under it."""
    return block.tag not in HEADINGS


def _run(blocks: list[Node]) -> list[tuple[Node, str]]:
    """From one edge, the phrases up to the strongest one that is farthest in."""
    found: list[tuple[Node, str]] = []
    strong = 0
    for block in blocks:
        phrase = _phrase(block)
        if not phrase:
            break
        found.append((block, _KINDS[phrase]))
        strong = strong if phrase in _WEAK else len(found)
    return found[:strong]


def _phrase(block: Node) -> str:
    """The key of the phrase that a block is; empty where it holds anything else."""
    text = text_of(block)
    if not text or len(text) > _LONGEST or _shows(block):
        return ""
    phrase = match(text, _KINDS)
    if phrase is None or ("%s" in phrase.text and not _is_filled(block, text, phrase.key)):
        return ""
    return phrase.key


def _is_filled(block: Node, text: str, key: str) -> bool:
    """Whether the free words in a phrase are links, as WordPress and its plugins write them.

    The block is one link and nothing else; a credit has one to the post and one to the site.
    """
    links = block.css("a[href]")
    if key == _CREDIT:
        return len(links) == 2
    return bool(links) and text_of(links[0]) == text


def is_read_more(link: Node) -> bool:
    """Whether a link's words ask to go on reading, in any language."""
    return match(text_of(link), ("read-more",)) is not None
