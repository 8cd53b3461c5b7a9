"""The extractors' results. All offsets are code points of the article's text, or of its title where that is said."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

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
    Submeasure,
)


class Factuality(Contract):
    """Whether a source asserts or denies a statement, and how certainly (FactBank).

    Only a certain statement is a claim or a denial.
    """

    polarity: Polarity = Polarity.ASSERTED
    certainty: Certainty = Certainty.CERTAIN

    @property
    def is_certain(self) -> bool:
        """Whether the source commits itself."""
        return self.certainty is Certainty.CERTAIN

    @property
    def is_denial(self) -> bool:
        """Whether the source commits itself to a denial."""
        return self.is_certain and self.polarity is Polarity.DENIED

    def under(self, outer: "Factuality") -> "Factuality":
        """The factuality of a statement inside a statement of factuality ``outer``: the less certain of the two.

        A denied denial is not confirmed.
        """
        denials = (self.polarity, outer.polarity).count(Polarity.DENIED)
        certainty = Certainty.NOT_CONFIRMED if denials == 2 else max(self.certainty, outer.certainty, key=_LESS_SURE)
        return Factuality(polarity=Polarity.DENIED if denials else Polarity.ASSERTED, certainty=certainty)


_LESS_SURE = list(Certainty).index


QUALIFIER_REACH = 1_500
"""Code points at most between a qualifying word and its scope."""


class Qualifier(Contract):
    """Words after which their ``scope`` is less than a plain fact: "if", "may have", "it is false that"."""

    cue: Span
    scope: Annotated[tuple[Span, ...], Field(min_length=1)]
    factuality: Factuality


class NamedClaimant(Contract):
    """A claimant apart from any text. ``key`` is the same in all texts."""

    key: str
    name: str
    kind: ClaimantKind = ClaimantKind.UNKNOWN


class Claimant(NamedClaimant):
    """A source as an entity, after coreference. ``text`` is the longest form of the name in the article."""

    text: str


class Attribution(Contract):
    """A source (who), a cue ("said", "according to", …) and a content (what).

    ``source`` is ``None`` for a passive that names no source. ``factuality`` says how the source puts the content:
    "could not confirm that" and "declined to say" are no claims.
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
    """A first and a last day, both included. ``text`` is the expression in the article.

    An ``open`` period has not ended ("since September 2014"): ``end`` is the day of publication.
    """

    start: date
    end: date
    text: str
    precision: DatePrecision = DatePrecision.DAY
    open: bool = False


class Quantity(Contract):
    """A reported quantity. If ``value`` is ``None``, the text gives only the bounds ``min`` and ``max``.

    Money is in units of ``unit`` (an ISO 4217 code), distance in kilometres. "5 percent" has the value 5. ``counted``
    are the article's own words for what is counted, without the number ("polling stations"); ``population`` is a class
    of people.
    """

    text: str
    value: float | None
    min: float | None = None
    max: float | None = None
    comparator: Comparator = Comparator.EXACT
    measure: Measure = Measure.OTHER
    submeasure: Submeasure | None = None
    population: str | None = None
    counted: str | None = None
    unit: str | None = None
    date: DateInterval | None = None


class Figure(Quantity, Span):
    """A reported quantity with its span in the article's text.

    ``implicit`` marks a quantity without a numeral ("a child was killed", "no casualties"). ``subset_of`` is the index
    of the figure that includes this one.
    """

    vague: bool = False
    implicit: bool = False
    subset_of: int | None = None
    confidence: Confidence = 1.0


class AdministrativeArea(Contract):
    """A region or country that contains a place."""

    geonames_id: int | None
    name: str


class Location(Contract):
    """A place in the world. ``lat`` and ``lon`` are degrees (WGS 84); ``country`` is an ISO 3166-1 alpha-2 code.

    A place that is not in the gazetteer has neither id nor coordinates.
    """

    name: str
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    country: str | None = None


class Place(Location, Span):
    """A place name in the text, and its place. ``within`` goes from the closest area that contains it to the country.

    A place that is not in the gazetteer may have a ``within`` that was read from the text.
    """

    text: str
    type: str = "unknown"
    within: tuple[AdministrativeArea, ...] = ()
    role: PlaceRole = PlaceRole.LOCATION
    confidence: Confidence = 1.0


class Occurrence(Contract):
    """Something that happened, as far as the article says where and when.

    ``what`` is the article's word for it ("shelling"), ``spans`` are the words that name its place. ``date`` is the day
    that the article gives it.
    """

    what: str | None = None
    place: Place
    date: DateInterval | None = None
    spans: Annotated[tuple[Span, ...], Field(min_length=1)]


class TopicMention(Contract):
    """A topic, and where its terms stand: ``spans`` in the text, ``title_spans`` in the title. One span is required."""

    key: str
    spans: tuple[Span, ...] = ()
    title_spans: tuple[Span, ...] = ()

    @model_validator(mode="after")
    def _stands_somewhere(self) -> Self:
        if not self.spans and not self.title_spans:
            raise ValueError(f"the topic {self.key} is mentioned nowhere")
        return self
