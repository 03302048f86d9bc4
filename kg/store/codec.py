"""Facts and claims as bytes and back.

MessagePack, decoded into our own types alone: nothing in a store is ever executed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from hashlib import blake2b
from typing import Any, get_args

import msgspec

from kg.graph.spelling import Triple
from kg.model import Action, Document, DocumentFacts, Fact, Frame, MeetingKind, Moment, PostName, Status, Unread
from kg.resolve import Claim
from kg.resolve.claims import HeldClaim, InstitutionClaim, OccasionClaim, PersonClaim, PostClaim, ThemeClaim

FASTEST = 1
"""Level of compression: the disk is slower than this, and anything beyond it is slower than the disk."""

_encoder = msgspec.msgpack.Encoder()
_anything = msgspec.msgpack.Decoder()
_tagged = msgspec.msgpack.Decoder(list[tuple[str, msgspec.Raw]])
_FACTS: dict[str, type] = {kind.__name__: kind for kind in get_args(Fact)}


@dataclass(frozen=True, slots=True)
class _Found:
    """What extraction made of a document, without the document."""

    facts: bytes
    unread: tuple[Unread, ...] = ()
    triggers: Mapping[str, int] = field(default_factory=dict)
    frame: Frame = field(default_factory=Frame)
    date: str | None = None
    """The day of publication, which extraction may have found in the lead."""


@cache
def _decoder(kind: type) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def pack_document(document: Document) -> bytes:
    """A document, all fields."""
    return zlib.compress(_encoder.encode(document), FASTEST)


def unpack_document(body: bytes) -> Document:
    """The document again."""
    document: Document = _decoder(Document).decode(zlib.decompress(body))
    return document


def digest_of(document: Document) -> bytes:
    """What tells whether a document has changed: a hash of all that can have a part in its facts."""
    fields = (
        document.text,
        document.title,
        document.date,
        document.source,
        document.url,
        document.aside,
        document.extra,
    )
    return blake2b(_encoder.encode(fields), digest_size=16).digest()


def pack_facts(batch: DocumentFacts) -> bytes:
    """The facts of a document."""
    facts = _encoder.encode([(type(fact).__name__, fact) for fact in batch.facts])
    found = _Found(facts, batch.unread, dict(batch.triggers), batch.frame, batch.document.date)
    return zlib.compress(_encoder.encode(found), FASTEST)


def unpack_facts(document: Document, body: bytes) -> DocumentFacts:
    """The facts of *document* again."""
    found: _Found = _decoder(_Found).decode(zlib.decompress(body))
    facts = tuple(_decoder(_FACTS[kind]).decode(raw) for kind, raw in _tagged.decode(found.facts))
    document = replace(document, date=found.date)
    return DocumentFacts(document, facts, found.unread, found.frame, found.triggers)


def pack_claim(claim: Claim) -> bytes:
    """A claim. Equal claims give equal bytes."""
    return _encoder.encode((type(claim).__name__, claim))


def unpack_claim(body: bytes) -> Claim:
    """The claim again."""
    kind, told = _anything.decode(body)
    return _CLAIMS[kind](told)


def _person(told: dict[str, Any]) -> PersonClaim:
    return PersonClaim(
        told["doc"], told["name"], _day(told["published"]), tuple(told["forms"]), tuple(map(_post, told["posts"]))
    )


def _post(told: dict[str, Any]) -> PostClaim:
    basis, earliest, latest = _BASES[told["basis"]], _day(told["earliest"]), _day(told["latest"])
    return PostClaim(PostName(*told["post"]), basis, earliest, latest)


def _institution(told: dict[str, Any]) -> InstitutionClaim:
    return InstitutionClaim(told["doc"], told["name"], told["kind"], told["parent"], tuple(told["forms"]))


def _occasion(told: dict[str, Any]) -> OccasionClaim:
    return OccasionClaim(
        told["doc"],
        told["local"],
        tuple(told["names"]),
        MeetingKind(told["kind"]),
        _moment(told["when"]),
        tuple(told["places"]),
        tuple(told["participants"]),
        tuple(told["chairs"]),
        tuple(told["principals"]),
        tuple((name, PostName(*post)) for name, post in told["posts"]),
    )


def _theme(told: dict[str, Any]) -> ThemeClaim:
    return ThemeClaim(told["label"], told["kind"], told["curated"])


def _held(told: dict[str, Any]) -> HeldClaim:
    return HeldClaim(told["doc"], told["name"], _BASES[told["basis"]], _moment(told["when"]))


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def _moment(told: dict[str, Any] | None) -> Moment | None:
    return Moment(told["text"], _day(told["earliest"]), _day(told["latest"])) if told else None


# By hand, for the decoder takes no field of either of two enumerations.
_BASES: dict[str, Status | Action] = {basis.value: basis for basis in (*Status, *Action)}
_CLAIMS: dict[str, Callable[[dict[str, Any]], Claim]] = {
    "PersonClaim": _person,
    "InstitutionClaim": _institution,
    "OccasionClaim": _occasion,
    "ThemeClaim": _theme,
    "HeldClaim": _held,
}


def pack_original(doc: str, title: str) -> str:
    """The document that another one repeats, by identifier and title."""
    return json.dumps([doc, title])


def unpack_original(told: str) -> tuple[str, str]:
    """Its identifier and title again."""
    doc, title = json.loads(told)
    return doc, title


def pack_triples(triples: Iterable[Triple]) -> bytes:
    """Triples in the order of their spelling."""
    return zlib.compress("\n".join(sorted(map(" ".join, triples))).encode("utf-8", "surrogatepass"), FASTEST)


def unpack_lines(body: bytes) -> list[str]:
    """The triples, each as ``subject predicate object``, sorted."""
    text = zlib.decompress(body).decode("utf-8", "surrogatepass")
    return text.split("\n") if text else []


def triple_of(line: str) -> Triple:
    """A triple out of its line: neither subject nor predicate holds a space."""
    subject, predicate, value = line.split(" ", 2)
    return subject, predicate, value


def line_id(line: str) -> bytes:
    """A short stand-in for a triple's line."""
    return blake2b(line.encode("utf-8", "surrogatepass"), digest_size=16).digest()
