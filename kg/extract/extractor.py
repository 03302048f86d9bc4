"""Documents in, their facts with evidence out: the order in which the families of facts are made."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import facts
from kg.extract.citation import CitationReader
from kg.extract.reading import Reader
from kg.extract.tasks.gather import TaskReader
from kg.extract.themes.topics import TopicReader
from kg.extract.unread import UnreadFinder
from kg.lexicon.lexicons import Lexicons
from kg.lexicon.loading import load
from kg.mention.scan import scan
from kg.model import Document, DocumentFacts, Fact
from kg.steps import Steps, in_step


class Extractor:
    """Reads documents. Holds no state between documents; make one per process."""

    def __init__(self, lexicons: Lexicons | None = None) -> None:
        self._lex = lexicons if lexicons is not None else load()
        self._reader = Reader(self._lex)
        self._tasks = TaskReader(self._lex)
        self._citations = CitationReader(self._lex)
        self._topics = TopicReader(self._lex)
        self._unread = UnreadFinder(self._lex)

    def extract(self, document: Document) -> DocumentFacts:
        """All facts that *document* states, in the order of the text. Never raises on any text."""
        return self.extract_all((document,))[0]

    def extract_all(self, documents: Sequence[Document]) -> list[DocumentFacts]:
        """The same of several documents, which take each step together.

        Every step has rules and words of its own, more than the processor keeps at hand of all steps: some twenty
        documents at a time are read a tenth faster than one after another.
        """
        return in_step([self._steps(document) for document in documents])

    def _steps(self, document: Document) -> Steps[DocumentFacts]:
        view = yield from scan(document, self._lex)
        if not view.sentences:
            return DocumentFacts(view.document, (), frame=view.frame)
        reading = yield from self._reader.read(view)
        yield
        posts = facts.PostFacts(reading)
        statements = facts.statements(reading)
        out: list[Fact] = [
            *facts.persons(reading),
            *facts.institutions(reading, self._lex),
            *posts.holdings(),
            *posts.appointments(),
            *facts.meetings(reading),
            *statements,
        ]
        yield
        tasks = self._tasks.tasks(reading, statements)
        out += tasks
        yield
        out += self._tasks.targets(reading, statements, tasks)
        yield
        out += self._citations.read(reading, statements, tasks)
        yield
        out += yield from self._topics.raised(reading, statements, tasks)
        yield
        unread, counts = self._unread.find(reading, out)
        return DocumentFacts(view.document, tuple(out), tuple(unread), view.frame, counts)
