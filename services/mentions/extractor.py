"""From a text to its places and topics."""

import math
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimwatch_contracts.extraction import AdministrativeArea, Place, TopicMention
from claimwatch_contracts.vocabulary import PlacePrecision, PlaceRole
from claimwatch_language.areas import AREAS, PARTS_OF_TOWNS
from services._extractor.findings import Findings, MonotonicClock, TimeLimit
from services._gazetteer.gazetteer import Gazetteer, GazetteerEntry
from services._gazetteer.lists import load_abbreviations, load_regions
from services.mentions.naming.kinds import LOCALITY
from services.mentions.naming.recognition import Recogniser
from services.mentions.naming.renown import is_main_name, is_spelled
from services.mentions.naming.surroundings import load_demonyms, load_surroundings
from services.mentions.naming.toponyms import Toponym
from services.mentions.naming.unlisted import TOWN_SITES
from services.mentions.placing.anchors import anchors
from services.mentions.placing.confidence import UNLISTED, confidence
from services.mentions.placing.distances import kilometres_between
from services.mentions.placing.places import place_of
from services.mentions.placing.resolution import Choice, resolve
from services.mentions.topics.finder import OwnTopic, TopicFinder, Topics, starter_exclusions, starter_topics

VERSION: int = 10
"""Raise the version whenever the same text gives other places or other built-in topics.

A change of users' own topics does not raise the version. When an article is then read again, the new answer has the
same id and replaces the old answer.
"""

TOPICS_SHARE = 0.25
"""The seconds for topics, as a share of the seconds for places. They come in addition."""

_ATTRIBUTIVE = re.compile(
    r"-(?:led|backed|based|controlled|run|held|made|born|funded|allied|brokered|supported|bound|registered|flagged|owned"
    r"|sponsored|linked|aligned|affiliated|inspired|armed|equipped|leaning|style|trained|educated|bred|plated)\b"
    r"|\s+(?:(?:number|licen[cs]e|registration)\s+)?plates?\b|\s+dollars?\b"
    r"|\s+(?:(?:coastal|port|resort|shore|island)\s+)+(?:town|city|village|resort)s?\s+(?:of|in|near)\b",
    re.IGNORECASE,
)
"""What makes a name an adjective: "the U.S.-led coalition" and "Ohio number plates" are in no place.

A sea before "port city of" only says where the town lies that follows.
"""
_BANNED = re.compile(r"\([^()]{0,60}\b(?:banned|outlawed|prohibited|proscribed|forbidden)\s+(?:in|by)\s+(?:the\s+)?\Z")
"""The remark on an organisation before the country that forbids it: "Daesh (banned in Russia)"."""

_IN_REACH_KM = 60.0
_FACILITIES = TOWN_SITES | {"barracks", "dam", "headquarters", "hospital", "hotel", "university", "market", "base"}
_WELL_KNOWN = 50_000
"""The inhabitants from which a facility named after a town means the town wherever it is."""
_VILLAGES = frozenset(["village", "hamlet"])
_BESIDE_TOWNS = frozenset(["village", "hamlet", "town", "city", "township", LOCALITY])
"""Kinds of places that lie in the same district as the town named with them, and not in the town."""
Mentions = tuple[tuple[Place, ...], tuple[Place, ...], tuple[TopicMention, ...]]
"""The places of the text, the places of the title, and the topics of both."""


class MentionExtractor:
    """Reads places and topics. Keeps the compiled gazetteer open, and nothing of a text."""

    def __init__(self, topics: Mapping[str, Sequence[str]] | None = None, gazetteer: Gazetteer | None = None) -> None:
        self._topics = Topics(TopicFinder(starter_topics() if topics is None else topics, starter_exclusions()))
        gazetteer = gazetteer or Gazetteer()
        self._recogniser = Recogniser(
            gazetteer, load_surroundings(), load_abbreviations(), load_demonyms(), load_regions(gazetteer)
        )

    def extract(self, text: str, title: str = "") -> Mentions:
        """The places and the built-in topics of an English article, all in order. Offsets are code points."""
        return self.read(text, title, (), math.inf).found

    def read(
        self, text: str, title: str, own: tuple[OwnTopic, ...], seconds: float, clock: MonotonicClock = time.monotonic
    ) -> Findings[Mentions]:
        """As ``extract``, with the topics that users have added, within so many seconds.

        Topics have seconds of their own, so that the topics of the text that was read for places are still found.
        """
        limit = TimeLimit(seconds, clock)
        named = self._recogniser.read(text, limit)
        in_title = self._recogniser.read_title(title, {toponym.name for toponym in named.found}, limit)
        topics = self._topics.read(text[: named.characters], title, own, TimeLimit(TOPICS_SHARE * seconds, clock))
        toponyms = [toponym for toponym in named.found if toponym.end <= topics.characters]
        of_title, of_text = resolve([(title, in_title), (text, toponyms)])
        town = next((choice.entry for choice in of_text if choice.entry and choice.entry.kind == "city"), None)
        places = (_places(text, toponyms, of_text), _places(title, in_title, of_title, town))
        return Findings((*places, topics.found), topics.characters)


def _places(
    text: str, toponyms: Sequence[Toponym], choices: Sequence[Choice], town: GazetteerEntry | None = None
) -> tuple[Place, ...]:
    """The places of a passage. Without any other area, places that the gazetteer lacks lie in the town."""
    named = [replace(toponym, role=_role(text, toponym)) for toponym in toponyms]
    around = anchors(text, named, [choice.entry for choice in choices], town)
    return tuple(
        _place(text, toponym, choice, anchor) for toponym, choice, anchor in zip(named, choices, around, strict=True)
    )


def _place(text: str, toponym: Toponym, choice: Choice, anchor: GazetteerEntry | None) -> Place:
    entry = choice.entry
    if entry is None or not _is_meant(toponym, entry, anchor):
        return _unlisted(toponym, text[toponym.start : toponym.end], anchor)
    return place_of(text, toponym, entry, confidence(choice, toponym.evidence))


def _role(text: str, toponym: Toponym) -> PlaceRole:
    if _BANNED.search(text, max(0, toponym.start - 90), toponym.start):
        return PlaceRole.ORGANISATION
    return PlaceRole.DEMONYM if _ATTRIBUTIVE.match(text, toponym.end) else toponym.role


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
        precision=AREAS.get(toponym.kind or "", PlacePrecision.EXACT),
        country=anchor.country if anchor else None,
        within=within,
        role=toponym.role,
        confidence=UNLISTED,
    )


def _is_meant(toponym: Toponym, entry: GazetteerEntry, anchor: GazetteerEntry | None) -> bool:
    """Whether the gazetteer's entry may be the district, village or facility that the text means by the kind."""
    if toponym.kind in _VILLAGES:
        return entry.population < _WELL_KNOWN or _is_near(entry, anchor)
    if toponym.kind in _FACILITIES:
        return (entry.population >= _WELL_KNOWN and is_main_name(entry, toponym.name)) or _is_near(entry, anchor)
    return toponym.kind not in PARTS_OF_TOWNS or _is_near(entry, anchor) or _is_listed_district(toponym, entry, anchor)


def _is_listed_district(toponym: Toponym, entry: GazetteerEntry, anchor: GazetteerEntry | None) -> bool:
    """Whether the entry is a district of the anchor's country: known by its main name, or not known where it lies."""
    is_area = toponym.kind == "district" and entry.kind in ("district", "region")
    is_known = entry.lat is None or is_main_name(entry, toponym.name) or is_spelled(entry, toponym.name)
    return is_area and is_known and anchor is not None and entry.country == anchor.country


def _is_near(entry: GazetteerEntry, anchor: GazetteerEntry | None) -> bool:
    """Whether the entry lies in the anchor or within ``_IN_REACH_KM`` of it. Nothing is near without an anchor."""
    if anchor is None:
        return False
    if anchor.kind != "city":
        return entry.lies_in(anchor)
    distance = kilometres_between(entry, anchor)
    return distance is not None and distance <= _IN_REACH_KM
