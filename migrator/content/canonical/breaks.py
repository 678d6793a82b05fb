"""Line breaks at the end of a run: which there are, and taking them off."""

from migrator.content.tree import Element

_TAKES_PARAGRAPHS = frozenset({"p", "li", "td", "th", "dd"})


def is_paragraph_end(holder: Element) -> bool:
    """Whether one more break parts paragraphs: it follows another, with nothing but blanks between.

    The blanks are taken off. Headings and captions are one run, whatever breaks they have.
    """
    if holder.tag not in _TAKES_PARAGRAPHS:
        return False
    element = holder
    while element.children:
        children = element.children
        last = children[-1]
        if isinstance(last, str):
            before = children[-2] if len(children) > 1 else ""
            if last.strip() or isinstance(before, str) or before.tag != "br":
                return False
            children.pop()
            return True
        if last.tag == "br":
            return True
        if last.tag.startswith("!"):
            return False
        element = last
    return False


def drop_last_breaks(holder: Element) -> None:
    """Take the line breaks off the end of a run."""
    element = holder
    while element.children:
        last = element.children[-1]
        if isinstance(last, str):
            return
        if last.tag == "br":
            element.children.pop()
        elif last.tag.startswith("!") or not last.children:
            return
        else:
            element = last
