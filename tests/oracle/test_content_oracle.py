"""Bodies come out as WordPress itself makes them: paragraphs, blocks and shortcodes."""

import re

import pytest

from migrator.content import Context
from migrator.content.blocks import Block, blocks_to_html, parse
from migrator.content.canonical import to_tree
from migrator.content.context import Notes
from migrator.content.embeds import of_address
from migrator.content.paragraphs import autop, unautop
from migrator.content.shortcodes import shortcodes
from migrator.content.shortcodes.parser import parse_attributes
from tests.oracle.bodies import (
    attribute_texts,
    block_bodies,
    corpus_bodies,
    generated_bodies,
    static_bodies,
)
from tests.oracle.wordpress import SHORTCODES, ask

pytestmark = pytest.mark.oracle

GENERATED = 4000
BLOCK_COMMENT = re.compile(r"<!--\s+/?wp:[a-z/]+\s")


@pytest.fixture(scope="module")
def bodies(shared):
    return corpus_bodies(shared) + generated_bodies(GENERATED, seed=7)


def differences(name, bodies, ours):
    """The bodies on which we differ, with both answers."""
    theirs = ask([(name, body) for body in bodies])
    return [
        (body, mine, other)
        for body, other in zip(bodies, theirs, strict=True)
        if (mine := ours(body)) != other
    ]


def test_paragraphs_are_wordpress_own(bodies):
    assert differences("autop", bodies, autop) == []


def test_lone_shortcodes_lose_their_paragraph_as_in_wordpress(bodies):
    html = [autop(body) for body in bodies]
    assert differences("unautop", html, lambda text: unautop(text, SHORTCODES)) == []


def test_block_trees_are_wordpress_own(shared):
    """Except where several blocks are open at the end, whose text WordPress then says twice."""
    bodies = corpus_bodies(shared) + block_bodies(GENERATED, seed=11)
    different = differences("blocks", bodies, lambda body: [row(block) for block in parse(body)])
    assert [found for found in different if not any(map(is_spoilt, found[2]))] == []


def test_what_blocks_show_is_what_they_show_in_wordpress(shared):
    """Words, images and addresses in order. Ours says besides what WordPress shows by style sheets
    and icons: the picture of a cover, the name of a service. Text that WordPress says twice is left
    out, as above, and so is a comment that it shows a part of."""
    bodies = [body for body in corpus_bodies(shared) if "<!-- wp:" in body]
    bodies += plain_bodies(block_bodies(GENERATED, seed=13)) + static_bodies(GENERATED, seed=17)
    different = differences("do_blocks", bodies, blocks_as_html)
    assert [body for body, mine, other in different if not same_shown(body, mine, other)] == []


def plain_bodies(bodies):
    """Those that WordPress reads without saying anything twice, nor a part of a comment."""
    whole = [body for body in bodies if '"-->"' not in body and "{bad}" not in body]
    rows = ask([("blocks", body) for body in whole])
    return [body for body, row in zip(whole, rows, strict=True) if not any(map(is_spoilt, row))]


def blocks_as_html(body):
    return blocks_to_html(body, Notes(Context()))


def same_shown(body, mine, other):
    theirs, at = "".join(shown(other)), 0
    backgrounds = re.findall(r'<!-- wp:cover \{"url":"([^"]+)"', body)
    services = re.findall(r'"service":"(\w+)"', body)
    for said in shown(mine):
        if theirs.startswith(said, at):
            at += len(said)
        elif said not in {*backgrounds, *services}:
            return False
    return at == len(theirs)


def shown(html):
    """Words, images and addresses of embeds, in order."""
    found, todo = [], [to_tree(html, Notes(Context()))]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            found += node.split()
        elif node.tag == "img":
            found.append(node.attrs["src"])
        elif node.tag == "!embed":
            found.append(node.attrs["url"])
        else:
            todo += reversed(node.children)
    return found


def test_wptexturize_changes_signs_and_nothing_else(bodies):
    """We leave typography to the platform, so what we read and what WordPress shows differ in
    quotes, dashes, dots and crosses alone."""
    html = [autop(body) for body in bodies if "<!-- wp:" not in body]
    different = differences("texturize", html, lambda text: text)
    assert len(different) > 100
    unequal = [text for text, mine, other in different if folded(mine) != folded(other)]
    assert len(unequal) <= len(html) / 1000


def folded(html):
    """The words that are shown, with plain signs."""
    words = " ".join(shown(html)).translate(SIGNS)
    return "".join(re.sub(r"\(tm\)", "\u2122", re.sub("-+", "-", words)).split())


SIGNS = str.maketrans(
    {
        **dict.fromkeys('\u2018\u2019\u201c\u201d\u2032\u2033`"', "'"),
        **dict.fromkeys("\u2013\u2014", "-"),
        "\u2026": "...",
        "\u00d7": "x",
    }
)


def is_spoilt(block):
    """Whether a block of WordPress's answer holds comments of others as text."""
    name, _, inner = block
    if name and any(isinstance(piece, str) and BLOCK_COMMENT.search(piece) for piece in inner):
        return True
    return any(is_spoilt(piece) for piece in inner if not isinstance(piece, str))


def row(block: Block):
    inner = [piece if isinstance(piece, str) else row(piece) for piece in block.inner]
    return [block.name or None, as_php(block.attributes), inner]


def as_php(value):
    """Settings as PHP has them: an empty object inside them is an empty array."""
    if not isinstance(value, dict):
        return value
    return {
        key: as_php(inner) or [] if inner == {} else as_php(inner) for key, inner in value.items()
    }


def test_shortcode_attributes_are_wordpress_own():
    """Of a text without any, WordPress gives the text itself; there is nothing to compare then."""
    generated = attribute_texts(GENERATED, seed=19)
    texts = [*ATTRIBUTES, *(text for text in generated if text.strip("\u00a0\u200b'\" \t\n"))]
    assert differences("attributes", texts, attributes_as_php) == []


ATTRIBUTES = [
    ' ids="1,2" columns=3', " caption='it''s' x", ' a = "b"c', ' "two words" bare', " /", " a=b/",
    ' Title="Über" data-x=1', ' esc="a\\"b" q=\'\\n\'', " =x",
    ' html="<b>x</b>" bad="<b"', " a='b\" c", " \\x41 \\101 \\a", ' e=""',
    "\u00a0a=1\u200bb=2", ' x="1" x="2"', " é=1 ñ", ' u="http://a.b/?c=[d" ',
]  # fmt: skip


def attributes_as_php(raw):
    found = parse_attributes(raw)
    if not found.named and not found.bare:
        return raw.lstrip()
    if not found.named:
        return list(found.bare)
    return {**found.named, **{str(n): word for n, word in enumerate(found.bare)}}


def test_shortcodes_are_found_as_in_wordpress(bodies):
    """In any order: WordPress carries out those inside broken tags first. Where a `<` begins no
    tag, it looks for shortcodes in what it takes for attributes; we leave those alone, as we
    do those in code."""
    bodies = [body for body in bodies if "<pre" not in body and "<code" not in body]
    theirs = ask([("shortcodes", body) for body in bodies])
    different = [
        body
        for body, other in zip(bodies, theirs, strict=True)
        if sorted(map(repr, found(body))) != sorted(map(repr, other))
    ]
    assert len(different) <= len(bodies) / 1000


def found(body):
    return [
        [code.name, attributes_as_php(code.raw) if code.raw else "", code.inner or None]
        for code in shortcodes(body, SHORTCODES)
        if not code.escaped
    ]


def test_addresses_are_embeds_where_they_are_in_wordpress():
    """Ours knows besides those that WordPress knew once, and a few newer ones; none is here."""
    theirs = ask([("embeds", address) for address in ADDRESSES])
    ours = [of_address(address) is not None for address in ADDRESSES]
    different = [
        address for address, a, b in zip(ADDRESSES, ours, theirs, strict=True) if a is not b
    ]
    assert different == []


ADDRESSES = [
    "https://www.youtube.com/watch?v=abc", "http://youtube.com/playlist?list=PL1",
    "https://m.youtube.com/watch?v=abc", "https://youtu.be/abc_123-XYZ",
    "https://www.youtube.com/shorts/abc", "https://www.youtube.com/c/someone",
    "https://vimeo.com/9", "https://player.vimeo.com/video/9", "https://vimeo.com/channels/a/9",
    "https://www.dailymotion.com/video/x1", "https://dai.ly/x1", "https://flic.kr/p/a",
    "https://www.flickr.com/photos/a/1/", "https://a.smugmug.com/b", "https://wordpress.tv/2020/a/",
    "https://www.scribd.com/document/1/a", "https://www.scribd.com/user/1", "https://poll.fm/1",
    "https://polldaddy.com/poll/1/", "https://a.survey.fm/b", "https://twitter.com/a/status/1",
    "https://twitter.com/a", "https://twitter.com/a/likes", "https://twitter.com/a/lists/b",
    "https://twitter.com/a/b/c", "https://twitter.com/i/moments/1", "https://soundcloud.com/a/b",
    "https://www.slideshare.net/a/b", "https://open.spotify.com/track/1", "https://imgur.com/a/b",
    "https://issuu.com/a/docs/b", "https://issuu.com/a", "https://www.mixcloud.com/a/b/",
    "https://www.ted.com/talks/a", "https://www.ted.com/about", "https://animoto.com/play/a",
    "https://a.tumblr.com/post/1", "https://www.kickstarter.com/projects/a/b", "https://kck.st/a",
    "https://cloudup.com/a", "https://www.reverbnation.com/a", "https://videopress.com/v/a",
    "https://www.reddit.com/r/a/comments/1/b/", "https://www.reddit.com/r/a/",
    "https://speakerdeck.com/a/b", "https://www.screencast.com/t/a", "https://www.amazon.de/dp/a",
    "https://amzn.to/a", "https://www.someecards.com/usercards/viewcard/a", "https://pca.st/a",
    "https://www.tiktok.com/@a/video/1", "https://www.tiktok.com/@a", "https://some.ly/a",
    "https://www.pinterest.com/pin/1/", "https://www.wolframcloud.com/obj/a",
    "https://gist.github.com/a/1", "https://elsewhere.test/a", "https://notyoutube.com/watch?v=a",
    "https://youtube.com.elsewhere.test/watch?v=a", "https://maps.google.com/maps?q=a",
]  # fmt: skip
