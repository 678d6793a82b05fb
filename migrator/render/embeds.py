"""An embed → the link that stands for it, in every form."""

from migrator.content.tree import Element


def link_of(embed: Element) -> Element:
    """The link: its text is the title, or the address where there is none."""
    address = embed.attrs.get("url", "")
    return Element("a", {"href": address}, [embed.attrs.get("title") or address])


def figure_of(embed: Element) -> Element:
    """The embed as HTML has it: a figure with the link, named as WordPress names them."""
    provider = embed.attrs.get("provider", "")
    named = f" is-provider-{provider}" if provider else ""
    return Element("figure", {"class": f"wp-block-embed{named}"}, [link_of(embed)])
