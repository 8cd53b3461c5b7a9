"""From a text to its places and topics."""

import math
import re
import time
from collections.abc import Mapping, Sequence

from claimwatch_contracts.extraction import AdministrativeArea, Place, TopicMention
from claimwatch_contracts.vocabulary import PlacePrecision, PlaceRole
from services._extractor.findings import Findings, MonotonicClock, TimeLimit
from services._gazetteer.gazetteer import Gazetteer, GazetteerEntry
from services._gazetteer.lists import load_abbreviations, load_regions
from services.mentions.anchors import PARTS_OF_TOWNS, anchors
from services.mentions.confidence import UNLISTED, confidence
from services.mentions.recognition import Recogniser, Toponym
from services.mentions.resolution import Choice, kilometres_between, resolve
from services.mentions.surroundings import load_demonyms, load_surroundings
from services.mentions.topics import OwnTopic, TopicFinder, Topics, starter_exclusions, starter_topics

VERSION: int = 3
"""Raised whenever the same text gives other places or other topics of those that are built in.

Topics that users add, change or remove do not raise it: the answer has the same id and, when an article is read again,
takes the place of the one before.
"""

TOPICS_SHARE = 0.25

COMPOUND = re.compile(
    r"-(?:led|backed|based|controlled|run|held|made|born|funded|allied|brokered|supported)\b", re.IGNORECASE
)
"""What makes a name an adjective of what follows: "the U.S.-led coalition" is in no place."""

_IN_REACH_KM = 60.0
_FACILITIES = frozenset(["prison", "airbase", "airfield", "barracks", "crossing", "dam", "headquarters"])
_WELL_KNOWN = 50_000
"""Inhabitants of a town that a facility elsewhere in the text may be named after."""
_BESIDE_TOWNS = frozenset(["village", "hamlet", "town", "city", "township"])
"""Kinds that lie in the same district as the town named with them, not in the town."""
_PARTS = {
    "district": PlacePrecision.DISTRICT,
    "neighbourhood": PlacePrecision.DISTRICT,
    "neighborhood": PlacePrecision.DISTRICT,
    "quarter": PlacePrecision.DISTRICT,
    "suburb": PlacePrecision.DISTRICT,
    "township": PlacePrecision.DISTRICT,
    "camp": PlacePrecision.VILLAGE,
    "village": PlacePrecision.VILLAGE,
    "hamlet": PlacePrecision.VILLAGE,
    "town": PlacePrecision.CITY,
    "city": PlacePrecision.CITY,
    "port": PlacePrecision.CITY,
    "capital": PlacePrecision.CITY,
    "province": PlacePrecision.PROVINCE,
    "governorate": PlacePrecision.PROVINCE,
    "region": PlacePrecision.PROVINCE,
    "state": PlacePrecision.PROVINCE,
    "county": PlacePrecision.PROVINCE,
    "republic": PlacePrecision.COUNTRY,
}

Found = tuple[tuple[Place, ...], tuple[TopicMention, ...]]


class MentionExtractor:
    """Reads places and topics. Opens the compiled gazetteer once; keeps nothing of a text."""

    def __init__(self, topics: Mapping[str, Sequence[str]] | None = None, gazetteer: Gazetteer | None = None) -> None:
        self._topics = Topics(TopicFinder(starter_topics() if topics is None else topics, starter_exclusions()))
        self._recogniser = Recogniser(
            gazetteer or Gazetteer(), load_surroundings(), load_abbreviations(), load_demonyms(), load_regions()
        )

    def extract(self, text: str) -> Found:
        """The places and built-in topics of an English text, each in its order, offsets in code points."""
        return self.read(text, (), math.inf).found

    def read(
        self, text: str, own: tuple[OwnTopic, ...], seconds: float, clock: MonotonicClock = time.monotonic
    ) -> Findings[Found]:
        """The same, with the topics that users have added, as far as the time goes: no word is looked at after it.

        Topics have a share of the time beside the places', so that those of the part that was read are found.
        """
        named = self._recogniser.read(text, TimeLimit(seconds, clock))
        choices = resolve(text, named.found)
        around = anchors(text, named.found, [choice.entry for choice in choices])
        places = tuple(_place(text, *found) for found in zip(named.found, choices, around, strict=True))
        topics = self._topics.read(text[: named.characters], own, TimeLimit(TOPICS_SHARE * seconds, clock))
        return Findings((places, topics.found), topics.characters)


def _place(text: str, toponym: Toponym, choice: Choice, anchor: GazetteerEntry | None) -> Place:
    entry = choice.entry
    surface = text[toponym.start : toponym.end]
    if entry is None or not _is_meant(toponym.kind, entry, anchor):
        return _unlisted(toponym, surface, anchor)
    return Place(
        start=toponym.start,
        end=toponym.end,
        text=surface,
        name=entry.name,
        geonames_id=entry.geonames_id,
        lat=entry.lat,
        lon=entry.lon,
        type=entry.kind,
        precision=entry.precision,
        country=entry.country,
        within=entry.within,
        role=PlaceRole.DEMONYM if COMPOUND.match(text, toponym.end) else toponym.role,
        confidence=confidence(choice, toponym.evidence),
    )


def _unlisted(toponym: Toponym, surface: str, anchor: GazetteerEntry | None) -> Place:
    within: tuple[AdministrativeArea, ...] = ()
    if anchor is not None and toponym.kind in _BESIDE_TOWNS and anchor.kind == "city":
        within = anchor.within
    elif anchor is not None:
        within = (AdministrativeArea(geonames_id=anchor.geonames_id, name=anchor.name), *anchor.within)
    return Place(
        start=toponym.start,
        end=toponym.end,
        text=surface,
        name=surface,
        type=toponym.kind or "unknown",
        precision=_PARTS.get(toponym.kind or "", PlacePrecision.EXACT),
        country=anchor.country if anchor else None,
        within=within,
        role=toponym.role,
        confidence=UNLISTED,
    )


def _is_meant(kind: str | None, entry: GazetteerEntry, anchor: GazetteerEntry | None) -> bool:
    """Whether a namesake in the gazetteer may be what the text calls a district or a facility of that name."""
    if kind in _FACILITIES:
        return entry.population >= _WELL_KNOWN or _is_near(entry, anchor)
    return kind not in PARTS_OF_TOWNS or _is_near(entry, anchor)


def _is_near(entry: GazetteerEntry, anchor: GazetteerEntry | None) -> bool:
    """Whether a namesake in the gazetteer may be the part of a town; no place at all says nothing."""
    if anchor is None:
        return False
    if anchor.kind != "city":
        return entry.lies_in(anchor)
    distance = kilometres_between(entry, anchor)
    return distance is not None and distance <= _IN_REACH_KM
