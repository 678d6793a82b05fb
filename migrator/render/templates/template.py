"""What a template language is to the text it runs over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from migrator.content.tree import Element


def unchanged(text: str) -> str:
    """The text as it is: nothing runs over it."""
    return text


def same_tree(root: Element) -> Element:
    """The tree as it is: the finished text is enough to work on."""
    return root


@dataclass(frozen=True, slots=True)
class Template:
    """One row of `TEMPLATES`.

    Attributes:
        name: As a writer names it.
        engine: What runs, and on which platform.
        body: Finished Markdown → Markdown that is the same again when the engine has run.
        tree: Clean tree → clean tree, before it is written, where the finished text does not show
            what is code and what is an address.
        value: One string → the same, for a title or another value in a file the engine runs over.
        switch: Front matter that turns the engine off for a file; with it, nothing is to be
            escaped.
    """

    name: str
    engine: str
    body: Callable[[str], str]
    tree: Callable[[Element], Element] = same_tree
    value: Callable[[str], str] = unchanged
    switch: Mapping[str, object] = field(default_factory=dict)
