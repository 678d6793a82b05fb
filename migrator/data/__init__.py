"""Data: phrases, selectors, providers; no code."""
