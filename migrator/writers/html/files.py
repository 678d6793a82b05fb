"""Where the pages lie: every address of the site as a file that a browser finds on a disk."""

from collections.abc import Mapping
from dataclasses import replace

from migrator.transforms import Addresses, Form, Surveyed
from migrator.writers.html.shelves import CATEGORY, TAG
from migrator.writers.post_types import post_types
from migrator.writers.site.addresses import serve
from migrator.writers.site.serving import Serving

SITE = "site"
DRAFTS = "drafts"
SEARCH = f"{SITE}/search.html"
FEED = f"{SITE}/feed.xml"
POSTS = f"{SITE}/posts.html"
HOME = f"{SITE}/index.html"


def year_file(year: str) -> str:
    """The page of a year."""
    return f"{SITE}/posts-{year}.html"


def site_addresses(surveyed: Surveyed) -> Addresses:
    """The files of all pages; links lead from one to another.

    Raises:
        SettingError: The permalink template is not right.
    """
    years = sorted({_year(day) for day in _days(surveyed)})
    own = (POSTS, SEARCH, "style.css", *map(year_file, years))
    serving = Serving(list="", feed="/feed.xml", taken=tuple(f"/{_below(path)}" for path in own))
    kinds = post_types()
    served = serve(surveyed, serving, kinds.records | kinds.parts)
    items = {
        ordinal: _file(at, DRAFTS if ordinal in served.hidden else SITE)
        for ordinal, at in served.items.items()
    }
    return replace(
        served,
        form=Form.RELATIVE,
        base="",
        items=items,
        terms={
            key: _file(at, SITE) for key, at in served.terms.items() if key[0] in (CATEGORY, TAG)
        },
        authors={login: _file(at, SITE) for login, at in served.authors.items()},
        dates=_dates(surveyed),
        lists={},
        home=HOME,
        feed=FEED,
    )


def _days(surveyed: Surveyed) -> list[str]:
    """The days of posts that are shown, as `2019/03/10`."""
    kinds = post_types()
    return [
        f"{stub.published:%Y/%m/%d}".zfill(10)
        for stub in surveyed.kept
        if stub.published and stub.type == "post" and kinds.is_public(stub.status, stub.protected)
    ]


def _dates(surveyed: Surveyed) -> Mapping[str, str]:
    """Of years, months and days the page of the year."""
    found: dict[str, str] = {}
    for day in _days(surveyed):
        page = year_file(_year(day))
        found.update({day[:4]: page, day[:7]: page, day: page})
    return found


def _year(day: str) -> str:
    return day[:4]


def _below(path: str) -> str:
    return path.removeprefix(f"{SITE}/")


def _file(address: str, folder: str) -> str:
    """`/about/` → `site/about/index.html`; what is a file already keeps its name."""
    return f"{folder}{address}index.html" if address.endswith("/") else f"{folder}{address}"
