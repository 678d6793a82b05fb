"""Templates: text that a platform's template engine gives back as it was.

An engine that runs over a post's file takes `{{ x }}` in its text for its own, in prose, in code
and in addresses alike; so what Markdown escapes is no help. In: the finished Markdown of a body.
Out: Markdown that is the same again when the engine has run. See each module for its engine's rule.
To add one: a module here with its two functions, and its row below.
"""

from collections.abc import Mapping

from migrator.render.templates import braces, hexo, hugo, nikola, pelican, zola
from migrator.render.templates.template import Template, unchanged

TEMPLATES: Mapping[str, Template] = {
    template.name: template
    for template in (
        Template("none", "no engine runs over the text", unchanged),
        Template("hugo", "shortcodes of Hugo", hugo.body),
        Template(
            "liquid",
            "Liquid: Jekyll, and Eleventy by default",
            braces.liquid,
            value=braces.liquid,
            switch={"render_with_liquid": False},
        ),
        Template(
            "nunjucks",
            "Nunjucks: Eleventy",
            braces.nunjucks,
            value=braces.nunjucks,
            switch={"templateEngineOverride": "md"},
        ),
        Template(
            "hexo",
            "Nunjucks, as Hexo runs it",
            hexo.body,
            hexo.tree,
            switch={"disableNunjucks": True},
        ),
        Template("zola", "shortcodes of Zola, in Tera's syntax", zola.body, zola.tree),
        Template("tera", "Tera", braces.tera, value=braces.tera),
        Template("nikola", "shortcodes of Nikola", nikola.body, nikola.tree),
        Template("pelican", "{filename} and the like in addresses", pelican.body, pelican.tree),
        Template("mdx", "expressions of MDX", unchanged, value=braces.mdx),
    )
}

__all__ = ["TEMPLATES", "Template"]
