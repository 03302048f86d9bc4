"""All documents at once, in memory: :func:`resolve`. A store does the same block by block, with the same rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import Citation, DocumentFacts
from kg.resolve import copies
from kg.resolve.blocks import Resolved, Rules, resolve_block, resolve_post
from kg.resolve.claims import Block, BlockKind, Claim, HeldClaim
from kg.resolve.copies import Published
from kg.resolve.entities import English, Entity, HeldPost, Institution, Person, PolicyDocument, Theme, document_key
from kg.resolve.gather import claims_of, text_of
from kg.resolve.judgements import Judgement
from kg.resolve.occasions import Occasion
from kg.resolve.ties import Ties
from kg.resolve.view import View


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who: the entities, and for each document what its own names stand for."""

    entities: tuple[Entity, ...]
    documents: Mapping[str, PolicyDocument]
    views: Mapping[str, View] = field(default_factory=dict)
    unplaced: tuple[Judgement, ...] = ()
    """Judgements that name nobody in the documents."""

    def view(self, doc: str) -> View:
        """What the names of one document stand for."""
        return self.views.get(doc) or View()

    @property
    def people(self) -> dict[str, Person]:
        """The people by key."""
        return {entity.key: entity for entity in self.entities if isinstance(entity, Person)}

    @property
    def institutions(self) -> dict[str, Institution]:
        """The institutions by key."""
        return {entity.key: entity for entity in self.entities if isinstance(entity, Institution)}

    @property
    def occasions(self) -> dict[str, Occasion]:
        """The meetings by key."""
        return {entity.key: entity for entity in self.entities if isinstance(entity, Occasion)}

    @property
    def themes(self) -> dict[str, Theme]:
        """The themes by label."""
        return {entity.key: entity for entity in self.entities if isinstance(entity, Theme)}

    @property
    def posts(self) -> tuple[HeldPost, ...]:
        """The posts, each with who is shown in it."""
        return tuple(entity for entity in self.entities if isinstance(entity, HeldPost))


def resolve(
    batches: Iterable[DocumentFacts], *, english: English | None = None, judgements: Iterable[Judgement] = ()
) -> Resolution:
    """The entities that *batches* speak of, and which name in which document stands for which."""
    judgements = tuple(judgements)
    rules, ties = Rules.by(english or English(), judgements), Ties(judgements)
    blocks: dict[Block, list[Claim]] = defaultdict(list)
    documents: dict[str, PolicyDocument] = {}
    texts: list[Published] = []
    titles: dict[str, str] = {}
    for batch in batches:
        texts.append(text_of(batch))
        titles[batch.document.id] = batch.document.title
        for block, claim in claims_of(batch):
            blocks[ties.head(block)].append(claim)
        for fact in batch.facts:
            if isinstance(fact, Citation) and not fact.art:
                key = document_key(fact.title, fact.number)
                documents[key] = PolicyDocument(key, fact.title, fact.number)
    posts = {block: claims for block, claims in blocks.items() if block.kind is BlockKind.POST}
    resolved = {
        block: resolve_block(block, claims, rules) for block, claims in sorted(blocks.items()) if block not in posts
    }
    who = {
        local: key
        for block, result in resolved.items()
        if block.kind is BlockKind.PERSON
        for local, key in result.outcomes.items()
    }
    for block, claims in sorted(posts.items()):
        held = ((c, who.get((c.doc, c.name), c.name)) for c in claims if isinstance(c, HeldClaim))
        resolved[block] = resolve_post(block, held, rules)
    return Resolution(
        entities=tuple(entity for block in sorted(resolved) for entity in resolved[block].entities),
        documents=dict(sorted(documents.items())),
        views=_views(resolved, _originals(texts, titles)),
        unplaced=_unplaced(ties, resolved),
    )


def _unplaced(ties: Ties, resolved: Mapping[Block, Resolved]) -> tuple[Judgement, ...]:
    missing = [block for block in ties.judged if ties.head(block) not in resolved]
    found = [judgement for block in missing for judgement in ties.judgements_of(block)]
    found += [judgement for result in resolved.values() for judgement in result.unplaced]
    return tuple(sorted(set(found), key=lambda judgement: judgement.line))


def _originals(texts: Iterable[Published], titles: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """For each copy, the identifier and title of what it repeats."""
    return {copy: (found.original, titles[found.original]) for found in copies.groups(texts) for copy in found.copies}


def _views(resolved: Mapping[Block, Resolved], originals: Mapping[str, tuple[str, str]]) -> dict[str, View]:
    keys: dict[str, dict[BlockKind, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for block, result in resolved.items():
        for (doc, local), key in result.outcomes.items():
            keys[doc][block.kind][local] = key
    return {doc: View.of(keys.get(doc, {}), originals.get(doc)) for doc in keys.keys() | originals.keys()}
