"""Bench: speed, memory and items lost, side by side with other converters in the same run."""

from pathlib import Path

WORK = Path(__file__).parent / ".work"
"""Where rivals are installed and exports are made; not committed."""
