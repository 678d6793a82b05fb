"""What every kind of feed says, in one form: a channel and its entries, as texts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """A category: its name, and the address or word that says of what kind it is."""

    name: str
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; what it does not say is empty.

    Attributes:
        guid: Its identity, which may be an address.
        number: The post's id where the feed says it, as WordPress.com's do.
        published, updated: As they stand there.
        content: The text in full, as HTML.
        summary: A shorter text beside or instead of it, as HTML.
        base: What relative addresses in the text are relative to.
        files: Addresses of what is enclosed.
        image: Address of a picture that stands for it.
        answers: Guid or address of what it answers.
        comment_feed, comment_count: Address of the feed of its comments, and how many there are.
    """

    title: str
    link: str
    guid: str = ""
    number: str = ""
    author: str = ""
    published: str = ""
    updated: str = ""
    content: str = ""
    summary: str = ""
    base: str = ""
    tags: tuple[Tag, ...] = ()
    files: tuple[str, ...] = ()
    image: str = ""
    answers: str = ""
    comment_feed: str = ""
    comment_count: str = ""

    @property
    def says_something(self) -> bool:
        """Whether anything can be made of it."""
        return bool(self.title or self.link or self.content or self.summary)


@dataclass(frozen=True, slots=True)
class Channel:
    """A whole feed.

    Attributes:
        address: Where the feed says that it lies itself.
        fault, fault_line: Why it is not well-formed, and where; empty where it is.
    """

    title: str
    link: str
    address: str = ""
    description: str = ""
    language: str = ""
    generator: str = ""
    updated: str = ""
    entries: tuple[Entry, ...] = ()
    fault: str = ""
    fault_line: int | None = None

    @property
    def is_wordpress(self) -> bool:
        """Whether WordPress or WordPress.com says that it made the feed."""
        return "wordpress" in self.generator.lower()
