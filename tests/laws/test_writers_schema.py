"""Laws of the records: whatever a post holds, what is written of it validates and loses nothing."""

from datetime import timedelta, timezone

import orjson
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from migrator.model import Attachment, Author, Comment, Meta, Post, Removed, Site, Term
from migrator.settings import Settings
from migrator.writers import WRITERS, make_plan, schema_text
from tests.written import converted, stub_of, write_all

ITEM, SITE = (
    Draft202012Validator(
        orjson.loads(schema_text(of)), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for of in ("item", "site")
)

words = st.sampled_from(["", "a", "Été", "日本", "\ud800", "a\u2028b\x00", '"', "{{ x }}"])
ids = st.none() | st.integers(0, 5)
zones = st.builds(lambda seconds: timezone(timedelta(seconds=seconds)), st.integers(-50000, 50000))
moments = st.none() | st.datetimes(timezones=zones)
DEEP = 'a:1:{s:1:"k";' * 300 + "N;" + "}" * 300
values = words | st.sampled_from(
    [
        'a:1:{s:1:"k";a:2:{i:0;i:1;i:1;s:1:"x";}}',
        'a:1:{i:5;s:1:"x";}',
        'O:8:"stdClass":1:{s:1:"a";i:1;}',
        *("b:1;", "d:INF;", "i:99999999999999999999;", "N;", "a:1:{broken", DEEP),
    ]
)
metas = st.lists(
    st.builds(Meta, words | st.sampled_from(["_thumbnail_id", "_x"]), values), max_size=3
).map(tuple)
terms = st.lists(
    st.builds(
        Term,
        st.sampled_from(["category", "post_tag", "post_format", "nav_menu", "oven"]),
        words,
        words,
        ids,
        words,
        words,
        metas,
    ),
    max_size=3,
).map(tuple)
files = st.builds(Attachment, words, ids, alt=words, caption=words)
comments = st.builds(Comment, ids, words, moments, words, parent=ids, meta=metas)
removed = st.builds(Removed, words, words, ids)


def few(of):
    return st.lists(of, max_size=2).map(tuple)


posts = st.builds(
    Post,
    ids,
    st.sampled_from(["post", "page", "attachment", "nav_menu_item", "book"]),
    st.sampled_from(["publish", "draft", "odd"]),
    words,
    words,
    slug=words,
    link=words,
    author=words,
    published=moments,
    modified=moments,
    excerpt=words,
    terms=terms,
    parent=ids,
    menu_order=st.integers(-9, 9),
    sticky=st.booleans(),
    password=words,
    meta=metas,
    comments=few(comments),
    attachment=st.none() | files,
    enclosures=few(words),
    featured_image=words,
    truncated=st.booleans(),
    continue_url=words,
    removed=few(removed),
    confidence=st.none() | st.floats(0, 1),
)
sites = st.builds(
    Site, words, words, published=moments, authors=few(st.builds(Author, words)), terms=terms
)
bodies = st.sampled_from([(), ("html",), ("html", "text")])


def outputs(to, items, site, body=(), front_matter="yaml"):
    chosen = Settings(to=to, body=body, front_matter=front_matter)
    plan = make_plan([stub_of(*pair) for pair in enumerate(items)], site, "wxr", chosen)
    made = [converted(at, post, **dict.fromkeys(body, "x")) for at, post in enumerate(items)]
    return plan, write_all(plan, made)


def records(lines):
    return [orjson.loads(line) for line in lines.split(b"\n")[:-1]]


@given(few(posts), sites, bodies)
def test_every_line_of_jsonl_validates(items, site, body):
    _, files = outputs("jsonl", items, site, body)
    read = records(files["items.jsonl"])
    assert len(read) == len(items)
    for record in read:
        ITEM.validate(record)
        assert set(body) == {"html", "text"} & set(record)
    SITE.validate(orjson.loads(files["site.json"]))


@given(few(posts), sites, bodies)
def test_the_json_document_holds_the_records_of_jsonl(items, site, body):
    document = orjson.loads(outputs("json", items, site, body)[1]["items.json"])
    lines = outputs("jsonl", items, site, body)[1]
    assert document == {
        "site": orjson.loads(lines["site.json"]),
        "items": records(lines["items.jsonl"]),
    }


@given(few(posts), sites, st.sampled_from(["yaml", "toml", "json"]))
def test_markdown_files_and_rows_hold_every_item_with_its_meta_and_comments(items, site, form):
    plan, files = outputs("markdown", items, site, front_matter=form)
    assert set(plan.paths.values()) <= set(files)
    SITE.validate(orjson.loads(files["data/site.json"]))
    texts = [post for at, post in enumerate(items) if plan.paths[at] not in plan.shared]
    for path in plan.shared:
        for record in records(files[path]):
            ITEM.validate(record)
    assert len(records(files["data/comments.jsonl"])) == sum(len(post.comments) for post in texts)
    kept = [row.get("meta", []) for row in records(files["data/meta.jsonl"])]
    assert sum(map(len, kept)) == sum(len(post.meta) for post in texts)


@given(values)
def test_meta_that_was_decoded_stands_beside_what_it_was(raw):
    post = Post(1, "post", "publish", "A", "", meta=(Meta("k", raw),))
    _, files = outputs("jsonl", (post,), Site())
    (row,) = records(files["items.jsonl"])[0]["meta"]
    assert row.get("raw", row["value"]) == raw.replace("\ud800", "\ufffd")


def test_every_writer_says_what_it_makes():
    for name, writer in WRITERS.items():
        assert writer.name == name
        assert writer.help.endswith(".")
