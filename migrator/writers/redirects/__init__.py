"""Redirects: where every old address leads now, in the form of each server and host.

In: the redirects of a site, in order. Out: the text of one file. To add a form: a module here with
a function `write(redirects) -> str`, and its row in `TABLE`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from migrator.writers.redirects import apache, caddy, cloudflare, netlify, nginx, table, vercel
from migrator.writers.site.redirects import Redirect


@dataclass(frozen=True, slots=True)
class Form:
    """A form of redirects.

    Attributes:
        path: The file, below `redirects/`.
        write: From the redirects to its text.
    """

    path: str
    write: Callable[[Sequence[Redirect]], str]


TABLE: Mapping[str, Form] = {
    "netlify": Form("netlify/_redirects", netlify.write),
    "cloudflare": Form("cloudflare/_redirects", cloudflare.write),
    "nginx": Form("nginx/redirects.conf", nginx.write),
    "apache": Form("apache/.htaccess", apache.write),
    "caddy": Form("caddy/redirects.caddy", caddy.write),
    "vercel": Form("vercel/vercel.json", vercel.write),
    "csv": Form("redirects.csv", table.write),
}

__all__ = ["TABLE", "Form"]
