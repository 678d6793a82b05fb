"""A real Ghost imports what is written for it, and its pages are looked at.

`make ghost` sets Ghost up and runs these.
"""
