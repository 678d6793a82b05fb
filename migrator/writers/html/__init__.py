"""A plain site that opens from disk: a page a post, lists, comments, search and a feed, no server.

`site/` is for anyone; `drafts/` holds what is not public, marked; `_wordpress/` the records.
"""
