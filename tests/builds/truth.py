"""What a built site has to show, as the export alone says it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from migrator.commands.conversion import clean_post, context_of
from migrator.commands.planning import plan_source
from migrator.model import Post
from migrator.readers import Stub
from migrator.readers.opening import open_source
from migrator.render import to_html
from migrator.settings import Settings
from tests.builds.built_site import letters

PUBLIC = frozenset(("publish", "closed", "inherit"))
NO_PAGES = frozenset(("attachment", "nav_menu_item", "revision", "custom_css", "wp_block"))


@dataclass(frozen=True)
class Item:
    """An item of the export that is a text.

    Attributes:
        html: Its body, as the clean tree has it.
    """

    post: Post
    html: str

    def letters(self, played: frozenset[str] = frozenset()) -> str:
        """What is to be read of its body, without white space.

        Args:
            played: Providers whose embeds the platform plays, so that no address is read.
        """
        body = LexborHTMLParser(f"<body>{self.html}</body>").body
        if body is None:
            return ""
        for provider in played:
            for figure in body.css(f"figure.is-provider-{provider}"):
                figure.decompose()
        return letters(body)

    @property
    def is_public(self) -> bool:
        """Whether anyone may read it."""
        return self.post.status in PUBLIC and not self.post.password


@dataclass(frozen=True)
class Truth:
    """An export."""

    url: str
    items: tuple[Item, ...]

    @property
    def shown(self) -> Iterator[Item]:
        """Items that have a page."""
        return (item for item in self.items if item.is_public)

    @property
    def hidden(self) -> Iterator[Item]:
        """Items that nobody may see."""
        return (item for item in self.items if not item.is_public)


def truth_of(export: Path) -> Truth:
    """Read an export; bodies are what the clean tree says of them."""
    settings = Settings()
    with open_source(str(export), settings) as source:
        stubs = source.survey()
        plan = plan_source(source, stubs, settings)
        items = [
            _item(item.read()[0], item.stub, plan)
            for item in source.items([stub for stub in stubs if stub.type not in NO_PAGES])
        ]
        return Truth(f"{source.site.url.rstrip('/')}/", tuple(items))


def _item(post: Post, stub: Stub, plan) -> Item:
    html = to_html(clean_post(post, context_of(post, stub, plan)).root)
    return Item(post, html)
