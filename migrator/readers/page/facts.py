"""The head of a page → facts about its main post and its site: OpenGraph, JSON-LD, meta."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import orjson

from migrator.readers.page.dom import Tree, attribute, plain

_ARTICLES = frozenset(
    {"Article", "BlogPosting", "NewsArticle", "TechArticle", "Report", "ScholarlyArticle"}
)
_WORDPRESS = ("/wp-content/", "/wp-includes/", "wp-block-", "/wp-json/", "/xmlrpc.php")
_MOST = 20_000
"""JSON-LD nodes looked at in one page."""

_Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the head says; every value empty where it says nothing.

    Attributes:
        title: The article's headline, else OpenGraph's title.
        titles: What OpenGraph and the document call the page.
        article: The page says that it is one article.
        published, modified: As they stand there.
        image: OpenGraph's picture of the page.
        wordpress: The head has one of WordPress's marks.
    """

    title: str = ""
    titles: tuple[str, ...] = ()
    article: bool = False
    published: str = ""
    modified: str = ""
    author: str = ""
    image: str = ""
    sections: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    site_title: str = ""
    site_url: str = ""
    generator: str = ""
    wordpress: bool = False


def read_facts(tree: Tree, text: str) -> Facts:
    """The facts of a page; JSON-LD first, then OpenGraph, then plain meta elements."""
    nodes = list(_json_nodes(tree))
    meta = _metas(tree)
    titles = tuple(filter(None, (_first(meta, "og:title"), _document_title(tree))))
    article = _article(nodes, titles)
    web_page = next((node for node in nodes if _is(node, frozenset({"WebPage"}))), {})
    site = next((node for node in nodes if _is(node, frozenset({"WebSite"}))), {})
    generators = meta.get("generator", ())
    wordpress = next((each for each in generators if each.startswith("WordPress")), "")
    return Facts(
        title=_text(article, "headline") or _first(meta, "og:title"),
        titles=titles,
        article=bool(article) or _first(meta, "og:type") == "article",
        published=_text(article, "datePublished")
        or _first(meta, "article:published_time")
        or _text(web_page, "datePublished"),
        modified=_text(article, "dateModified")
        or _first(meta, "article:modified_time")
        or _text(web_page, "dateModified"),
        author=_author(article, nodes) or _name(_first(meta, "author")),
        image=_first(meta, "og:image"),
        sections=_texts(article, "articleSection") or meta.get("article:section", ()),
        keywords=_texts(article, "keywords") or meta.get("article:tag", ()),
        site_title=_first(meta, "og:site_name") or _text(site, "name"),
        site_url=_text(site, "url"),
        generator=wordpress or next(iter(generators), ""),
        wordpress=bool(wordpress) or any(mark in text for mark in _WORDPRESS),
    )


def _metas(tree: Tree) -> dict[str, tuple[str, ...]]:
    """The meta elements: name or property → contents, in order."""
    found: dict[str, tuple[str, ...]] = {}
    for node in tree.css("meta[content]"):
        name = attribute(node, "property") or attribute(node, "name")
        content = plain(attribute(node, "content"))
        if name and content:
            found[name.lower()] = (*found.get(name.lower(), ()), content)
    return found


def _document_title(tree: Tree) -> str:
    head = tree.css_first("head > title") or tree.css_first("title")
    return plain(head.text()) if head is not None else ""


def _article(nodes: list[_Json], titles: tuple[str, ...]) -> _Json:
    """The article a page is about; of several, as a list describes its posts, the one it names."""
    articles = [node for node in nodes if _is(node, _ARTICLES)]
    headlines = {_text(node, "headline") for node in articles}
    if len(headlines) > 1:
        named = (
            node
            for node in articles
            if any(_text(node, "headline") and _text(node, "headline") in each for each in titles)
        )
        return next(named, {})
    return next(iter(articles), {})


def _first(meta: Mapping[str, tuple[str, ...]], name: str) -> str:
    return next(iter(meta.get(name, ())), "")


def _json_nodes(tree: Tree) -> Iterator[_Json]:
    """Every object in the page's JSON-LD, outer ones first."""
    for script in tree.css('script[type="application/ld+json"]'):
        try:
            queue: list[object] = [orjson.loads((script.text() or "").strip() or "null")]
        except ValueError:
            continue
        seen = 0
        while queue and seen < _MOST:
            value = queue.pop(0)
            seen += 1
            if isinstance(value, dict):
                yield value
                queue.extend(value.values())
            elif isinstance(value, list):
                queue.extend(value)


def _is(node: _Json, types: frozenset[str]) -> bool:
    own = node.get("@type")
    return any(each in types for each in (own if isinstance(own, list) else [own]) if each)


def _text(node: _Json, key: str) -> str:
    value = node.get(key)
    return plain(value) if isinstance(value, str) else ""


def _texts(node: _Json, key: str) -> tuple[str, ...]:
    """A value that is a list of texts, or one text with commas between."""
    value = node.get(key)
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list):
        return ()
    return tuple(plain(each) for each in parts if isinstance(each, str) and each.strip())


def _author(article: _Json, nodes: list[_Json]) -> str:
    """The name of an article's author, who may be described elsewhere by an @id."""
    author = article.get("author")
    if isinstance(author, list):
        author = next(iter(author), None)
    if isinstance(author, str):
        return _name(plain(author))
    if not isinstance(author, dict):
        return ""
    own = _text(author, "name")
    same = (node for node in nodes if author.get("@id") and node.get("@id") == author.get("@id"))
    return own or next((_text(node, "name") for node in same if _text(node, "name")), "")


def _name(text: str) -> str:
    """A name, but not the address of a profile."""
    return "" if "://" in text else text
