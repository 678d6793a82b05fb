"""What is the beginning of what: any piece from the front, with what summaries leave out."""

from hypothesis import given
from hypothesis import strategies as st

from migrator.completion.words import is_beginning

WORDS = st.lists(st.sampled_from(["the", "a", "of", "boat", "keel", "mast", "oar"]), max_size=60)
OTHER = st.lists(st.sampled_from(["bread", "oven", "flour", "salt", "yeast"]), max_size=70)


@given(WORDS, st.integers(0, 60))
def test_any_piece_from_the_front_is_the_beginning(whole, end):
    assert is_beginning(whole[:end], whole)


@given(WORDS, st.integers(0, 60), OTHER)
def test_one_piece_that_a_summary_leaves_out_makes_no_difference(cut, place, inserted):
    place = min(place, len(cut))
    whole = [*cut[:place], *inserted, *cut[place:], "end"]
    assert is_beginning(cut, whole)


@given(WORDS, OTHER)
def test_other_words_are_no_beginning(cut, whole):
    assert is_beginning(cut, whole) is (not cut)


@given(WORDS.filter(lambda words: len(words) > 20), WORDS.filter(lambda words: len(words) < 10))
def test_a_long_text_is_not_the_beginning_of_a_short_one(cut, whole):
    assert not is_beginning(cut, whole)
