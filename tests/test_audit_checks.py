"""What the audit checks beside a post's text: addresses, pictures, people, types, platforms."""

import gzip
from dataclasses import replace

import pytest

from migrator.audit.platform_forms import shown, without_forms
from migrator.commands.audit import audit
from migrator.commands.audit_against import addresses_of
from migrator.commands.audit_external import external_findings
from migrator.commands.convert import convert
from migrator.readers.source import SourceError
from migrator.settings import Settings
from migrator.watching import unwatched
from migrator.web.policy import RUN
from tests.web_server import Waits, answer, serving
from tests.wxr_text import export_text, item_text

FORMS = ("netlify", "cloudflare", "nginx", "apache", "caddy", "vercel", "csv")
COMMENT = (
    "<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author>Bo</wp:comment_author>"
    "<wp:comment_author_email>bo@mail.example</wp:comment_author_email>"
    "<wp:comment_author_IP>192.0.2.7</wp:comment_author_IP>"
    "<wp:comment_content>{text}</wp:comment_content>"
    "<wp:comment_approved>{state}</wp:comment_approved></wp:comment>"
)


@pytest.fixture
def source(tmp_path):
    """Write an export of these items; its path."""

    def _source(*items):
        path = tmp_path / "export.xml"
        path.write_text(export_text(*items), "utf-8")
        return path

    return _source


@pytest.fixture
def output(tmp_path):
    """Write these files of an output; its folder."""

    def _output(**files):
        return written(tmp_path / "site", files)

    return _output


def written(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def said(source, folder, **more):
    """What is found, as `code: detail`, of texts and of the site."""
    found = audit(str(source) if source else None, folder, Settings(jobs=1), **more)
    return {f"{one.code.name.removeprefix('audit-')}: {one.detail}" for one in found.all_findings()}


def page(body="Soft soil.", **fields):
    lines = {"title": '"A"', "id": "1", "date": "2023-05-01T10:00:00+02:00", **fields}
    head = "".join(f"{name}: {value}\n" for name, value in lines.items() if value)
    return f"---\n{head}---\n\n{body}\n"


def test_a_whole_output_has_nothing_to_say_of_it(source, output):
    assert said(source(item_text(1, "A", "Soft soil.")), output(**{"posts/note-1.md": page()})) == (
        set()
    )


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("title", "[A, B]", "title: “['A', 'B']” is no text; put it into quotes"),
        ("lastmod", "soon", "lastmod: “soon” is no date"),
        ("tags", "12", "tags: “12” is no list of names"),
        ("categories", "12", "categories: “12” is no list of names"),
        ("draft", "perhaps", "draft: “perhaps” is neither true nor false"),
    ],
)
def test_a_field_of_the_wrong_type_is_named(output, field, value, fault):
    folder = output(**{"a.md": page(**{field: value})})
    assert f"front-matter-type: {fault}" in said(None, folder)


def test_categories_may_stand_behind_their_parents(output):
    folder = output(**{"a.md": page(categories="[[Lamps, Oil], Fog]")})
    assert said(None, folder) == set()


def test_another_author_is_named_and_another_spelling_is_none(source, output):
    export = source(item_text(1, "A", "Soft soil."))
    folder = output(**{"posts/note-1.md": page(author="Ida")})
    assert said(export, folder) == set()
    written(folder, {"posts/note-1.md": page(author="Otto")})
    assert said(export, folder) == {"author-changed: “ida” is now “Otto”"}


def test_pictures_have_to_be_there_and_to_be_pictures(output):
    body = (
        "![a](a.png) ![b](/img/b.jpg) ![c](c.gif) ![d](https://x.example/wp-content/uploads/d.png)"
    )
    folder = output(
        **{
            "posts/a.md": page(body),
            "posts/a.png": b"\x89PNG\r\n\x1a\n....",
            "static/img/b.jpg": "<!DOCTYPE html><p>Not found",
        }
    )
    assert said(None, folder) == {
        "media-type: /img/b.jpg is a web page",
        "media-missing: c.gif",
        "media-hot-linked: https://x.example/wp-content/uploads/d.png",
    }


def test_comments_that_were_not_approved_and_addresses_of_people_are_found(source, output):
    comments = COMMENT.format(id=1, text="Buy our finest pills here", state="spam")
    comments += COMMENT.format(id=2, text="What a lovely garden indeed", state="1")
    export = source(item_text(1, "A", "Soft soil.", comments))
    kept = '[{"body": "<p>What a lovely garden indeed</p>"}]'
    folder = output(**{"posts/note-1.md": page(), "_data/comments.json": kept})
    assert said(export, folder) == set()
    shows = '[{"body": "Buy our finest pills here", "mail": "bo@mail.example"}]'
    written(folder, {"_data/comments.json": shows})
    assert said(export, folder) == {
        "private-comment: comment 1 (spam)",
        "private-data: bo@mail.example",
    }


def test_a_draft_that_a_platform_does_not_know_as_one_would_be_public(output):
    folder = output(**{"_posts/a.md": page(wordpress="{status: private}", id="")})
    assert said(None, folder) == {"would-be-public: private"}


def moved_site(tmp_path, source):
    """A Hugo site with two posts that have moved, and its redirects in every form."""
    link = "https://garden.example/?p=1"
    export = source(
        item_text(1, "A", "Soft soil.").replace(link, "https://garden.example/old/note-1/"),
        item_text(2, "B", "Hard soil."),
    )
    folder = tmp_path / "moved"
    convert(str(export), folder, Settings(to="hugo", redirects=FORMS, permalink="{slug}"))
    return export, folder


def test_each_old_address_is_served_redirected_or_lost(tmp_path, source):
    export, folder = moved_site(tmp_path, source)
    found = audit(str(export), folder, Settings(jobs=1))
    assert found.addresses is not None
    assert (found.addresses.served, found.addresses.redirected, found.addresses.lost) == (0, 1, 0)
    assert not [one for one in found.findings if "redirect" in one.code.name]


def test_an_address_may_stand_where_others_have_a_slug(tmp_path, source):
    export, _ = moved_site(tmp_path, source)
    convert(str(export), tmp_path / "kept", Settings(to="docusaurus"))
    found = audit(str(export), tmp_path / "kept", Settings(jobs=1))
    assert found.addresses is not None
    assert (found.addresses.served, found.addresses.lost) == (1, 0)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_redirects_can_be_read(tmp_path, source, form):
    export, folder = moved_site(tmp_path, source)
    (kept,) = (folder / "_wordpress/redirects").glob(
        "redirects.csv" if form == "csv" else f"{form}/*"
    )
    text = kept.read_text("utf-8")
    for path in (folder / "_wordpress/redirects").rglob("*"):
        if path.is_file():
            path.unlink()
    for path in folder.glob("content/posts/*.md"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "/old/" not in line), "utf-8")
    lost = "address-gone: https://garden.example/old/note-1/"
    assert lost in said(export, folder)
    kept.write_text(text, "utf-8")
    assert lost not in said(export, folder)


def test_circles_chains_collisions_and_ends_that_are_none_are_named(output):
    rules = (
        "/a /b 301\n/b /a 301\n/c /d 301\n/d /here 301\n/e /here\n/e /there\n/f /gone\n/here /x\n"
    )
    folder = output(**{"a.md": page(url="/here/"), "_redirects": rules})
    assert {line for line in said(None, folder) if line.startswith("redirect")} == {
        "redirect-loop: /a → /b → /a",
        "redirect-loop: /b → /a → /b",
        "redirect-chain: /c → /d → /here",
        "redirect-collision: /e: /here, /there",
        "redirect-collision: /here has a page of its own",
        "redirect-dead: /e → /there",
        "redirect-dead: /f → /gone",
        "redirect-dead: /here → /x",
    }


@pytest.mark.parametrize("old", ["/moved/", "^\\\\/moved\\\\/?$"])
def test_redirects_of_scaffolds_and_of_ghost_are_read(tmp_path, output, old):
    rows = f'[{{"from": "{old}", "to": "/here/"}}]'
    folder = output(**{"a.md": page(url="/here/"), "_data/redirects.json": rows})
    (tmp_path / "list.txt").write_text("/moved/\n")
    against = addresses_of(str(tmp_path / "list.txt"), Settings())
    found = audit(None, folder, Settings(), against=against)
    assert found.against is not None
    assert (found.against.redirected, found.against.lost) == (1, 0)


SITEMAP = "<urlset><url><loc>https://garden.example/{}/</loc></url></urlset>"


def test_a_list_of_addresses_is_held_against_an_output(tmp_path, output):
    folder = output(**{"a.md": page(url="/here/"), "_redirects": "/moved /here 301\n"})
    (tmp_path / "list.txt").write_text("# old\nhttps://garden.example/here\n/moved/\n/gone\n")
    against = addresses_of(str(tmp_path / "list.txt"), Settings())
    found = audit(None, folder, Settings(), against=against)
    assert found.against is not None
    assert (found.against.served, found.against.redirected, found.against.lost) == (1, 1, 1)
    assert [one.detail for one in found.findings] == ["/gone"]


def test_sitemaps_may_be_packed_and_named_by_an_index(tmp_path):
    (tmp_path / "one.xml").write_text(SITEMAP.format("one"))
    (tmp_path / "two.xml.gz").write_bytes(gzip.compress(SITEMAP.format("two").encode()))
    names = ("one.xml", "two.xml.gz")
    places = "".join(f"<sitemap><loc>https://g.example/{name}</loc></sitemap>" for name in names)
    (tmp_path / "index.xml").write_text(f"<sitemapindex>{places}</sitemapindex>")
    found = addresses_of(str(tmp_path / "index.xml"), Settings())
    assert found == ["https://garden.example/one/", "https://garden.example/two/"]


def test_a_feed_is_a_list_too(tmp_path):
    item = "<item><title>A</title><link>https://garden.example/a/</link></item>"
    feed = (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>G</title>{item}</channel></rss>'
    )
    (tmp_path / "feed.xml").write_text(feed)
    assert addresses_of(str(tmp_path / "feed.xml"), Settings()) == ["https://garden.example/a/"]


def test_a_list_without_addresses_is_refused(tmp_path):
    (tmp_path / "list.txt").write_text("nothing here\n")
    with pytest.raises(SourceError, match="names no address"):
        addresses_of(str(tmp_path / "list.txt"), Settings())


def test_other_sites_are_asked_once_each_and_only_a_clear_no_is_a_finding(output):
    with serving({"/good": answer(b"x"), "/shy": answer(b"", status=403)}) as server:
        links = " ".join(
            f"[{name}]({server.url}/{name})" for name in ("good", "gone", "shy", "good")
        )
        folder = output(**{"a.md": page(links)})
        token = RUN.set(Waits().policy())
        try:
            found = [*external_findings(folder, unwatched)]
        finally:
            RUN.reset(token)
    assert server.asked.count("/good") == 1
    assert [one.detail.partition(": ")[0] for one in found] == [f"{server.url}/gone"]


@pytest.mark.parametrize(
    ("written_as", "is_shown"),
    [
        ("{{</* toc */>}}", "{{< toc >}}"),
        ('{{ "{{" }} x }}', "{{ x }}"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("{{/* x() */}}", "{{ x() }}"),
        ("{{< youtube abc123 >}}", "\n<https://www.youtube.com/watch?v=abc123>\n"),
        ('{% vimeo "77" %}', "\n<https://vimeo.com/77>\n"),
        ("{{ x }} {% y %}", "{{ x }} {% y %}"),
    ],
)
def test_what_a_platform_has_of_its_own_is_read_as_it_shows(written_as, is_shown):
    assert shown(written_as) == is_shown


def test_known_forms_are_no_leftovers_and_lines_stay():
    text = "a\n{{< youtube abc123 >}}\n{{ site.x }}\n"
    bare = without_forms(text)
    assert "youtube" not in bare
    assert bare.splitlines()[2] == "{{ site.x }}"


@pytest.mark.parametrize("platform", ["markdown", "jsonl", "hugo", "jekyll", "eleventy"])
def test_what_an_engine_would_run_is_no_loss_on_any_platform(tmp_path, source, platform):
    body = "<p>Write {{ site.name }} and {% raw %} and {{&lt; toc &gt;}}.</p><pre>{{ x }}</pre>"
    export = source(item_text(1, "A", body))
    convert(str(export), tmp_path / "o", replace(Settings(), to=platform))
    found = said(export, tmp_path / "o")
    assert {one for one in found if not one.startswith("left-template")} == set()


def test_items_are_counted_in_groups_on_both_sides(source, output):
    export = source(item_text(1, "A", "Soft soil."), item_text(2, "B", "Hard soil."))
    found = audit(str(export), output(**{"posts/note-1.md": page()}), Settings(jobs=1))
    counts = {(one.by, one.name): (one.source, one.output) for one in found.completeness}
    assert counts == {
        ("type", "post"): (2, 1),
        ("status", "publish"): (2, 1),
        ("year", "2023"): (2, 1),
        ("author", "ida"): (2, 1),
    }


def test_words_that_stand_in_a_shortcode_left_as_it_is_are_not_lost(source, output):
    head, end = '[caption id="a" width="9" caption="Deep roots"]', "[/caption] End."
    body = f'{head}<img src="https://x.example/a.jpg" alt="b">{end}'
    left = f"\\{head}![b](https://x.example/a.jpg)\\{end}".replace("]", "\\]", 1)
    found = said(source(item_text(1, "A", body)), output(**{"posts/note-1.md": page(left)}))
    assert {one.partition(":")[0] for one in found} == {"left-shortcode"}
