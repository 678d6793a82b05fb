"""Diagnostics: everything the tool can report, as a closed table of codes.

A room that reports something imports a `Code` constant from its module here (`diagnostics.wxr`,
`diagnostics.content`, …) and makes a `Diagnostic` with the place where it was met. To add one: a
constant in that module; `CODES` collects it and `migrator explain` and the docs show it.
"""

from collections.abc import Mapping

from migrator.diagnostics import (
    audit,
    audit_site,
    completion,
    content,
    dump,
    feed,
    media,
    output,
    page,
    render,
    rest,
    source,
    transforms,
    verify,
    wxr,
)
from migrator.diagnostics.types import Code, Diagnostic, Effect, Place, Severity

_MODULES = (
    *(source, wxr, page, dump, feed, rest, completion, content, transforms, media, render, output),
    verify,
    audit,
    audit_site,
)

CODES: Mapping[str, Code] = {
    code.name: code
    for module in _MODULES
    for code in vars(module).values()
    if isinstance(code, Code)
}

__all__ = ["CODES", "Code", "Diagnostic", "Effect", "Place", "Severity"]
