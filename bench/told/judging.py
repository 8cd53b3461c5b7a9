"""Compares what a reader is told of one article with the analyst's record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.figures.agreement import (
    FoundFigure,
    claimant_agrees,
    comparator_agrees,
    measure_agrees,
    name_agrees,
    place_agrees,
    value_agrees,
)
from bench.pairing import shared
from bench.reliability import Judged
from bench.told.gold import RecordedArticle, RecordedClaim, RecordedFigure

PARTS = ("value", "comparator", "measure", "place", "claimant")


@dataclass(frozen=True)
class ToldFigure:
    """The verdict on a figure that is told. ``parts`` are those that are right, or ``None`` if the figure is none.

    ``original`` is the index of the recorded figure, or of the one that the recorded figure repeats.
    """

    confidence: float
    original: int | None = None
    parts: frozenset[str] = frozenset()
    is_noise: bool = False

    @property
    def is_right(self) -> bool:
        """Whether every part is right."""
        return self.original is not None and len(self.parts) == len(PARTS)


@dataclass(frozen=True)
class ToldArticle:
    """The verdicts on one article. ``claims`` are the indexes of the recorded claims that are told right.

    ``confidences`` has every figure, told or not. ``statements`` has the attributions that overlap a recorded claim.
    """

    article: RecordedArticle
    figures: tuple[ToldFigure, ...]
    claims: frozenset[int]
    confidences: tuple[Judged, ...]
    statements: tuple[Judged, ...]


def judge(article: RecordedArticle, extraction: Mapping[str, Any]) -> ToldArticle:
    """The verdicts on the news of an extraction."""
    news = extraction["news"]
    every = [_told(article, figure) for figure in extraction["figures"]]
    figures = [item["figure"] for item in news if item["figure"] is not None]
    of_figures = {extraction["figures"][index]["attribution"] for index in figures}
    indexes = of_figures.union(item["attribution"] for item in news) - {None}
    told = [extraction["attributions"][index] for index in sorted(indexes)]
    return ToldArticle(
        article,
        tuple(every[index] for index in figures),
        frozenset(index for said in told for index in _claims_right(article, said)),
        tuple(Judged(figure.confidence, figure.is_right) for figure in every),
        tuple(_statements(article, extraction["attributions"])),
    )


def _told(article: RecordedArticle, figure: Mapping[str, Any]) -> ToldFigure:
    place, claimant = _names(figure["place"]), _names(figure["claimant"])
    predicted = FoundFigure(**{name: figure[name] for name in FoundFigure.__dataclass_fields__ if name not in _JOINED})
    nearest = max(range(len(article.figures)), key=lambda i: shared(article.figures[i], predicted), default=None)
    if nearest is None or shared(article.figures[nearest], predicted) <= 0:
        return ToldFigure(predicted.confidence)
    gold = article.figures[nearest]
    original = nearest if gold.repeats is None else gold.repeats
    return ToldFigure(predicted.confidence, original, frozenset(_right(gold, predicted, place, claimant)), gold.noise)


_JOINED = {"place", "claimant"}


def _right(
    gold: RecordedFigure, predicted: FoundFigure, places: Sequence[str | None], claimants: Sequence[str | None]
) -> Iterator[str]:
    if value_agrees(gold, predicted):
        yield "value"
    if gold.vague or comparator_agrees(gold, predicted):
        yield "comparator"
    if measure_agrees(gold, predicted):
        yield "measure"
    if any(place_agrees(gold, FoundFigure(0, 1, place=name)) for name in places):
        yield "place"
    if any(claimant_agrees(gold, FoundFigure(0, 1, claimant=name)) for name in claimants):
        yield "claimant"


def _names(entity: Mapping[str, Any] | None) -> tuple[str | None, ...]:
    return (entity["name"], entity["text"]) if entity else (None,)


def _statements(article: RecordedArticle, attributions: Sequence[Mapping[str, Any]]) -> Iterator[Judged]:
    for said in attributions:
        if any(_covers(said, claim) for claim in article.claims):
            yield Judged(said["confidence"], bool(_claims_right(article, said)))


def _claims_right(article: RecordedArticle, said: Mapping[str, Any]) -> list[int]:
    names = _names(said["claimant"])
    return [
        index
        for index, claim in enumerate(article.claims)
        if _covers(said, claim) and any(name_agrees((claim.claimant, *claim.claimant_alt), name) for name in names)
    ]


def _covers(said: Mapping[str, Any], claim: RecordedClaim) -> bool:
    """Whether content and claim share half of the shorter of the two."""
    spans = said["content"]["spans"]
    common = sum(max(0, min(end, claim.end) - max(start, claim.start)) for start, end in spans)
    return bool(common * 2 >= min(claim.end - claim.start, sum(end - start for start, end in spans)))
