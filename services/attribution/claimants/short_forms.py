"""Resolves short forms to earlier entities: "the ministry", "Rahimi", "the doctor", "the group", "the IDF"."""

from collections.abc import Iterator

from claimwatch_contracts.vocabulary import ClaimantKind
from services.attribution.claimants.cast import Cast, Entity, may_lengthen, may_shorten
from services.attribution.names.appositions import label_of
from services.attribution.names.claimant_kinds import before_preposition
from services.attribution.names.name_forms import words_of
from services.attribution.names.source_phrases import Naming

_ORGANISATION = frozenset(
    {ClaimantKind.NGO, ClaimantKind.INTERNATIONAL_ORGANISATION, ClaimantKind.UNKNOWN, ClaimantKind.GOVERNMENT}
)
_GROUP = frozenset({ClaimantKind.ARMED_GROUP, ClaimantKind.NGO, ClaimantKind.UNKNOWN})
_MEDIA = frozenset({ClaimantKind.MEDIA})
KINDS_OF_NOUN: dict[str, frozenset[ClaimantKind]] = {
    "group": _GROUP,
    "movement": _GROUP,
    "organisation": _ORGANISATION | _GROUP,
    "organization": _ORGANISATION | _GROUP,
    "body": _ORGANISATION,
    "institution": _ORGANISATION,
    "agency": _ORGANISATION | _MEDIA,
    "alliance": _GROUP | {ClaimantKind.INTERNATIONAL_ORGANISATION},
    "coalition": _GROUP | {ClaimantKind.INTERNATIONAL_ORGANISATION},
    "bloc": frozenset({ClaimantKind.INTERNATIONAL_ORGANISATION}),
    "watchdog": _ORGANISATION - {ClaimantKind.GOVERNMENT},
    "network": _GROUP | _MEDIA,
    "union": frozenset({ClaimantKind.NGO, ClaimantKind.UNKNOWN}),
    "campaign": frozenset({ClaimantKind.NGO, ClaimantKind.UNKNOWN}),
    "charity": frozenset({ClaimantKind.NGO}),
    "militia": frozenset({ClaimantKind.ARMED_GROUP}),
    "party": frozenset({ClaimantKind.UNKNOWN}),
    "company": frozenset({ClaimantKind.UNKNOWN}),
    "firm": frozenset({ClaimantKind.UNKNOWN}),
} | dict.fromkeys(("newspaper", "broadcaster", "paper", "channel", "station", "magazine", "daily", "outlet"), _MEDIA)


def generic_kinds(naming: Naming) -> frozenset[ClaimantKind] | None:
    """The kinds of body that a bare noun ("the group") can mean; ``None`` for any other name."""
    return KINDS_OF_NOUN.get(naming.name.lower()) if not naming.is_new else None


def met_before(cast: Cast, naming: Naming) -> Entity | None:
    """The latest entity that a naming can mean; ``None`` for a new entity."""
    if naming.speaks and naming.is_definite:
        spokesmen = _labelled(cast, "spokesman", naming.words)
        person = _latest(entity for entity in spokesmen if entity.kind is ClaimantKind.PERSON)
        if person:
            return person
    if naming.is_new:
        return None
    same = None if naming.is_role else cast.same(naming)
    return same or _latest(_shortened(cast, naming)) or _latest(_lengthened(cast, naming))


def _shortened(cast: Cast, naming: Naming) -> Iterator[Entity]:
    yield from (entity for entity in cast.bearing(naming.words) if may_shorten(naming, entity))
    if naming.is_definite and naming.name[:1].islower():
        head = before_preposition(naming.name.split())[-1].lower()
        yield from _labelled(cast, label_of(head), naming.words - words_of(head))


def _labelled(cast: Cast, label: str, others: frozenset[str]) -> Iterator[Entity]:
    return (entity for entity in cast.labelled(label) if others <= words_of(entity.text))


def _lengthened(cast: Cast, naming: Naming) -> Iterator[Entity]:
    return (entity for entity in cast.within(naming.words) if may_lengthen(naming, entity))


def _latest(entities: Iterator[Entity]) -> Entity | None:
    return max(entities, key=lambda entity: entity.last_seen, default=None)
