"""The node of each thing: which kind of IRI it has, and what its canonical key is."""

from __future__ import annotations

from kg.graph import iris
from kg.graph.iris import DEFAULT_BASE, key, parts
from kg.graph.spelling import Term, iri
from kg.model import Document, Evidence, PostName, Span
from kg.resolve import Institution, Occasion, Person, PolicyDocument, Theme


class Nodes:
    """Mints nodes under one base and keeps those that come again and again."""

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        self.base = iris.check_base(base)
        self._made: dict[tuple[str, str], Term] = {}

    def _node(self, kind: str, canonical: str, *readable: str, base: str | None = None) -> Term:
        known = self._made.get((kind, canonical))
        if known is None:
            known = iri(iris.mint(base or self.base, kind, canonical, *readable))
            self._made[kind, canonical] = known
        return known

    def article(self, document: Document) -> Term:
        """The article, and the named graph that holds what it states."""
        return self._node("article", document.id, document.title or document.id)

    def evidence(self, evidence: Evidence) -> Term:
        """One node per span of a document."""
        # There are more of these than of all other nodes together, and all but the document is digits.
        start, end = str(evidence.start), str(evidence.end)
        words = f"{iris.slug(evidence.doc)}-{start}-{end}".lstrip("-")
        return iri(iris.spell(self.base, "evidence", key(evidence.doc, start, end), words))

    def person(self, person: Person) -> Term:
        """A person."""
        return self._node("person", person.key, person.name)

    def institution(self, institution: Institution) -> Term:
        """An institution."""
        return self._node("institution", institution.key, institution.name)

    def place(self, name: str) -> Term:
        """A place, by its name as told."""
        return self._node("place", name)

    def group(self, label: str, scope: str) -> Term:
        """An unnamed group: the same words at another meeting are other people, so the meeting is in the key."""
        return self._node("group", key(label, scope), label)

    def post(self, post: PostName) -> Term:
        """A post at an institution."""
        return self._node("post", key(*post), *post)

    def tenure(self, person: Person, post: PostName, spell: str = "") -> Term:
        """A tenure of a person in a post; *spell* is the key of a later one, empty for the first."""
        again = (spell,) if spell else ()
        return self._node("tenure", key(person.key, *post, *again), person.name, *post, *again)

    def attestation(self, person: Person, post: PostName, doc: str, status: str, when: str) -> Term:
        """What one document shows of a tenure at one time."""
        return self._fresh("attestation", key(person.key, *post, doc, status, when), person.name, post.title, doc)

    def appointment(self, person: Person, post: PostName, action: str, when: str) -> Term:
        """An act; *when* is its day, or something of the document where the day is not known."""
        return self._fresh("appointment", key(person.key, *post, action, when), person.name, post.title, action)

    def occasion(self, occasion: Occasion) -> Term:
        """A meeting. Readable by its key, not its names: those may grow with every further document."""
        return self._node("meeting", occasion.key, *parts(occasion.key))

    def report(self, occasion: Occasion, doc: str) -> Term:
        """What one article tells of a meeting."""
        return self._fresh("report", key(occasion.key, doc), doc, *parts(occasion.key))

    def participation(self, occasion: Occasion, participant: Term, name: str, role: str, doc: str) -> Term:
        """A participant's part in a meeting as one article tells it, one per role."""
        who = participant[1:-1].removeprefix(self.base)
        return self._fresh("participation", key(occasion.key, who, role, doc), name, role, doc)

    def statement(self, doc: str, source: str, verb: str, content: Span) -> Term:
        """A statement, by where its content stands."""
        place = (str(content.start), str(content.end))
        return self._fresh("statement", key(doc, *place, source, verb), doc, place[0], source, verb)

    def task(self, doc: str, order: int, content: Span) -> Term:
        """An item under a statement, by where its content stands."""
        place = (str(content.start), str(content.end))
        return self._fresh("task", key(doc, str(order), *place), doc, place[0], str(order))

    def theme(self, theme: Theme) -> Term:
        """A theme. The curated ones belong to the ontology and keep its IRIs under any base."""
        return self._node("theme", theme.key, theme.label, base=DEFAULT_BASE if theme.curated else None)

    def document(self, document: PolicyDocument) -> Term:
        """A policy document."""
        return self._node("document", document.key, document.title, document.number or "")

    def theme_mention(self, theme: Theme, doc: str, wording: str) -> Term:
        """A theme in the words of one article."""
        return self._fresh("theme-mention", key(theme.key, doc, wording), doc, wording)

    def citation(self, document: PolicyDocument, doc: str, relation: str) -> Term:
        """How one article stands to one policy document."""
        return self._fresh("citation", key(document.key, doc, relation), doc, relation, document.title)

    def _fresh(self, kind: str, canonical: str, *readable: str) -> Term:
        """A node that is asked for once or twice: not worth keeping."""
        return iri(iris.mint(self.base, kind, canonical, *readable))
