"""HTML between blocks (the classic block) → HTML with paragraphs, as the block editor reads it."""

from migrator.content.paragraphs import autop


def render(html: str) -> str:
    """Give it paragraphs, unless it has them already: then its newlines are white space."""
    if not html.strip() or "<p>" in html or "<p " in html:
        return html
    return autop(html)
