"""How a fingerprint is stored: packed, with the hashes of its shingles as eight bytes each."""

import struct
from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from claimwatch_contracts.base import Contract, Instant, Versioned
from claimwatch_contracts.vocabulary import Measure
from services.archive.stories.amounts import Amount
from services.archive.stories.fingerprint import Fingerprint, StoryPlace
from services.archive.stories.shingles import Shingles


class StoredAmount(Contract):
    """A number of the text; see ``Amount``."""

    value: str
    measure: Measure | None
    before: int
    after: int
    leads: bool


class StoredFingerprint(Versioned):
    """A fingerprint; see ``Fingerprint``. Hashes are little-endian, in order, in base64."""

    article_id: str
    revision: Annotated[int, Field(ge=1)]
    publisher: str
    url: str | None
    published: Instant
    title: str
    text_key: str
    words: int
    shingles: str
    rate: int
    lead: str
    amounts: tuple[StoredAmount, ...]
    corrected: bool


def to_store(fingerprint: Fingerprint) -> StoredFingerprint:
    """The fingerprint as it is stored; its story is stored beside it."""
    return StoredFingerprint(
        article_id=fingerprint.article_id,
        revision=fingerprint.revision,
        publisher=fingerprint.publisher,
        url=fingerprint.url,
        published=fingerprint.published,
        title=fingerprint.title,
        text_key=fingerprint.text_key,
        words=fingerprint.words,
        shingles=_encoded(fingerprint.shingles.hashes),
        rate=fingerprint.shingles.rate,
        lead=_encoded(fingerprint.lead.hashes),
        amounts=tuple(map(_amount, fingerprint.amounts)),
        corrected=fingerprint.corrected,
    )


def from_store(stored: StoredFingerprint, story: StoryPlace) -> Fingerprint:
    """The fingerprint that was stored, in its story."""
    return Fingerprint(
        article_id=stored.article_id,
        revision=stored.revision,
        publisher=stored.publisher,
        url=stored.url,
        published=stored.published,
        title=stored.title,
        text_key=stored.text_key,
        words=stored.words,
        shingles=Shingles(_decoded(stored.shingles), stored.rate),
        lead=Shingles(_decoded(stored.lead)),
        amounts=tuple(Amount(each.value, each.measure, each.before, each.after, each.leads) for each in stored.amounts),
        corrected=stored.corrected,
        story=story,
    )


def _amount(amount: Amount) -> StoredAmount:
    return StoredAmount(
        value=amount.value, measure=amount.measure, before=amount.before, after=amount.after, leads=amount.leads
    )


def _encoded(hashes: Iterable[int]) -> str:
    ordered = sorted(hashes)
    return b64encode(struct.pack(f"<{len(ordered)}Q", *ordered)).decode()


def _decoded(text: str) -> frozenset[int]:
    packed = b64decode(text)
    return frozenset(struct.unpack(f"<{len(packed) // 8}Q", packed))
