"""Ghost: `data.json`, which Ghost imports, with `content/`, `routes.yaml` and `redirects.json`.

    tables      data/ghost.toml
    slugs       names as Ghost makes them
    structure   the addresses the old site's posts had → the permalink that Ghost is told
    addresses   the survey → the address of every page
    tags        terms, types and languages → tags
    users       authors → staff
    post_rows   a post → its rows: text, meta, tags, authors
    site_rows   the site → settings
    routes      what is served where, and redirects

`_wordpress/` holds the rest; it is no part of an import.
"""
