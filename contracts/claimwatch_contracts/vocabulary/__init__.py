"""The closed word lists, by subject. Every service uses these words and imports them from here."""

from claimwatch_contracts.vocabulary.alerts import ChannelKind, MatchOutcome, NoveltyKind, NoveltyPolicy
from claimwatch_contracts.vocabulary.attributions import Certainty, ClaimantKind, CueClass, Polarity, SpeechType
from claimwatch_contracts.vocabulary.figures import (
    MEASURES_OF_INTEREST,
    MEASURES_OF_OBJECTS,
    Comparator,
    Measure,
    Nature,
    Population,
    Submeasure,
)
from claimwatch_contracts.vocabulary.findings import TELLING_CONFIDENCE, ExtractionStatus, HeldBack
from claimwatch_contracts.vocabulary.ledger import Change, Grade, Stance, StoryRelation
from claimwatch_contracts.vocabulary.places import DatePrecision, PlacePrecision, PlaceRole

__all__ = [
    "MEASURES_OF_INTEREST",
    "MEASURES_OF_OBJECTS",
    "TELLING_CONFIDENCE",
    "Certainty",
    "Change",
    "ChannelKind",
    "ClaimantKind",
    "Comparator",
    "CueClass",
    "DatePrecision",
    "ExtractionStatus",
    "Grade",
    "HeldBack",
    "MatchOutcome",
    "Measure",
    "Nature",
    "NoveltyKind",
    "NoveltyPolicy",
    "PlacePrecision",
    "PlaceRole",
    "Polarity",
    "Population",
    "SpeechType",
    "Stance",
    "StoryRelation",
    "Submeasure",
]
