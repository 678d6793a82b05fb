"""Platforms: a module for each site generator, with everything that is its own.

To add one: a module here whose `PLATFORM` is a `Platform`, its row in `writers/table.py`, the files
of its scaffold in `data/scaffolds/`, and its page in `docs/platforms/`.
"""
