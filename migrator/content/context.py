"""What a body is cleaned with, what comes of it, and the notes taken on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from migrator.content.rules import Rules
from migrator.content.tree import Element
from migrator.diagnostics import Code, Diagnostic, Place
from migrator.model import Attachment, Removed


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a body.

    Attributes:
        place: Where the body stands, for what is reported.
        attachments: The site's files by id, for galleries and images that name only an id.
        post: The id of the post.
        attached: Ids of the files uploaded to each post, in the order in which galleries show them.
        files: The addresses of those files, as `originals.library` finds them by any size.
        patterns: Raw bodies of the site's published patterns (`wp_block` items) by id.
        rules: What the user asks of shortcodes and blocks.
        elementor: The post's meta value `_elementor_data`, JSON as it stands.
        anchors: Ids in it that links of other bodies lead to.
        footnotes: The post's meta value `footnotes`, JSON as it stands.
    """

    place: Place = field(default_factory=Place)
    attachments: Mapping[int, Attachment] = field(default_factory=dict)
    post: int | None = None
    attached: Mapping[int, Sequence[int]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    patterns: Mapping[int, str] = field(default_factory=dict)
    rules: Rules = field(default_factory=Rules)
    elementor: str = ""
    footnotes: str = ""
    anchors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean tree and the account of how it came about.

    Attributes:
        root: An element `body`; docs/clean-html.md says what it may hold.
        diagnostics: Each code and detail once, with its count, in the order first met.
        removed: What was taken out, as it stood.
    """

    root: Element
    diagnostics: tuple[Diagnostic, ...] = ()
    removed: tuple[Removed, ...] = ()


class Notes:
    """The account while a body is cleaned: what was met how often, and what was taken out."""

    __slots__ = ("_counts", "_removed", "context")

    def __init__(self, context: Context) -> None:
        """Begin an empty account."""
        self.context = context
        self._counts: dict[tuple[str, str], tuple[Code, int]] = {}
        self._removed: list[Removed] = []

    def met(self, code: Code, detail: str) -> None:
        """Something to report was met; the same code and detail again only counts."""
        _, count = self._counts.get((code.name, detail), (code, 0))
        self._counts[code.name, detail] = (code, count + 1)

    def removed(self, what: str, text: str) -> None:
        """A piece was taken out of the body."""
        self._removed.append(Removed(what, text))

    def close(self, root: Element) -> Cleaned:
        """The finished account with the tree it belongs to."""
        if not self._counts and not self._removed:
            return Cleaned(root)
        place = self.context.place
        diagnostics = tuple(
            Diagnostic(code, place, detail, count)
            for (_, detail), (code, count) in self._counts.items()
        )
        return Cleaned(root, diagnostics, tuple(self._removed))
