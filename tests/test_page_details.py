"""Lines of a post's details: whose name stands in them, and whose does not."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from migrator.readers.page.details import author_in, is_name, line_of


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Posted on June 19, 2018 by Ann Lee", "Ann Lee"),
        ("by ann on June 19th, 2018", "ann"),
        ("19. Juni 2018 von Jörg Böhm in Gärten", "Jörg Böhm"),
        ("19 juin 2018 par Zoé | 3 commentaires", "Zoé"),
        ("Por María de la Luz, 3 de mayo de 2019", "María de la Luz"),
        ("Door Anke van Dijk op 3 mei 2019", "Anke van Dijk"),
        ("Autor: Jan Novák", "Jan Novák"),
        ("Written by hand in a shed", ""),
        ("Stand by the river and wait", ""),
        ("June 19, 2018", ""),
        ("", ""),
    ],
)
def test_the_name_is_what_stands_after_by(line, name):
    assert author_in(line) == name


def test_what_is_too_long_is_no_line():
    tree = LexborHTMLParser(f"<p>Posted by Ann. {'It rained. ' * 60}</p>")
    assert line_of(tree.css_first("p")) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee", True),
        ("Rechtsanwältin Dr. Ute Maria Groß", True),
        ("View author page", False),
        ("→ Ann", False),
        ("All posts", False),
        ("", False),
    ],
)
def test_a_link_to_an_author_shows_a_name_or_says_what_it_is_for(text, name):
    assert is_name(text) is name
