"""Tables of plain text."""

from migrator.cli.tables import Column, text_table

COLUMNS = (Column("name"), Column("count", "right"))


def test_cells_are_aligned_by_what_a_terminal_shows():
    table = text_table(COLUMNS, [("cafe\u0301", "7"), ("日本", "1,200"), ("ab", "10")])
    assert table == "name  count\ncafe\u0301      7\n日本  1,200\nab       10\n"


def test_a_cell_can_neither_break_the_table_nor_steer_the_terminal():
    table = text_table(COLUMNS, [("a\nb\x1b[31m", "1")])
    assert "a\\x0ab\\x1b[31m" in table
    assert table.count("\n") == 2


def test_what_people_write_is_shown_as_it_is():
    for text in ("« Où\u00a0? »", "10\u202f000", "👩\u200d🌾", "cafe\u0301"):
        assert text_table((Column(""),), [(text,)]) == text + "\n"


def test_the_direction_of_writing_is_not_turned_around():
    assert "\u202e" not in text_table((Column(""),), [("a\u202eb",)])


def test_empty_headings_take_no_line():
    assert text_table((Column(""), Column("")), [("a", "b")], "  ") == "  a  b\n"
