"""Sites: a plan and converted items → what a site generator builds, the same way for all of them.

In: a `Platform`, which is all that tells one generator from another. Out: a writer for it.

    serving      the addresses of a platform's pages
    addresses    the survey → the address of every page
    redirects    the old addresses → where they lead
    menus, seo, comments, term_pages    what WordPress keeps beside its texts
    entry        what front matter may say of an item
    scaffold     the smallest site around the content
    site_writer  all of it, in one writer

To add a platform: a module in `writers/platforms/` with a `Platform`, and its row in `table.py`.
"""
