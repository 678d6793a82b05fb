"""Turns WordPress exports, saved pages and text dumps into clean Markdown or JSON."""

__version__ = "0.1.0"
