"""A real WordPress on loopback: installed in a language and a theme, filled, and asked.

`python -m tests.wordpress --locale fr_FR --theme twentytwentyone OUT` writes what such a site can
be rescued from (its export, pages, feeds, what our reader has from its API) and `truth.json`, what
is really in it. It needs Debian's packages `wordpress`, `wordpress-l10n`, `wordpress-theme-*`,
`mariadb-server`, `php-mysql`, `php-xml`, `php-mbstring` and `php-gd`.
"""
