"""The address and title of a link or image, as they stand between its parentheses."""

import re

AUTOLINK = re.compile(r"[a-z][a-z0-9+.-]{1,31}:[\w/?#@!$&'()*+,;=.~:-]+", re.ASCII)
_ENTITY_LIKE = re.compile(r"&(?=#?\w+;)")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_PLAIN = re.compile(r"[\w/?#@!$&'*+,;=.~:%-]+", re.ASCII)  # as nearly every address is
_NEEDS_ANGLES = re.compile(r"[\s<\x00-\x1f\x7f]|^$")
_BREAKS = re.compile(r"[\r\n]")


def target(address: str, title: str) -> str:
    """An address and a title as they stand between a link's parentheses."""
    if _PLAIN.fullmatch(address) and ";" not in address:
        return f"{address}{_title(title)}"
    address = _escape(_BREAKS.sub("", address))
    if _NEEDS_ANGLES.search(address) or not balanced(address):
        address = re.sub("[<>]", r"\\\g<0>", address)
        address = f"<{address}>" if address or title else ""
    return f"{address}{_title(title)}"


def _title(title: str) -> str:
    """A title behind its space, nothing for none."""
    if not title:
        return ""
    words = _escape(" ".join(title.split())).replace('"', '\\"')
    return f' "{words}"' if words else ""


def _escape(text: str) -> str:
    """Backslashes and entities kept as they are."""
    return _ENTITY_LIKE.sub(r"\\&", _BACKSLASH.sub(r"\\\\", text))


def balanced(address: str) -> bool:
    """Whether parentheses pair up, not too deep."""
    if "(" not in address and ")" not in address:
        return True
    depth = 0
    for char in address:
        depth += (char == "(") - (char == ")")
        if not 0 <= depth <= 30:
            return False
    return depth == 0
