"""What tests of completion share: feeds and pages of our own writing, and what becomes of them."""

import json
from contextlib import contextmanager
from pathlib import Path

from migrator.commands.convert import convert
from migrator.settings import Settings
from migrator.web.policy import RUN

FEED = (
    '<rss version="2.0"><channel><title>Boats</title><link>{site}</link>'
    "<generator>https://wordpress.org/?v=6.5</generator>{entries}</channel></rss>"
)
ENTRY = (
    "<item><title>{title}</title><link>{link}</link><description>{text}</description>"
    "<pubDate>Mon, 03 Jun 2024 10:00:00 +0000</pubDate></item>"
)
PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="generator" content="WordPress 6.5"><link rel="canonical" href="{link}"></head>'
    '<body class="single single-post"><article class="post type-post status-publish hentry">'
    '<h1 class="entry-title">{title}</h1>'
    '<time class="entry-date published" datetime="2024-06-03T10:00:00+00:00">3 June</time>'
    '<div class="entry-content">{body}</div>{after}</article>'
    "</body></html>"
)


def words(count, word="plank"):
    """So many words, no two alike."""
    return " ".join(f"{word}{number}" for number in range(count))


def feed(site, *entries):
    """A feed of summaries: each entry a title, an address and a text that is cut."""
    rows = (
        ENTRY.format(title=title, link=link, text=f"{text} [&amp;#8230;]")
        for title, link, text in entries
    )
    return FEED.format(site=site, entries="".join(rows))


def page(title, link, body, after=""):
    """The page of one post."""
    return PAGE.format(title=title, link=link, body=body, after=after)


def records(output):
    """The records of an output in JSONL."""
    text = Path(output, "items.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


@contextmanager
def network(policy):
    """Let the run use the network so; as it would by itself where this is None."""
    token = RUN.set(policy or RUN.get())
    try:
        yield
    finally:
        RUN.reset(token)


def run(source, output, policy=None, **settings):
    """Convert to JSONL: the records, and the codes that were met with their details."""
    values = {"to": "jsonl"} | settings
    with network(policy):
        report = convert(str(source), Path(output), Settings(**values))
    met = {name: [entry.detail for entry in met.first] for name, met in report.tally.codes.items()}
    return records(output), met
