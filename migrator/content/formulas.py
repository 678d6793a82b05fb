r"""Formulas in TeX → `!math`, before paragraphs are made of their lines.

$latex x^2$          Jetpack and WP LaTeX; `&s=2` and the like at the end are its looks
[latex]x^2[/latex]   and other names of data/shortcodes.toml
katex-eq             the class of the KaTeX plugin's elements
\(x\) \[x\] $$x$$        where [mathjax] or [latexpage] says that the page is set so;
                     $x$ too where it is [latexpage]
"""

import re
from collections.abc import Callable
from html import unescape

from migrator.content.context import Notes
from migrator.content.markers import to_comment
from migrator.content.outside_code import replace_outside_code
from migrator.content.shortcodes.names import known
from migrator.content.shortcodes.parser import names_in, shortcodes
from migrator.content.tree import Element

_DOLLARS = re.compile(
    r"<[^<>]*>|\$latex(?:=\s*|\s+)(?P<tex>[^$\\]*(?:\\.[^$\\]*){0,200}+)\$", re.DOTALL
)
_LOOKS = re.compile(r"(?:&(?:amp;|#0?38;)?(?:s|fg|bg)=[\w-]*)+\s*$")
_KATEX = re.compile(
    r"<(?P<tag>div|span)(?P<attributes>\s[^<>]*\bkatex-eq\b[^<>]*)>(?P<tex>[^<>]*)</(?P=tag)>"
)
_SET_PAGE = re.compile(r"\[(?:mathjax|latexpage)\]\s*")
_DELIMITED = re.compile(
    r"<[^<>]*>|\\\[(?P<square>[^\\]*(?:\\(?!\])[^\\]*){0,1000}+)\\\]"
    r"|\\\((?P<round>[^\\]*(?:\\(?!\))[^\\]*){0,1000}+)\\\)"
    r"|\$\$(?P<double>[^$\\]*(?:\\.[^$\\]*){0,1000}+)\$\$",
    re.DOTALL,
)
_SINGLE = re.compile(r"<[^<>]*>|(?<![\\$\w])\$(?P<tex>[^\s$](?:[^$\n]{0,300}[^\s$\\])?)\$(?!\w)")
_DISPLAYED = re.compile(r"\\displaystyle\b|\\begin\{(?:align|equation|gather|multline)")


def formulas_to_markers(body: str, notes: Notes) -> str:
    """The body with a marker in place of each formula; what stands in code stays."""
    if "$" in body and "$latex" in body:
        body = replace_outside_code(_DOLLARS, _dollars, body)
    if "katex-eq" in body:
        body = _KATEX.sub(_katex, body)
    if "[" not in body:
        return body
    names = names_in(body)
    if not names.isdisjoint(known().formulas):
        body = _bracketed(body)
    if not names.isdisjoint(("mathjax", "latexpage")):
        body = _SET_PAGE.sub(_taken_out(notes), body)
        body = replace_outside_code(_DELIMITED, _delimited, body)
    if "latexpage" in names:
        body = replace_outside_code(_SINGLE, _single, body)
    return body


def formula(tex: str, *, block: bool) -> Element:
    """The element, from TeX as HTML writes it."""
    display = "block" if block else "inline"
    return Element("!math", {"display": display}, [unescape(tex).strip()])


def _dollars(found: re.Match[str]) -> str:
    tex = found["tex"]
    if not tex or not tex.strip():
        return found[0]
    return to_comment(formula(_LOOKS.sub("", tex), block=False))


def _katex(found: re.Match[str]) -> str:
    block = 'data-katex-display="true"' in found["attributes"] or found["tag"] == "div"
    return to_comment(formula(found["tex"], block=block)) if found["tex"].strip() else found[0]


def _bracketed(body: str) -> str:
    parts: list[str] = []
    done = 0
    for shortcode in shortcodes(body, known().formulas):
        tex = shortcode.inner or ""
        if shortcode.escaped:
            shown = body[shortcode.start + 1 : shortcode.end - 1]
        elif tex.strip():
            named = shortcode.attributes.named.get("display") == "true"
            block = named or bool(_DISPLAYED.search(tex))
            shown = to_comment(formula(tex, block=block))
        else:
            continue
        parts += body[done : shortcode.start], shown
        done = shortcode.end
    return "".join([*parts, body[done:]])


def _delimited(found: re.Match[str]) -> str:
    inline = found["round"]
    tex = inline or found["square"] or found["double"]
    return to_comment(formula(tex, block=not inline)) if tex and tex.strip() else found[0]


def _single(found: re.Match[str]) -> str:
    tex = found["tex"]
    return to_comment(formula(tex, block=False)) if tex else found[0]


def _taken_out(notes: Notes) -> Callable[[re.Match[str]], str]:
    def take(found: re.Match[str]) -> str:
        notes.removed("mark of a page with formulas", found[0].strip())
        return ""

    return take
