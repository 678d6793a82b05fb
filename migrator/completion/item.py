"""An item of a source with the same post from elsewhere: read together, they are one post."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from migrator.completion.merging import Reading, Whole, complete
from migrator.diagnostics import Diagnostic
from migrator.diagnostics import completion as codes
from migrator.model import Post
from migrator.readers import Item, Stub

_SAYS_CUT = ("-post-cut", "-post-protected")
"""Ends of the codes by which readers say that a post is not whole."""


@dataclass(frozen=True, slots=True)
class CompletedItem:
    """An item on its way to conversion, with what completes it.

    Attributes:
        stub: As the survey gave it, with what was filled in.
        others: The same post from elsewhere.
        notes: What was met while it was looked for.
    """

    stub: Stub
    item: Item
    others: tuple[Item, ...] = ()
    notes: tuple[Diagnostic, ...] = ()

    @property
    def digest(self) -> str:
        """Of all that it is made of."""
        if not self.others:
            return self.item.digest
        made_of = " ".join(each.digest for each in (self.item, *self.others))
        return hashlib.sha256(made_of.encode()).hexdigest()

    def read(self) -> tuple[Post, tuple[Diagnostic, ...]]:
        """The post, whole where another made it so, and what there is to say of that.

        What was met in the source of the body counts, too.
        """
        post, met = self.item.read()
        if not self.others:
            return post, (*met, *self.notes)
        reads = [each.read() for each in self.others]
        whole = complete(Reading.of(post), [Reading.of(other) for other, _ in reads])
        if whole.body is not None:
            own = (each for each in met if not each.code.name.endswith(_SAYS_CUT))
            met = (*own, *reads[whole.body][1])
        return whole.post, (*met, *self._says(post, whole), *self.notes)

    def _says(self, before: Post, whole: Whole) -> Iterator[Diagnostic]:
        """Where the body came from, and what else was filled in."""
        filled = f"; filled in: {', '.join(whole.filled)}" if whole.filled else ""
        if whole.body is not None:
            source = self.others[whole.body].stub.place
            longer = before.truncated and whole.post.truncated
            code = codes.COMPLETION_STILL_CUT if longer else codes.COMPLETION_MADE_WHOLE
            yield Diagnostic(code, self.stub.place, f"from {source}{filled}")
        elif whole.filled:
            names = ", ".join(dict.fromkeys(each.stub.file for each in self.others))
            detail = f"from {names}{filled}"
            yield Diagnostic(codes.COMPLETION_GAPS_FILLED, self.stub.place, detail)


def completed_stub(stub: Stub, post: Post) -> Stub:
    """The stub of a post that was completed, so that its file is named after what is known now."""
    return replace(
        stub,
        id=post.id,
        title=post.title,
        slug=post.slug,
        link=post.link,
        author=post.author,
        published=post.published,
        categories=tuple(term.slug for term in post.terms_of("category")),
        tags=tuple(term.slug for term in post.terms_of("post_tag")),
    )


def merged(item: Item, others: Sequence[Item]) -> Whole:
    """What an item and the same post elsewhere come to, read together."""
    return complete(Reading.of(item.read()[0]), [Reading.of(each.read()[0]) for each in others])
