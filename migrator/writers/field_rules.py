"""The settings of front matter → its fields renamed, dropped, added, put in order, dates as asked.

[fields]
lastmod = "updated"
link = "drop"
"wordpress.meta" = "drop"

[constants]
toc = true
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from migrator.diagnostics import Diagnostic
from migrator.diagnostics.output import FIELD_OF_SCAFFOLD
from migrator.settings import SettingError, Settings, json_value
from migrator.writers.date_format import check_date_format, formatted

_DROP = "drop"
Path = tuple[str, ...]
"""A field, and what it leads to inside it: `wordpress.meta`."""


@dataclass(frozen=True, slots=True)
class FieldRules:
    """What the user asks of front matter. Picklable, made once.

    Attributes:
        dropped: Fields that are left out.
        renamed: New places of fields, by the old ones.
        constants: Fields that every text has.
        order: Fields that come first.
        date_format: Of dates; empty for the usual one.
    """

    dropped: tuple[Path, ...] = ()
    renamed: Mapping[Path, Path] = field(default_factory=dict)
    constants: Mapping[Path, object] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    date_format: str = ""

    def apply(self, fields: Mapping[str, object]) -> dict[str, object]:
        """The fields of a text as the user wants them; places that it does not have are none."""
        said = _copied(fields)
        for path in self.dropped:
            _take(said, path)
        for old, new in self.renamed.items():
            if len(old) == len(new) == 1:
                said = {new[0] if name == old[0] else name: value for name, value in said.items()}
            elif (value := _take(said, old)) is not None:
                _put(said, new, value)
        for path, value in self.constants.items():
            _put(said, path, value)
        if self.order:
            first = {name: said[name] for name in self.order if name in said}
            said = {**first, **{name: said[name] for name in said if name not in first}}
        return _dated(said, self.date_format) if self.date_format else said


@dataclass(frozen=True, slots=True)
class Needs:
    """What may not be touched, since something reads it.

    Attributes:
        reader: Who reads the front matter; empty for nobody in particular.
        fields: Everything that the writer says.
        kept: What the reader can't be without.
        undroppable: What may have another name, but has to be there.
        schema: The scaffold's file that takes no other fields, where there is one.
        scaffold: Whether templates that the tool may write beside it read the fields, too.
    """

    reader: str = ""
    fields: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    undroppable: frozenset[str] = frozenset()
    scaffold: bool = False
    schema: str = ""


def read_field_rules(settings: Settings, needs: Needs) -> FieldRules | None:
    """The rules that the settings hold; None where they ask for nothing.

    Raises:
        SettingError: A rule is not right, or takes away what is needed.
    """
    asked = (settings.fields, settings.constants, settings.field_order, settings.date_format)
    if not any(asked):
        return None
    dropped: list[Path] = []
    renamed: dict[Path, Path] = {}
    for text in settings.fields:
        name, action = _parted(text, "fields", "lastmod=updated or link=drop")
        path = _path(name, "fields")
        _check_kept(path, "fields", needs, action)
        if action == _DROP:
            dropped.append(path)
        else:
            renamed[path] = _path(action, "fields")
    constants: dict[Path, object] = {}
    for text in settings.constants:
        name, value = _parted(text, "constants", "layout=article or toc=true")
        path = _path(name, "constants")
        _check_kept(path, "constants", needs)
        constants[path] = json_value(value)
    _check_goals(dropped, renamed, constants, needs)
    if settings.date_format:
        check_date_format(settings.date_format, needs.reader)
    rules = FieldRules(
        tuple(dropped), renamed, constants, settings.field_order, settings.date_format
    )
    if settings.scaffold and needs.schema:
        _check_schema(rules, needs)
    return rules


def scaffold_notes(
    rules: FieldRules | None, settings: Settings, needs: Needs
) -> tuple[Diagnostic, ...]:
    """Fields that a scaffold's templates read, and that the rules take from them."""
    if rules is None or not (settings.scaffold and needs.scaffold):
        return ()
    paths = (*rules.dropped, *rules.renamed)
    names = [".".join(path) for path in paths if len(path) == 1 and path[0] in needs.fields]
    return tuple(Diagnostic(FIELD_OF_SCAFFOLD, detail=name) for name in names)


def _parted(text: str, setting: str, example: str) -> tuple[str, str]:
    name, equals, action = (part.strip() for part in text.partition("="))
    if not (name and equals and (action or setting == "constants")):
        raise SettingError(f"{setting}: “{text}” is no rule; write NAME=VALUE, as in {example}.")
    return name, action


def _path(text: str, setting: str) -> Path:
    path = tuple(text.split("."))
    if not all(path) or any(part != part.strip() or "\n" in part for part in path):
        raise SettingError(f"{setting}: “{text}” is no name of a field.")
    return path


def _check_kept(path: Path, setting: str, needs: Needs, action: str = "") -> None:
    name = path[0]
    if name in needs.kept and (len(path) == 1 or setting == "constants"):
        raise SettingError(
            f"{setting}: {needs.reader} needs “{name}” as it is; it can't be renamed, dropped or"
            " set."
        )
    if path in {(one,) for one in needs.undroppable} and (action == _DROP or not action):
        raise SettingError(
            f"{setting}: “{name}” keeps apart what is not published; it can be renamed, but not"
            " dropped or set."
        )


def _check_goals(
    dropped: Sequence[Path],
    renamed: Mapping[Path, Path],
    constants: Mapping[Path, object],
    needs: Needs,
) -> None:
    """Look that no two fields come to one place."""
    taken: set[Path] = {(name,) for name in needs.fields}
    taken -= {*dropped, *renamed}
    for old, new in renamed.items():
        if new in taken:
            raise SettingError(
                f"fields: “{'.'.join(old)}” can't be called “{'.'.join(new)}”, since there is a"
                " field of that name; drop or rename that one too."
            )
        taken.add(new)
    for path in constants:
        if path in renamed.values():
            raise SettingError(
                f"constants: “{'.'.join(path)}” is what another field is renamed to."
            )


def _check_schema(rules: FieldRules, needs: Needs) -> None:
    """Look that no field is added which would stop the build."""
    for path in (*rules.renamed.values(), *rules.constants):
        if path[0] not in needs.fields:
            raise SettingError(
                f"fields: the scaffold's {needs.schema} takes no field “{path[0]}”; put it under"
                " “wordpress”, or write without --scaffold for a schema of your own."
            )


def _copied(fields: Mapping[str, object]) -> dict[str, object]:
    """Fields that can be changed, and those inside them."""
    return {
        name: _copied(value) if isinstance(value, Mapping) else value
        for name, value in fields.items()
    }


def _take(fields: dict[str, object], path: Path) -> object:
    """Take a field out; None where there is none. A table that is left empty goes too."""
    *folders, name = path
    tables = [fields]
    for folder in folders:
        inner = tables[-1].get(folder)
        if not isinstance(inner, dict):
            return None
        tables.append(inner)
    value = tables[-1].pop(name, None)
    for table, folder in zip(reversed(tables[:-1]), reversed(folders), strict=True):
        if not table[folder]:
            del table[folder]
    return value


def _put(fields: dict[str, object], path: Path, value: object) -> None:
    """Put a field in its place; what is in the way on the road there gives way."""
    *folders, name = path
    table = fields
    for folder in folders:
        inner = table.get(folder)
        if not isinstance(inner, dict):
            inner = table[folder] = {}
        table = inner
    table[name] = value


def _dated(fields: Mapping[str, object], pattern: str) -> dict[str, object]:
    said: dict[str, object] = {}
    for name, value in fields.items():
        if isinstance(value, datetime):
            said[name] = formatted(value, pattern)
        else:
            said[name] = _dated(value, pattern) if isinstance(value, Mapping) else value
    return said
