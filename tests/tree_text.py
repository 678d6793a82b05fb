"""A clean tree as indented text, one node a line, for expectations that people read."""

from migrator.content import Element


def tree_text(root: Element) -> str:
    """Elements as `tag name="value"`, text in quotes, two spaces for each level."""
    lines: list[str] = []
    todo: list[tuple[Element | str, int]] = [(root, 0)]
    while todo:
        node, level = todo.pop()
        if isinstance(node, str):
            lines.append("  " * level + repr(node))
            continue
        attrs = "".join(f' {name}="{value}"' for name, value in node.attrs.items())
        lines.append("  " * level + node.tag + attrs)
        todo.extend((child, level + 1) for child in reversed(node.children))
    return "\n".join(lines) + "\n"
