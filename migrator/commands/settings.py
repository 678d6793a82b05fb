"""`settings`: layers of settings (file, environment, options), and where each value comes from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import Field, dataclass, fields
from pathlib import Path
from typing import Any, Final

from migrator.settings import Settings, merge, read_toml

PREFIX: Final = "MIGRATOR_"
DEFAULT: Final = "default"


@dataclass(frozen=True, slots=True)
class Layer:
    """Some values, and where they come from; a later layer wins over an earlier one.

    Attributes:
        origin: As an error names it: `migrator.toml`, `environment`, `command line`.
        values: Names and values, as `settings.merge` takes them.
    """

    origin: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Setting:
    """A row of the settings' table with the value that holds.

    Attributes:
        origin: The layer the value comes from, or `default`.
        variable: Its name in the environment.
    """

    name: str
    value: str | bool | int | tuple[str, ...]
    origin: str
    default: str | bool | int | tuple[str, ...]
    variable: str
    choices: tuple[str, ...]
    help: str


def file_layer(path: Path) -> Layer:
    """The settings of a TOML file.

    Raises:
        SettingError: It can't be read.
    """
    return Layer(str(path), read_toml(path))


def environment_layer(
    environment: Mapping[str, str], others: Iterable[str] = ()
) -> tuple[Layer, Sequence[str]]:
    """The settings of the environment, and the `MIGRATOR_*` variables that are none.

    Args:
        environment: All variables.
        others: Variables of the prefix that are known and are no settings.
    """
    known = {_variable(row): row for row in fields(Settings)}
    ours = {name: value for name, value in environment.items() if name.startswith(PREFIX)}
    values = {known[name].name: value for name, value in ours.items() if name in known}
    return Layer("environment", values), sorted(set(ours) - set(known) - set(others))


def stack(layers: Iterable[Layer]) -> Settings:
    """The settings that hold when these layers lie on the defaults.

    Raises:
        SettingError: A layer has a name or value that is not known.
    """
    settings = Settings()
    for layer in layers:
        settings = merge(settings, layer.values, layer.origin)
    return settings


def list_settings(layers: Sequence[Layer]) -> tuple[Setting, ...]:
    """Every setting in the table's order, with its value and where that comes from.

    Raises:
        SettingError: A layer has a name or value that is not known.
    """
    settings, plain = stack(layers), Settings()
    origins = {key.replace("-", "_"): layer.origin for layer in layers for key in layer.values}
    return tuple(
        Setting(
            name=row.name,
            value=getattr(settings, row.name),
            origin=origins.get(row.name, DEFAULT),
            default=getattr(plain, row.name),
            variable=_variable(row),
            choices=row.metadata["choices"],
            help=row.metadata["help"],
        )
        for row in fields(Settings)
    )


def to_toml(rows: Iterable[Setting]) -> str:
    """A `migrator.toml` with every setting: help as comments, defaults commented out."""
    import tomli_w  # noqa: PLC0415  (only this form needs it)

    blocks = ["# Settings of migrator. A line that begins with “#” holds the default."]
    for row in rows:
        line = tomli_w.dumps({row.name: row.value}).rstrip().replace("\n", "")
        choices = [f"# One of: {', '.join(row.choices)}"] if row.choices else []
        mark = "# " if row.value == row.default else ""
        blocks.append("\n".join([f"# {row.help}", *choices, f"{mark}{line}"]))
    return "\n\n".join(blocks) + "\n"


def _variable(row: Field[Any]) -> str:
    return f"{PREFIX}{row.name.upper()}"
