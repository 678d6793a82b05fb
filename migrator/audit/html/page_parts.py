"""What all pages of the report share: templates, and the policy that says what a page may load."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template


@cache
def text_of(name: str) -> str:
    """A file of the report's data: a style, a script or a template."""
    return (files("migrator") / "data" / "audit_report" / name).read_text("utf-8")


@cache
def template(name: str) -> Template:
    """A page, with places for what is on it."""
    return Template(text_of(name))


@cache
def style_of(*names: str) -> str:
    """Styles, one after the other, in a page's own `style` element.

    They are no files of their own: not every browser lets a page from disk load its neighbours.
    """
    lines = (line.strip() for name in names for line in text_of(name).splitlines())
    return "\n".join(line for line in lines if line)


@cache
def policy(styles: tuple[str, ...], *more: str) -> str:
    """What a page may load: these styles in it, and what is named beside; nothing else.

    A frame in a page has to keep to the page's policy as well as to its own.
    """
    own = " ".join(f"'{hash_of(style)}'" for style in styles)
    return "; ".join(
        ("default-src 'none'", f"style-src {own}", "base-uri 'none'", "form-action 'none'", *more)
    )


def hash_of(text: str) -> str:
    """A text's hash, as a Content-Security-Policy names what may run."""
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"
