"""Codes for bodies on their way to the clean tree."""

from migrator.diagnostics.types import Code, Effect, Severity
