"""Codes for the reader of WordPress exports: what was broken and how it was mended."""

from migrator.diagnostics.types import Code, Effect, Severity
