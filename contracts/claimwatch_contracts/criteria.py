"""The criteria of a watch: what it asks of a report."""

import re
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticKnownError

from claimwatch_contracts.base import Confidence, Contract
from claimwatch_contracts.fields import Flag, GeonamesId, KnownFields, shaped
from claimwatch_contracts.vocabulary import (
    TELLING_CONFIDENCE,
    Comparator,
    CueClass,
    Measure,
    NoveltyPolicy,
    PlacePrecision,
    Population,
    Submeasure,
)

Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class Box(KnownFields):
    """What lies between two latitudes and two longitudes, in degrees (WGS 84).

    If ``west`` is greater than ``east``, the box crosses the antimeridian.
    """

    south: Latitude
    west: Longitude
    north: Latitude
    east: Longitude

    @model_validator(mode="after")
    def _has_its_sides(self) -> Self:
        if self.south > self.north:
            raise ValueError("south is greater than north")
        return self


class WatchedPlace(KnownFields):
    """A place by containment (``geonames_id``: the place and every place in it), a circle around a point, or a box.

    ``name`` is shown to the user. A watched place with neither id nor circle nor box matches by ``name``. With
    ``least_precision``, only places that are known as exactly as that, or more exactly, match.
    """

    name: Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]
    geonames_id: GeonamesId | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None
    radius_km: Annotated[float | None, Field(gt=0, le=20_038)] = None
    box: Box | None = None
    least_precision: PlacePrecision | None = None

    @model_validator(mode="after")
    def _has_one_outline(self) -> Self:
        present = [self.lat is not None, self.lon is not None, self.radius_km is not None]
        if any(present) and not all(present):
            raise ValueError("a circle needs lat, lon and radius_km together")
        if self.box is not None and (any(present) or self.geonames_id is not None):
            raise ValueError("a box needs neither a circle nor a geonames_id")
        return self


def _known_measure(value: object) -> object:
    known = [*Measure, *Submeasure]
    if isinstance(value, str) and value not in known:
        raise PydanticKnownError("enum", {"expected": ", ".join(known)})
    return value


WatchedMeasure = Annotated[Measure | Submeasure, BeforeValidator(_known_measure)]


class FigureCondition(KnownFields):
    """A condition that a figure of the report must meet.

    The measure or the submeasure must be equal, and the population too if one is set. The value must reach
    ``at_least`` if that is set, and the comparator must be among ``comparators`` if there are any.

    With ``changed_by_percent``, the figure must replace an earlier one and differ from it by more than this percentage
    of the earlier one. From 0, every change is more.
    """

    measure: WatchedMeasure
    population: Population | None = None
    at_least: float | None = None
    comparators: Annotated[tuple[Comparator, ...], Field(max_length=len(Comparator))] = ()
    changed_by_percent: Annotated[float | None, Field(ge=0, le=1_000_000)] = None


def _with_a_word(query: str) -> str:
    if not re.search(r"\w", query):
        raise ValueError("a query needs at least one word")
    return query


Query = Annotated[str, AfterValidator(_with_a_word)]
LANGUAGE = r"^[a-z]{2}$"
Language = Annotated[
    str, Field(json_schema_extra={"pattern": LANGUAGE}), shaped(LANGUAGE, "an ISO 639-1 code, such as en")
]
MOST_ENTRIES = 500
LONGEST_QUERY = 2_000
Words = Annotated[str, Field(min_length=1, max_length=500)]
Publishers = Annotated[
    tuple[Annotated[str, Field(min_length=1, max_length=200, pattern=r"\w")], ...], Field(max_length=MOST_ENTRIES)
]
Languages = Annotated[tuple[Language, ...], Field(max_length=50)]
Cues = Annotated[tuple[CueClass, ...], Field(max_length=len(CueClass))]


class CriteriaGroup(KnownFields):
    """Criteria of a watch that count together. ``WatchCriteria`` says what each asks for."""

    places: Annotated[tuple[WatchedPlace, ...], Field(max_length=MOST_ENTRIES)] = ()
    topics: Annotated[tuple[Words, ...], Field(max_length=MOST_ENTRIES)] = ()
    query: Annotated[Query, Field(max_length=LONGEST_QUERY)] | None = None
    claimants: Annotated[tuple[Words, ...], Field(max_length=MOST_ENTRIES)] = ()
    figures: Annotated[tuple[FigureCondition, ...], Field(max_length=MOST_ENTRIES)] = ()
    cues: Cues = ()
    publishers: Publishers = ()
    languages: Languages = ()

    @model_validator(mode="after")
    def _asks_for_something(self) -> Self:
        if not asks_for_something(self):
            raise ValueError(f"at least one of {', '.join(CriteriaGroup.model_fields)} is needed")
        return self


class WatchCriteria(Contract):
    """A watch's name, and what the watch asks of a report.

    At least one of ``places``, ``topics``, ``query``, ``claimants``, ``figures``, ``cues``, ``publishers``,
    ``languages`` and ``any_of`` must be set. Each of those that are set must match; one matching entry is enough. Of
    ``any_of``, one entry of any of its criteria must match. Of ``none_of``, no topic, query, publisher or language may
    match the report, and what matches one of its places, claimants, figure conditions or cue classes is not told.

    ``query`` is in Lucene's syntax: words and "phrases in quotation marks", which must all occur in the title or the
    text, ``AND``, ``OR``, ``NOT``, groups in brackets, ``word*``, and the fields ``title``, ``text``, ``content`` (of
    a statement) and ``source`` (who makes it). Punctuation between words is ignored.

    ``cues`` are what a source does by its words (accuse, deny …); ``deny`` stands for every denial.

    Claims and figures with a confidence below ``minimum_confidence`` are neither matched nor told.
    Statements of belief (cue class ``believe``) are matched and told only if ``beliefs`` is true or ``cues`` has them.

    ``novelty`` chooses what is told: every report, what a report changed, or the figures that changed.
    """

    name: Annotated[str, Field(min_length=1, max_length=200)]
    places: tuple[WatchedPlace, ...] = ()
    topics: tuple[str, ...] = ()
    query: Query | None = None
    claimants: tuple[str, ...] = ()
    figures: tuple[FigureCondition, ...] = ()
    cues: Cues = ()
    publishers: Publishers = ()
    languages: Languages = ()
    any_of: CriteriaGroup | None = None
    none_of: CriteriaGroup | None = None
    minimum_confidence: Confidence = TELLING_CONFIDENCE
    beliefs: Flag = False
    novelty: NoveltyPolicy = NoveltyPolicy.CHANGES

    @model_validator(mode="after")
    def _watches_something(self) -> Self:
        if not (asks_for_something(self) or self.any_of):
            raise ValueError(
                "a watch needs at least one place, topic, query, claimant, figure condition, cue class, publisher, "
                "language or any_of"
            )
        return self


def asks_for_something(criteria: CriteriaGroup | WatchCriteria) -> bool:
    """Whether one of the criteria is set."""
    return any(getattr(criteria, name) for name in CriteriaGroup.model_fields)
