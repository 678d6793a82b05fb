"""What takes the main text of a page, called as its documentation shows."""

import logging
import warnings
from collections.abc import Callable
from dataclasses import dataclass

from bench.pages.words import text_of


@dataclass(frozen=True)
class Rival:
    """A library: the HTML of a page, its address and language → the text it takes for the main."""

    name: str
    text: Callable[[str, str, str], str]


def _trafilatura(html: str, url: str, _language: str) -> str:
    import trafilatura  # noqa: PLC0415  (rivals are installed when they are measured)

    return trafilatura.extract(html, url=url, include_comments=False) or ""


def _readability(html: str, url: str, _language: str) -> str:
    from readability import Document  # noqa: PLC0415  (as above)

    return text_of(Document(html, url=url).summary(html_partial=True))


def _newspaper(html: str, url: str, language: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what else could be installed
        from newspaper import Article  # noqa: PLC0415  (as above)

    article = Article(url, language=language, fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return str(article.text)


def _quiet(text: Callable[[str, str, str], str]) -> Callable[[str, str, str], str]:
    """The same; what fails gives no text."""

    def tried(html: str, url: str, language: str) -> str:
        try:
            return text(html, url, language)
        except Exception as error:  # noqa: BLE001  (a rival's fault is its result)
            logging.getLogger(__name__).info("%s: %s", url, error)
            return ""

    return tried


RIVALS = (
    Rival("trafilatura", _quiet(_trafilatura)),
    Rival("readability-lxml", _quiet(_readability)),
    Rival("newspaper4k", _quiet(_newspaper)),
)
