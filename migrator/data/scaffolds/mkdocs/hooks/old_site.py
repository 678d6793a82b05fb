"""Pages of terms, lists and months, comments, a feed and old addresses: all that _data/ says."""

import json
import re
from collections import defaultdict
from datetime import UTC, datetime
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote

from mkdocs.structure.files import File, InclusionLevel

DATA = Path(__file__).parents[1] / "_data"
MONTHS = [
    *["January", "February", "March", "April", "May", "June", "July", "August", "September"],
    *["October", "November", "December"],
]
MOVED = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Moved</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={to}">
</head>
<body><p><a href="{to}">Moved</a></p></body>
</html>
"""
FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>{title}</title>
<id>{url}</id>
<link href="{url}"/>
<link rel="self" href="{url}feed.xml"/>
<updated>{updated}</updated>
{entries}
</feed>
"""
ENTRY = """<entry>
<title>{title}</title>
<id>{url}</id>
<link href="{url}"/>
<updated>{date}</updated>
<published>{date}</published>
<author><name>{author}</name></author>
<summary>{summary}</summary>
<content type="html" xml:base="{url}">{content}</content>
</entry>"""
NEWEST = 20
DIVIDER = "<!-- more -->"
TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
LANG = re.compile(r'<html lang="[^"]*"')
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read(name, empty):
    """What a file of data says."""
    path = DATA / f"{name}.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else empty


SITE = read("site", {})
KNOWN = read("terms", {})
COMMENTS = read("comments", {})
LISTS = read("lists", [])
filed, below = defaultdict(list), defaultdict(list)
"""Texts and terms by where they are listed, the newest first."""


def on_files(files, config):
    """Add a page for each term, each list, and the months."""
    made = {row["url"]: (row["title"], "term.html", {"of": row["folder"]}) for row in LISTS}
    for folder, terms in KNOWN.items():
        for name, term in terms.items():
            made[term["url"]] = (term["title"], "term.html", {"of": folder, "term": name})
    made["/archives/"] = ("Archives", "archives.html", {})
    for address, (title, template, told) in made.items():
        head = json.dumps({"title": escape(title), "template": template, **told})
        files.append(
            File.generated(
                config,
                f"{address.strip('/')}/index.md",
                content=f"---\n{head}\n---\n",
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
        )


def on_env(env, files, **_):
    """What templates show of the old site."""
    file_all(files)
    env.filters["in_words"] = in_words
    env.filters["summary"] = summary
    env.globals["base"] = SITE["base"]
    env.globals["old_menu"] = read("menus", {}).get(SITE["menu"], [])
    return env


def on_page_context(context, page, **_):
    """What the template of one page shows."""
    told = page.meta
    context["terms"] = [terms_of(folder, names) for folder, names in terms(told).items()]
    context["author_page"] = KNOWN.get("authors", {}).get(unescape(told.get("author", "")), {})
    context["comments"] = COMMENTS.get(told.get("address"), [])
    if told.get("template") == "archives.html":
        context |= {"lists": LISTS, "years": read("archives", [])}
    if told.get("template") == "term.html":
        context |= listed(told["of"], told.get("term"))
    return context


def on_post_page(output, page, **_):
    """Say the language that a text is in."""
    language = escape(page.meta.get("language") or SITE["language"])
    return LANG.sub(f'<html lang="{language}"', output, count=1)


def on_post_build(config):
    """The feed, and a page at each old address that sends its reader on."""
    folder = Path(config.site_dir)
    (folder / "feed.xml").write_text(feed(config.site_url), "utf-8")
    for row in read("redirects", []):
        path = folder / row["from"].lstrip("/")
        path = path / "index.html" if row["from"].endswith("/") else path
        if not any(one.is_file() for one in (path, *path.parents)) and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(MOVED.format(to=escape(quote(row["to"]))), "utf-8")


def file_all(files):
    """File texts and terms by where they are listed."""
    filed.clear()
    below.clear()
    pages = [file.page for file in files.documentation_pages()]
    texts = [page for page in pages if page and page.meta.get("address")]
    for page in sorted(texts, key=moment, reverse=True):
        told = {**terms(page.meta), "authors": [unescape(page.meta.get("author", ""))]}
        for key in [(folder, name) for folder, names in told.items() for name in names]:
            filed[key].append(page)
        filed[page.meta["folder"], ""].append(page)
    for folder, known in KNOWN.items():
        for term in known.values():
            below[folder, term.get("parent", "")].append(term)


def moment(page):
    """When a text was published, in seconds; what has no date is the last."""
    date = page.meta.get("date")
    if not isinstance(date, datetime):
        return float("-inf")
    return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()


def terms(told):
    """The names of a text's terms, by taxonomy."""
    return told.get("terms") or {}


def terms_of(folder, names):
    """The terms of a taxonomy by their names, those that have a page."""
    return [KNOWN[folder][name] for name in names if name in KNOWN.get(folder, {})]


def listed(folder, name):
    """What the page of a term or a list shows."""
    known = KNOWN.get(folder, {})
    if name is None:
        posts = [] if known else filed[folder, ""]
        return {"below": [*known.values()], "posts": posts, "term": {}, "above": None}
    term = known[name]
    above = known.get(term.get("parent", ""))
    return {
        "below": below[folder, name],
        "posts": filed[folder, name],
        "term": term,
        "above": above,
    }


def in_words(day):
    """A day as `2019-03-10`, in words."""
    year, month, date = day.split("-")
    return f"{int(date)} {MONTHS[int(month) - 1]} {year}"


def summary(page):
    """What there is to say of a text in a list, as HTML: what stands before the divider."""
    told = page.meta
    if told.get("excerpt") or told.get("description"):
        return escape(told.get("excerpt") or unescape(told["description"]))
    words = " ".join(unescape(TAG.sub("", (page.content or "").split(DIVIDER)[0])).split())
    return escape(f"{words[:300]}…" if len(words) > 300 else words)


def feed(url):
    """The newest posts, as Atom."""
    dated = [page for page in filed["posts", ""] if moment(page) != float("-inf")][:NEWEST]
    entries = [
        ENTRY.format(
            title=fit(unescape(page.title or "")),
            url=fit(page.canonical_url),
            date=page.meta["date"].isoformat(),
            author=fit(unescape(page.meta.get("author", "")) or SITE["title"]),
            summary=fit(unescape(summary(page))),
            content=fit(page.content or ""),
        )
        for page in dated
    ]
    newest = dated[0].meta["date"] if dated else datetime.fromtimestamp(0, UTC)
    return FEED.format(
        title=fit(SITE["title"]),
        url=fit(url),
        updated=newest.isoformat(),
        entries="\n".join(entries),
    )


def fit(text):
    """A text for XML."""
    return escape(UNFIT.sub("", text))
