"""The table of embeds holds together: every player leads to an address of its own provider."""

import pytest

from migrator.content.embeds import of_address, of_embed, of_player, providers

NAMED_BY_THE_FRAME = {"{}", "{0}", "https://{0}"}


@pytest.mark.parametrize("provider", providers().all, ids=lambda provider: provider.slug)
def test_the_page_of_every_player_belongs_to_its_provider(provider):
    for _, template in provider.players:
        if template not in NAMED_BY_THE_FRAME:
            address = template.format("abc", "def")
            assert of_embed(address).attrs["provider"] == provider.slug


@pytest.mark.parametrize(
    ("frame", "provider", "page"),
    [
        ("https://www.youtube.com/embed/abc-123?start=9", "youtube", "watch?v=abc-123"),
        ("http://www.dailymotion.com/swf/video/x1", "dailymotion", "/video/x1"),
        ("https://geo.dailymotion.com/player/a.html?video=x1", "dailymotion", "/video/x1"),
        ("https://www.scribd.com/embeds/5/content", "scribd", "/document/5"),
        ("https://platform.twitter.com/embed/Tweet.html?dnt=1&id=5", "twitter", "/status/5"),
        ("https://open.spotify.com/embed/album/a1?theme=0", "spotify", "/album/a1"),
        ("https://imgur.com/a/b/embed?pub=true", "imgur", "imgur.com/a/b"),
        ("https://embed.ted.com/talks/a_talk", "ted", "/talks/a_talk"),
        ("https://video.wordpress.com/embed/aB", "videopress", "/v/aB"),
        ("https://www.tiktok.com/embed/v2/5", "tiktok", "/video/5"),
        ("https://www.instagram.com/p/a-B/embed/captioned/", "instagram", "/p/a-B/"),
        ("https://codepen.io/ida/embed/xY?height=3", "codepen", "/ida/pen/xY"),
        ("https://player.twitch.tv/?channel=ida&parent=a", "twitch", "twitch.tv/ida"),
        ("https://clips.twitch.tv/embed?clip=a-b", "twitch", "clips.twitch.tv/a-b"),
        ("https://www.loom.com/embed/a1", "loom", "/share/a1"),
    ],
)
def test_a_frame_leads_to_the_page_of_what_it_plays(frame, provider, page):
    embed = of_player(frame)
    assert embed.attrs["provider"] == provider
    assert embed.attrs["url"].endswith(page)


def test_what_is_no_address_is_no_embed():
    for text in (
        "",
        "youtube",
        "//",
        "https://",
        "https://youtu.be",
        "https://youtu.be/" + "a" * 9999,
    ):
        assert of_address(text) is None
        assert of_player(text) is None
