"""PHP-serialised meta: decoded where it is serialised, left alone where it only looks so."""

import pytest

from migrator.model import Meta
from migrator.php_value import decode


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ('s:5:"Beete";', "Beete"),
        ('s:7:"Grüße";', "Grüße"),
        ("i:-3;", -3),
        ("d:1.5;", 1.5),
        ("b:1;", True),
        ("N;", None),
        ('a:2:{i:0;s:1:"a";i:1;s:1:"b";}', ["a", "b"]),
        ('a:2:{i:1;s:1:"a";s:1:"k";b:0;}', {"1": "a", "k": False}),
        ("a:0:{}", []),
        ('a:1:{s:1:"a";a:1:{i:0;N;}}', {"a": [None]}),
        ('O:3:"Bed":1:{s:4:"size";i:3;}', {"__class__": "Bed", "size": 3}),
        (" a:1:{i:0;i:1;}\n", [1]),
    ],
)
def test_serialised_values_are_decoded(raw, value):
    decoded = decode(raw)
    assert decoded == value
    assert type(decoded) is type(value)
    assert Meta("key", raw).value == value


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "Tomatoes",
        "a:",
        "N;ever",
        "i:3",
        'a:2:{i:0;s:1:"a";}',
        's:99:"short";',
        's:4:"Grüße";',
        "i:1;i:2;",
        "a:1:{a:0:{}i:1;}",
        's:-1:"";',
        "a:99999999999:{}",
        "d:x;",
        'O:1:"A":1:{' * 3,
        "a:1:{i:0;" * 5000 + "N;" + "}" * 5000,
        "\ud800;",
    ],
    ids=lambda raw: ascii(raw[:12]),
)
def test_what_only_looks_serialised_stays_as_it_was(raw):
    assert decode(raw) == raw


def test_true_and_one_are_not_the_same_key():
    assert decode("a:2:{i:0;b:1;i:1;i:1;}") == [True, 1]
    assert decode('a:2:{s:1:"0";i:1;s:1:"1";i:2;}') in ([1, 2], {"0": 1, "1": 2})
