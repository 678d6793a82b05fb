"""A platform's own forms in a text → the Markdown or HTML of what a reader is shown of them."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final

_TAG: Final = re.compile(
    r"\{\{[<%] *(?P<name>[a-z][\w-]*)\b(?P<values>[^{}]*?)/? *[>%]\}\}"
    r"|\{% *(?P<tag>[a-z][\w-]*)\b(?P<said>[^{}%]*)%\}"
)
_VALUE: Final = re.compile(r"(?:([\w-]+)=)?(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=]+))")
_CODE: Final = re.compile(
    r"\{\{[<%] *highlight\b[^{}]*[>%]\}\}(?P<hugo>.*?)\{\{[<%] */ *highlight *[>%]\}\}"
    r"|\{% *(?P<tag>highlight|codeblock)\b[^{}%]*%\}(?P<liquid>.*?)\{% *end(?P=tag) *%\}",
    re.DOTALL,
)


def shown(text: str) -> str:
    """A document's text with every known form as a reader is shown it; others stay."""
    if "{{" not in text and "{%" not in text:
        return text
    text = _TAG.sub(_as_shown, _CODE.sub(_as_code, text))
    for pattern, shows in _forms().escapes:
        text = pattern.sub(shows, text)
    return text


def without_forms(text: str) -> str:
    """A document's text with blanks in the place of every known form: lines stay where they are."""
    if "{{" not in text and "{%" not in text:
        return text
    text = _TAG.sub(lambda found: found[0] if _as_shown(found) == found[0] else _blank(found), text)
    for pattern, _ in _forms().escapes:
        text = pattern.sub(_blank, text)
    return text


@dataclass(frozen=True, slots=True)
class _Forms:
    """What the platforms have."""

    escapes: Sequence[tuple[re.Pattern[str], str]]
    addresses: Mapping[str, str]


@cache
def _forms() -> _Forms:
    """From the table, which is data and no code."""
    table = tomllib.loads((files("migrator") / "data" / "platform_forms.toml").read_text("utf-8"))
    escapes = [(re.compile(row["pattern"], re.DOTALL), row["shows"]) for row in table["escapes"]]
    return _Forms(escapes, table["addresses"])


def _as_shown(found: re.Match[str]) -> str:
    """What a shortcode or tag shows, where it is known."""
    name = found["name"] or found["tag"]
    named: dict[str, str] = {}
    plain: list[str] = []
    for key, *said in _VALUE.findall(found["values"] or found["said"] or ""):
        if key:
            named[key.lower()] = "".join(said)
        else:
            plain.append("".join(said))
    if name == "figure":
        return _figure(named)
    template = _forms().addresses.get(name)
    values = plain or [named[key] for key in ("user", "id") if key in named]
    if template and values:
        return f"\n<{template.format(*values, *[''] * 2).rstrip('/')}>\n"
    return found[0]


def _figure(named: Mapping[str, str]) -> str:
    """Hugo's figure: a picture, its link, and the words under it."""
    picture = f'<img src="{escape(named.get("src", ""))}" alt="{escape(named.get("alt", ""))}">'
    if "link" in named:
        picture = f'<a href="{escape(named["link"])}">{picture}</a>'
    words = " ".join(named[name] for name in ("title", "caption", "attr") if name in named)
    return f"\n\n<figure>{picture}<figcaption>{words}</figcaption></figure>\n\n"


def _as_code(found: re.Match[str]) -> str:
    return f"\n\n````\n{(found['hugo'] or found['liquid'] or '').strip(chr(10))}\n````\n\n"


def _blank(found: re.Match[str]) -> str:
    return "".join(char if char == "\n" else " " for char in found[0])
