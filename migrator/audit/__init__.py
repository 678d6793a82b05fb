"""Audit: what is in a source, what is in an output, and the difference between the two.

It reads both on a road of its own: the readers and the model are shared with the converter, and
nothing else, so that a fault of the converter can't hide itself. The output may be anybody's.
"""
