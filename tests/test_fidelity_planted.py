"""The scorer of `make fidelity` finds each loss planted into good Markdown, and names it."""

import random
import re
import unicodedata

import pytest

from bench.fidelity.account import Kind
from bench.fidelity.findings import Effect
from bench.fidelity.road import shown
from tests.fidelity_pairs import NAMES, pair

SEEDS = range(25)
ONCE = range(1)
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
NO_PROSE = re.compile(
    r"^```.*?^```$|<[^>]*>|\$[^$\n]+\$|!\[[^\]]*\]|\]\([^)]*\)|`[^`]*`|\[[\w/]+(?: [^\]]*=[^\]]*)?\]|https?://\S+",
    re.DOTALL | re.MULTILINE,
)
WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
LINK = re.compile(r"(?<![!\]])\[((?:[^\[\]])+)\]\(([^)]*)\)")


@pytest.mark.parametrize("name", NAMES)
def test_markdown_that_keeps_everything_is_perfect(name):
    assert pair(name).with_(pair(name).good).findings == []


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", NAMES)
def test_a_dropped_word_is_found(name, seed):
    markdown, word = cut(name, prose_words(pair(name).good), seed)
    assert said(name, markdown, Kind.WORD, Effect.LOST, word)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", NAMES)
def test_an_invented_word_is_found(name, seed):
    good = pair(name).good
    place = random.Random(seed).choice(prose_words(good)).start()
    markdown = f"{good[:place]}zebra {good[place:]}"
    assert said(name, markdown, Kind.WORD, Effect.INVENTED, "zebra")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ["classic", "blocks", "page"])
def test_a_dropped_accent_is_found(name, seed):
    good = pair(name).good
    accented = [found for found in prose_words(good) if plain(found[0]) != found[0]]
    found = random.Random(seed).choice(accented)
    markdown = good[: found.start()] + plain(found[0]) + good[found.end() :]
    assert said(name, markdown, Kind.WORD, Effect.LOST, found[0])
    assert said(name, markdown, Kind.WORD, Effect.INVENTED, plain(found[0]))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", ["classic", "blocks", "page"])
def test_a_link_that_is_text_only_is_found(name, seed):
    good = pair(name).good
    link = random.Random(seed).choice(list(LINK.finditer(good)))
    for instead in (link[1], f"[{link[1]}](https://elsewhere.example/)"):
        markdown = good[: link.start()] + instead + good[link.end() :]
        assert said(name, markdown, Kind.LINK, Effect.LOST, link[2].rpartition("/")[2][:8])


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", NAMES)
def test_a_dropped_or_renamed_image_is_found(name, seed):
    good = pair(name).good
    image = random.Random(seed).choice(list(IMAGE.finditer(good)))
    for instead in (
        "",
        f"![another]({image[2]})",
        f"![{image[1]}](https://elsewhere.example/x.jpg)",
    ):
        markdown = good[: image.start()] + instead + good[image.end() :]
        assert said(name, markdown, Kind.IMAGE, Effect.LOST, image[2].rpartition("/")[2])


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", ["classic", "blocks"])
def test_a_dropped_row_is_found(name, seed):
    rows = re.finditer(r"^\| \w.*\n", pair(name).good, re.MULTILINE)
    rows = [row for row in rows if "Hour" not in row[0]]
    markdown, row = cut(name, rows, seed)
    for cell in re.split(r"(?<!\\)\|", row.strip(" \n|")):
        assert said(name, markdown, Kind.CELL, Effect.LOST, cell.strip().replace("\\", ""))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", ["classic", "blocks", "plugins"])
def test_every_byte_of_code_counts(name, seed):
    good = pair(name).good
    fence = FENCE.search(good)
    lines = fence[0].split("\n")
    at = random.Random(seed).randrange(1, len(lines) - 1)
    line = lines[at]
    for instead in ([], [line + " "], [" " + line], [line, ""], [line.replace("e", "é")]):
        if instead == [line]:
            continue
        changed = "\n".join([*lines[:at], *instead, *lines[at + 1 :]])
        markdown = good[: fence.start()] + changed + good[fence.end() :]
        assert said(name, markdown, Kind.CODE, Effect.LOST, "")


@pytest.mark.parametrize("name", ["classic", "plugins"])
def test_a_dropped_language_is_found(name):
    markdown = re.sub(r"^```\w+$", "```", pair(name).good, flags=re.MULTILINE)
    assert said(name, markdown, Kind.LANGUAGE, Effect.LOST, "")


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", ["classic", "blocks", "page"])
def test_a_dropped_list_item_is_found(name, seed):
    items = re.finditer(r"^ *(?:-|\d\.) .*\n", pair(name).good, re.MULTILINE)
    markdown, item = cut(name, items, seed)
    word = WORD.search(NO_PROSE.sub(" ", item)) or WORD.search(item)
    assert said(name, markdown, Kind.ITEM, Effect.LOST, word[0])


@pytest.mark.parametrize(
    ("name", "old", "new", "item"),
    [
        ("classic", "  - cut in May", "- cut in May", "cut in May"),
        ("classic", "3. Stack", "1. Stack", "3. Stack"),
        ("classic", "- Birch", "1. Birch", "- Birch"),
        ("blocks", "   - forty", "3. forty", "2 - forty"),
        ("page", "- [x] payer", "- [ ] payer", "[x] payer"),
        ("formulas", "5. Measure", "2. Measure", "5. Measure"),
    ],
)
def test_an_item_of_another_depth_or_number_is_found(name, old, new, item):
    assert said(name, replaced(name, old, new), Kind.ITEM, Effect.LOST, item)


@pytest.mark.parametrize(("name", "words"), [("classic", "fire needs"), ("blocks", "Flauten")])
def test_a_heading_of_another_level_is_found(name, words):
    for old, new in (("## ", "# "), ("### ", "## "), ("## ", "")):
        markdown = re.sub(f"^{old}(?=.*{words})", new, pair(name).good, flags=re.MULTILINE)
        if markdown != pair(name).good:
            assert said(name, markdown, Kind.HEADING, Effect.LOST, words)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", NAMES)
def test_swapped_paragraphs_are_found(name, seed):
    good = FENCE.sub(lambda fence: fence[0].replace("\n\n", "\n \n"), pair(name).good)
    blocks = good.split("\n\n")
    worded = [at for at, block in enumerate(blocks[:-1]) if WORD.search(NO_PROSE.sub("", block))]
    at = random.Random(seed).choice(worded)
    blocks[at], blocks[at + 1] = blocks[at + 1], blocks[at]
    found = pair(name).with_("\n\n".join(blocks))
    assert not found.perfect
    assert {one.effect for one in found.findings} & {Effect.MOVED, Effect.CHANGED, Effect.LOST}


@pytest.mark.parametrize(
    ("name", "change", "found"),
    [
        ("classic", ("**1911**", "1911"), (Kind.MARK, Effect.LOST, "strong")),
        ("classic", ("*twice*", "**twice**"), (Kind.MARK, Effect.LOST, "em")),
        ("classic", ("*twice* a", "*twice a*"), (Kind.MARK, Effect.INVENTED, "⟦a⟧")),
        ("classic", ("~~guessed~~", "guessed"), (Kind.MARK, Effect.LOST, "del")),
        ("classic", ("H<sub>2</sub>O", "H2O"), (Kind.MARK, Effect.LOST, "sub:2")),
        ("classic", ("> Fire is a good servant.\n>\n", "Fire is a good servant.\n\n"),
         (Kind.MARK, Effect.LOST, "quote 1")),
        ("classic", ("`kiln --dry`", "kiln --dry"), (Kind.INLINE_CODE, Effect.LOST, "kiln")),
        ("classic", ("\n---\n", "\n"), (Kind.RULE, Effect.LOST, "")),
        ("classic", ("<!--more-->\n", ""), (Kind.MARKER, Effect.LOST, "more")),
        ("classic", ("barge\\\n", "barge\n"), (Kind.BREAK, Effect.CHANGED, "a line's end")),
        ("classic", ("burns", "burned"), (Kind.WORD, Effect.LOST, "burns")),
        ("blocks", ('<iframe src="https://tides.example/today" title="Tides"></iframe>', ""),
         (Kind.MEDIA, Effect.LOST, "tides")),
        ("blocks", ('<a id="n1"></a>', ""), (Kind.TARGET, Effect.LOST, "n1")),
        ("blocks", ("This stands under every page.\n", ""), (Kind.WORD, Effect.LOST, "every")),
        ("plugins", ("<dt>Quince</dt>", "Quince"), (Kind.TERM, Effect.LOST, "Quince")),
        ("plugins", ("stays.\n\n", "stays. ![x](https://orchard.example/new.jpg) "),
         (Kind.IMAGE, Effect.INVENTED, "")),
        ("formulas", ("$v = \\sqrt{2gh}$", ""), (Kind.FORMULA, Effect.LOST, "sqrt")),
        ("formulas", ("$v = \\sqrt{2gh}$", "*v*"), (Kind.FORMULA, Effect.LOST, "sqrt")),
        ("formulas", ("$q = vA$", "$q = Av$"), (Kind.FORMULA, Effect.LOST, "vA")),
        ("formulas", ("h_0 +", "h0 +"), (Kind.FORMULA, Effect.LOST, "h_0")),
        ("formulas", ("(https://twitter.com/ida/status/42)", "(https://twitter.com/)"),
         (Kind.MEDIA, Effect.LOST, "status/42")),
        ("formulas", ("wasn’t", "wasnt"), (Kind.WORD, Effect.LOST, "wasn't")),
        ("page", ("Re**lire**", "Relire"), (Kind.MARK, Effect.LOST, "strong:lire")),
        ("page", ("7 h", "7h"), (Kind.WORD, Effect.LOST, "7 h")),
    ],
)  # fmt: skip
def test_a_change_of_any_other_kind_is_found(name, change, found):
    assert said(name, replaced(name, *change), *found)


def test_joined_paragraphs_are_found():
    markdown = replaced("plugins", "stays.\n\n!", "stays.\n\nAn **end**.\n\n!")
    assert said("plugins", markdown, Kind.WORD, Effect.INVENTED, "An end.")
    joined = replaced("classic", "away.\n\nNobody", "away. Nobody")
    assert said("classic", joined, Kind.BREAK, Effect.CHANGED, "Nobody")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“so” – it’s…", "\"so\" - it's..."),
        ("caf\u00e9 7\u00a0h", "cafe\u0301 7 h"),
        ("soft\u00adhyphen", "softhyphen"),
        ("<!-- wp:spacer --><div></div><!-- /wp:spacer -->a<!-- a note -->", "a"),
        ("<script>x</script><style>y</style>a", "a"),
        ("https://a.example/b", "<https://a.example/b>"),
        ('<a href="https://a.example/%C3%A9">é</a>', "[é](https://a.example/é)"),
        ('<img src="http://i0.wp.com/a.example/b-150x150.jpg?w=9" alt="c">',
         "![c](https://a.example/b.jpg)"),
        ("<code>a</code><code>b</code>", "`ab`"),
        ("<b>a</b> <b>b</b>", "**a b**"),
        ("<pre>a<br><br>b</pre>", "```\na\n\nb\n```"),
        ("<pre><div>a</div><div>b</div></pre>", "```\na\nb\n```"),
        ("a<br><br>b", "a\n\nb"),
        ('<p><code>a <a href="/x">b</a></code></p>', "`a` [`b`](/x)"),
        ('<iframe src="https://www.youtube-nocookie.com/embed/q1w2e3?rel=0"></iframe>',
         "[A film](https://youtu.be/q1w2e3)"),
        ('<a href="/x"><p>a</p><p>b</p></a>', "[a](/x)\n\n[b](/x)"),
        ('<figure><img src="/i.png" alt=""><figcaption>a b</figcaption></figure>',
         "![](/i.png)\n\n*a b*"),
        ('<iframe src="https://v.example/1"></iframe>', "[Watch it](https://v.example/1)"),
    ],
)  # fmt: skip
def test_what_says_the_same_in_another_form_is_no_loss(one, other):
    from bench.fidelity.comparing import compare
    from bench.fidelity.markdown import read_markdown

    findings = compare(shown(one).account(), read_markdown(other)).findings
    assert [str(found) for found in findings] == []


def said(name, markdown, kind, effect, what):
    """Whether a finding of that kind and effect names it."""
    found = [
        finding.what
        for finding in pair(name).with_(markdown).findings
        if (finding.kind, finding.effect) == (kind, effect)
    ]
    return any(what in one for one in found)


def prose_words(markdown):
    """Words of running text: not in code, tags, addresses or shortcodes."""
    blank = NO_PROSE.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), markdown)
    return [found for found in WORD.finditer(blank) if found[0] != "x"]


def cut(name, places, seed):
    """The good Markdown without one of the places, and what stood there."""
    place = random.Random(seed).choice(list(places))
    good = pair(name).good
    return good[: place.start()] + good[place.end() :], place[0]


def replaced(name, old, new):
    good = pair(name).good
    assert good.count(old) == 1
    return good.replace(old, new)


def plain(word):
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
