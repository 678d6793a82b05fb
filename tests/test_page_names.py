"""What a page's titles say its post is called, and what they say of its site."""

import pytest

from migrator.readers.page.names import read_names


@pytest.mark.parametrize(
    ("titles", "sites", "host", "title"),
    [
        (("A swarm in May",), (), "", "A swarm in May"),
        (("A swarm in May | Bees",), ("Bees",), "", "A swarm in May"),
        (("A swarm ‹ Bees",), ("Bees",), "", "A swarm"),
        (("Sauerteig – brot.example",), (), "www.brot.example", "Sauerteig"),
        (("Brot - Alte Mühle",), (), "alte-muehle.example", "Brot - Alte Mühle"),
        (("Brot - Altemühle",), (), "altemühle.example", "Brot"),
        (("Salt – and smoke | Bees", "Salt – and smoke"), (), "", "Salt – and smoke"),
        (("brot.example",), (), "brot.example", ""),
        ((), ("Bees",), "", ""),
    ],
)
def test_the_title_is_without_the_sites_name(titles, sites, host, title):
    assert read_names(titles, sites, host).title == title


@pytest.mark.parametrize(
    ("heading", "agrees"),
    [
        ("A swarm in May", True),
        ("a  swarm, in May!", True),
        ("A swarm in May — Bees and so on", True),
        ("Bees and so on", False),
        ("A swarm", False),
        ("A swarm in May and a second one in June", False),
        ("", False),
    ],
)
def test_a_heading_agrees_as_a_whole_or_not_at_all(heading, agrees):
    names = read_names(("A swarm in May — Bees and so on",), ("Bees and so on",), "")
    assert names.agree(heading) is agrees
