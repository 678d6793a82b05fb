"""The store's promises over whole runs: what is written, what is left alone, what is refused."""

import pytest

from migrator.diagnostics import Place
from migrator.store import (
    Collection,
    Existing,
    Outcome,
    OutFile,
    PlanConflictError,
    Row,
    Store,
    StoreError,
    UnsafePathError,
)
from tests.store_runs import blog, ledger, outcome, planned, run, tree

POSTS = {"posts/one.md": "Un\n", "posts/two.md": "Deux\n", "pages/a/b.md": "Trois\n"}


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def content(out):
    return {path: data for path, data in tree(out).items() if not path.startswith(".migrator/")}


def put_all(store, entries, *, collections=()):
    """A run of a store that is open and checked."""
    store.begin(collections)
    for entry in entries:
        store.put(entry)
    store.finish()


def test_every_file_of_the_plan_is_there_and_nothing_else(out):
    run(out, blog(POSTS))
    assert content(out) == {path: text.encode() for path, text in POSTS.items()}
    assert sorted(path.name for path in (out / ".migrator").iterdir()) == [
        "ledger.sqlite",
        "report.json",
        "report.md",
    ]


def test_nothing_is_created_before_begin(out):
    with Store.open(out) as store:
        store.check(POSTS)
    assert not out.exists()


def test_running_again_touches_no_file(out):
    run(out, blog(POSTS, rows=True))
    before = {path: (out / path).stat() for path in content(out)}
    report = run(out, blog(POSTS, rows=True))
    after = {path: (out / path).stat() for path in content(out)}
    assert {path: (s.st_ino, s.st_mtime_ns) for path, s in before.items()} == {
        path: (s.st_ino, s.st_mtime_ns) for path, s in after.items()
    }
    assert (report.tally.changed, report.tally.unchanged) == (0, 4)


def test_only_what_changed_is_written(out):
    run(out, blog(POSTS))
    report = run(out, blog(POSTS | {"posts/two.md": "Zwei\n"}))
    assert (report.tally.changed, report.tally.unchanged) == (1, 2)
    assert (out / "posts/two.md").read_text() == "Zwei\n"


def test_rows_stand_in_order_between_head_and_tail(out):
    array = Collection("all.json", b"[\n", b",\n", b"\n]\n")
    with Store.open(out) as store:
        store.check(["all.json"])
        put_all(
            store,
            [
                Outcome(number, "written", Place(), "", rows=(Row("all.json", b"%d" % number),))
                for number in range(3)
            ],
            collections=[array],
        )
    assert (out / "all.json").read_bytes() == b"[\n0,\n1,\n2\n]\n"


def test_a_collection_without_rows_is_head_and_tail(out):
    with Store.open(out) as store:
        store.check(["all.json"])
        put_all(store, [], collections=[Collection("all.json", b"[", b",", b"]\n")])
    assert (out / "all.json").read_bytes() == b"[]\n"


def test_files_of_no_item_are_written_kept_and_removed_like_others(out):
    for files in (
        [OutFile("config.toml", b"x"), OutFile("old.toml", b"y")],
        [OutFile("config.toml", b"x")],
    ):
        with Store.open(out) as store:
            store.check(file.path for file in files)
            store.begin()
            store.put_site(files)
            report = store.finish()
    assert content(out) == {"config.toml": b"x"}
    assert (report.tally.items, report.tally.unchanged, report.tally.removed) == (0, 1, 1)


def test_a_file_of_someone_else_is_never_overwritten(out):
    (out / "posts").mkdir(parents=True)
    (out / "posts/two.md").write_text("mine")
    with pytest.raises(PlanConflictError, match=r"posts/two\.md is not ours") as caught:
        run(out, blog(POSTS))
    assert [entry.path for entry in caught.value.conflicts] == ["posts/two.md"]
    assert tree(out) == {"posts/two.md": b"mine"}


def test_a_file_edited_since_is_never_overwritten(out):
    run(out, blog(POSTS))
    (out / "posts/one.md").write_text("Un, corrected by hand\n")
    before = tree(out)
    with pytest.raises(PlanConflictError, match=r"posts/one\.md was edited since"):
        run(out, blog({path: text.upper() for path, text in POSTS.items()}))
    assert tree(out) == before


def test_a_file_edited_while_we_run_is_not_overwritten_either(out):
    run(out, blog(POSTS))
    changed = blog({path: text.upper() for path, text in POSTS.items()})
    with Store.open(out) as store:
        store.check(planned(changed))
        (out / "posts/one.md").write_text("edited meanwhile")
        with pytest.raises(PlanConflictError, match=r"posts/one\.md was edited since"):
            put_all(store, changed)
    assert (out / "posts/one.md").read_text() == "edited meanwhile"


def test_overwrite_replaces_files_that_are_not_ours(out):
    (out / "posts").mkdir(parents=True)
    (out / "posts/two.md").write_text("mine")
    run(out, blog(POSTS), existing=Existing.OVERWRITE)
    assert (out / "posts/two.md").read_text() == "Deux\n"


def test_overwrite_adopts_a_file_that_has_the_bytes_already(out):
    (out / "posts").mkdir(parents=True)
    (out / "posts/two.md").write_text("Deux\n")
    report = run(out, blog(POSTS), existing=Existing.OVERWRITE)
    assert report.tally.unchanged == 1
    assert run(out, blog(POSTS)).tally.unchanged == 3


@pytest.mark.parametrize("existing", Existing)
def test_a_folder_at_a_planned_path_is_a_conflict(out, existing):
    (out / "posts/one.md").mkdir(parents=True)
    with pytest.raises(PlanConflictError, match="is a folder"):
        run(out, blog(POSTS), existing=existing)


@pytest.mark.parametrize("existing", Existing)
def test_a_file_where_a_folder_has_to_be_is_a_conflict(out, existing):
    out.mkdir()
    (out / "posts").write_text("a file")
    with pytest.raises(PlanConflictError, match="lies under posts, which is a file"):
        run(out, blog(POSTS), existing=existing)


@pytest.mark.parametrize("existing", Existing)
def test_no_file_is_written_through_a_linked_folder(out, tmp_path, existing):
    outside = tmp_path / "outside"
    outside.mkdir()
    out.mkdir()
    (out / "posts").symlink_to(outside)
    with pytest.raises(PlanConflictError, match="lies under posts, which is a symbolic link"):
        run(out, blog(POSTS), existing=existing)
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("existing", Existing)
def test_no_file_is_written_through_a_link(out, tmp_path, existing):
    outside = tmp_path / "outside.md"
    outside.write_text("not ours")
    (out / "posts").mkdir(parents=True)
    (out / "posts/one.md").symlink_to(outside)
    with pytest.raises(PlanConflictError, match="is a symbolic link"):
        run(out, blog(POSTS), existing=existing)
    assert outside.read_text() == "not ours"


def test_a_folder_that_becomes_a_link_while_we_run_is_refused(out, tmp_path):
    entries = blog(POSTS)
    with Store.open(out) as store:
        store.check(planned(entries))
        out.mkdir()
        (out / "posts").symlink_to(tmp_path)
        with pytest.raises(UnsafePathError, match="lies under posts, which is a symbolic link"):
            put_all(store, entries)
    assert not (tmp_path / "one.md").exists()


@pytest.mark.parametrize("name", [".migrator", ".migrator/half-written", ".migrator/ledger.sqlite"])
def test_a_linked_state_folder_or_ledger_is_refused(out, tmp_path, name):
    outside = tmp_path / "outside"
    if name.endswith("sqlite"):
        outside.write_bytes(b"")
    else:
        outside.mkdir()
    link = out / name
    link.parent.mkdir(parents=True)
    link.symlink_to(outside)
    with pytest.raises(UnsafePathError, match="symbolic link"):
        run(out, blog(POSTS))
    assert outside.is_file() or list(outside.iterdir()) == []


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "a/../../x",
        "/x",
        "",
        "a//b",
        "./x",
        "a\\..\\x",
        "C:x",
        "a\0b",
        ".migrator/ledger.sqlite",
        ".Migrator/x",
        "a\udcffb",
    ],
)
def test_a_path_that_leads_out_is_refused(out, path):
    with Store.open(out) as store, pytest.raises(UnsafePathError):
        store.check([path])


@pytest.mark.parametrize("other", ["caf\N{LATIN SMALL LETTER E WITH ACUTE}.md", "CAFE\u0301.md"])
def test_one_path_for_two_files_is_refused(out, other):
    with Store.open(out) as store, pytest.raises(StoreError, match="one path to two files"):
        store.check(["caf\N{LATIN SMALL LETTER E WITH ACUTE}.md", other])


def test_a_file_and_a_folder_of_one_name_are_refused(out):
    with Store.open(out) as store, pytest.raises(StoreError, match="a file and a folder"):
        store.check(["a/b/c.md", "a/B"])


def test_a_file_that_was_not_planned_is_refused(out):
    with Store.open(out) as store:
        store.check(["a.md"])
        with pytest.raises(StoreError, match=r"b\.md is not in the plan"):
            put_all(store, [outcome(0, "b.md", "text")])


def test_a_row_for_a_collection_that_was_not_begun_is_refused(out):
    with Store.open(out) as store:
        store.check(["a.md"])
        with pytest.raises(StoreError, match="no collection"):
            put_all(store, [outcome(0, "a.md", "text", rows=True)])


def test_a_file_no_longer_planned_is_removed_with_its_empty_folders(out):
    run(out, blog(POSTS))
    report = run(out, blog({"posts/one.md": "Un\n"}))
    assert list(content(out)) == ["posts/one.md"]
    assert not (out / "pages").exists()
    assert [entry.code.name for entry in report.stale] == ["output-stale-removed"] * 2
    assert ledger(out, "SELECT path FROM files") == [("posts/one.md",)]


def test_a_stale_file_that_was_edited_stays_and_is_no_longer_ours(out):
    run(out, blog(POSTS))
    (out / "posts/two.md").write_text("edited")
    report = run(out, blog({"posts/one.md": "Un\n"}))
    assert (out / "posts/two.md").read_text() == "edited"
    assert "output-stale-edited" in [entry.code.name for entry in report.stale]
    with pytest.raises(PlanConflictError, match="is not ours"):
        run(out, blog(POSTS))


def test_the_files_of_another_source_stay(out):
    run(out, blog({"en/one.md": "One\n"}, source="english.xml"))
    report = run(out, blog({"fr/un.md": "Un\n"}, source="francais.xml"))
    assert list(content(out)) == ["en/one.md", "fr/un.md"]
    assert [entry.code.name for entry in report.stale] == ["output-from-other-source"]


def test_the_last_good_file_of_an_item_that_now_fails_stays(out):
    run(out, blog(POSTS))
    with Store.open(out) as store:
        store.check(POSTS)
        put_all(store, [Outcome(0, "failed", Place("blog.xml", 1), "0")])
    assert content(out) == {path: text.encode() for path, text in POSTS.items()}


def test_a_folder_given_as_a_link_is_followed(out, tmp_path):
    real = tmp_path / "real"
    real.mkdir()
    out.symlink_to(real)
    run(out, blog(POSTS))
    assert (real / "posts/one.md").read_text() == "Un\n"


@pytest.mark.parametrize("text", ["Same\n", "Other\n"])
def test_a_name_that_changes_its_case_alone_is_no_conflict(out, text):
    """A hard link is to this disk what two spellings are to one that is blind to case."""
    run(out, blog({"about.md": "Same\n"}))
    (out / "About.md").hardlink_to(out / "about.md")
    run(out, blog({"About.md": text}))
    assert (out / "About.md").read_text() == text
    assert ledger(out, "SELECT path FROM files") == [("About.md",)]
