"""What the user wants of shortcodes and blocks: keep, drop, unwrap, or a template in their place.

[shortcodes]
ads = "drop"
box = "unwrap"
button = '<a href="{url}">{inner}</a>'
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Final, Literal

from migrator.settings import SettingError, Settings

Action = Literal["keep", "drop", "unwrap", "replace"]

_ACTIONS: Final[Mapping[str, Action]] = {"keep": "keep", "drop": "drop", "unwrap": "unwrap"}
_NAME = re.compile(r"[^<>&/\[\]\x00-\x20=]+(?:/[\w-]+)?")
_FIELD = re.compile(r"\{([\w-]*)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """What becomes of all that bear a name.

    Attributes:
        template: HTML for `replace`: `{inner}` is what stands inside, any other `{name}` the value
            of that attribute, `{0}` a word without a name; what is not there is left out.
    """

    action: Action
    template: str = ""

    def filled(self, inner: str, value: Callable[[str], str]) -> str:
        """The template with what stands inside, and with the values of attributes, escaped."""
        return _FIELD.sub(
            lambda found: inner if found[1] == "inner" else escape(value(found[1])), self.template
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """What the user asks of bodies.

    Attributes:
        shortcodes: By name.
        blocks: By name with namespace.
        fix_mojibake: Mend text that was read in a wrong encoding.
    """

    shortcodes: Mapping[str, Rule] = field(default_factory=dict)
    blocks: Mapping[str, Rule] = field(default_factory=dict)
    fix_mojibake: bool = False


def read_rules(settings: Settings) -> Rules:
    """The rules that the settings hold.

    Raises:
        SettingError: One is not right.
    """
    blocks = _read(settings.blocks, "blocks")
    return Rules(
        shortcodes=_read(settings.shortcodes, "shortcodes"),
        blocks={name if "/" in name else f"core/{name}": rule for name, rule in blocks.items()},
        fix_mojibake=settings.fix_mojibake,
    )


def _read(texts: Sequence[str], setting: str) -> Mapping[str, Rule]:
    rules: dict[str, Rule] = {}
    for text in texts:
        name, given, action = (part.strip() for part in text.partition("="))
        if not given or not _NAME.fullmatch(name):
            raise SettingError(
                f"{setting}: “{text}” is no rule; write NAME=ACTION, as in ads=drop."
            )
        if action in _ACTIONS:
            rules[name] = Rule(_ACTIONS[action])
        elif "<" in action or "{" in action:
            rules[name] = Rule("replace", action)
        else:
            raise SettingError(
                f"{setting}: “{action}” is no action for “{name}”; it is keep, drop, unwrap, or a "
                "template with a tag or {inner} in it."
            )
    return rules
