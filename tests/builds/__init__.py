"""Exports are converted for each platform and built by the real one; the built sites are looked at.

`make builds` sets up the platforms and runs these. To add a platform: its row in `platforms.py`.
"""
