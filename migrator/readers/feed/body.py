"""The text of an entry → its body, as the page reader reads one: chrome out, addresses whole.

A feed's text is what WordPress prints of a post in a list, so it has the same sharing bars, marks
of the cut and links to the rest; only the line of credit at its end is the feeds' own.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from migrator.model import Removed
from migrator.readers.feed.credit import take_credit
from migrator.readers.feed.entry import Channel, Entry
from migrator.readers.page.address import Addresses
from migrator.readers.page.body import Wish, read_body
from migrator.readers.page.dom import Node, attribute, parse, text_of
from migrator.readers.page.edges import is_read_more
from migrator.readers.page.selectors import any_of
from migrator.readers.phrases import match
from migrator.readers.title_phrases import inner_title

_PASSWORD_FORM: Final = "form.post-password-form, input[name='post_password']"  # noqa: S105  (a selector)

_NOTICE_WORDS: Final = 30
_END_MARK: Final = re.compile(r"[\[(](?:\.\.\.|…)[\])]\s*$")


@dataclass(frozen=True, slots=True)
class Text:
    """What an entry says.

    Attributes:
        excerpt: What its author wrote as a summary.
        cut: It is only the beginning.
        protected: It stands behind a password, and only the notice is shown.
    """

    html: str
    excerpt: str = ""
    removed: tuple[Removed, ...] = ()
    continue_url: str = ""
    cut: bool = False
    protected: bool = False


def read_text(entry: Entry, channel: Channel) -> Text:
    """The text of an entry: the full one, else the summary.

    WordPress takes all markup out of the summaries it makes, and images with it: what it gives as
    a summary alone is never the whole, whether it says so or not.
    """
    node = parse(entry.content or entry.summary).body
    if node is None:
        return Text("")
    said = text_of(node)
    summary = not entry.content and bool(entry.summary) and channel.is_wordpress
    if _is_protected(node) or (summary and _is_notice(entry.title, said)):
        notice = Removed("password notice", said)
        return Text("", removed=(notice,), continue_url=entry.link, cut=True, protected=True)
    credit = take_credit(node, entry, channel)
    listed = summary or not said or _looks_cut(node)
    addresses = Addresses(entry.link, urljoin(entry.link or channel.link, entry.base))
    body = read_body(node, addresses, Wish(entry.link, loose=False, listed=listed, summary=summary))
    return Text(
        html=body.html,
        excerpt=_excerpt(entry, channel, said) if entry.content else "",
        removed=(*body.removed, *credit),
        continue_url=body.continue_url,
        cut=body.cut,
    )


def _is_protected(node: Node) -> bool:
    """Whether it is the form for a password, or the notice that stands for a summary."""
    form = node.css_first(_PASSWORD_FORM) is not None
    return form or match(text_of(node), ("protected",)) is not None


def _is_notice(title: str, said: str) -> bool:
    """Whether a summary of few words stands under a title that is marked as protected."""
    return len(said.split()) <= _NOTICE_WORDS and inner_title(title, "protected") is not None


def _looks_cut(node: Node) -> bool:
    """Whether a text ends with WordPress's mark of the cut or with a link that asks to go on."""
    if node.css_first(any_of("more")) is not None or _END_MARK.search(text_of(node)[-20:]):
        return True
    links = node.css("a[href]")
    return bool(links) and text_of(node).endswith(text_of(links[-1])) and is_read_more(links[-1])


def _excerpt(entry: Entry, channel: Channel, text: str) -> str:
    """The summary beside a text in full, where it is not just the text's own beginning."""
    node = parse(entry.summary).body if entry.summary else None
    if node is None or _is_protected(node):
        return ""
    take_credit(node, entry, channel)
    body = read_body(node, Addresses(), Wish(entry.link, loose=False, listed=True, summary=True))
    inner = parse(body.html).body
    said = text_of(inner).rstrip(" \u00a0.…") if inner is not None else ""
    return "" if inner is None or text.startswith(said) else text_of(inner)


def read_comment(entry: Entry) -> str:
    """The text of a comment: nothing is taken out of it, but its addresses are made whole."""
    node = parse(entry.content or entry.summary).body
    if node is None:
        return ""
    base = urljoin(entry.link, entry.base)
    for name in ("href", "src"):
        for each in node.css(f"[{name}]"):
            each.attrs[name] = Addresses(entry.link, base).absolute(attribute(each, name))
    return (node.inner_html or "").strip()
