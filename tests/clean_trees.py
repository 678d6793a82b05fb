"""Strategies that draw clean trees, from single inlines to whole bodies."""

import re

from hypothesis import strategies as st

from migrator.content.tree import Element
from tests.read_html import inline_outline

TOKENS = (
    *(
        "a",
        "bc",
        "Straße",
        "être",
        "中文",
        "日本。",
        "1",
        "42",
        "x_y_z",
        "http://a.example/b_c_d",
        "e@f.example",
    ),
    *(
        " ",
        " ",
        " ",
        " ",
        " ",
        "\xa0",
        "\u3000",
        "«",
        "»",
        "“",
        "”",
        "—",
        "€",
        "→",
        "👍",
        "(",
        ")",
        ".",
        ",",
        '"',
        "'",
    ),
    *(
        "*",
        "*",
        "**",
        "***",
        "_",
        "_",
        "__",
        "~~",
        "~~~",
        "`",
        "`",
        "``",
        "```",
        "[",
        "]",
        "![",
        "](",
        "](b)",
    ),
    *(
        "(b)",
        "[x]: y",
        "[ ]",
        "[x]",
        "]:",
        "^",
        "!",
        "<",
        "<b>",
        "</b>",
        "<div",
        "<!--",
        "-->",
        ">",
        "&",
        "&amp;",
    ),
    *(
        "&copy;",
        "&copy",
        "&#35;",
        "\\",
        "\\",
        "#",
        "##",
        "+",
        "-",
        "--",
        "---",
        "=",
        "===",
        "1.",
        "1)",
        "10.",
        "|",
    ),
    *("|-|", ":", ":-:", "|", "{", "}", "$", "%", "/", "?", "@"),
)
texts = st.lists(st.sampled_from(TOKENS), min_size=1, max_size=7).map(
    lambda parts: re.sub(" +", " ", "".join(parts))
)
ids = st.sampled_from(("note-1", "sec"))
urls = st.sampled_from(
    (
        *(
            "http://a.example/",
            "b c.html",
            "http://a.example/(x)",
            "http://a.example/(x",
            "x)y",
            "#note-1",
        ),
        *(
            "?a=1&copy;=2",
            "a\\b",
            "a\\*b",
            "<x>",
            "a|b",
            "http://a.example/*x*_y_",
            'q"q',
            "",
            "é/中",
            "%20",
        ),
    )
)
titles = st.sampled_from((None, "t", 'a "b" c', "a\\b", "x &amp; y", "(p)", "a|b", "*x*", "`"))


def element(tag, attrs, children):
    return Element(tag, {k: v for k, v in attrs.items() if v is not None}, children)


images = st.builds(
    lambda src, alt, title: element("img", {"src": src or "i.png", "alt": alt, "title": title}, []),
    urls,
    texts,
    titles,
)
codes = (
    st.lists(
        st.sampled_from(("a", "`", "``", " ", "  ", "*", "\\", "<b>", "|", "&amp;", "é", "[x](y)")),
        min_size=1,
        max_size=5,
    )
    .map(lambda parts: Element("code", {}, [re.sub(" +", " ", "".join(parts))]))
    .filter(lambda code: not code.children[0].isspace())
)


WORDS = ("a", "bc", "Straße", "中文", "42", "1.", "-", "!", "(", ")", "“", "”", "€", "&", "|", "#")
plain = st.lists(st.sampled_from((*WORDS, *[" "] * 8, "\xa0")), min_size=1, max_size=5).map("".join)


def dressed(text):
    """A simple inline around a text."""
    return st.sampled_from(
        (
            *(Element(tag, {}, [text]) for tag in ("em", "strong", "del", "code")),
            Element("a", {"href": "/x y", "title": "t"}, [text]),
            Element("a", {"href": "http://a.example/"}, ["http://a.example/"]),
            Element("a", {"href": "/x"}, [Element("img", {"src": "i.png", "alt": text})]),
            Element("img", {"src": "i.png", "alt": text}),
            Element("br"),
        )
    )


def is_plain(nodes):
    """Whether a task can be made of it: text of one line."""
    return (
        bool(nodes)
        and isinstance(nodes[0], str)
        and not has(nodes, "br")
        and inline_outline(nodes[:1])
    )


def has(nodes, tag):
    return any(isinstance(n, Element) and (n.tag == tag or has(n.children, tag)) for n in nodes)


def without_links(nodes):
    """HTML can't hold a link in a link, so no tree does."""
    found = []
    for node in nodes:
        if isinstance(node, Element) and node.tag == "a":
            found += without_links(node.children)
        elif isinstance(node, Element):
            found.append(Element(node.tag, node.attrs, without_links(node.children)))
        else:
            found.append(node)
    return found


def _wrap(inlines):
    inlines = inlines.filter(inline_outline)
    return st.one_of(
        st.builds(
            lambda tag, kids: Element(tag, {}, kids),
            st.sampled_from(("em", "strong", "del", "em", "strong")),
            inlines,
        ),
        st.builds(
            lambda tag, kids: Element(tag, {}, kids),
            st.sampled_from(("sub", "kbd", "mark", "u", "small", "q")),
            inlines,
        ),
        st.builds(
            lambda kids, href, title: element(
                "a", {"href": href, "title": title}, without_links(kids)
            ),
            inlines,
            urls,
            titles,
        ).filter(lambda link: inline_outline(link.children)),
    )


atoms = st.one_of(
    texts,
    texts,
    texts,
    images,
    codes,
    st.just(Element("br")),
    st.builds(lambda i: Element("a", {"id": i}), ids),
)
inline_lists = st.recursive(
    st.lists(atoms, min_size=1, max_size=4),
    lambda kids: st.lists(st.one_of(atoms, _wrap(kids)), min_size=1, max_size=4),
    max_leaves=8,
)
paragraphs = inline_lists.map(lambda kids: Element("p", {}, kids))
sources = st.lists(
    st.sampled_from(
        (
            "a = 1",
            "\n",
            "\n",
            "\n\n",
            "\t",
            "  ",
            "```",
            "````",
            "~~~",
            "<b>",
            "&amp;",
            "*",
            "\\",
            "- x",
            "# y",
            " ",
        )
    ),
    max_size=8,
).map("".join)
fences = st.builds(
    lambda text, language: Element(
        "pre", {}, [element("code", {"class": language}, [text] if text else [])]
    ),
    sources,
    st.sampled_from((None, "language-python", "language-c++", "language-x&amp;y")),
)
verse = st.builds(
    lambda kids: Element("pre", {}, [kids[0], "\n\n  ", kids[-1]]),
    st.lists(texts, min_size=1, max_size=2),
)
headings = st.builds(
    lambda level, kids, i: element(f"h{level}", {"id": i}, kids),
    st.integers(1, 6),
    inline_lists,
    st.one_of(st.none(), ids),
)
pictures = st.one_of(
    images,
    images.map(lambda image: element("a", {"href": "http://a.example/"}, [image])),
    images.map(lambda image: element("p", {}, [image])),
)


def has_inner_breaks(kids):
    """Whether no break stands at an edge, where none belongs."""
    edges = (kids[0], kids[-1])
    return not has(kids, "br") or all(isinstance(n, str) and not n.isspace() for n in edges)


def captions(tag):
    inside = st.one_of(
        inline_lists.filter(has_inner_breaks),
        st.lists(paragraphs.filter(lambda p: has_inner_breaks(p.children)), min_size=1, max_size=2),
        st.just(["\xa0"]),
    )
    return inside.map(lambda kids: Element(tag, {}, kids))


def _with_caption(kids, caption, *, above):
    return [caption, *kids] if above else [*kids, caption]


figures = st.builds(
    lambda kids, line, above, i: element(
        "figure", {"id": i}, _with_caption(kids, line, above=above)
    ),
    st.lists(pictures, min_size=1, max_size=3),
    captions("figcaption"),
    st.booleans(),
    st.one_of(st.none(), ids),
)
cells = st.builds(
    lambda tag, kids, align: element(tag, {"align": align}, kids),
    st.sampled_from(("td", "td", "th")),
    st.one_of(
        inline_lists,
        inline_lists,
        st.lists(st.one_of(paragraphs, figures), max_size=2).filter(
            lambda kids: not has(kids, "br")
        ),
    ),
    st.sampled_from((None, None, "right")),
)
rows = st.lists(cells, min_size=1, max_size=3).map(lambda row: Element("tr", {}, row))
tables = st.builds(
    lambda caption, rows: Element("table", {}, [*caption, Element("tbody", {}, rows)]),
    st.lists(captions("caption"), max_size=1),
    st.lists(rows, min_size=1, max_size=3),
)
comments = st.sampled_from(
    (
        Element("!more"),
        Element("!more", {"text": "go on"}),
        Element("!nextpage"),
        Element("!block", {"name": "core/latest-posts", "attributes": '{"a":"b"}'}),
        Element("!comment", {"text": " x\n\ny "}),
    )
)
leaves = st.one_of(
    paragraphs, paragraphs, fences, verse, headings, tables, comments, st.just(Element("hr"))
)


def _containers(blocks):
    kids = st.lists(blocks, min_size=1, max_size=3)
    items = st.builds(
        lambda first, rest, box: element(
            "li", {"data-checked": box if not first or is_plain(first) else None}, [*first, *rest]
        ),
        st.one_of(st.just([]), inline_lists.filter(inline_outline)),
        st.lists(blocks, max_size=2),
        st.sampled_from((None, None, None, "true", "false")),
    )
    rows = st.lists(items, min_size=1, max_size=3)
    return st.one_of(
        rows.map(lambda found: Element("ul", {}, found)),
        st.builds(
            lambda found, start: element("ol", {"start": start}, found),
            rows,
            st.sampled_from((None, "0", "7", "10", "99")),
        ),
        kids.map(lambda found: Element("blockquote", {}, found)),
        kids.map(lambda found: Element("div", {"id": "x", "lang": "fr"}, found)),
        st.builds(
            lambda found, line: Element("details", {}, [Element("summary", {}, line), *found]),
            kids,
            inline_lists,
        ),
        figures,
        st.builds(
            lambda found, line: Element("figure", {}, [*found, line]),
            kids.filter(lambda found: not has(found, "img")),
            captions("figcaption"),
        ),
        st.builds(
            lambda t, d: Element("dl", {}, [Element("dt", {}, t), Element("dd", {}, d)]),
            inline_lists,
            kids,
        ),
    )


blocks = st.recursive(leaves, _containers, max_leaves=6)
bodies = st.lists(blocks, min_size=1, max_size=4).map(lambda kids: Element("body", {}, kids))
