"""The node of each thing: which kind of IRI it has, and what its canonical key is."""

from __future__ import annotations

from kg.graph import iris
from kg.graph.iris import key, parts
from kg.graph.spelling import DEFAULT_BASE, Term, iri
from kg.model import Evidence, PostName, Span
from kg.resolve import Change, document_key


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

    def article(self, doc: str, title: str) -> Term:
        """The article, and the named graph that holds what it states."""
        return self._node("article", doc, title or doc)

    def evidence(self, evidence: Evidence) -> Term:
        """One node per span of a document."""
        # There are more of these than of all other nodes together, and all but the document is digits.
        start, end = str(evidence.start), str(evidence.end)
        words = f"{iris.slug(evidence.doc)}-{start}-{end}".lstrip("-")
        return iri(iris.spell(self.base, "evidence", key(evidence.doc, start, end), words))

    def person(self, person: str) -> Term:
        """A person, by the key, whose first part is the name."""
        return self._node("person", person, parts(person)[0])

    def institution(self, institution: str) -> Term:
        """An institution, by the key, which is its canonical name."""
        return self._node("institution", institution)

    def change(self, change: Change) -> Term:
        """An event in the lives of institutions. Two events of one day differ in their kind or their bodies."""
        when = change.date.isoformat()
        canonical = key(when, change.kind, "|".join(change.before), "|".join(change.after))
        return self._fresh("change", canonical, when, (change.after or change.before)[0])

    def place(self, name: str) -> Term:
        """A place, by its name as told."""
        return self._node("place", name)

    def group(self, label: str, scope: str) -> Term:
        """An unnamed group: the same words at another meeting are other people, so the meeting is in the key."""
        return self._node("group", key(label, scope), label)

    def post(self, post: PostName) -> Term:
        """A post at an institution."""
        return self._node("post", key(*post), *post)

    def tenure(self, person: str, post: PostName, spell: str = "") -> Term:
        """A person's tenure of a post; *spell* tells a later one from the first."""
        name = parts(person)[0]
        if not spell:
            return self._node("tenure", key(person, *post), name, *post)
        return self._node("tenure", key(person, *post, spell), name, *post, spell)

    def attestation(self, person: str, post: PostName, doc: str, status: str, when: str) -> Term:
        """What one document shows of a tenure at one time."""
        return self._fresh("attestation", key(person, *post, doc, status, when), parts(person)[0], post.title, doc)

    def appointment(self, person: str, post: PostName, action: str, when: str) -> Term:
        """An act; *when* is its day, or something of the document where the day is not known."""
        return self._fresh("appointment", key(person, *post, action, when), parts(person)[0], post.title, action)

    def occasion(self, occasion: str) -> Term:
        """A meeting. Readable by its key, not its names: those may grow with every further document."""
        return self._node("meeting", occasion, *parts(occasion))

    def report(self, occasion: str, doc: str) -> Term:
        """What one article tells of a meeting."""
        return self._fresh("report", key(occasion, doc), doc, *parts(occasion))

    def participation(self, occasion: str, participant: Term, name: str, role: str, doc: str) -> Term:
        """A participant's part in a meeting as one article tells it, one per role."""
        who = participant[1:-1].removeprefix(self.base)
        return self._fresh("participation", key(occasion, who, role, doc), name, role, doc)

    def decision(self, left: str, right: str, *told: str) -> Term:
        """What was decided of two people of one name, or of what was taken for one, and by which rule."""
        return self._fresh("decision", key(left, right, *told), *dict.fromkeys((parts(left)[0], parts(right)[0])))

    def statement(self, doc: str, source: str, verb: str, content: Span) -> Term:
        """A statement, by where its content stands."""
        place = (str(content.start), str(content.end))
        return self._fresh("statement", key(doc, *place, source, verb), doc, place[0], source, verb)

    def task(self, doc: str, order: int, content: Span) -> Term:
        """An item under a statement, by where its content stands."""
        place = (str(content.start), str(content.end))
        return self._fresh("task", key(doc, str(order), *place), doc, place[0], str(order))

    def assignment(self, task: Term, who: Term, name: str, role: str) -> Term:
        """What somebody is to do about a task."""
        place, actor = (node[1:-1].removeprefix(self.base) for node in (task, who))
        return self._fresh("assignment", key(place, actor, role), name, role)

    def target(self, doc: str, local: str, indicator: str) -> Term:
        """A target, by its place among those of the document."""
        return self._fresh("target", key(doc, local, indicator), doc, indicator)

    def theme(self, label: str, *, curated: bool) -> Term:
        """A theme. The curated ones belong to the ontology and keep its IRIs under any base."""
        return self._node("theme", label, base=DEFAULT_BASE if curated else None)

    def document(self, title: str, number: str | None) -> Term:
        """A policy document."""
        return self._node("document", document_key(title, number), title, number or "")

    def art_work(self, title: str) -> Term:
        """A song, a play, a film."""
        return self._node("work", title, title)

    def theme_mention(self, label: str, doc: str, wording: str) -> Term:
        """A theme in the words of one article."""
        return self._fresh("theme-mention", key(label, doc, wording), doc, wording)

    def citation(self, title: str, number: str | None, doc: str, relation: str) -> Term:
        """How one article stands to one policy document."""
        return self._fresh("citation", key(document_key(title, number), doc, relation), doc, relation, title)

    def _fresh(self, kind: str, canonical: str, *readable: str) -> Term:
        """A node that is asked for once or twice: not worth keeping."""
        return iri(iris.mint(self.base, kind, canonical, *readable))
