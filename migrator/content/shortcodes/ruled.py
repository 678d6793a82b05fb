"""Shortcodes for which the user has a rule → what it says, before anything else reads them."""

import re
from collections.abc import Mapping

from migrator.content.context import Notes
from migrator.content.outside_code import replace_outside_code
from migrator.content.rules import Rule
from migrator.content.shortcodes.parser import Shortcode, names_in, shortcodes


def apply_rules(body: str, notes: Notes) -> str:
    """The body after the rules; what is kept can't be read as a shortcode any more."""
    rules = notes.context.rules.shortcodes
    names = names_in(body) & rules.keys()
    return _Ruled(rules, names, notes).applied(body) if names else body


class _Ruled:
    """The rules that a body needs."""

    def __init__(self, rules: Mapping[str, Rule], names: frozenset[str], notes: Notes) -> None:
        self._rules = rules
        self._names = names
        self._notes = notes
        self._loose = re.compile(rf"\[/(?:{'|'.join(map(re.escape, sorted(names)))})\]")

    def applied(self, text: str) -> str:
        """The text with its shortcodes replaced, those inside others first."""
        parts: list[str] = []
        done = 0
        for shortcode in shortcodes(text, self._names):
            parts.append(self._without_ends(text[done : shortcode.start]))
            done = shortcode.end
            source = text[shortcode.start : done]
            parts.append(source if shortcode.escaped else self._replaced(shortcode, source))
        return "".join([*parts, self._without_ends(text[done:])])

    def _without_ends(self, text: str) -> str:
        """The text without end tags that belong to nothing any more."""
        return replace_outside_code(self._loose, lambda _end: "", text)

    def _replaced(self, shortcode: Shortcode, source: str) -> str:
        rule = self._rules[shortcode.name]
        if rule.action == "drop":
            self._notes.removed("shortcode", source)
            return ""
        # No deeper than there are names: a shortcode ends at the first end tag of its name.
        inner = self.applied(shortcode.inner) if shortcode.inner else ""
        if rule.action == "unwrap":
            return inner
        if rule.action == "keep":
            ends = f"&#91;/{shortcode.name}]" if shortcode.inner is not None else ""
            return f"&#91;{shortcode.name}{shortcode.raw}]{inner}{ends}"
        return rule.filled(inner, lambda name: _value(shortcode, name))


def _value(shortcode: Shortcode, name: str) -> str:
    """An attribute, or a word without a name by its number."""
    attributes = shortcode.attributes
    if name.isdecimal():
        return attributes.bare[int(name)] if int(name) < len(attributes.bare) else ""
    return attributes.named.get(name.lower(), "")
