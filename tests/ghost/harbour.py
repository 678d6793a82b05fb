"""An export of what Ghost has fields of its own for: readers who pay, files, cards, scheduled."""

from tests.media_site import attachment, png

URL = "https://harbour.example/notes"
UPLOADS = f"{URL}/wp-content/uploads/2019/03"
FILES = {
    "boat.png": png(1),
    "café à la mer.png": png(2),
    "pier.png": png(3),
    "rope.png": png(4),
    "tides.pdf": b"%PDF-1.4\n%%EOF\n",
    "waves.mp3": b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" * 200,
    "posts.json": b'{"data": {"posts": [{"title": "Smuggled in", "status": "published"}]}}',
    "notes.csv": b"day,level\n1,2\n",
}
_FAR = "2099-01-02 03:04:05"

BODIES = {
    "pictures": f"""<!-- wp:image --><figure class="wp-block-image"><img src="{UPLOADS}/boat.png"
alt="A boat"/><figcaption>The <em>boat</em> of all</figcaption></figure><!-- /wp:image -->
<!-- wp:gallery --><figure class="wp-block-gallery"><figure class="wp-block-image">
<img src="{UPLOADS}/pier.png" alt="Pier"/></figure><figure class="wp-block-image">
<img src="{UPLOADS}/rope.png" alt="Rope"/></figure><figcaption>Both sides</figcaption></figure>
<!-- /wp:gallery -->
<!-- wp:paragraph --><p><a href="{UPLOADS}/tides.pdf">Tides</a>,
<a href="{UPLOADS}/posts.json">data</a>, <a href="{UPLOADS}/notes.csv">levels</a></p>
<!-- /wp:paragraph -->
<!-- wp:audio --><figure class="wp-block-audio">
<audio controls src="{UPLOADS}/waves.mp3"></audio></figure><!-- /wp:audio -->
<!-- wp:image --><figure class="wp-block-image">
<img src="{UPLOADS}/caf%C3%A9%20%C3%A0%20la%20mer.png" alt="The sea"/></figure>
<!-- /wp:image -->""",
    "subscribers": "<p>Open to all who pass.</p>\n<!-- wp:jetpack/paywall /-->\n"
    "<p>Saltcellar words for subscribers.</p>",
    "payers": "<p>Copperplate words for payers.</p>",
    "password": "<p>Lanyard words under a password.</p>",
    "secret": "<p>Bulkhead words that are private.</p>",
    "later": "<p>Halyard words that come later.</p>",
    "forms": """<p>Water is H<sub>2</sub>O,
<strong>bold <em>both</em></strong>, <del>gone</del>.</p>
<p>Press <kbd>Ctrl</kbd>, said <q>the master</q>.</p>
<h3>Heading three</h3>
<ol start="3"><li>third<ul><li>inner</li></ul></li><li>fourth</li></ol>
<ul><li><p>two</p><p>paragraphs</p></li></ul>
<blockquote><p>first words</p><p>second words</p></blockquote>
<pre><code class="language-python">def f(x):\n    return {{x}} &lt; 1</code></pre>
<table><thead><tr><th>day</th><th>level</th></tr></thead>
<tbody><tr><td>1</td><td>2</td></tr></tbody></table>
<hr />
https://www.youtube.com/watch?v=abcdefghijk

https://elsewhere.example/an/article

A note<sup id="ref1"><a href="#note1">1</a></sup> in the text.
<ol><li id="note1">The note itself. <a href="#ref1">back</a></li></ol>
<details><summary>More</summary><p>folded words</p></details>""",
    "divided": "<p>Words before the line.</p>\n<!--more-->\n<p>Words after the line.</p>",
}
_STATES = {"later": "future", "secret": "private"}
_META = {
    "pictures": {
        "_thumbnail_id": "7",
        "_yoast_wpseo_title": "Pictures of the harbour",
        "_yoast_wpseo_metadesc": "Boats, piers & ropes",
        "_yoast_wpseo_opengraph-title": "See the harbour",
        "_yoast_wpseo_twitter-description": "Birds tell",
        "_yoast_wpseo_meta-robots-noindex": "1",
    },
    "subscribers": {"_jetpack_newsletter_access": "subscribers"},
    "payers": {"_jetpack_newsletter_access": "paid_subscribers"},
}
_FRONT = (
    f"<item><title>Harbour office</title><link>{URL}/</link><content:encoded>"
    "<![CDATA[<p>Open from dawn till dusk.</p>]]></content:encoded><wp:post_id>90</wp:post_id>"
    "<wp:post_date>2019-01-01 08:00:00</wp:post_date><wp:post_date_gmt>2019-01-01 08:00:00"
    "</wp:post_date_gmt><wp:post_name>office</wp:post_name><wp:status>publish</wp:status>"
    "<wp:post_type>page</wp:post_type></item>\n"
)
"""The page that the old site showed at its own address."""
LONG = "A title of many words " * 20
EXCERPT = "An excerpt that goes on and on. " * 20


def items():
    """The posts, with the files that they use."""
    made = [attachment(7 + number, f"{UPLOADS}/{name}") for number, name in enumerate(FILES)]
    made += [_post(100 + number, name) for number, name in enumerate(BODIES)]
    return [*made, _FRONT]


def _post(number, name):
    date = _FAR if name == "later" else f"2019-03-{number - 89:02d} 23:30:00"
    rows = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]>"
        f"</wp:meta_value></wp:postmeta>"
        for key, value in _META.get(name, {}).items()
    )
    password = "sesame" if name == "password" else ""
    title = LONG if name == "forms" else f"Note on {name}"
    return (
        f"<item><title>{title}</title><link>{URL}/2019/03/{name}/</link>"
        f"<dc:creator>mate</dc:creator><content:encoded><![CDATA[{BODIES[name]}]]>"
        f"</content:encoded><excerpt:encoded>{EXCERPT if name == 'forms' else ''}"
        f"</excerpt:encoded><wp:post_id>{number}</wp:post_id><wp:post_date>{date}</wp:post_date>"
        f"<wp:post_date_gmt>{date}</wp:post_date_gmt><wp:post_name>{name}</wp:post_name>"
        f"<wp:status>{_STATES.get(name, 'publish')}</wp:status><wp:post_type>post</wp:post_type>"
        f"<wp:post_password>{password}</wp:post_password>"
        f'<category domain="category" nicename="sea">Sea</category>{rows}</item>\n'
    )
