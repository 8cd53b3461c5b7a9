"""The findings of a report with their ids, so that a person can say which of them is to be amended."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from pydantic import BaseModel

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Claimant, Figure, Place
from claimwatch_contracts.findings import claim_ids, figure_ids
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import HeldBack, Measure
from claimwatch_language.quantities import counted
from claimwatch_language.sentences import sentences


class Finding(BaseModel):
    """A figure or a statement. ``start`` and ``end`` are code points of the article's text.

    ``sentence`` is that around a figure; ``None`` for statements, and where the text is no longer kept.
    """

    finding_id: str
    kind: Literal["figure", "statement"]
    text: str
    start: int
    end: int
    sentence: Span | None = None
    value: float | None = None
    min: float | None = None
    max: float | None = None
    measure: Measure | None = None
    population: str | None = None
    claimant: str | None
    place: str | None = None
    held_back: HeldBack | None = None
    amendments: tuple[str, ...] = ()
    """The ids of its amendments."""

    def in_words(self) -> str:
        """The finding in a line: what, who, where."""
        bounds = (f"{bound:g}" for bound in (self.value, self.min, self.max) if bound is not None)
        what = " ".join(filter(None, [*bounds, counted(self.measure) if self.measure else None, self.population]))
        return ", ".join(filter(None, [what or self.kind, self.claimant or "no claimant", self.place]))


class Findings(BaseModel):
    """The findings of a report: the figures, then the statements, each in the order of the text."""

    items: tuple[Finding, ...]


def findings_of(report: Report) -> Findings:
    """All findings of a report."""
    return Findings(items=(*_figures(report), *_statements(report)))


def _figures(report: Report) -> Iterator[Finding]:
    bounds = list(sentences(report.article.text))
    for identity, figure in zip(figure_ids(report), report.figures, strict=True):
        yield Finding(
            finding_id=identity,
            kind="figure",
            **_amount(figure),
            sentence=_around(figure, bounds),
            claimant=_name(figure.claimant),
            place=_name(figure.place),
            held_back=figure.held_back,
            amendments=_amended(report, identity),
        )


def _statements(report: Report) -> Iterator[Finding]:
    for identity, claim in zip(claim_ids(report), report.claims, strict=True):
        attribution = report.attributions[claim.attribution]
        span = attribution.content.spans[0]
        yield Finding(
            finding_id=identity,
            kind="statement",
            text=attribution.content.text,
            start=span.start,
            end=span.end,
            claimant=_name(attribution.claimant),
            held_back=claim.held_back,
            amendments=_amended(report, identity),
        )


def _around(figure: Span, bounds: Sequence[tuple[int, int]]) -> Span | None:
    """The sentences in which a figure stands."""
    inside = [(start, end) for start, end in bounds if start < figure.end and figure.start < end]
    return Span(start=inside[0][0], end=inside[-1][1]) if inside else None


def _amount(figure: ReportedFigure) -> dict[str, Any]:
    return {name: getattr(figure, name) for name in Finding.model_fields.keys() & Figure.model_fields.keys()}


def _name(named: Claimant | Place | None) -> str | None:
    return None if named is None else named.name


def _amended(report: Report, finding_id: str) -> tuple[str, ...]:
    return tuple(mark.amendment_id for mark in report.amended if mark.finding_id == finding_id)
