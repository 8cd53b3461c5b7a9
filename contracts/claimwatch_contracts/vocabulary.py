"""The closed word lists: one word for each thing, everywhere."""

from enum import StrEnum


class ExtractionStatus(StrEnum):
    """How an extractor fared with an article. It always answers: an empty list is an answer too."""

    OK = "ok"
    PARTIAL = "partial"
    FAILED = "failed"
    UNSUPPORTED_LANGUAGE = "unsupported_language"


class SpeechType(StrEnum):
    """How the content is worded (PARC3, PolNeAR): quoted, paraphrased, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class CueClass(StrEnum):
    """What the source does by saying it."""

    ASSERT = "assert"
    DENY = "deny"
    DEMAND = "demand"
    ACCUSE = "accuse"
    CONDEMN = "condemn"
    WARN = "warn"
    PROMISE = "promise"
    ASK = "ask"
    BELIEVE = "believe"


class Polarity(StrEnum):
    """Whether a source puts something as so or as not so (FactBank)."""

    ASSERTED = "asserted"
    DENIED = "denied"


class Certainty(StrEnum):
    """How sure a source is of it (FactBank), from the surest to the least sure."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    NOT_CONFIRMED = "not_confirmed"


class ClaimantKind(StrEnum):
    """What sort of entity a claimant is."""

    PERSON = "person"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed_group"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    NGO = "ngo"
    MEDIA = "media"
    UNNAMED_OFFICIAL = "unnamed_official"
    UNKNOWN = "unknown"


class Comparator(StrEnum):
    """How a figure's value bounds the truth it reports."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"


class Nature(StrEnum):
    """Of which sort a measure is: whether, and to what, it says that something happened."""

    HARM = "harm"
    PEOPLE = "people"
    THINGS = "things"
    QUANTITY = "quantity"


class Measure(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    BODIES_FOUND = "bodies_found"
    MISSING = "missing"
    DETAINED = "detained"
    DISPLACED = "displaced"
    PEOPLE_OTHER = "people_other"
    ATTACKS = "attacks"
    BUILDINGS = "buildings"
    WEAPONS = "weapons"
    MONEY = "money"
    PERCENT = "percent"
    DISTANCE = "distance"
    OTHER = "other"

    @property
    def nature(self) -> Nature:
        """Harm to people, people otherwise, things that take part in an event or suffer it, or any other quantity."""
        return _NATURES[self]


_NATURES = {
    **dict.fromkeys((Measure.KILLED, Measure.WOUNDED, Measure.BODIES_FOUND), Nature.HARM),
    **dict.fromkeys((Measure.MISSING, Measure.DETAINED, Measure.DISPLACED), Nature.HARM),
    Measure.PEOPLE_OTHER: Nature.PEOPLE,
    **dict.fromkeys((Measure.ATTACKS, Measure.BUILDINGS, Measure.WEAPONS), Nature.THINGS),
    **dict.fromkeys((Measure.MONEY, Measure.PERCENT, Measure.DISTANCE, Measure.OTHER), Nature.QUANTITY),
}
MEASURES_OF_INTEREST = frozenset(measure for measure in Measure if measure.nature in (Nature.HARM, Nature.THINGS))
"""What is of interest also where nobody claims it. Another number without a claimant may be any counter of the page."""


class DatePrecision(StrEnum):
    """How closely the ends of a period are known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


class PlacePrecision(StrEnum):
    """How closely a place is known, from the closest to the coarsest.

    A ``region`` has no fixed bounds ("Ghouta", "Middle East"): it may be smaller than a country or span several.
    """

    EXACT = "exact"
    VILLAGE = "village"
    DISTRICT = "district"
    CITY = "city"
    PROVINCE = "province"
    COUNTRY = "country"
    REGION = "region"
    UNKNOWN = "unknown"


class PlaceRole(StrEnum):
    """Why a place name stands in the text: as a place, in an adjective of belonging, or in an organisation's name."""

    LOCATION = "location"
    DEMONYM = "demonym"
    ORGANISATION = "organisation"


class NoveltyKind(StrEnum):
    """Why a watch has something to tell."""

    NEW_STORY = "new_story"
    NEW_CLAIM = "new_claim"
    CORRECTION = "correction"
    UPDATE = "update"


class ChannelKind(StrEnum):
    """Where an alert can be sent."""

    WEBHOOK = "webhook"
    EMAIL = "email"
