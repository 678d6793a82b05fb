"""An element that holds a post → the post: every field a page shows of it, then its body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from migrator.diagnostics import page as codes
from migrator.model import Attachment, Post, Term
from migrator.readers.page.address import same_page, slug_of
from migrator.readers.page.body import Wish, read_body
from migrator.readers.page.comments import Comments, read_comments
from migrator.readers.page.dates import Moment, Zone, zone_of
from migrator.readers.page.dom import (
    Node,
    ancestors,
    attribute,
    classes,
    matches,
    outermost,
    text_of,
)
from migrator.readers.page.edges import is_read_more
from migrator.readers.page.excerpts import is_bare
from migrator.readers.page.fields import (
    author_of,
    excerpt_of,
    featured_of,
    link_of,
    modified_of,
    published_of,
)
from migrator.readers.page.finding import Found, Sign
from migrator.readers.page.numbers import post_id
from migrator.readers.page.page import Page
from migrator.readers.page.parts import Part
from migrator.readers.page.selectors import any_of, landmark
from migrator.readers.page.setting import Setting, detail_ids, off_ids
from migrator.readers.page.shape import ENOUGH, main_text, running_text
from migrator.readers.page.terms import archive_of, read_terms
from migrator.readers.page.titles import title_node, title_text
from migrator.readers.phrases import match
from migrator.readers.source import Note
from migrator.readers.title_phrases import without_prefix

PROTECTED: Final = "protected"
"""What the status of a post is called whose password we do not know; WordPress says `publish`."""
_TYPE = re.compile(r"^type-([\w-]+)$")
_STATUS = re.compile(r"^status-([\w-]+)$")
_SURENESS: Final[dict[Sign, float | None]] = {
    "class": None,
    "element": 0.9,
    "content": 0.8,
    "row": 0.7,
    "shape": 0.5,
}
_PASSWORD_CLASS = "post-password-required"  # noqa: S105  (a class)
_PASSWORD_FORM = "form.post-password-form, input[name='post_password']"  # noqa: S105  (a selector)


@dataclass(frozen=True, slots=True)
class ReadPost:
    """A post of one page, what there is to say of it, and how long its text is.

    Attributes:
        cut: The page shows only the beginning of the text, or of its part of it.
        part: Which part of the post the page shows, counted from 1.
        parts: The other parts that the page links to.
    """

    post: Post
    notes: tuple[Note, ...]
    length: int
    cut: bool = False
    part: int = 1
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class _Text:
    """The element a post's text stands in.

    Attributes:
        loose: No landmark bounds it.
        summary: It is a shortened text.
    """

    node: Node
    loose: bool = False
    summary: bool = False


def read_post(found: Found, page: Page, timezone: str) -> ReadPost:
    """The post in an element of a page.

    Changes the tree inside that element; posts that stand in it are gone afterwards.
    """
    zone = Zone(zone_of(timezone), convert=bool(timezone))
    for other in found.swallowed:
        other.decompose()
    comments = read_comments(page, found.node, zone) if found.single else Comments()
    others = off_ids(found, page)
    text = _text_element(found, others)
    bounded = text.node.mem_id != found.node.mem_id and (found.single or not text.loose)
    off = others | {text.node.mem_id} if bounded else others
    at = Setting(found, page, off, detail_ids(text.node))
    title = title_node(at)
    link = link_of(at, title)
    published = published_of(at, link, zone)
    protected = _is_protected(found.node, text.node)
    outline = _outline(at, title, link, zone)
    post = replace(
        outline,
        status=PROTECTED if protected and outline.status == "publish" else outline.status,
        title=_title(outline, protected=protected),
        published=published.at if published else None,
        excerpt="" if text.summary else excerpt_of(at),
        comments=comments.all,
    )
    summary = text.summary or (found.excerpts and is_bare(text.node))
    summary = summary or (not found.single and _goes_on(found.node, text.node, page, link))
    part = page.part if found.single else 1
    wish = Wish(
        link=link,
        loose=text.loose,
        listed=not found.single,
        summary=summary,
        title=title,
        others=others - page.sides,
        part=part,
        protected=protected,
    )
    body = read_body(text.node, page.addresses, wish)
    post = replace(
        post,
        body=body.html,
        removed=(*body.removed, *comments.removed),
        truncated=body.cut or protected,
        continue_url=link if protected else body.continue_url,
        attachment=_attachment(post.type, body.html),
    )
    notes = [*_source_notes(at, published)]
    if protected:
        notes.append(Note(codes.PAGE_POST_PROTECTED))
    return ReadPost(post, tuple(notes), body.length, post.truncated, part, body.parts)


def _outline(at: Setting, title: Node | None, link: str, zone: Zone) -> Post:
    """The fields of a post that need nothing but its element."""
    number, words = _number(at), classes(at.found.node)
    modified = modified_of(at, zone)
    facts = at.page.facts if at.found.single else None
    return Post(
        id=number,
        type=_type(at, words),
        status=_word(words, _STATUS) or "publish",
        title=title_text(at, title),
        body="",
        body_format="html",
        slug=_slug(link, number),
        link=link,
        author=author_of(at),
        modified=modified.at if modified else None,
        terms=read_terms(at.found.node, at.owns, at.page.addresses, facts, _archive(at.page)),
        sticky="sticky" in words,
        featured_image=featured_of(at),
        confidence=_SURENESS[at.found.sign],
    )


def _archive(page: Page) -> Term | None:
    return archive_of(page.body, page.names.title) if page.kind == "list" else None


def _text_element(found: Found, off: frozenset[int]) -> _Text:
    """Where the text stands: by landmark, the fullest; else a summary; else by shape."""
    if found.sign == "shape":
        return _Text(found.node, loose=True)
    for part in ("content", "content_likely", "summary"):
        for selector in landmark(part):
            nodes = outermost(found.node.css(selector))
            full = [node for node in nodes if _is_full(node) and not _stands_in(node, off)]
            if full:
                fullest = max(full, key=lambda node: len(text_of(node)))
                if not found.single and _holds_title(found.node, fullest):
                    return _Text(fullest, loose=True)
                if part == "content_likely" and not matches(fullest, any_of("summary")):
                    return _with_more(found.node, fullest, off)
                return _Text(fullest, summary=matches(fullest, any_of("summary")))
    best = main_text(found.node, least=1, others=off) or found.node
    return _Text(found.node if _has_more(found, best, off) else best, loose=True)


def _has_more(found: Found, text: Node, off: frozenset[int]) -> bool:
    """Whether a good deal stands beside the part of a list's post that holds most of its text.

    Then the post is its text, as in themes that put it between title and details without more ado.
    """
    if found.single or found.sign != "class" or text.mem_id == found.node.mem_id:
        return False
    beside = running_text(found.node, others={*off, text.mem_id})
    return beside >= ENOUGH or beside * 3 >= len(text_of(text))


def _holds_title(post: Node, text: Node) -> bool:
    """Whether a text has the post's only marked heading in it, as some themes' lists do."""
    titles = post.css(any_of("title"))
    return bool(titles) and all(_stands_in(title, frozenset({text.mem_id})) for title in titles)


def _goes_on(post: Node, text: Node, page: Page, link: str) -> bool:
    """Whether a link to the post that asks to read on stands beside its text.

    Among its details a theme may put one for a post without a title, be its text whole or not.
    """
    marked = {node.mem_id for node in post.css(any_of("more"))}
    details = frozenset({text.mem_id, *(node.mem_id for node in post.css(any_of("details")))})
    return any(
        same_page(page.addresses.absolute(attribute(each, "href")), link)
        and not _stands_in(each, frozenset({text.mem_id}))
        and (each.mem_id in marked or (is_read_more(each) and not _stands_in(each, details)))
        for each in post.css("a[href]")
    )


def _is_full(node: Node) -> bool:
    return bool(text_of(node)) or node.css_first("img, iframe, video") is not None


def _stands_in(node: Node, off: frozenset[int]) -> bool:
    return any(each.mem_id in off for each in (node, *ancestors(node)))


def _with_more(post: Node, text: Node, off: frozenset[int]) -> _Text:
    """A text by a landmark that is not sure; with the rest where most of it stands beside."""
    rest = main_text(post, others={*off, text.mem_id})
    if rest is None:
        return _Text(text)
    around = {up.mem_id for up in ancestors(text)}
    beside = len(text_of(rest)) - (len(text_of(text)) if rest.mem_id in around else 0)
    if beside <= len(text_of(text)):
        return _Text(text)
    both = next((up for up in (rest, *ancestors(rest)) if up.mem_id in around), post)
    return _Text(both, loose=True)


def _number(at: Setting) -> int | None:
    own = post_id(at.found.node)
    return own if own is not None or not at.found.single else at.page.main_id


def _is_protected(post: Node, text: Node) -> bool:
    """Whether a post asks for a password, or says that it would."""
    asks = _PASSWORD_CLASS in classes(post) or text.css_first(_PASSWORD_FORM) is not None
    paragraphs = text.css("p")
    said = text_of(paragraphs[0]) if len(paragraphs) == 1 else text_of(text)
    return asks or match(said, ("protected",)) is not None


def _title(post: Post, *, protected: bool) -> str:
    """The title, without the word that WordPress puts before that of a post not all may read."""
    if protected:
        return without_prefix(post.title, "protected")
    return without_prefix(post.title, "private") if post.status == "private" else post.title


def _type(at: Setting, words: tuple[str, ...]) -> str:
    """The post's type by its own class, else by the body's."""
    own = _word(words, _TYPE)
    body = classes(at.page.body) if at.found.single else ()
    if not own and "attachment" in body:
        return "attachment"
    return own or ("page" if "page" in body else "post")


def _word(words: tuple[str, ...], pattern: re.Pattern[str]) -> str:
    return next((match[1] for word in words if (match := pattern.match(word))), "")


def _slug(link: str, number: int | None) -> str:
    slug = slug_of(link)
    return "" if slug == str(number) else slug


def _attachment(kind: str, html: str) -> Attachment | None:
    """The file of an attachment's page: the first one its text links to or shows."""
    if kind != "attachment":
        return None
    found = re.search(r"<(?:a|img)\b[^>]*?\b(?:href|src)=\"([^\"]+)\"", html)
    return Attachment(found[1]) if found else None


def _source_notes(at: Setting, published: Moment | None) -> Iterator[Note]:
    """What there is to say of where the post and its date were found."""
    if at.found.sign in {"row", "shape"}:
        yield Note(codes.PAGE_TEXT_BY_SHAPE)
    if at.found.sign != "class" and not at.page.facts.wordpress:
        yield Note(codes.PAGE_NOT_WORDPRESS)
    if published and published.spoken:
        yield Note(codes.PAGE_DATE_FROM_TEXT, published.at.date().isoformat())
    elif published and not published.zoned:
        yield Note(codes.PAGE_DATE_ZONE_ASSUMED, published.at.isoformat())
