"""What a body needs to know of other items and of its own meta reaches it from the export."""

import pytest

from migrator.commands.convert import convert
from migrator.commands.inspect import inspect
from migrator.settings import Settings
from tests.wxr_text import export_text, item_text


def meta(key, value):
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


def pattern(number, body, status="publish"):
    text = item_text(number, "Pattern", body)
    return text.replace("[post]", "[wp_block]").replace("[publish]", f"[{status}]")


@pytest.fixture
def converted(tmp_path):
    """Converts items; gives the Markdown of the first, and the names of what was reported."""

    def run(*items, **settings):
        path = tmp_path / "export.xml"
        path.write_text(export_text(*items), encoding="utf-8")
        out = tmp_path / "out"
        report = convert(str(path), out, Settings(**settings))
        (file,) = out.rglob("*note-1.md")
        inspect(str(path), Settings(**settings))
        return file.read_text(encoding="utf-8"), set(report.tally.codes)

    return run


def test_a_pattern_is_shown_wherever_it_stands_in_the_export(converted):
    for jobs in (1, 2):
        markdown, reported = converted(
            item_text(1, "Rye", '<!-- wp:block {"ref":9} /-->'),
            pattern(9, "<!-- wp:paragraph --><p>Sown in autumn</p><!-- /wp:paragraph -->"),
            jobs=jobs,
            overwrite=True,
        )
        assert "Sown in autumn" in markdown
        assert "content-pattern-kept" not in reported


def test_a_pattern_that_is_not_published_is_not_shown(converted):
    markdown, reported = converted(
        item_text(1, "Rye", '<!-- wp:block {"ref":9} /-->'), pattern(9, "<p>Secret</p>", "draft")
    )
    assert "Secret" not in markdown
    assert '<!-- wp:block {"ref":9} /-->' in markdown
    assert "content-pattern-kept" in reported


def test_patterns_that_grow_by_doubling_end(converted):
    twice = '<!-- wp:block {{"ref":{0}}} /--><!-- wp:block {{"ref":{0}}} /-->'
    markdown, reported = converted(
        item_text(1, "Rye", '<!-- wp:block {"ref":100} /-->'),
        *(pattern(number, twice.format(number + 1)) for number in range(100, 120)),
    )
    assert "content-pattern-kept" in reported
    assert len(markdown) < 2_000_000


def test_footnotes_come_from_the_posts_own_meta(converted):
    body = (
        '<!-- wp:paragraph --><p>Rye<sup data-fn="x" class="fn"><a href="#x" id="x-link">1</a>'
        "</sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->"
    )
    markdown, _ = converted(
        item_text(1, "Rye", body, meta("footnotes", '[{"content":"A grain.","id":"x"}]'))
    )
    assert "A grain." in markdown
    assert "](#x-link)" in markdown


def test_a_body_that_a_page_builder_keeps_in_meta_is_read_from_there(converted):
    widget = '{"elType":"widget","widgetType":"heading","settings":{"title":"Winter rye"}}'
    data = meta("_elementor_data", f'[{{"elType":"section","elements":[{widget}]}}]')
    markdown, reported = converted(item_text(1, "Rye", "", data))
    assert "## Winter rye" in markdown
    assert "content-elementor-read" in reported


def test_images_come_back_to_the_files_of_the_export(converted):
    file = item_text(2, "Gate").replace("[post]", "[attachment]").replace("[publish]", "[inherit]")
    file = file.replace(
        "</item>",
        "<wp:attachment_url>https://garden.example/gate-scaled.jpg</wp:attachment_url></item>",
    )
    body = '<img src="http://www.garden.example/gate-300x200.jpg" alt="Gate">'
    markdown, reported = converted(item_text(1, "Rye", body), file)
    assert "](https://garden.example/gate-scaled.jpg)" in markdown
    assert "content-image-original" in reported


def test_a_gallery_without_ids_shows_what_was_uploaded_to_its_post(converted):
    def upload(number, name, place, caption):
        file = item_text(number, "Gate").replace("[post]", "[attachment]")
        fields = (
            f"<wp:attachment_url>https://garden.example/{name}</wp:attachment_url>"
            f"<excerpt:encoded><![CDATA[{caption}]]></excerpt:encoded>"
            f"<wp:post_parent>1</wp:post_parent><wp:menu_order>{place}</wp:menu_order></item>"
        )
        return file.replace("</item>", fields)

    markdown, reported = converted(
        item_text(1, "Rye", "[gallery exclude='5']"),
        upload(2, "last.jpg", 3, "The last one"),
        upload(3, "first.png", 1, ""),
        upload(4, "notes.pdf", 2, ""),
        upload(5, "left-out.jpg", 2, ""),
    )
    assert markdown.index("garden.example/first.png") < markdown.index("garden.example/last.jpg")
    assert "*The last one*" in markdown
    assert "notes.pdf)" not in markdown
    assert "(https://garden.example/left-out.jpg)" not in markdown
    assert "content-shortcode-kept" not in reported


def test_the_settings_say_what_becomes_of_shortcodes(converted):
    markdown, _ = converted(
        item_text(1, "Rye", '[ads id="1"]Buy[/ads] [b]old[/b]'),
        shortcodes=("ads=drop", "b=<strong>{inner}</strong>"),
    )
    assert "Buy" not in markdown.split("---")[2]
    assert "**old**" in markdown
