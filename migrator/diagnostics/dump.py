"""Codes for the reader of plain-text dumps."""

from migrator.diagnostics.types import Code, Effect, Severity
