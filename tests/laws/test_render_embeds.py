"""Laws of embeds: whatever the address and title, a reader finds one link that says both."""

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from migrator.content.tree import Element
from migrator.render import ENGINES, to_html, to_markdown, to_text

addresses = st.text("abcZ019-._~:/?#@!$&'()*+,;=%é漢", min_size=1, max_size=30).map(
    "https://video.test/".__add__
)
titles = st.text("ab é漢*_`[]()<>&\\!#-1.|~'\"", max_size=20).map(
    lambda text: " ".join(text.split())
)


@settings(max_examples=200, deadline=None)
@given(addresses, titles)
def test_an_embed_is_one_link(address, title):
    attrs = {"provider": "vimeo", "id": "1", "url": address, "title": title}
    root = Element("body", {}, [Element("p", {}, ["Before"]), Element("!embed", attrs)])
    said = title or address
    for html in (MarkdownIt().render(to_markdown(root)), to_html(root)):
        (link,) = LexborHTMLParser(html).css("a")
        assert link.text().strip() == said
        assert _same(link.attributes["href"], address)
    assert to_text(root) == f"Before\n\n{said}\n"


def _same(found, address):
    """Readers percent-encode what an address should not hold."""
    return MarkdownIt().normalizeLink(found) == MarkdownIt().normalizeLink(address)


def test_every_engine_writes_the_address():
    root = Element("body", {}, [Element("!embed", {"url": "https://vimeo.com/9"})])
    for name in ENGINES:
        assert "https://vimeo.com/9" in to_markdown(root, name)


def test_an_embed_stands_wherever_a_block_may():
    embed = Element("!embed", {"provider": "vimeo", "url": "https://vimeo.com/9"})
    caption = Element("figcaption", {}, ["A mill"])
    root = Element(
        "body",
        {},
        [
            Element("figure", {}, [embed, caption]),
            Element("ul", {}, [Element("li", {}, ["Item", embed])]),
            Element("blockquote", {}, [embed]),
            Element("table", {}, [Element("tr", {}, [Element("th", {}, ["Film", embed])])]),
        ],
    )
    assert to_markdown(root) == (
        "<https://vimeo.com/9>\n\n*A mill*\n\n"
        "- Item\n\n  <https://vimeo.com/9>\n\n"
        "> <https://vimeo.com/9>\n\n"
        "| Film<br><br><https://vimeo.com/9> |\n| --- |\n"
    )
    assert to_text(root) == (
        "https://vimeo.com/9\n\nA mill\n\n- Item\n  https://vimeo.com/9\n\n"
        "> https://vimeo.com/9\n\nFilm https://vimeo.com/9\n"
    )
    figure = '<figure class="wp-block-embed is-provider-vimeo">\n'
    link = '<a href="https://vimeo.com/9">https://vimeo.com/9</a>'
    html = to_html(root)
    assert html.count(f"{figure}{link}</figure>") == html.count(link) == 4
