"""Whatever is asked of terms, authors and fields: one sentence, or a plan that loses nothing."""

from hypothesis import given
from hypothesis import strategies as st

from migrator.model import Author, Post, Site, Term
from migrator.readers.source import Stub
from migrator.settings import SettingError, Settings
from migrator.writers import make_plan
from migrator.writers.front_matter_form import FORMS

SLUGS = ("a", "b", "c", "d")
TAXONOMIES = ("category", "post_tag", "genre")
TERMS = tuple(
    Term(taxonomy, slug, slug.upper(), at, parent=SLUGS[at - 1] if at else "")
    for taxonomy in TAXONOMIES
    for at, slug in enumerate(SLUGS)
)
SITE = Site(
    url="https://harbour.example",
    terms=TERMS,
    authors=tuple(Author(slug, display_name=slug.upper()) for slug in SLUGS),
)
names = st.sampled_from(
    [*SLUGS, "A", "New", "e/f", "*", "drop", "tag/a", "genre/New", "category/*"]
)
terms = st.builds(
    "{}/{}={}".format,
    st.sampled_from(["category", "tag", "genre"]),
    st.sampled_from([*SLUGS, "*"]),
    names,
)
authors = st.builds(
    "{}={}".format, st.sampled_from(SLUGS), st.sampled_from([*SLUGS, "New", "drop"])
)
stray = st.text(alphabet="ab=/.*{ dropcategory", max_size=12)


def stub(at):
    return Stub(
        at,
        "x.xml",
        1,
        at + 1,
        "post",
        "publish",
        f"Post {at}",
        f"post-{at}",
        f"https://harbour.example/2019/post-{at}/",
        author=SLUGS[at],
        categories=(SLUGS[at], SLUGS[(at + 1) % 4]),
        tags=(SLUGS[at],),
    )


def planned(**settings):
    """A plan; None where the settings were told to be wrong, in one sentence."""
    try:
        return make_plan([stub(at) for at in range(4)], SITE, "wxr", Settings(**settings))
    except SettingError as error:
        told = str(error)
    assert "\n" not in told
    return None


@given(st.lists(terms | stray, max_size=5), st.lists(authors | stray, max_size=4))
def test_terms_and_authors_end_where_the_site_has_them(rules, people):
    plan = planned(to="hugo", terms=tuple(rules), authors=tuple(people), redirects=("csv",))
    if plan is None:
        return
    known = {(term.taxonomy, term.slug) for term in plan.site.terms}
    logins = {author.login for author in plan.site.authors}
    for at in range(4):
        post = Post(at, "post", "publish", "", "", author=SLUGS[at], terms=TERMS)
        after = plan.renaming.post(post)
        assert {(term.taxonomy, term.slug) for term in after.terms} <= known
        assert not after.author or after.author in logins
        assert plan.renaming.post(after).terms == after.terms
    for parent in ((term.taxonomy, term.parent) for term in plan.site.terms if term.parent):
        assert parent in known
    served = {*plan.addresses.terms.values(), *plan.addresses.authors.values()}
    for redirect in plan.map.moved.redirects:
        assert redirect.source.rstrip("/") not in {address.rstrip("/") for address in served}


fields = st.sampled_from(
    ["title", "lastmod", "link", "wordpress.id", "wordpress", "new", "a.b", "draft"]
)


@given(
    st.sampled_from(["markdown", "hugo", "zola", "jekyll"]),
    st.lists(st.builds("{}={}".format, fields, fields | st.just("drop")) | stray, max_size=4),
    st.lists(
        st.builds("{}={}".format, fields, st.sampled_from(["1", "true", '["x"]', "text", "{}"]))
        | stray,
        max_size=3,
    ),
    st.lists(fields, max_size=3),
    st.sampled_from(["", "%Y-%m-%d", "%e %B", "%Y-%m-%dT%H:%M:%S%:z", "%q"]),
)
def test_front_matter_is_always_one_that_can_be_written(to, rules, constants, order, dates):
    plan = planned(
        to=to,
        fields=tuple(rules),
        constants=tuple(constants),
        field_order=tuple(order),
        date_format=dates,
    )
    if plan is None or plan.fields is None:
        return
    said = {
        "title": "T",
        "date": SITE.published,
        "lastmod": None,
        "wordpress": {"id": 1, "meta": {"a": "b"}},
        "draft": True,
        "tags": ["x"],
    }
    said = {name: value for name, value in said.items() if value is not None}
    after = plan.fields.apply(said)
    assert said["wordpress"] == {"id": 1, "meta": {"a": "b"}}
    assert after == plan.fields.apply(said)
    for form in ("yaml", "json", "meta"):
        assert FORMS[form](after)
    kept = {"title", "draft"} if to != "markdown" else set()
    assert kept <= {*after}
