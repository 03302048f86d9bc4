"""Entities across documents: ``resolve(batches) -> Resolution``, or block by block: ``resolve_block``."""

from kg.resolve.blocks import Resolved, Rules, resolve_block, resolve_post, spell_key
from kg.resolve.change import Change
from kg.resolve.claims import Block, BlockKind, Claim, HeldClaim
from kg.resolve.english import english_names
from kg.resolve.entities import (
    English,
    Entity,
    HeldPost,
    Institution,
    Person,
    PolicyDocument,
    Redirect,
    Theme,
    document_key,
)
from kg.resolve.gather import claims_of, institutions_of, people_of, text_of
from kg.resolve.hierarchy import parent_of
from kg.resolve.institutions import entity as known_institution
from kg.resolve.judgements import Judgement
from kg.resolve.occasions import Occasion
from kg.resolve.people import Decision
from kg.resolve.resolution import Resolution, resolve
from kg.resolve.tenures import Spell
from kg.resolve.ties import Ties
from kg.resolve.view import View

__all__ = [
    "Block",
    "BlockKind",
    "Change",
    "Claim",
    "Decision",
    "English",
    "Entity",
    "HeldClaim",
    "HeldPost",
    "Institution",
    "Judgement",
    "Occasion",
    "Person",
    "PolicyDocument",
    "Redirect",
    "Resolution",
    "Resolved",
    "Rules",
    "Spell",
    "Theme",
    "Ties",
    "View",
    "claims_of",
    "document_key",
    "english_names",
    "institutions_of",
    "known_institution",
    "parent_of",
    "people_of",
    "resolve",
    "resolve_block",
    "resolve_post",
    "spell_key",
    "text_of",
]
