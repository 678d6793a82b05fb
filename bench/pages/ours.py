"""A page → the posts that our reader finds on it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bench.pages.words import text_of
from migrator.readers.page import READER
from migrator.readers.source import SourceError
from migrator.settings import Settings


@dataclass(frozen=True)
class Found:
    """A post as it was read."""

    id: int | None
    link: str
    title: str
    date: datetime | None
    cut: bool
    text: str


def read(path: Path) -> list[Found]:
    """The posts of one page read for itself, or of a folder of pages."""
    try:
        with READER.open(path, path.name, Settings()) as source:
            posts = [item.read()[0] for item in source.items(source.survey())]
    except SourceError:  # a page without posts
        return []
    return [
        Found(post.id, post.link, post.title, post.published, post.truncated, text_of(post.body))
        for post in posts
    ]
