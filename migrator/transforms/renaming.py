"""Terms and authors as the source has them → as the user wants them, wherever they are named.

A plan holds one `Renaming`. Stubs, the site and posts go through it before anything is made of
them, so that no writer knows of it; what the old site called them is kept for its old addresses.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from migrator.diagnostics import Diagnostic
from migrator.diagnostics.transforms import RULE_UNUSED
from migrator.model import Author, Post, Site, Term
from migrator.readers.source import Stub
from migrator.settings import SettingError, Settings
from migrator.transforms.renaming_rules import (
    ALL,
    AuthorRule,
    TermRule,
    key_word,
    read_author_rules,
    read_term_rules,
)

Key = tuple[str, str]
"""Taxonomy and slug of a term; or taxonomy and what its names have in common."""
SURVEYED = frozenset(("category", "post_tag"))
"""Taxonomies whose terms stubs name."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """What is called otherwise from now on. Picklable, made once.

    Attributes:
        before: The site as the source has it.
        known: Terms of the source, by key and by name.
        goals: The term that a rule makes of what it names, None where that is dropped.
        logins: Who an author is from now on, by login; empty for nobody.
        names: What authors are called anew, by login.
        unused: Rules that name nothing, for the report.
    """

    before: Site = field(default_factory=Site)
    known: Mapping[Key, Term] = field(default_factory=dict)
    goals: Mapping[Key, Term | None] = field(default_factory=dict)
    logins: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    unused: tuple[Diagnostic, ...] = ()

    def term(self, term: Term) -> Term | None:
        """What a term is from now on; None where it is dropped."""
        return self._walk(term)[0]

    def goes_round(self, term: Term) -> bool:
        """Whether the rules lead a term to one place twice."""
        return self._walk(term)[1]

    def _walk(self, term: Term) -> tuple[Term | None, bool]:
        """Where the rules lead a term in the end, and whether they go round."""
        at, seen = term, {_key(term)}
        while (now := self._step(at)) is not None and _key(now) != _key(at):
            if _key(now) in seen:
                return now, True
            seen.add(_key(now))
            at = now
        return now, False

    def _step(self, term: Term) -> Term | None:
        """What the one rule that names a term makes of it."""
        words = (key_word(term.slug), key_word(term.name), ALL)
        keys = ((term.taxonomy, word) for word in words)
        key = next((key for key in keys if key in self.goals), None)
        goal = self.goals[key] if key else term
        if goal is None or goal.name != ALL:
            return replace(term, name=goal.name) if goal and _key(goal) == _key(term) else goal
        moved = replace(term, taxonomy=goal.taxonomy, parent="")
        return self.known.get((goal.taxonomy, key_word(term.slug)), moved)

    def slug(self, taxonomy: str, slug: str) -> Key | None:
        """As `term`, of what only the slug is known of."""
        now = self.term(self._named(taxonomy, slug))
        return _key(now) if now else None

    def _named(self, taxonomy: str, slug: str) -> Term:
        found = self.known.get((taxonomy, key_word(slug)))
        return found if found and found.slug == slug else Term(taxonomy, slug, slug)

    @property
    def is_active(self) -> bool:
        """Whether anything is called otherwise."""
        return bool(self.goals or self.logins or self.names)

    def former_terms(self) -> Mapping[Key, Term]:
        """The terms that the old site had, by taxonomy and slug; none where nothing is renamed."""
        return {_key(term): term for term in self.known.values()}

    def author(self, login: str) -> str:
        """Who an author is from now on; empty for nobody."""
        return self.logins.get(login, login)

    def stub(self, stub: Stub, others: Iterable[Key] = ()) -> Stub:
        """A stub with its author and terms as they are from now on.

        Args:
            others: Its terms of taxonomies that a stub does not hold.
        """
        old = [("category", slug) for slug in stub.categories]
        old += [("post_tag", slug) for slug in stub.tags]
        now = [key for old_key in (*old, *others) if (key := self.slug(*old_key))]
        return replace(
            stub,
            author=self.author(stub.author),
            categories=tuple(dict.fromkeys(slug for name, slug in now if name == "category")),
            tags=tuple(dict.fromkeys(slug for name, slug in now if name == "post_tag")),
        )

    def post(self, post: Post) -> Post:
        """A post with its author and terms as they are from now on."""
        terms: dict[Key, Term] = {}
        for term in post.terms:
            now = self.term(term)
            if now is not None:
                plain = Term(now.taxonomy, now.slug, now.name)
                terms.setdefault(_key(now), term if now == term else plain)
        return replace(post, author=self.author(post.author), terms=tuple(terms.values()))

    def site(self) -> Site:
        """The site with its authors and terms as they are from now on."""
        terms: dict[Key, Term] = {}
        for term in self.before.terms:
            now = self.term(term)
            if now is None:
                continue
            if _key(now) == _key(term) or _key(now) not in terms:
                terms[_key(now)] = replace(now, parent=self._parent(term, now))
        return replace(self.before, authors=tuple(self._authors()), terms=tuple(terms.values()))

    def by_old_id(self, site: Site) -> Site:
        """The site with each term under every id that its old ones had, as menus name them."""
        if not self.is_active:
            return site
        pairs = [(term, self.term(term)) for term in self.before.terms]
        return replace(site, terms=tuple(replace(now, id=old.id) for old, now in pairs if now))

    def _parent(self, term: Term, now: Term) -> str:
        """The slug of the nearest of its old parents that is still above it."""
        if term.taxonomy != now.taxonomy:
            return ""
        seen: set[str] = set()
        slug = term.parent
        while slug and slug not in seen:
            seen.add(slug)
            above = self.slug(term.taxonomy, slug)
            if above and above[0] == now.taxonomy and above[1] != now.slug:
                return above[1]
            slug = self._named(term.taxonomy, slug).parent
        return ""

    def _authors(self) -> Iterator[Author]:
        declared = [author.login for author in self.before.authors]
        for author in self.before.authors:
            if self.author(author.login) == author.login:
                name = self.names.get(author.login, author.display_name)
                yield replace(author, display_name=name)
        for login, name in self.names.items():
            if login not in declared:
                yield Author(login, display_name=name)


NOTHING = Renaming()


def _key(term: Term) -> Key:
    return term.taxonomy, term.slug


def read_renaming(settings: Settings, site: Site, stubs: Sequence[Stub]) -> Renaming:
    """What the settings ask for; `NOTHING` where that is nothing.

    Raises:
        SettingError: A rule is not right, or rules go round.
    """
    if not (settings.terms or settings.authors):
        return NOTHING
    known = _known_terms(site, stubs)
    taxonomies = frozenset(taxonomy for taxonomy, _ in known)
    rules = [*read_term_rules(settings.terms, taxonomies)]
    goals = _goals(rules, known)
    people = _People(site, stubs)
    logins, names = people.settle([*read_author_rules(settings.authors)])
    named = {(term.taxonomy, ALL) for term in known.values()}.union(known)
    idle = [
        Diagnostic(RULE_UNUSED, detail=f"terms: {rule.text}")
        for rule in rules
        if (rule.taxonomy, rule.word) not in named and rule.taxonomy in SURVEYED | taxonomies
    ]
    idle += [Diagnostic(RULE_UNUSED, detail=f"authors: {text}") for text in people.unused]
    renaming = Renaming(site, known, goals, logins, names, tuple(idle))
    _refuse_circles(rules, renaming)
    return renaming


def _known_terms(site: Site, stubs: Sequence[Stub]) -> Mapping[Key, Term]:
    """Terms by slug, then by name where no slug is spelt so."""
    terms = {_key(term): term for term in site.terms}
    for stub in stubs:
        for taxonomy, slugs in (("category", stub.categories), ("post_tag", stub.tags)):
            for slug in slugs:
                terms.setdefault((taxonomy, slug), Term(taxonomy, slug, slug))
    found = {(term.taxonomy, key_word(term.slug)): term for term in terms.values()}
    for term in terms.values():
        found.setdefault((term.taxonomy, key_word(term.name)), term)
    return found


def _goals(rules: Sequence[TermRule], known: Mapping[Key, Term]) -> Mapping[Key, Term | None]:
    """What each rule makes of its term: one that there is, else a new one of that name."""
    made: dict[Key, Term] = {}
    goals: dict[Key, Term | None] = {}
    for rule in rules:
        key = (rule.taxonomy, rule.word)
        old = known.get(key)
        word = (rule.goal, key_word(rule.name))
        if not rule.goal:
            goals[key] = None
        elif rule.name == ALL:
            goals[key] = Term(rule.goal, ALL, ALL)
        else:
            there = known.get(word)
            is_other = there is not None and there is not old
            goals[key] = there if is_other else made.setdefault(word, _new(rule, old, known))
    return goals


def _new(rule: TermRule, old: Term | None, known: Mapping[Key, Term]) -> Term:
    """A term of a new name. It keeps its slug where that is free, and with it its address."""
    if old is not None:
        there = known.get((rule.goal, key_word(old.slug)))
        if there is None or there is old:
            parent = old.parent if old.taxonomy == rule.goal else ""
            name = rule.name
            if old.taxonomy != rule.goal and key_word(name) == key_word(old.slug):
                name = old.name
            return replace(old, taxonomy=rule.goal, name=name, parent=parent)
    from slugify import slugify  # noqa: PLC0415  (few runs rename anything)

    base = slug = slugify(rule.name, allow_unicode=True) or "term"
    number = 1
    while (rule.goal, key_word(slug)) in known:
        number += 1
        slug = f"{base}-{number}"
    return Term(rule.goal, slug, rule.name)


def _refuse_circles(rules: Sequence[TermRule], renaming: Renaming) -> None:
    """Look that each rule comes to an end.

    Raises:
        SettingError: Two lead to each other.
    """
    for rule in rules:
        unknown = Term(rule.taxonomy, rule.word, rule.word)
        if renaming.goes_round(renaming.known.get((rule.taxonomy, rule.word), unknown)):
            raise SettingError(f"terms: “{rule.text}” and another rule lead to each other.")


class _People:
    """Everyone who writes, and what the rules make of them."""

    def __init__(self, site: Site, stubs: Sequence[Stub]) -> None:
        used = dict.fromkeys(stub.author for stub in stubs if stub.author)
        declared = dict.fromkeys(author.login for author in site.authors)
        self._logins = {key_word(login): login for login in (*used, *declared)}
        self._names = {
            key_word(author.display_name): author.login
            for author in reversed(site.authors)
            if author.display_name
        }
        self.unused: list[str] = []

    def settle(self, rules: Sequence[AuthorRule]) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Who each author is from now on, and what those are called who have a new name.

        Raises:
            SettingError: Rules go round.
        """
        leads: dict[str, str] = {}
        names: dict[str, str] = {}
        for rule in rules:
            login = self._find(rule.word)
            if not login:
                self.unused.append(rule.text)
            elif rule.action == "drop":
                leads[login] = ""
            elif (other := self._find(key_word(rule.name))) and other != login:
                leads[login] = other
            else:
                names[login] = rule.name
                self._names.setdefault(key_word(rule.name), login)
        return {login: _end(login, leads) for login in leads}, names

    def _find(self, word: str) -> str:
        return self._logins.get(word) or self._names.get(word, "")


def _end(login: str, leads: Mapping[str, str]) -> str:
    """Where rules lead an author in the end."""
    seen = [login]
    while seen[-1] in leads:
        after = leads[seen[-1]]
        if after in seen:
            raise SettingError(f"authors: the rules for “{login}” and “{after}” go round.")
        seen.append(after)
    return seen[-1]
