"""Pages: what is found of posts on saved pages, ours beside what takes the main text of a page.

In: pages whose posts are known: those of a real WordPress (`tests.wordpress`, whose `truth.json`
says what each page shows), and those of the corpus beside the checkout, where there is one. Out:
precision and recall of posts, their edges, titles, dates, cut marks and words.
docs/pages.md says what is counted and has the figures.
"""
