"""Laws of Markdown: what is written is read back, no backslash is idle, and both roads agree."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migrator.content.tree import Element
from migrator.render import to_html, to_markdown
from migrator.render.markdown import GFM
from migrator.render.markdown.short import short
from migrator.render.markdown.writer import Writer
from tests.clean_trees import bodies, dressed, has, inline_lists, plain
from tests.read_html import READER, outline, read_html, read_markdown

ESCAPES = re.compile(r"(?:\\([*_~`]))(?:\\\1)*|\\\\|\\[^\n*_~`\\]")
# Hypothesis warns that it can't print what these strategies are made of in a few lines.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
lawful = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@lawful
@given(bodies)
def test_what_is_written_is_read_back(body):
    assert outline(read_markdown(to_markdown(body))) == outline(body)


@lawful
@given(bodies)
def test_a_second_round_trip_changes_nothing(body):
    once = to_markdown(read_markdown(to_markdown(body)))
    assert to_markdown(read_markdown(once)) == once


@lawful
@given(bodies)
def test_html_is_read_back_as_the_same_tree(body):
    once = read_html(to_html(body))
    assert outline(once) == outline(body)
    assert read_html(to_html(once)) == once


@lawful
@given(bodies)
def test_lines_are_tidy(body):
    markdown = to_markdown(body)
    assert not markdown or (markdown.endswith("\n") and not markdown.endswith("\n\n"))
    outside = re.sub(
        r"(?ms)^([> ]|[-*+] |\d+[.)] )*(`{3,}).*?^[> ]*\2$|<pre>.*?</pre>|<!--.*?-->", "x", markdown
    )
    # Two blanks are a line break: behind something, and before a line with something.
    outside = re.sub(r"(?<=[^ \t\n]) {2}\n(?=[> ]*[^ >\n])", "\n", outside)
    assert not re.search(r"[ \t]$", outside, re.MULTILINE)


@lawful
@given(inline_lists.filter(lambda kids: not has(kids, "img") and not has(kids, "a")), st.data())
def test_no_backslash_is_idle(kids, data):
    markdown = to_markdown(Element("body", {}, [Element("p", {}, kids)]))
    # Some readers take any `[x]:` for a definition, whatever follows: it is always escaped.
    escapes = list(ESCAPES.finditer(markdown, markdown.startswith("\\[")))
    # Where a comment could end is not searched for.
    escapes = [match for match in escapes if not markdown.startswith("\\<!", match.start())]
    # Nor is where a tag could end that goes on over a line break.
    last_break = markdown.rfind("  \n")
    escapes = [m for m in escapes if m.group() != "\\<" or m.start() > last_break]
    # Some readers begin a table under a line that has no pipe.
    escapes = [
        match
        for match in escapes
        if match.group() not in ("\\|", "\\:") or "|" in markdown[: match.start()]
    ]
    # An address behind brackets is looked for, but not read to its end.
    if markdown.count("](") > 1:
        escapes = [match for match in escapes if match.group() not in ("\\[", "\\]")]
    # Nor is an address behind a `<` that code follows.
    if "`" in markdown:
        escapes = [m for m in escapes if m.group() != "\\<" or ":" not in markdown[m.end() :]]
    # What is punctuation to some readers and a letter to others is escaped for both.
    if escapes and not re.search("[€→👍]", markdown):
        match = data.draw(st.sampled_from(escapes))
        bare = match.group().replace("\\", "") or "\\"
        changed = markdown[: match.start()] + bare + markdown[match.end() :]
        around = (
            markdown[match.start() - 1 : match.start()] + markdown[match.end() : match.end() + 1]
        )
        if bare[0] in "*_~`" and bare[0] in around:
            return  # what stands next to a delimiter of ours is always escaped
        assert READER.render(changed) != READER.render(markdown)


@lawful
@given(inline_lists, st.booleans())
def test_the_short_road_leads_where_the_long_one_does(kids, line):
    quick = short(kids, line=line)
    assert quick is None or quick == Writer(GFM).long(kids, line=line)


@lawful
@given(st.lists(st.one_of(plain, plain.flatmap(dressed)), min_size=1, max_size=6), st.booleans())
def test_the_short_road_does_so_where_it_is_taken(kids, line):
    quick = short(kids, line=line)
    assert quick is None or quick == Writer(GFM).long(kids, line=line)
