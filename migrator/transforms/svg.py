"""An SVG → whether it can do more than be looked at: run a script, or fetch something."""

from pathlib import Path

from lxml import etree

_ACTIVE = frozenset(("script", "foreignobject", "iframe", "handler", "listener", "embed", "object"))
_ADDRESSES = frozenset(("href", "src", "xlink:href", "from", "to", "values"))
_HARMLESS = ("#", "data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp")
_LARGEST = 10_000_000


def is_active(path: Path) -> bool:
    """Whether an SVG is more than a drawing; one that can't be read is taken for such a one."""
    if path.stat().st_size > _LARGEST:
        return True
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.parse(path, parser)
    except (etree.XMLSyntaxError, OSError):
        return True
    parts = tree.iter("*", etree.Entity, etree.ProcessingInstruction)
    return any(_does_something(part) for part in parts)


def _does_something(node: etree._Element) -> bool:
    if not isinstance(node.tag, str) or _local(node.tag) in _ACTIVE:
        return True
    return any(_is_active_attribute(_local(str(key)), str(node.get(key))) for key in node.attrib)


def _is_active_attribute(name: str, value: str) -> bool:
    if name.startswith("on"):
        return True
    plain = "".join(value.split()).lower()
    if name in _ADDRESSES and plain.startswith(("javascript:", "data:", "vbscript:")):
        return not plain.startswith(_HARMLESS)
    return False


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2].lower()
