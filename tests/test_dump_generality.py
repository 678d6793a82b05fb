"""Front pages put together from real posts, dumped in seven ways: where do the posts begin?"""

import random
import re

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from migrator.readers.dump.lines import split_lines
from migrator.readers.dump.reading import read

BODY = "{http://purl.org/rss/1.0/modules/content/}encoded"
BREAK = re.compile(r"</(?:p|h\d|li|div|blockquote|pre)>|<br ?/?>")
NO_TEXT = re.compile(r"<!--.*?-->|\[/?\w[^\]]*\]", re.DOTALL)


def _paragraphs(html):
    html = BREAK.sub(lambda found: found.group() + "\n\n", NO_TEXT.sub("", html))
    text = LexborHTMLParser(f"<body>{html}").body.text()
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


@pytest.fixture(scope="module")
def posts(shared):
    """Titles and paragraphs of the corpus, of posts that say something, each title once."""
    found = {}
    for path in sorted((shared / "corpus" / "wxr").glob("*.xml")):
        tree = etree.parse(str(path), etree.XMLParser(recover=True, huge_tree=True))
        for item in tree.iter("item") if tree.getroot() is not None else ():
            title = " ".join((item.findtext("title") or "").split())
            paragraphs = _paragraphs(item.findtext(BODY) or "")
            if 0 < len(title) < 150 and len(" ".join(paragraphs)) > 200 and len(paragraphs) < 60:
                found.setdefault(title, paragraphs)
    return list(found.items())


def _repeated(_number, title, paragraphs):
    return [title, title.replace(" ", "\u00a0"), *paragraphs]


def _marked(_number, title, paragraphs):
    return [title, *paragraphs, "Continue reading →"]


def _glued(_number, title, paragraphs):
    end = paragraphs[-1] if paragraphs[-1].endswith((".", "!", "?")) else paragraphs[-1] + "."
    return [title, *paragraphs[:-1], f"{end} Continue reading"]


def _dated(number, title, paragraphs):
    return [title, f"March {number + 1}, 2014", *paragraphs]


def _date_first(number, title, paragraphs):
    return [f"March {number + 1}, 2014", title, *paragraphs]


def _spaced(number, title, paragraphs):
    return (["\n" + title] if number else [title]) + paragraphs


def _footed(number, title, paragraphs):
    return [title, *paragraphs, "Posted in Things", f"{number + 2} Comments"]


@pytest.mark.parametrize(
    "form", [_repeated, _marked, _glued, _dated, _date_first, _spaced, _footed]
)
def test_boundaries_of_pages_made_from_real_posts(posts, form):
    chance = random.Random(form.__name__)
    hits = errors = 0
    for _ in range(12):
        lines, starts = [], set()
        for number, (title, paragraphs) in enumerate(
            chance.sample(posts, chance.choice([1, 3, 7]))
        ):
            blocks = form(number, title, paragraphs[: chance.randint(1, 8)])
            for block in blocks:
                starts |= {len(lines) + block.count("\n") + 1} if block.strip() == title else set()
                lines += [*block.split("\n"), ""]
        account = read(split_lines("\n".join(lines)))
        found = {span.start.line for span in account.spans if span.start}
        firsts = starts - {line + 2 for line in starts} if form is _repeated else starts
        hits += len(found & firsts)
        errors += len(found ^ firsts)
    assert 2 * hits / (2 * hits + errors) >= 0.95
