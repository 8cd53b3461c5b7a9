"""The closed word lists. Every service uses these words."""

from enum import StrEnum


class ExtractionStatus(StrEnum):
    """How much of an article an extractor could read. An extractor always answers, if only with an empty list."""

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


class Comparator(StrEnum):
    """How a figure's value bounds the true value."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"


class Nature(StrEnum):
    """The sorts of measures: harm to people, people otherwise, things of an event, any other quantity."""

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
        """The sort of this measure."""
        return _NATURES[self]


_NATURES = {
    **dict.fromkeys((Measure.KILLED, Measure.WOUNDED, Measure.BODIES_FOUND), Nature.HARM),
    **dict.fromkeys((Measure.MISSING, Measure.DETAINED, Measure.DISPLACED), Nature.HARM),
    Measure.PEOPLE_OTHER: Nature.PEOPLE,
    **dict.fromkeys((Measure.ATTACKS, Measure.BUILDINGS, Measure.WEAPONS), Nature.THINGS),
    **dict.fromkeys((Measure.MONEY, Measure.PERCENT, Measure.DISTANCE, Measure.OTHER), Nature.QUANTITY),
}
MEASURES_OF_INTEREST = frozenset(measure for measure in Measure if measure.nature in (Nature.HARM, Nature.THINGS))
"""The measures that matter even without a claimant. Other figures without one may be counters of the web page."""


class Submeasure(StrEnum):
    """What a figure counts, more finely than its measure. Each lies in exactly one measure."""

    EVACUATED = "evacuated"
    ABDUCTED = "abducted"
    FREED = "freed"
    CASES = "cases"
    CROWD = "crowd"
    HOUSEHOLDS = "households"
    HOMES = "homes"

    @property
    def measure(self) -> Measure:
        """The measure that this one lies in."""
        return _SUBMEASURES[self]


_SUBMEASURES = {
    Submeasure.EVACUATED: Measure.DISPLACED,
    Submeasure.ABDUCTED: Measure.DETAINED,
    Submeasure.FREED: Measure.PEOPLE_OTHER,
    Submeasure.CASES: Measure.PEOPLE_OTHER,
    Submeasure.CROWD: Measure.PEOPLE_OTHER,
    Submeasure.HOUSEHOLDS: Measure.PEOPLE_OTHER,
    Submeasure.HOMES: Measure.BUILDINGS,
}


class Population(StrEnum):
    """The classes of people that figures count."""

    CIVILIANS = "civilians"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    FIGHTERS = "fighters"
    SECURITY_FORCES = "security_forces"
    JOURNALISTS = "journalists"
    MEDICS = "medics"
    AID_WORKERS = "aid_workers"
    PROTESTERS = "protesters"
    REFUGEES = "refugees"
    PRISONERS = "prisoners"
    ELDERLY = "elderly"


TELLING_CONFIDENCE = 0.55
"""What was read with less confidence is not told by default."""


class HeldBack(StrEnum):
    """Why a figure or claim is not told by default."""

    UNSURE = "unsure"
    """It was read with too little confidence."""
    NOT_CERTAIN = "not_certain"
    """Its source does not put it as certain: a fear, a possibility, something that could not be confirmed."""
    BELIEF = "belief"
    """Its source only believes it."""
    DISTANCE = "distance"
    LOOSE_COUNT = "loose_count"
    """A number of things that no monitor counts, such as "two districts"."""
    REPEATED = "repeated"
    """The article says the same elsewhere."""
    TOLD_BY_FIGURE = "told_by_figure"
    """A figure that is told says the same."""
    NO_CONTENT = "no_content"
    """The content is a single word or less."""
    MARKED_WRONG = "marked_wrong"
    """A person marked it: the article does not say so."""


class DatePrecision(StrEnum):
    """How exactly the first and last day of a period are known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


class PlacePrecision(StrEnum):
    """How exactly a place is known, from exact to coarse.

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
    """The role of a place name in the text: a location, an adjective ("Syrian"), or part of an organisation's name."""

    LOCATION = "location"
    DEMONYM = "demonym"
    ORGANISATION = "organisation"


class StoryRelation(StrEnum):
    """What an article is to the articles before it."""

    ORIGINAL = "original"
    """The first of its story."""
    REPRINT = "reprint"
    """A copy, whole or cut."""
    LIGHT_EDIT = "light_edit"
    """A copy with other words here and there and no other figure."""
    UPDATE = "update"
    """Most of an earlier text with new figures or a new lead: a story of its own."""

    @property
    def is_copy(self) -> bool:
        """Whether the article says nothing that the one it is like has not said."""
        return self in (StoryRelation.REPRINT, StoryRelation.LIGHT_EDIT)


class Grade(StrEnum):
    """How well a row of the ledger stands. The first that applies."""

    RETRACTED = "retracted"
    """No figure stands any more."""
    CONFIRMED = "confirmed"
    """The accused side concedes a figure."""
    CONTESTED = "contested"
    """Independent claimants give ranges that do not meet, or one denies."""
    FAIR = "fair"
    """Two or more independent claimants give ranges that meet."""
    WEAK = "weak"
    """One claimant alone."""


class Stance(StrEnum):
    """What a claimant or publisher does by what goes into the ledger."""

    STATES = "states"
    """Gives a figure."""
    DENIES = "denies"
    """Denies a figure, or an act if there is no figure."""
    ACCUSES = "accuses"
    """Says whose act it was."""
    CONCEDES = "concedes"
    """Admits an act or a figure."""
    RETRACTS = "retracts"
    """Takes its own earlier figures back, in words."""
    CORRECTS = "corrects"
    """The publisher says that it gave a wrong figure, in this article or in another one."""
    WITHDRAWS = "withdraws"
    """The publisher takes back the whole article."""
    SAYS = "says"
    """Makes any other statement."""
    STANDS = "stands"
    """Nothing but the sign that this revision of the article was read: what it no longer says is gone."""


class Change(StrEnum):
    """What a figure or statement of a report changed in the ledger."""

    NEW_INCIDENT = "new_incident"
    """The first that is claimed of an incident."""
    NEW_CLAIMANT = "new_claimant"
    """The claimant's first in this row, or first statement about the incident."""
    CHANGED = "changed"
    """The claimant gave another figure, or said something else, before."""
    DENIAL = "denial"
    CORRECTION = "correction"
    """The publisher or claimant takes an earlier figure back and gives another one."""
    RETRACTION = "retraction"
    """The publisher or claimant takes it back."""
    REPEAT = "repeat"
    """The claimant has said so before."""
    BACKGROUND = "background"
    """Of another occurrence than the report's, or a standing total that was known."""


class NoveltyKind(StrEnum):
    """The kinds of news."""

    NEW_STORY = "new_story"
    NEW_CLAIM = "new_claim"
    CORRECTION = "correction"
    RETRACTION = "retraction"
    UPDATE = "update"
    DENIAL = "denial"


class MatchOutcome(StrEnum):
    """What follows from a report that concerns a watch: an alert, or the reason why there is none."""

    ALERT = "alert"
    REPLAY = "replay"
    """The report was filed again, which is told nobody."""
    REPRINT = "reprint"
    LIGHT_EDIT = "light_edit"
    RECAP = "recap"
    """The ledger knew all that the report says, or the watch was told."""
    BACKGROUND = "background"
    """The report only recalls other occurrences."""
    UNSURE = "unsure"
    """The report has claims, and none is certain enough for the watch."""
    OUT_OF_SCOPE = "out_of_scope"
    """What is new lies outside of what the watch asks for."""
    MINOR = "minor"
    """What is new is not reason enough for an alert: a remark, a number that nobody claims."""


class NoveltyPolicy(StrEnum):
    """What of the reports that concern a watch the watch is told."""

    EVERY_REPORT = "every_report"
    """Every report, reprints and recaps included."""
    CHANGES = "changes"
    """What is new to the ledger, and to the watch."""
    FIGURES_ONLY = "figures_only"
    """The figures that are new to both, and no statements."""


class ChannelKind(StrEnum):
    """The kinds of channels that an alert can be sent to."""

    WEBHOOK = "webhook"
    EMAIL = "email"
    APPRISE = "apprise"
