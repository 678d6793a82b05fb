"""The table of rules: which element of HTML turns into what."""

from collections.abc import Mapping

from migrator.content.canonical.block import (
    boundary,
    cell,
    container,
    item,
    leaf,
    rule_line,
    run_first,
)
from migrator.content.canonical.code import inline_code, preformatted
from migrator.content.canonical.comment import comment
from migrator.content.canonical.figure import (
    division,
    figure,
    gallery_caption,
    gallery_icon,
    gallery_item,
    in_photo_table,
    paragraph,
    quotation,
    table,
)
from migrator.content.canonical.inline import anchor, inline, line_break, span, transparent, weight
from migrator.content.canonical.media import image, without_script
from migrator.content.canonical.numbering import numbered
from migrator.content.canonical.raw import button, dropped, ignored, raw, unknown
from migrator.content.canonical.walk import Rule

__all__ = ["RULES", "unknown"]

# fmt: off
RULES: Mapping[str, Rule] = {
    "-comment": comment,
    "p": paragraph,
    **{f"h{level}": leaf(f"h{level}") for level in range(1, 7)},
    "div": division,
    "ul": container("ul"),
    "ol": numbered,
    "li": item,
    "menu": container("ul"),
    "dir": container("ul"),
    "blockquote": quotation,
    "figure": figure,
    "figcaption": run_first("figcaption"),
    "table": table,
    "caption": run_first("caption"),
    "thead": container("thead"),
    "tbody": in_photo_table(container("tbody")),
    "tfoot": container("tfoot"),
    "tr": in_photo_table(container("tr")),
    "th": cell("th"),
    "td": in_photo_table(cell("td")),
    "dl": gallery_item,
    "dt": gallery_icon,
    "dd": gallery_caption,
    "details": container("details", "open"),
    "summary": run_first("summary"),
    "hr": rule_line,
    "pre": preformatted,
    "listing": preformatted,
    "xmp": preformatted,
    "plaintext": preformatted,
    **dict.fromkeys(
        [
            "address", "article", "aside", "body", "center", "fieldset", "footer", "head",
            "header", "hgroup", "html", "legend", "main", "nav", "noframes", "search",
            "section",
        ],
        boundary,
    ),
    "a": anchor,
    "span": span,
    "font": span,
    "strong": weight("strong"),
    "b": weight("strong"),
    "em": weight("em"),
    "i": weight("em"),
    "s": inline("del"),
    "strike": inline("del"),
    "del": inline("del"),
    "ins": inline("ins"),
    "u": inline("u"),
    "sub": inline("sub"),
    "sup": inline("sup"),
    "kbd": inline("kbd"),
    "mark": inline("mark"),
    "abbr": inline("abbr", "title"),
    "acronym": inline("abbr", "title"),
    "q": inline("q", "cite"),
    "cite": inline("cite"),
    "small": inline("small"),
    "ruby": inline("ruby"),
    "rb": transparent,
    "rtc": transparent,
    "rt": inline("rt"),
    "rp": inline("rp"),
    "time": inline("time", "datetime"),
    "bdi": inline("bdi"),
    "bdo": inline("bdo"),
    "var": inline("var"),
    "samp": inline("samp"),
    "dfn": inline("dfn", "title"),
    **dict.fromkeys(
        [
            "big", "blink", "data", "label", "nobr", "tt-text", "output", "picture",
            "title",
        ], transparent
    ),
    "code": inline_code,
    "tt": inline_code,
    "button": button,
    "br": line_break,
    "wbr": line_break,
    "noscript": without_script,
    "img": image,
    "image": image,
    "amp-img": image,
    **dict.fromkeys(
        [
            "applet", "audio", "canvas", "datalist", "embed", "form", "frame",
            "frameset", "iframe", "input", "map", "marquee", "math", "meter", "object",
            "progress", "select", "svg", "textarea", "video",
        ],
        raw,
    ),
    **dict.fromkeys(["script", "style", "template", "noembed"], dropped),
    **dict.fromkeys(
        [
            "col", "colgroup", "base", "basefont", "bgsound", "link", "meta", "area", "source",
            "track", "param",
        ],
        ignored,
    ),
}
# fmt: on
