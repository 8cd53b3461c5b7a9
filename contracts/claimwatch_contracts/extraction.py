"""What the extractors find in a text. Every thing carries the code-point offsets it came from."""

from datetime import date
from typing import Annotated

from pydantic import Field

from claimwatch_contracts.base import Confidence, Contract, Span, Surface
from claimwatch_contracts.vocabulary import (
    Certainty,
    ClaimantKind,
    Comparator,
    CueClass,
    DatePrecision,
    Measure,
    PlacePrecision,
    PlaceRole,
    Polarity,
    SpeechType,
)


class Factuality(Contract):
    """How a source puts something: as so or not so, and how surely. Only what is certain is a claim or a denial."""

    polarity: Polarity = Polarity.ASSERTED
    certainty: Certainty = Certainty.CERTAIN

    @property
    def is_certain(self) -> bool:
        """Whether the source commits itself to it."""
        return self.certainty is Certainty.CERTAIN

    @property
    def is_denial(self) -> bool:
        """Whether the source commits itself to its not being so."""
        return self.is_certain and self.polarity is Polarity.DENIED

    def under(self, outer: "Factuality") -> "Factuality":
        """What is left of it inside what is put as ``outer``: the less sure of the two.

        Who denies a denial commits himself to neither.
        """
        denials = (self.polarity, outer.polarity).count(Polarity.DENIED)
        certainty = Certainty.NOT_CONFIRMED if denials == 2 else max(self.certainty, outer.certainty, key=_LESS_SURE)
        return Factuality(polarity=Polarity.DENIED if denials else Polarity.ASSERTED, certainty=certainty)


_LESS_SURE = list(Certainty).index


QUALIFIER_REACH = 1_500
"""Code points at most between a qualifying word and what it governs: both stand in one sentence."""


class Qualifier(Contract):
    """Words that put what stands in their ``scope`` as less than a plain fact: "if", "may have", "it is false that"."""

    cue: Span
    scope: Annotated[tuple[Span, ...], Field(min_length=1)]
    factuality: Factuality


class NamedClaimant(Contract):
    """A source as an entity, apart from any text. ``key`` unifies it across texts."""

    key: str
    name: str
    kind: ClaimantKind = ClaimantKind.UNKNOWN


class Claimant(NamedClaimant):
    """A source as an entity, after coreference. ``text`` is its fullest surface."""

    text: str


class Attribution(Contract):
    """A source (who; ``None`` for a passive without one), a cue (said, according to, …) and a content (what).

    ``factuality`` says how the source puts the content: "could not confirm that" and "declined to say" are no claims.
    """

    source: Surface | None
    cue: Surface | None
    content: Surface
    type: SpeechType
    cue_class: CueClass = CueClass.ASSERT
    factuality: Factuality = Factuality()
    hedged: bool = False
    claimant: Claimant | None = None
    via: Claimant | None = None
    confidence: Confidence = 1.0


class DateInterval(Contract):
    """A first and a last day, both included; ``text`` is the expression they were read from.

    An ``open`` period began then and goes on ("since September 2014"): its end is the day of publication.
    """

    start: date
    end: date
    text: str
    precision: DatePrecision = DatePrecision.DAY
    open: bool = False


class Quantity(Contract):
    """A quantity in words. ``value`` is ``None`` where only bounds are known; ``min`` and ``max`` are then the bounds.

    Money is in units of ``unit`` (an ISO 4217 code), distance in kilometres, percent in hundredths.
    """

    text: str
    value: float | None
    min: float | None = None
    max: float | None = None
    comparator: Comparator = Comparator.EXACT
    measure: Measure = Measure.OTHER
    population: str | None = None
    unit: str | None = None
    date: DateInterval | None = None


class Figure(Quantity, Span):
    """A reported quantity where it stands in the text.

    ``implicit`` marks what no numeral says ("a child was killed", "no casualties").
    """

    vague: bool = False
    implicit: bool = False
    subset_of: int | None = None
    confidence: Confidence = 1.0


class AdministrativeArea(Contract):
    """A region or country a place lies in."""

    geonames_id: int | None
    name: str


class Location(Contract):
    """A place in the world. ``lat`` and ``lon`` are degrees (WGS 84); ``country`` is an ISO 3166-1 alpha-2 code.

    What the gazetteer does not know has neither id nor coordinates.
    """

    name: str
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    country: str | None = None


class Place(Location, Span):
    """A place name in the text and what it stands for. ``within`` goes from the closest containing area to the country.

    A place that the gazetteer does not know may still have a ``within`` read from the text.
    """

    text: str
    type: str = "unknown"
    within: tuple[AdministrativeArea, ...] = ()
    role: PlaceRole = PlaceRole.LOCATION
    confidence: Confidence = 1.0


class TopicMention(Contract):
    """A topic and where the text speaks of it."""

    key: str
    spans: Annotated[tuple[Span, ...], Field(min_length=1)]
