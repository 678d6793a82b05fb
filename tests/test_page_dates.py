"""Dates on pages: what is read, in which language, and what is no date."""

from datetime import datetime

import pytest

from migrator.readers.page.dates import from_iso, from_path, from_words


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("3 août 2006", "fr", "2006-08-03"),
        ("Publié le 11 février 2019", "fr", "2019-02-11"),
        ("31. Dezember 2019", "de", "2019-12-31"),
        ("8 de noviembre de 2023", "es", "2023-11-08"),
        ("12 марта 2015", "ru", "2015-03-12"),
        ("2014年5月18日", "ja", "2014-05-18"),
        ("March 4, 2011 at 5:12 pm", "en", "2011-03-04"),
        ("1 juli 2015", "", "2015-07-01"),
        ("19. Juni 2018", "en", "2018-06-19"),
        (
            "Posted on June 19th, 2018 by Ann, who keeps bees, in Gardens | 12 comments",
            "en",
            "2018-06-19",
        ),
        ("Donnerstag, 15.2.2018, 19:51", "", "2018-02-15"),
        ("Jun 19 2018", "en", "2018-06-19"),
        ("17.7.11", "en", "2011-07-17"),
        ("von Ann, 8.5.12", "de", "2012-05-08"),
        ("2018년 6월 19일", "ko", "2018-06-19"),
    ],
)
def test_words_are_read_in_the_pages_language(text, language, day):
    assert from_words(text, language).at.date().isoformat() == day


@pytest.mark.parametrize(
    "text",
    [
        "3 days ago",
        "vor 2 Tagen",
        "14 March",
        "May 2020",
        "today at 5:00",
        "12",
        "1500000000",
        "Version 1.2.113",
        "10.0.0.12",
        "June 2018 by Ann",
    ],
)
def test_what_depends_on_today_is_no_date(text):
    assert from_words(text, "en") is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2019-10-31T18:59:50+00:00", "2019-10-31T18:59:50+00:00"),
        ("2008-10-10T10:10:10+0200", "2008-10-10T10:10:10+02:00"),
        ("2021-09-03", "2021-09-03T00:00:00"),
    ],
)
def test_machine_readable_forms(text, at):
    assert from_iso(text).at == datetime.fromisoformat(at)


@pytest.mark.parametrize(
    "text", ["", "0000-00-00 00:00:00", "-0001-11-30T00:00:00+00:00", "9999-01-01", "soon"]
)
def test_a_date_out_of_reason_is_none(text):
    assert from_iso(text) is None


def test_a_permalink_says_the_day():
    assert from_path("https://a.example/2019/10/31/name/").at.date().isoformat() == "2019-10-31"
    assert from_path("https://a.example/2019/13/45/name/") is None
    assert from_path("https://a.example/2019/10/name/") is None
