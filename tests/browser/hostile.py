"""A blog and an output that want to run something in the report, load something, or break out."""

from html import escape
from pathlib import Path

ATTACKS = (
    "<script>top.document.title='ran';alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<!--<script>alert(3)</script>-->",
    '<img src="https://spy.example/pixel.gif" onerror="alert(4)">',
    "<img src=x onerror=alert(5)>",
    "<svg onload=alert(6)><script>alert(7)</script></svg>",
    '<iframe src="javascript:alert(8)"></iframe>',
    '<iframe srcdoc="&lt;script&gt;alert(9)&lt;/script&gt;"></iframe>',
    '"></iframe><script>alert(10)</script>',
    "&quot;&gt;&lt;/iframe&gt;&lt;script&gt;alert(11)&lt;/script&gt;",
    "'\"><img src=x onerror=alert(12)>",
    "<style>@import url(https://spy.example/a.css); body{background:url(https://spy.example/b)}</style>",
    '<p style="background:url(https://spy.example/c.png)">dressed</p>',
    '<link rel="stylesheet" href="https://spy.example/d.css">',
    '<meta http-equiv="refresh" content="0;url=https://spy.example/e">',
    '<base href="https://spy.example/">',
    '<form action="https://spy.example/f"><input autofocus onfocus=alert(13)></form>',
    '<a href="javascript:alert(14)">a way out</a>',
    '<a href="https://spy.example/g" target="_top">another</a>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(15)></style></mglyph></table>",
    '<noscript><p title="</noscript><img src=x onerror=alert(16)>"></noscript>',
    "<template><script>alert(17)</script></template>",
    "<xmp><img src=x onerror=alert(18)></xmp>",
    "<details open ontoggle=alert(19)><summary>more</summary>less</details>",
    '<video src="https://spy.example/h.mp4" autoplay onerror=alert(20)><source></video>',
    '<object data="https://spy.example/i"></object><embed src="https://spy.example/j">',
    "<body onload=alert(22)><frameset onload=alert(23)>",
    "${policy} $title {{ 7 * 7 }} {% raw %}",
    "line\u2028separator\u2029and\u0085more",
    "\u202eright to left\u202c and \ufeff\u200b nothing",
    '<mark id="d1" onclick=alert(24)>mine</mark><a name="d1" href="about:srcdoc#d1">yours</a>',
    '<a href="data:text/html,<script>alert(25)</script>">data</a>',
    "<plaintext><script>alert(26)</script>",
)
TITLES = (
    *ATTACKS,
    "</title><script>alert(30)</script>",
    "]]&gt;<img src=x onerror=alert(31)>",
    "\\u003cscript>alert(32)\\",
    "__proto__",
    "very long " * 20_000,
    "unbroken" * 5_000,
)
_ITEM = """<item><title>{title}</title><link>https://blog.example/{slug}/</link>
<dc:creator><![CDATA[{author}]]></dc:creator>
<content:encoded><![CDATA[{body}]]></content:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>2020-01-{day:02} 10:00:00</wp:post_date>
<wp:post_name>{slug}</wp:post_name><wp:status>publish</wp:status><wp:post_type>{kind}</wp:post_type>
<category domain="category" nicename="c"><![CDATA[{author}]]></category></item>"""
_EXPORT = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>{title}</title><link>https://blog.example</link><wp:wxr_version>1.2</wp:wxr_version>
{items}</channel></rss>"""


def hostile_blog(folder: Path) -> tuple[Path, Path]:
    """An export and an output of it, both full of attacks; each post has lost something too."""
    source, output = folder / "export.xml", folder / "<b onload=alert(40)> & out"
    output.mkdir()
    items = []
    for number, title in enumerate(TITLES, 1):
        attack = ATTACKS[number % len(ATTACKS)]
        body = f"<p>Before it</p>{attack}<p>A sentence that is lost.</p>"
        items.append(
            _ITEM.format(
                title=escape(title),
                slug=f"post-{number}",
                author=_cdata(attack),
                body=_cdata(body),
                number=number,
                day=number % 28 + 1,
                kind="post",
            )
        )
        name = _file_name(attack, number)
        text = f"---\nid: {number}\ntitle: t\n---\n\n{attack}\n\n**[{attack}]({attack})**\n"
        (output / name).write_text(text, "utf-8")
    text = _EXPORT.format(title=escape(ATTACKS[1]), items="\n".join(items))
    source.write_text(text, "utf-8")
    return source, output


def _cdata(text: str) -> str:
    return text.replace("]]>", "]]]]><![CDATA[>")


def _file_name(attack: str, number: int) -> str:
    """A name as hostile as a disk allows."""
    return f"{attack.replace('/', '∕').replace(chr(0), '')[:60]} {number}.md"
