"""Bodies to compare on: those of the corpus, and generated ones from a fixed seed."""

import random
import re
from html import unescape
from pathlib import Path

_CDATA = re.compile(
    r"<(?:content|excerpt):encoded>\s*(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))\s*</", re.DOTALL
)

_WORDS = [
    "river", "lamp,", "été.", "Straße", "naïve", "—", "漢字", "“quoted”", "3", "<", "4", "&amp;",
    "[sic]", "[1]", "a=b",
]  # fmt: skip
_INLINES = ("em", "strong", "a", "b", "span", "code", "i", "del", "cite")
_BLOCKS = [
    "div", "p", "blockquote", "ul", "ol", "li", "table", "tr", "td", "th", "tbody", "pre", "h2",
    "h3", "form", "address", "section", "figure", "figcaption", "dl", "dt", "dd", "style",
    "script", "svg", "object", "audio", "video", "select", "option", "hr", "caption", "details",
    "summary", "map", "area",
]  # fmt: skip
_ODD = (
    "<br>", "<br />", "<br/>", "<br />\n<br />", "\n", "\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n",
    " ", "  ", "\t", "\n \n", "<!--more-->", "<!-- note\nhere -->", "<hr>", "<hr />", "\u00a0",
    "&nbsp;", '<img src="a.jpg"\n alt="b" />', "<p>", "</p>", "<p", "</div>", "<li", "<", ">",
    "[gallery]", '[gallery ids="1,2"]', "[caption]x[/caption]", "[embed]http://a.b/c[/embed]",
    "[[gallery]]", "[audio src='x' /]", "[code]a[b]c[/code]", "<param name='a'>", "<source src=x>",
    "<track>", "<embed src=x>", "<![CDATA[ x\n y ]]>", "</blockquote>", "<BLOCKQUOTE>", "<option>",
)  # fmt: skip
_COMMENTS = (
    "<!-- wp:paragraph -->", "<!-- /wp:paragraph -->", '<!-- wp:group {"a":{"b":1}} -->',
    "<!-- /wp:group -->", "<!-- wp:more /-->", '<!-- wp:x/y {"k":"v"} /-->', "<!-- wp:x {} -->",
    "<!-- wp:quote {bad} -->", "<!-- /wp:quote -->", "<!--wp:no-->", "<!-- wp:more-->",
    '<!-- wp:list {"a":"-->"} -->', '<!-- /wp:list {"z":1} /-->', '<!--  wp:a\n{"b" : 2}\n-->',
)  # fmt: skip


_STATIC = (
    ("paragraph", "<p>", "</p>"), ("heading", '<h2 class="wp-block-heading">', "</h2>"),
    ("preformatted", '<pre class="wp-block-preformatted">', "</pre>"),
    ("acme/leaf", "<p>", "</p>"),
    ("group", '<div class="wp-block-group">', "</div>"),
    ("columns", '<div class="wp-block-columns">', "</div>"),
    ("quote", '<blockquote class="wp-block-quote">', "<cite>who</cite></blockquote>"),
    ("acme/box", "<section>", "</section>"),
    ("cover", '<div class="wp-block-cover"><img src="c.jpg" alt=""/><div>', "</div></div>"),
    ("media-text", '<div><figure><img src="m.jpg" alt=""/></figure><div>', "</div></div>"),
    ("details", "<details><summary>more</summary>", "</details>"),
)  # fmt: skip
"""Blocks with the HTML around what is inside; the first four hold text, the others blocks."""


def corpus_bodies(shared: Path) -> list[str]:
    """The bodies and excerpts of the exports beside the project, cut out without any reader."""
    bodies: dict[str, None] = {}
    for path in sorted((shared / "corpus" / "wxr").glob("*.xml")):
        for cdata, text in _CDATA.findall(path.read_text(encoding="utf-8", errors="replace")):
            bodies[cdata or unescape(text)] = None
    return [body for body in bodies if body.strip()]


def generated_bodies(count: int, seed: int) -> list[str]:
    """Bodies of tags, text, breaks and oddities in any order."""
    chance = random.Random(seed)
    return ["".join(_pieces(chance, chance.randint(1, 25))) for _ in range(count)]


def block_bodies(count: int, seed: int) -> list[str]:
    """Bodies with block comments in any order, well-formed and not."""
    chance = random.Random(seed)
    return [
        "".join(
            chance.choice((chance.choice(_COMMENTS), chance.choice(("<p>a</p>", "\n", "é", "b"))))
            for _ in range(chance.randint(1, 14))
        )
        for _ in range(count)
    ]


def static_bodies(count: int, seed: int) -> list[str]:
    """Bodies of static blocks as the editor writes them, one in another."""
    chance = random.Random(seed)
    return [
        "\n\n".join(_static(chance, 3) for _ in range(chance.randint(1, 4))) for _ in range(count)
    ]


def attribute_texts(count: int, seed: int) -> list[str]:
    """What may stand between a shortcode's name and its bracket: pairs, values, signs."""
    chance = random.Random(seed)
    return [
        "".join(chance.choices(_ATTRIBUTE_PIECES, k=chance.randint(1, 12))) for _ in range(count)
    ]


_ATTRIBUTE_PIECES = (
    "id", "data-x", "Größe", "a_b", "=", "=", " = ", '"', '"', "'", "'", " ", " ", "\t", "\n",
    '"two words"', "'single'", "x=1", ' k="v"', " k='v'", " bare ", "<b>", "</b>", "<", ">",
    "&amp;",    "&#8220;", "“", "”", "\u00a0", "\u200b", "\\n", "\\\\", "\\x41", "\\101", "/", "http://a.b/c?d=e",
    "é", "漢字", ",", "[", "{", '=""', "=''", "==", "a=b=c", 'c="d"e',
)  # fmt: skip


def _static(chance: random.Random, depth: int) -> str:
    name, opening, closing = row = chance.choice(_STATIC if depth else _STATIC[:4])
    if row in _STATIC[:4]:
        inside = " ".join(chance.choices(_WORDS[:8], k=chance.randint(1, 5)))
    else:
        inside = "".join(_static(chance, depth - 1) for _ in range(chance.randint(0, 3)))
    settings = chance.choice(
        ("", "", '{"className":"x"} ', '{"a":{"b":[1,2]},"c":"\\u002d\\u002d"} ')
    )
    return f"<!-- wp:{name} {settings}-->\n{opening}{inside}{closing}\n<!-- /wp:{name} -->"


def _pieces(chance: random.Random, count: int) -> list[str]:
    pieces: list[str] = []
    for _ in range(count):
        kind = chance.random()
        text = " ".join(chance.choices(_WORDS, k=chance.randint(1, 5)))
        if kind < 0.3:
            pieces.append(text + chance.choice(("\n", "\n\n", " ", "")))
        elif kind < 0.45:
            tag = chance.choice(_INLINES)
            pieces.append(f"<{tag}>{text}</{tag}>")
        elif kind < 0.75:
            tag = chance.choice(_BLOCKS)
            gap, space = chance.choice(("", "\n", "\n\n", " ")), chance.choice(("", "\n", "\n\n"))
            attribute = chance.choice(("", "", ' class="x"', ' class="x\ny"'))
            pieces.append(f"<{tag}{attribute}>{gap}{text}{gap}</{tag}>{space}")
        else:
            pieces.append(chance.choice(_ODD))
    return pieces
