"""The character set of a page: what it says, what it is, and what is reported."""

import pytest

from migrator.diagnostics import page as codes
from migrator.readers.page.charset import decode

FRENCH = "Noël à l’œuvre – 5 €"


def html(text, meta="", lang=""):
    """A page with a declaration and a language."""
    return f"<html{f' lang={lang}' if lang else ''}><head>{meta}</head><body>{text}</body></html>"


@pytest.mark.parametrize(
    ("data", "text", "code"),
    [
        (html(FRENCH, '<meta charset="utf-8">').encode(), FRENCH, None),
        (html(FRENCH, '<meta charset="utf-8">').encode("utf-8-sig"), FRENCH, None),
        (html(FRENCH).encode("utf-16"), FRENCH, None),
        (html(FRENCH, "<meta charset=iso-8859-1>").encode("cp1252"), FRENCH, None),
        (
            html(
                FRENCH, '<meta http-equiv="Content-Type" content="text/html; charset=latin1">'
            ).encode("cp1252"),
            FRENCH,
            None,
        ),
        (html(FRENCH).encode(), FRENCH, codes.PAGE_CHARSET_GUESSED),
        (html(FRENCH, lang="fr").encode("cp1252"), FRENCH, codes.PAGE_CHARSET_GUESSED),
        (html("Снег идёт", lang="ru-RU").encode("cp1251"), "Снег идёт", codes.PAGE_CHARSET_GUESSED),
        (html("雪が降る", lang="ja").encode("cp932"), "雪が降る", codes.PAGE_CHARSET_GUESSED),
        (
            html(FRENCH, "<meta charset=iso-8859-1>").encode(),
            FRENCH,
            codes.PAGE_CHARSET_CONTRADICTED,
        ),
        (
            html(FRENCH, "<meta charset=utf-8>", "fr").encode("cp1252"),
            FRENCH,
            codes.PAGE_CHARSET_CONTRADICTED,
        ),
        (html(FRENCH, "<meta charset=klingon>").encode(), FRENCH, codes.PAGE_CHARSET_GUESSED),
        (html("plain").encode(), "plain", None),
    ],
)
def test_the_text_comes_out(data, text, code):
    decoded = decode(data)
    assert text in decoded.text
    assert decoded.code is code


def test_a_page_of_two_character_sets_is_put_together():
    data = html(f"{FRENCH * 5}", "<meta charset=utf-8>").encode() + "déjà “vu”".encode("cp1252")
    decoded = decode(data)
    assert FRENCH in decoded.text
    assert "déjà “vu”" in decoded.text
    assert decoded.code is codes.PAGE_CHARSET_CONTRADICTED


def test_a_letter_cut_in_half_costs_that_letter_alone():
    data = html(FRENCH * 5, "<meta charset=utf-8>").encode().replace("œ".encode(), b"\xc5", 1)
    decoded = decode(data)
    assert decoded.text.count("œ") == 4
    assert decoded.code in {codes.PAGE_BYTES_REPLACED, codes.PAGE_CHARSET_CONTRADICTED}


def test_a_declaration_that_names_no_text_is_not_believed():
    assert "ok" in decode(html("ok", "<meta charset=base64>").encode()).text


def test_what_a_page_was_packed_in_knows_its_character_set():
    data = html("œuf", "<meta charset=utf-8>").encode("cp1252")
    assert "œuf" in decode(data, "windows-1252").text
