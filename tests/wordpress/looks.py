"""How sites differ that hold the same posts: what their owners chose, beside language and theme."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Choices:
    """What the owner of a site chose.

    Attributes:
        options: WordPress's options → values, beyond those that `install.php` sets.
        mods: Choices of the classic theme.
        style: A style variation of a block theme, by the name of its file.
        templates: Block templates as their owner edited them, by slug.
        pages: Which of our pages are the front page and the page of posts; none: posts in front.
        wide: It has the posts of `recipe_wide` as well.
    """

    options: dict[str, object] = field(default_factory=dict)
    mods: dict[str, str] = field(default_factory=dict)
    style: str = ""
    templates: dict[str, str] = field(default_factory=dict)
    pages: tuple[str, ...] = ()
    wide: bool = False


def _part(slug: str) -> str:
    return f'<!-- wp:template-part {{"slug":"{slug}","tagName":"{slug}"}} /-->'


def _framed(inner: str, tag: str = "main") -> str:
    """A template: header, a group around its parts, footer."""
    group = (
        f'<!-- wp:group {{"tagName":"{tag}","layout":{{"type":"constrained"}}}} -->\n'
        f'<{tag} class="wp-block-group">{inner}</{tag}>\n<!-- /wp:group -->'
    )
    return f"{_part('header')}{group}{_part('footer')}"


def _list(inner: str) -> str:
    query = '{"queryId":1,"query":{"perPage":5,"inherit":true},"layout":{"type":"default"}}'
    return (
        f'<!-- wp:query {query} --><div class="wp-block-query"><!-- wp:post-template -->{inner}'
        "<!-- /wp:post-template --><!-- wp:query-pagination -->"
        "<!-- wp:query-pagination-previous /-->"
        "<!-- wp:query-pagination-numbers /--><!-- wp:query-pagination-next /-->"
        "<!-- /wp:query-pagination --></div><!-- /wp:query -->"
    )


_TITLE = '<!-- wp:post-title {"isLink":true,"level":3} /-->'
_LATEST = (
    "<!-- wp:heading --><h2>Also on this site</h2><!-- /wp:heading --><!-- wp:latest-posts "
    '{"postsToShow":4,"displayPostContent":true,"excerptLength":20,"displayPostDate":true} /-->'
    "<!-- wp:latest-comments /-->"
)
_OTHERS = (
    '<!-- wp:query {"queryId":9,"query":{"perPage":3,"postType":"post","inherit":false}} -->'
    '<div class="wp-block-query"><!-- wp:post-template --><!-- wp:post-title {"isLink":true} /-->'
    "<!-- wp:post-excerpt /--><!-- /wp:post-template --></div><!-- /wp:query -->"
)
_COLUMNS = (
    '<!-- wp:columns --><div class="wp-block-columns"><!-- wp:column {{"width":"70%"}} -->'
    '<div class="wp-block-column" style="flex-basis:70%">{0}</div><!-- /wp:column -->'
    '<!-- wp:column {{"width":"30%"}} --><div class="wp-block-column" style="flex-basis:30%">{1}'
    "</div><!-- /wp:column --></div><!-- /wp:columns -->"
)

EDITED = {
    "index": _framed(_list(f"{_TITLE}<!-- wp:post-date /--><!-- wp:post-content /-->")),
    "home": _framed(
        _COLUMNS.format(
            _list(
                "<!-- wp:post-featured-image /--><!-- wp:post-date /-->"
                f'{_TITLE}<!-- wp:post-author {{"showBio":true,"byline":"Words by"}} /-->'
                '<!-- wp:post-content /--><!-- wp:post-terms {"term":"post_tag"} /-->'
            ),
            _LATEST,
        )
    ),
    "single": _framed(
        _COLUMNS.format(
            '<!-- wp:post-terms {"term":"category"} /--><!-- wp:post-title {"level":1} /-->'
            '<!-- wp:post-excerpt /--><!-- wp:post-featured-image /--><!-- wp:post-content /-->'
            '<!-- wp:post-date {"format":"j F Y"} /--><!-- wp:post-author {"showBio":true} /-->'
            '<!-- wp:post-terms {"term":"post_tag","prefix":"Filed under "} /-->'
            '<!-- wp:post-navigation-link {"type":"previous","showTitle":true} /-->'
            '<!-- wp:post-navigation-link {"showTitle":true} /-->'
            f'<!-- wp:heading --><h2>You may like</h2><!-- /wp:heading -->{_OTHERS}'
            '<!-- wp:post-comments {"legacy":true} /-->',
            _LATEST,
        )
    ),
}  # fmt: skip
"""Templates as an owner may build them: columns, a side of lists, other posts under the post."""

_TALK: dict[str, object] = {
    "page_comments": 1,
    "comments_per_page": 3,
    "thread_comments_depth": 10,
    "default_comments_page": "oldest",
    "show_avatars": 1,
}
_BARE: dict[str, object] = {"permalink_structure": ""}

PLAIN = Choices()

LOOKS = {
    "ru-excerpts": ("ru_RU", "twentytwentyone", Choices(
        _TALK, {"display_excerpt_or_full_post": "excerpt"}, wide=True)),
    "ar-rtl": ("ar", "twentytwentyone", Choices(wide=True)),
    "ja-plain": ("ja", "twentytwentytwo", Choices(_BARE, style="pink", wide=True)),
    "pl-front": ("pl_PL", "twentytwentythree", Choices(
        style="pitch", pages=("page-0", "page-3"), wide=True)),
    "zh-names": ("zh_CN", "twentytwentythree", Choices(
        {"permalink_structure": "/%postname%/"}, style="aubergine", wide=True)),
    "he-archives": ("he_IL", "twentytwentytwo", Choices(
        {**_TALK, "permalink_structure": "/archives/%post_id%"}, style="blue", wide=True)),
    "en-edited": ("en_US", "twentytwentythree", Choices(templates=EDITED, wide=True)),
    "tr-edited": ("tr_TR", "twentytwentytwo", Choices(_TALK, templates=EDITED, wide=True)),
    "pt-paths": ("pt_BR", "twentytwentyone", Choices(
        {"permalink_structure": "/%category%/%postname%.html"}, wide=True)),
    "en-framework": ("en_US", "framework", Choices(_TALK, wide=True)),
    "de-grid": ("de_DE", "grid", Choices(wide=True)),
    "fr-bare": ("fr_FR", "bare", Choices(wide=True)),
    "ru-cards": ("ru_RU", "cards", Choices(wide=True)),
    "es-builder": ("es_ES", "builder", Choices(
        {"permalink_structure": "/%postname%/"}, wide=True)),
    "ja-inside": ("ja", "inside", Choices(wide=True)),
    "de-panels": ("de_DE", "panels", Choices(_TALK, wide=True)),
    "nl-layout": ("nl_NL", "layout", Choices({"permalink_structure": "/%postname%/"}, wide=True)),
    "uk-counter": ("uk", "counter", Choices(wide=True)),
    "en-bluish": ("en_US", "bluish", Choices(_BARE, wide=True)),
}  # fmt: skip
"""Sites beyond those of three themes in three languages, each unlike the others."""
