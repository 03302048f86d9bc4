"""Which blocks judgements tie together: what is judged the same must be resolved together, whatever it is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.resolve import people
from kg.resolve.claims import Block, BlockKind
from kg.resolve.judgements import Judgement, Reference, Verdict


def block_of(reference: Reference) -> Block | None:
    """The block that a judgement speaks of; ``None`` for what is not resolved by name."""
    match reference.kind:
        case "person":
            return Block(BlockKind.PERSON, people.block_of(reference.name))
        case "institution":
            return Block(BlockKind.INSTITUTION, reference.name)
        case _:
            return None


class Ties:
    """The blocks that the judgements *same* tie together, as sets."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        judgements = tuple(judgements)
        self._home: dict[Block, Block] = {}
        for judgement in judgements:
            left, right = block_of(judgement.left), block_of(judgement.right)
            if judgement.verdict is Verdict.SAME and left and right and left.kind is right.kind:
                self._join(left, right)
        self._members: dict[Block, list[Block]] = defaultdict(list)
        for block in sorted(self._home):
            self._members[self.head(block)].append(block)
        self.judged = frozenset(
            block for judgement in judgements for block in map(block_of, (judgement.left, judgement.right)) if block
        )
        """All blocks that any judgement speaks of."""
        self._judgements = judgements

    def head(self, block: Block) -> Block:
        """The block that stands for all those tied to *block*: the first by name."""
        while (home := self._home.get(block, block)) != block:
            block = home
        return block

    def members(self, block: Block) -> list[Block]:
        """All blocks tied to *block*, itself among them, sorted."""
        return self._members.get(self.head(block)) or [block]

    def judgements_of(self, block: Block) -> tuple[Judgement, ...]:
        """The judgements that speak of a block."""
        if block not in self.judged:
            return ()
        return tuple(j for j in self._judgements if block in (block_of(j.left), block_of(j.right)))

    def _join(self, left: Block, right: Block) -> None:
        one, other = sorted((self.head(left), self.head(right)))
        for block in (left, right, one, other):
            self._home.setdefault(block, block)
        self._home[other] = one
