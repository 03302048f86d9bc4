"""One document in, its facts with evidence out: the order in which the families of facts are made."""

from __future__ import annotations

from kg.extract import facts
from kg.extract.citation import CitationReader
from kg.extract.reading import Reader
from kg.extract.tasks import TaskReader
from kg.extract.topics import TopicReader
from kg.extract.unread import UnreadFinder
from kg.lexicon.lexicons import Lexicons, load
from kg.mention.scan import scan
from kg.model import Document, DocumentFacts, Fact


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
        view = scan(document, self._lex)
        if not view.sentences:
            return DocumentFacts(view.document, (), frame=view.frame)
        reading = self._reader.read(view)
        posts = facts.PostFacts(reading)
        statements = facts.statements(reading)
        tasks = self._tasks.tasks(reading, statements)
        out: list[Fact] = [
            *facts.persons(reading),
            *facts.institutions(reading, self._lex),
            *posts.holdings(),
            *posts.appointments(),
            *facts.meetings(reading),
            *statements,
            *tasks,
            *self._tasks.targets(reading, statements, tasks),
            *self._citations.read(reading, statements, tasks),
            *self._topics.raised(reading, statements, tasks),
        ]
        unread, counts = self._unread.find(reading, out)
        return DocumentFacts(view.document, tuple(out), tuple(unread), view.frame, counts)
