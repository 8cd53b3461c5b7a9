"""The entries that a report puts into the ledger: its figures, its statements, and what it takes back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from claimwatch_contracts.base import Span, derived_id
from claimwatch_contracts.extraction import AdministrativeArea, Attribution, Claimant, Location, NamedClaimant, Quantity
from claimwatch_contracts.findings import claim_ids, figure_ids
from claimwatch_contracts.ledger import Evidence, LedgerEntry
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import HeldBack, Measure, Nature, PlacePrecision, Stance, Submeasure
from claimwatch_language.normalising import normalised_words
from claimwatch_language.sentences import sentence_starts
from services.archive.ledger import found_bodies as bodies
from services.archive.ledger import stances, takings
from services.archive.ledger.amounts import numbers
from services.archive.ledger.classes import class_of, is_at_stake, measure_of
from services.archive.ledger.counting import (
    is_alternative,
    is_capacity,
    is_more,
    is_named_part,
    is_new_total,
    is_no_count,
)
from services.archive.ledger.naming import is_own_name
from services.archive.ledger.sentences import Sentences

LONG_DAYS = 31
"""A period longer than this that has not ended is a standing total, if no incident is known for it."""

RECENT_DAYS = 3
"""A long period that ended so many days before publication, or later, has not ended."""

_NOT_COUNTED = frozenset({Measure.DISTANCE, Measure.PERCENT, Measure.OTHER})
A_FEW = 5
"""A smaller number of bombs or raids describes what happened, and is no count to compare."""

_A_PAIR = 2
"""The most persons that words without a numeral mean ("a girl", "a couple")."""

_HARDWARE = frozenset({Measure.WEAPONS, Measure.ATTACKS})
_ONLY_CLAIMED = frozenset({Measure.PEOPLE_OTHER, Measure.MONEY, Measure.WEAPONS, Measure.ATTACKS})
"""Measures of which a number without a claimant is no claim: passers-by, prices, rounds fired."""


_OF_RECORD = frozenset({Submeasure.CASES, Submeasure.FREED})
"""Submeasures of people of whom an article's own number is a claim."""


def entries_of(report: Report, incident_of_figure: Sequence[str | None]) -> tuple[LedgerEntry, ...]:
    """All that the report puts into the ledger, in the order of the text.

    ``incident_of_figure`` has the incident of each of the report's figures, ``None`` for a standing total and for an
    occurrence that is no incident. Statements belong to the report's own incident.

    At least one entry comes of each report. Where a revision says nothing, that entry says that it was read.
    """
    reading = _Reading(report, tuple(incident_of_figure))
    if takings.is_withdrawn(report):
        return (reading.whole(Stance.WITHDRAWS),)
    entries = [*reading.figures(), *reading.claims(), *reading.corrections()]
    return tuple(entries) or (reading.whole(Stance.STANDS),)


_NATION = re.compile(
    r"\b(?:(?:across|throughout|around|all over) the (?:whole |entire )?country|country-?wide|nation-?wide)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Reading:
    report: Report
    incidents: tuple[str | None, ...]
    notes: tuple[takings.Note, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "notes", takings.notes(self.report))

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of the text."""
        return Sentences(self.report.article.text, sentence_starts(self.report.article.text))

    @cached_property
    def _figure_ids(self) -> tuple[str, ...]:
        return figure_ids(self.report)

    @cached_property
    def _claim_ids(self) -> tuple[str, ...]:
        return claim_ids(self.report)

    def figures(self) -> Iterator[LedgerEntry]:
        """The figures that belong in a ledger and do not stand in a note on a correction."""
        for index, figure in enumerate(self.report.figures):
            is_noted = any(note.covers(figure) for note in self.notes)
            if self._is_held(figure) and not is_noted:
                yield self._figure(index, self._of_total(index, self._of_whole(figure)))

    def claims(self) -> Iterator[LedgerEntry]:
        """The statements that bear on figures, or that a watch may be told."""
        for index, claim in enumerate(self.report.claims):
            attribution = self.report.attributions[claim.attribution]
            is_wrong = claim.held_back is HeldBack.MARKED_WRONG
            if is_wrong or self._claimant(attribution.claimant) is None or not attribution.factuality.is_certain:
                continue
            yield self._claim(index, attribution)

    def corrections(self) -> Iterator[LedgerEntry]:
        """What the publisher's notes take back."""
        for note in self.notes:
            if note.wrong:
                yield self.whole(Stance.CORRECTS, Span(start=note.start, end=note.end), amounts=note.wrong)

    def whole(self, stance: Stance, span: Span | None = None, **more: Any) -> LedgerEntry:
        """An entry of the publisher's about its own article."""
        span = span or self.sentences.around(0)
        identity = derived_id("note", self.report.article.article_id, stance, span.start, span.end)
        return self._entry(identity, span, stance=stance, incident_id=self.report.incident_id, **more)

    def _is_held(self, figure: ReportedFigure) -> bool:
        """Whether the ledger holds a figure, if only to know it again."""
        is_told = figure.held_back in (None, HeldBack.REPEATED)
        return is_told and figure.factuality.is_certain and figure.measure is not Measure.DISTANCE

    def _is_counted(self, figure: ReportedFigure, measure: Measure, kind: str | None) -> bool:
        """Whether a row is made of the figure."""
        if measure not in _ONLY_CLAIMED:
            return measure not in _NOT_COUNTED
        if measure is Measure.MONEY and not is_at_stake(self.sentences.text_around(figure)):
            return False
        if measure in _HARDWARE and max(numbers(figure), default=0.0) < A_FEW:
            return False
        if figure.submeasure in _OF_RECORD:
            return True
        if measure is Measure.PEOPLE_OTHER and is_capacity(self.report.article.text, figure.start):
            return False
        is_told_apart = measure is not Measure.PEOPLE_OTHER or figure.submeasure is not None or kind is not None
        return self._claimant(figure.claimant) is not None and is_told_apart

    def _of_whole(self, figure: ReportedFigure) -> ReportedFigure:
        """The figure, with the claimant of the figure that includes it if it has none of its own."""
        if figure.claimant is not None or figure.subset_of is None:
            return figure
        whole = self.report.figures[figure.subset_of]
        return figure.model_copy(update={"claimant": whole.claimant, "attribution": whole.attribution})

    def _of_total(self, index: int, figure: ReportedFigure) -> ReportedFigure:
        """The figure. A total ("bringing the total to 412") has the claimant of the figure before it.

        A bare one counts what that figure counts.
        """
        sentence = self.sentences.around(figure.start)
        before = self.report.figures[index - 1] if index else None
        if before is None or before.start < sentence.start:
            return figure
        if not is_new_total(self.report.article.text, before.end, figure.start):
            return figure
        is_bare = figure.measure is Measure.PEOPLE_OTHER and figure.submeasure is None and figure.counted is None
        what = {"measure": before.measure, "submeasure": before.submeasure} if is_bare else {}
        voice = {} if figure.claimant else {"claimant": before.claimant, "attribution": before.attribution}
        return figure.model_copy(update={**what, **voice})

    def _claimant(self, claimant: Claimant | None) -> Claimant | None:
        """The claimant, unless it is the article's own publisher: what an article says itself has none."""
        if claimant is None or is_own_name(claimant.name, self.report.article.publisher):
            return None
        return claimant

    def _figure(self, index: int, figure: ReportedFigure) -> LedgerEntry:
        report, sentence = self.report, self.sentences.around(figure.start)
        words = report.article.text[sentence.start : sentence.end]
        measure = self._measure(index)
        measure = figure.measure if measure is Measure.PEOPLE_OTHER else measure
        kind = class_of(figure, measure, report.article.text)
        incident = self.incidents[index]
        stance = self._stance(figure, sentence)
        place, within = _where(figure, words)
        is_near = figure.place is not None and sentence.start <= figure.place.start < sentence.end
        return self._entry(
            self._figure_ids[index],
            Span(start=figure.start, end=figure.end),
            figure=index,
            incident_id=incident,
            standing=incident is None and self._is_standing(figure),
            is_part=not self._is_counted(figure, measure, kind) or self._is_part(index, kind),
            stance=stance,
            quantity=_quantity(figure, measure),
            population=kind,
            place=place,
            within=within,
            place_is_near=is_near,
            period=figure.date,
            rests_on=stances.rests_on(words),
            confidence=figure.confidence,
            factuality=figure.factuality,
            **self._voice(figure.claimant, self._attribution(figure)),
        )

    def _measure(self, index: int) -> Measure:
        """What a row counts by the figure: those killed, if an accident or a raid has no other toll than its bodies."""
        measure, figures = measure_of(self.report.figures, index), self.report.figures
        figure, text = figures[index], self.report.article.text
        are_bodies = measure is Measure.PEOPLE_OTHER and bodies.are_bodies(text, figure.end)
        if measure is not Measure.BODIES_FOUND and not are_bodies:
            return measure
        whole = figure if figure.subset_of is None else figures[figure.subset_of]
        is_toll = bodies.are_toll(text, whole.start, whole.end) and not any(
            other.measure is Measure.KILLED and other.claimant == whole.claimant and other.date == whole.date
            for other in figures
        )
        return Measure.KILLED if is_toll else measure

    def _is_standing(self, figure: ReportedFigure) -> bool:
        """Whether a figure counts what has happened up to now over a long time ("since 2011", "this year")."""
        if figure.date is None:
            return False
        published = (self.report.article.published_at or self.report.article.received_at).date()
        is_long = (figure.date.end - figure.date.start).days > LONG_DAYS
        return figure.date.open or (is_long and (published - figure.date.end).days <= RECENT_DAYS)

    def _stance(self, figure: ReportedFigure, sentence: Span) -> Stance:
        start, end = sentence.start, sentence.end
        text = self.report.article.text
        before, after = text[start : figure.start], text[figure.end : end]
        if figure.factuality.is_denial or (figure.claimant and stances.denies_figure(before, after)):
            return Stance.DENIES
        attribution = self._attribution(figure)
        if attribution is not None and takings.takes_back(
            f"{attribution.cue and attribution.cue.text} {attribution.content.text}"
        ):
            return Stance.RETRACTS
        return Stance.CONCEDES if figure.claimant and stances.concedes(text[start:end]) else Stance.STATES

    def _is_part(self, index: int, kind: str | None) -> bool:
        """Whether a count includes this figure, in the article or before it, and no class sets it apart."""
        figures = self.report.figures
        figure, measure = figures[index], measure_of(figures, index)
        if kind is not None and measure.nature is Nature.HARM:
            return False
        if measure.nature is Nature.HARM and self._is_part_by_words(index, measure):
            return True
        if is_alternative(self.report.article.text, figure.start):
            return True
        if figure.subset_of is not None and measure_of(figures, figure.subset_of) is measure:
            return True
        is_lone = figure.implicit and (figure.value or 0) <= _A_PAIR
        return is_lone and any(
            other is not figure and not other.implicit and measure_of(figures, place) is measure
            for place, other in enumerate(figures)
        )

    def _is_part_by_words(self, index: int, measure: Measure) -> bool:
        """Whether the words around a number of people harmed make it a part of a count, or none."""
        text, figures = self.report.article.text, self.report.figures
        figure = figures[index]
        if is_more(text, figure.start, figure.end):
            return measure is Measure.KILLED or not self._goes_on_from_others(index, measure)
        return is_named_part(text, figure.start, figure.end) or is_no_count(text, figure.start, figure.end)

    def _goes_on_from_others(self, index: int, measure: Measure) -> bool:
        """Whether only another harm was counted before ("12 were killed and 40 more wounded")."""
        before = {measure_of(self.report.figures, place) for place in range(index)}
        return measure not in before and any(other.nature is Nature.HARM for other in before)

    def _claim(self, index: int, attribution: Attribution) -> LedgerEntry:
        span = attribution.content.spans[0]
        sentence = self.sentences.around(span.start)
        words = self.report.article.text[sentence.start : sentence.end]
        stance = stances.stance_of(attribution, words)
        claim = self.report.claims[index]
        counted = [number for place in claim.figures for number in numbers(self.report.figures[place])]
        return self._entry(
            self._claim_ids[index],
            span,
            claim=index,
            incident_id=self.report.incident_id,
            stance=stance,
            amounts=tuple(sorted(set(counted))),
            content=normalised_words(attribution.content.text),
            against=(stances.accused_in(attribution),) if stance is Stance.ACCUSES else (),
            rests_on=stances.rests_on(words),
            is_repeated=stances.is_said_again(attribution),
            factuality=attribution.factuality,
            confidence=attribution.confidence,
            **self._voice(attribution.claimant, attribution),
        )

    def _attribution(self, figure: ReportedFigure) -> Attribution | None:
        return None if figure.attribution is None else self.report.attributions[figure.attribution]

    def _voice(self, claimant: Claimant | None, attribution: Attribution | None) -> dict[str, Any]:
        claimant = self._claimant(claimant)
        if claimant is None:
            return {}
        described = [claimant.text, *(self._source(attribution) if attribution else ())]
        via = attribution.via if attribution else None
        named = NamedClaimant(key=claimant.key, name=claimant.name, kind=claimant.kind)
        return {"claimant": named, "described": tuple(dict.fromkeys(described)), "via": via and via.name}

    def _source(self, attribution: Attribution) -> Iterator[str]:
        if attribution.source is not None:
            yield attribution.source.text

    def _entry(self, identity: str, span: Span, **more: Any) -> LedgerEntry:
        report, article = self.report, self.report.article
        return LedgerEntry(
            finding_id=identity,
            report_id=report.report_id,
            article_id=article.article_id,
            revision=article.revision,
            story_id=report.story_id,
            relation=report.relation,
            given_at=article.published_at or article.received_at,
            evidence=Evidence(
                start=span.start,
                end=span.end,
                article_id=article.article_id,
                revision=article.revision,
                publisher=article.publisher,
                url=article.url,
                published_at=article.published_at,
                quote=self.sentences.text_around(span),
            ),
            **more,
        )


def _quantity(figure: ReportedFigure, measure: Measure) -> Quantity:
    fields = {name: getattr(figure, name) for name in Quantity.model_fields}
    return Quantity(**(fields | {"measure": measure}))


def _where(figure: ReportedFigure, words: str) -> tuple[Location | None, tuple[AdministrativeArea, ...]]:
    """The figure's place, or its country if the sentence says that the whole country is meant."""
    place = figure.place
    if place is None:
        return None, ()
    if place.within and _NATION.search(words):
        area = place.within[-1]
        country = PlacePrecision.COUNTRY
        return Location(name=area.name, geonames_id=area.geonames_id, precision=country, country=place.country), ()
    return Location(**{name: getattr(place, name) for name in Location.model_fields}), place.within
