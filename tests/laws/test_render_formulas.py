"""Laws of formulas: their TeX reaches every form, on one line in Markdown."""

from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from migrator.content.tree import Element
from migrator.render import ENGINES, to_html, to_markdown, to_text

tex = (
    st.text("abx_^{}\\\\ *~`<>&[]()|+-=1é\n", min_size=1, max_size=30)
    .map(str.strip)
    .filter(lambda text: text and not text.isspace())
)


def root_of(text, display):
    formula = Element("!math", {"display": display}, [text])
    kids = ["Here ", formula, "."] if display == "inline" else [formula]
    return Element("body", {}, [Element("p", {}, kids)])


@settings(max_examples=150, deadline=None)
@given(tex, st.sampled_from(["inline", "block"]))
def test_a_formula_is_written_between_its_delimiters(text, display):
    line = " ".join(text.split())
    wanted = f"Here ${line}$.\n" if display == "inline" else f"$${line}$$\n"
    root = root_of(text, display)
    assert to_markdown(root) == wanted
    (span,) = LexborHTMLParser(to_html(root)).css("span.math")
    ends = ("\\(", "\\)") if display == "inline" else ("\\[", "\\]")
    assert span.text() == f"{ends[0]}{text}{ends[1]}"
    assert "".join(text.split()) in "".join(to_text(root).split())


def test_a_comment_of_tex_does_not_swallow_what_follows_on_the_line():
    assert to_markdown(root_of("a % b\nc \\% d", "block")) == "$$a c \\% d$$\n"


def test_every_engine_writes_formulas():
    for name in ENGINES:
        assert "$a_b*c*$" in to_markdown(root_of("a_b*c*", "inline"), name)
