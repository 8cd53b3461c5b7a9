"""The words of attributions: how a source says something, how certainly, and who it is."""

from enum import StrEnum


class SpeechType(StrEnum):
    """How the content is worded (PARC3, PolNeAR): quoted, paraphrased, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class CueClass(StrEnum):
    """What the source does by its words: assert, deny, demand …"""

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
    """Whether a source asserts or denies a statement (FactBank)."""

    ASSERTED = "asserted"
    DENIED = "denied"


class Certainty(StrEnum):
    """How certain a source is of its statement (FactBank), from the most to the least certain."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    NOT_CONFIRMED = "not_confirmed"


class ClaimantKind(StrEnum):
    """The kinds of claimants."""

    PERSON = "person"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed_group"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    NGO = "ngo"
    MEDIA = "media"
    UNNAMED_OFFICIAL = "unnamed_official"
    UNKNOWN = "unknown"
