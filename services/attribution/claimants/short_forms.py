"""Resolves short forms to earlier entities: "the ministry", "Rahimi", "the doctor", "the group", "the IDF"."""

import re
from collections.abc import Iterator

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.names.countries import owners
from claimwatch_language.wordlists import word_set
from services.attribution.claimants.cast import Cast, Entity, may_lengthen, may_shorten
from services.attribution.names.appositions import label_of
from services.attribution.names.claimant_kinds import before_preposition
from services.attribution.names.name_forms import words_of
from services.attribution.names.source_phrases import Naming

_ORGANISATION = frozenset(
    {ClaimantKind.NGO, ClaimantKind.INTERNATIONAL_ORGANISATION, ClaimantKind.UNKNOWN, ClaimantKind.GOVERNMENT}
)
_GROUP = frozenset({ClaimantKind.ARMED_GROUP, ClaimantKind.NGO, ClaimantKind.UNKNOWN})
_FIGHTERS = frozenset({ClaimantKind.ARMED_GROUP})
_MEDIA = frozenset({ClaimantKind.MEDIA})
_OBSERVER = _ORGANISATION - {ClaimantKind.GOVERNMENT}
KINDS_OF_NOUN: dict[str, frozenset[ClaimantKind]] = {
    "group": _GROUP,
    "movement": _GROUP,
    "organisation": _ORGANISATION | _GROUP,
    "organization": _ORGANISATION | _GROUP,
    "body": _ORGANISATION,
    "institution": _ORGANISATION,
    "agency": _ORGANISATION | _MEDIA,
    "alliance": _GROUP | {ClaimantKind.INTERNATIONAL_ORGANISATION},
    "bloc": frozenset({ClaimantKind.INTERNATIONAL_ORGANISATION}),
    "watchdog": _OBSERVER,
    "monitor": _OBSERVER,
    "observatory": _OBSERVER,
    "network": _GROUP | _MEDIA,
    "union": frozenset({ClaimantKind.NGO, ClaimantKind.UNKNOWN}),
    "campaign": frozenset({ClaimantKind.NGO, ClaimantKind.UNKNOWN}),
    "charity": frozenset({ClaimantKind.NGO}),
    "militia": frozenset({ClaimantKind.ARMED_GROUP}),
    "party": frozenset({ClaimantKind.UNKNOWN}),
    "company": frozenset({ClaimantKind.UNKNOWN}),
    "firm": frozenset({ClaimantKind.UNKNOWN}),
} | dict.fromkeys(("newspaper", "broadcaster", "paper", "channel", "station", "magazine", "daily", "outlet"), _MEDIA)


_OF_OBSERVERS = word_set("rights monitoring war aid relief humanitarian advocacy activist conflict medical")
_OF_FIGHTERS = word_set("rebel armed militant insurgent jihadist")
_OF_ANY = word_set("extremist islamist opposition political religious private independent international local national")
_NO_AGENCIES = word_set(
    "force forces army navy military troops guard guards police ministry government court council parliament hospital "
    "university party board brigade"
)
"""Heads of names whose bearers nobody calls an agency."""
_NO_GROUPS = word_set(
    "ministry government court council parliament hospital clinic university police office agency authority commission "
    "centre center institute department directorate mission laboratory school"
)
"""Heads of names whose bearers nobody calls a group."""
_OF_ADVOCATES = word_set("rights liberties justice democracy transparency monitoring")
"""Words in names of groups, whatever the head of the name is ("Centre for Civic Rights")."""
_NOT_CALLED = {"agency": _NO_AGENCIES, "group": _NO_GROUPS, "movement": _NO_GROUPS | {"association", "union"}}
_SEATED = re.compile(r"[\w.]+-(?:based|led|run)")


def generic_kinds(naming: Naming) -> frozenset[ClaimantKind] | None:
    """The kinds of body that "the group" or "the Britain-based monitor" can mean; ``None`` for any other name."""
    return kinds_described(naming.name) if not naming.is_new else None


def kinds_described(name: str) -> frozenset[ClaimantKind] | None:
    """The kinds of body that a common noun and its adjectives describe; ``None`` for a proper name."""
    *adjectives, noun = name.lower().split() or [""]
    kinds = KINDS_OF_NOUN.get(noun)
    for adjective in adjectives if kinds else ():
        if adjective in _OF_OBSERVERS:
            kinds = kinds & _OBSERVER if kinds else None
        elif adjective in _OF_FIGHTERS:
            kinds = kinds & _FIGHTERS if kinds else None
        elif not (_SEATED.fullmatch(adjective) or adjective in _OF_ANY or adjective in owners()):
            return None
    return kinds or None


def may_be_called(noun: str, name: str) -> bool:
    """Whether a body of a name can be called by a common noun: a ministry or a hospital is no group."""
    words, called = name.lower().split(), noun.split()[-1]
    if not words or called not in _NOT_CALLED:
        return True
    is_of_advocates = called != "agency" and not _OF_ADVOCATES.isdisjoint(words)
    return is_of_advocates or before_preposition(words)[-1] not in _NOT_CALLED[called]


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
    head = before_preposition(naming.name.split())[-1]
    if naming.is_definite and head in KINDS_OF_NOUN and naming.name != head:
        yield from (one for one in cast.bearing(naming.words - words_of(head)) if one.kind in KINDS_OF_NOUN[head])
    if naming.is_definite and head.islower():
        yield from _labelled(cast, label_of(head), naming.words - words_of(head))


def _labelled(cast: Cast, label: str, others: frozenset[str]) -> Iterator[Entity]:
    return (entity for entity in cast.labelled(label) if others <= words_of(entity.text))


def _lengthened(cast: Cast, naming: Naming) -> Iterator[Entity]:
    return (entity for entity in cast.within(naming.words) if may_lengthen(naming, entity))


def _latest(entities: Iterator[Entity]) -> Entity | None:
    return max(entities, key=lambda entity: entity.last_seen, default=None)
