"""The report that people look at: pages that open from disk and ask nothing of a network.

`marking` shows source and result of a post beside each other, `charts` draws the overview, `pages`
puts them into pages, `folder` writes those. Nothing of a post can run in it: its HTML is written
anew from a list of harmless tags without attributes, and stands in a frame that may do nothing.
"""
