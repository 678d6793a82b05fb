"""The phrase catalogue: what it knows, and what it leaves alone."""

from collections import defaultdict

import pytest

from migrator.readers.phrases import catalogue, ends_with, match


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Continue reading →", "read-more"),
        ("CONTINUE READING", "read-more"),
        ("Continue reading “A walk” →", "read-more"),
        ("Lire la suite…", "read-more"),
        ("(more…)", "read-more"),
        ("(more...)", "read-more"),
        ("続きを読む", "read-more"),
        ("%d bloggers like this:", "likes"),
        ("12 bloggers like this:", "likes"),
        ("A 3 blogueros les gusta esto:", "likes"),
        ("7人のブロガーが「いいね」をつけました。", "likes"),
        ("Propulsé par WordPress", "powered"),
        ("« Ältere Kommentare", "navigation"),
        ("21 commenti", "comments"),
        ("Zum Inhalt springen", "skip-link"),
        ("L’article La marée est apparu en premier sur Le quai.", "appeared-first"),
        ("Schließen und akzeptieren", "cookie-banner"),
        ("Abonnez-vous à ce blog par e-mail", "subscribe"),
        ("This post is password protected. Enter the password to view comments.", "protected"),
        ("Публикувано на 3 май 2019", "posted-on"),
    ],
)
def test_a_phrase_is_known_filled_and_unfilled(line, key):
    assert match(line).key == key


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Lire la suite demande du courage.",
        "Read more books, said the librarian.",
        "Share the bread before it is cold.",
        "The bloggers like this place.",
        "Weiterlesen kann nur, wer angefangen hat.",
        "Deja un comentario amable en la mesa y márchate.",
        "The post office appeared first in the north of the town.",
        "Das Schiff erschien zuerst auf der anderen Seite.",
        "Cookies were baked and accepted by everyone at the table.",
        "Related by marriage, they seldom spoke.",
        "Subscribe to the view of the river and you will not be bored.",
        "Comentarios no faltaron aquella noche.",
        "Nous avons partagé le pain et le sel.",
        "Older posts held the fence, newer posts held nothing.",
        "x" * 5000,
    ],
)
def test_a_sentence_that_begins_like_a_phrase_is_none(line):
    assert match(line) is None


def test_brackets_are_part_of_a_phrase():
    assert match("more", ("read-more",)) is None


@pytest.mark.parametrize(
    ("line", "piece"),
    [
        ("So it went on. Continue reading", "Continue reading"),
        ("Es regnete. Weiterlesen →", "Weiterlesen →"),
        ("Il partit… Lire la suite", "Lire la suite"),
        ("雨が降った。続きを読む", "続きを読む"),
    ],
)
def test_a_marker_after_a_finished_sentence_is_found_where_it_begins(line, piece):
    assert line[ends_with(line, "read-more").start :] == piece


@pytest.mark.parametrize(
    "line",
    [
        "She told me to read more",
        "Il faut du courage pour lire la suite",
        "Qué pena. Seguir leyendo es difícil.",
        "Read more. Then rest a while.",
        "Continue reading",
    ],
)
def test_words_that_are_the_sentence_itself_are_no_marker(line):
    assert ends_with(line, "read-more") is None


def test_core_phrases_are_there_in_many_languages():
    locales = defaultdict(set)
    for phrase in catalogue():
        locales[phrase.key].add(phrase.locale)
    core = ("comments", "comment-form", "comment-reply", "navigation", "protected", "powered")
    for key in (*core, "read-more", "edit", "widget"):
        assert len(locales[key]) >= 50, key
    assert len(locales["month-3"]) >= 50
    for key in ("likes", "like", "share", "related", "posted-on", "posted-in", "skip-link"):
        assert len(locales[key]) >= 12, key
    for key in ("posted-by", "subscribe", "cookie-banner", "appeared-first", "tagged"):
        assert len(locales[key]) >= 7, key


def test_every_row_of_the_catalogue_matches_itself():
    for phrase in catalogue():
        filled = phrase.text.replace("%d", "4").replace("%s", "Anna")
        assert match(phrase.text, (phrase.key,)) is not None, phrase
        assert match(filled, (phrase.key,)) is not None or "%1$s" in filled, phrase
