"""Law: each word of a body comes out once, or is listed as taken out. Words in = out + recorded."""
# ruff: noqa: E501  (a body is read as one line)

import re

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from migrator.content import Context, Element, clean
from migrator.model import Attachment

CONTEXT = Context(
    attachments={1: Attachment("https://blog.test/gate.jpg", 1, alt="gate")},
    post=7,
    attached={7: [1]},
    patterns={60: "<!-- wp:paragraph --><p>pattern</p><!-- /wp:paragraph -->"},
)
WORD = re.compile(r"word\d+z")

TEXTS = st.sampled_from(
    [
        "@", "@ @", "<b>@</b>", "<em>@ <strong>@</strong></em>", "<a href='/x'>@</a>",
        "<code>@</code>", "<sup>@</sup>", "<span style='font-weight:bold'>@</span>",
        "<abbr title='@'>@</abbr>", "<img src='a.jpg' alt='@'>", "@<br>@", "@ &amp; @",
        "<a href='#x'>@</a>", "<q>@</q>", "$latex @ $", "[latex]@[/latex]", "<font>@</font>",
        "@[ref]@[/ref]", "@ ((@ and @))", "@[efn_note]@[/efn_note]", "[[gallery @]]", "[@]",
        "[unknown a='@']@[/unknown]", "[unknown @]", "<button>@</button>", "<kbd>@</kbd>",
        "<input value='@'>", "<custom-tag>@</custom-tag>", "<svg><title>@</title></svg>",
    ]
)  # fmt: skip
BLOCKS = st.sampled_from(
    [
        "\n\n@ @\n\n", "<p>@</p>", "<h2>@</h2>", "<hr>", "<pre>@\n @</pre>", "<dl><dt>@</dt><dd>@</dd></dl>",
        "<table><caption>@</caption><tr><th>@</th><td>@</td></tr></table>",
        "<table><tr><td colspan='2'>@<p>@</p></td></tr></table>", "<ul><li>@<ol><li>@</li></ol></li></ul>",
        "<ol><li>@</li>@<li value='7'>@</li></ol>", "<details><summary>@</summary>@</details>",
        "<figure><img src='a.jpg' alt='@'><figcaption>@</figcaption></figure>", "<script>@</script>",
        "<noscript>@</noscript>", "<noscript><img src='n.jpg' alt='@'></noscript>", "<style>@</style>",
        "<iframe src='https://x.test/@'>@</iframe>", "<form>@<select><option>@</option></select></form>",
        "<iframe src='https://player.vimeo.com/video/9' title='@'></iframe>", "<!-- @ -->", "<!--more @-->",
        "<!--nextpage-->", "\nhttps://vimeo.com/@\n", "<audio src='@.mp3'>@</audio>",
        "<blockquote class='twitter-tweet'><p>@</p>&mdash; @ <a href='https://twitter.com/a/status/1'>@</a></blockquote>",
        "<blockquote class='instagram-media' data-instgrm-permalink='https://www.instagram.com/p/a/'><a href='https://www.instagram.com/p/a/'>@</a></blockquote>",
        "<div class='fb-post' data-href='https://www.facebook.com/a/posts/1'><blockquote><p>@</p><a href='https://www.facebook.com/a/posts/1'>@</a></blockquote></div>",
        "<blockquote class='wp-embedded-content'><a href='https://x.test/'>@</a></blockquote>",
        '\n\n[caption width="9"]<img src="a.jpg" alt="@"> @[/caption]\n\n',
        '\n\n[caption caption="@ @"]<img src="a.jpg">[/caption]\n\n', "\n\n[caption]@[/caption]\n\n",
        "\n\n[gallery]\n\n", "\n\n[gallery ids='99,@']\n\n", "\n\n[embed]https://x.test/@[/embed]\n\n",
        "\n\n[embed]@[/embed]\n\n", "\n\n[youtube id='x']\n\n@", "\n\n[video mp4='a.mp4']@[/video]\n\n",
        '\n\n[code lang="php"]@\n  @[/code]\n\n', "\n\n[php]@[/php]\n\n", "\n\n[contact-form-7 id='@']\n\n",
        "\n\n[vc_row][vc_column][vc_custom_heading text='@']@[/vc_column][/vc_row]\n\n",
        "\n\n[et_pb_blurb title='@' url='/x']@[/et_pb_blurb]\n\n", "\n\n[fusion_button link='/x']@[/fusion_button]\n\n",
        "\n\n[fusion_title size='3']@[/fusion_title]\n\n", "\n\n[references]\n\n",
        "<!-- wp:paragraph --><p>@</p><!-- /wp:paragraph -->", '<!-- wp:block {"ref":60} /-->',
        '<!-- wp:latest-posts {"x":"@"} /-->', '<!-- wp:acme/box {"x":1} --><div>@</div><!-- /wp:acme/box -->',
        '<!-- wp:social-link {"url":"/x","label":"@"} /-->', '<!-- wp:more {"customText":"@"} /-->',
        '<!-- wp:navigation-link {"url":"/x","label":"@"} /-->', '<!-- wp:kadence/singlebtn {"text":"@"} /-->',
        "<!-- wp:list --><ul><!-- wp:list-item --><li>@</li><!-- /wp:list-item --></ul><!-- /wp:list -->",
        "<!-- wp:freeform -->@\n\n@<!-- /wp:freeform -->", "<!-- wp:shortcode -->[gallery ids='1']<!-- /wp:shortcode -->",
        "<!-- wp:quote {bad} --><blockquote><p>@</p><cite>@</cite></blockquote><!-- /wp:quote -->",
        '<!-- wp:group {"a":1 -->\n<p>@</p><!-- /wp:group -->', "<!-- wp:heading -->\n<h2>@</h2>", "<!-- /wp:group -->",
        '<!-- wp:embed {"url":"https://x.test/"} --><figure><div class="wp-block-embed__wrapper">\nhttps://x.test/\n</div><figcaption>@</figcaption></figure><!-- /wp:embed -->',
        '<!-- wp:syntaxhighlighter/code {"language":"php"} --><pre>@</pre><!-- /wp:syntaxhighlighter/code -->',
        "<!-- wp:details --><details><summary>@</summary><!-- wp:paragraph --><p>@</p><!-- /wp:paragraph --></details><!-- /wp:details -->",
    ]
)  # fmt: skip
AROUND = st.sampled_from(
    [
        "<div>{}</div>", "<blockquote>{}</blockquote>", "<ul><li>{}</li></ul>", "<b>{}</b>", "<p>{}</p>",
        "<table><tr><td>{}</td></tr></table>", "<center>{}</center>", "<a href='/y'>{}</a>",
        "<!-- wp:group --><div class='wp-block-group'>{}</div><!-- /wp:group -->", "<h3>{}</h3>",
        "<!-- wp:columns --><div><!-- wp:column --><div>{}</div><!-- /wp:column --></div><!-- /wp:columns -->",
        "<!-- wp:acme/outer -->{}<!-- /wp:acme/outer -->", "[vc_row]{}[/vc_row]", "[unknown]{}[/unknown]",
        "<details><summary>@</summary>{}</details>", "<figure>{}</figure>", "<section>{}</section>",
    ]
)  # fmt: skip
BODIES = st.lists(
    st.recursive(
        st.one_of(TEXTS, BLOCKS),
        lambda inner: st.tuples(AROUND, st.lists(inner, max_size=3)).map(
            lambda pair: pair[0].replace("{}", "".join(pair[1]))
        ),
        max_leaves=6,
    ),
    max_size=6,
).map(" ".join)


def numbered(body):
    """The body with a word of its own in each place for one."""
    pieces = body.split("@")
    words = [f"word{number}z" for number in range(len(pieces) - 1)]
    named = "".join(piece + word for piece, word in zip(pieces, [*words, ""], strict=True))
    return named, words


def said(root):
    """All that a tree says: text, what stands in attributes, HTML that is kept."""
    found, todo = [], [root]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            found.append(node)
            continue
        assert isinstance(node, Element)
        found += node.attrs.values()
        todo += node.children
    return "\n".join(found)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BODIES, st.sampled_from(["wordpress", "html"]))
@example("[caption]@[/caption]", "wordpress")
@example('<!-- wp:cover {"x":1 --\n<p>@</p>', "wordpress")
def test_each_word_comes_out_once_or_is_listed(body, body_format):
    named, words = numbered(body)
    cleaned = clean(named, body_format, CONTEXT)
    told = WORD.findall(said(cleaned.root))
    listed = set(WORD.findall("\n".join(piece.text for piece in cleaned.removed)))
    assert [word for word in words if word not in {*told, *listed}] == [], named
    assert [word for word in words if told.count(word) > 1] == [], named
    assert set(told) <= set(words)
