"""The entries that a report puts into the ledger: its figures, its statements, and what it takes back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from claimwatch_contracts.amendment import Amends
from claimwatch_contracts.base import Span, derived_id
from claimwatch_contracts.extraction import Attribution, Claimant, NamedClaimant, Quantity
from claimwatch_contracts.findings import claim_ids, figure_ids
from claimwatch_contracts.ledger import Evidence, LedgerEntry
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import HeldBack, Measure, Nature, Stance, Submeasure
from claimwatch_language.normalising import normalised_words
from claimwatch_language.sentences import sentence_starts
from services.archive.ledger import found_bodies, held, stances, takings
from services.archive.ledger.amounts import numbers
from services.archive.ledger.cases import of_cases
from services.archive.ledger.classes import class_of, measure_of
from services.archive.ledger.inherited import of_breakdown, of_publisher, of_sentence, of_total, of_whole
from services.archive.ledger.naming import KINDS_OF_BODIES, is_own_name
from services.archive.ledger.parts import is_part
from services.archive.ledger.sentences import Sentences
from services.archive.ledger.whereabouts import place_by_hand, whereabouts

_SAID_BY_HAND = {Amends.CLAIMANT: ("claimant", "attribution"), Amends.FIGURE: ("measure", "submeasure")}
"""By what a person corrects: the fields of the figure that stay as that person gave them."""


def entries_of(report: Report, incident_of_figure: Sequence[str | None]) -> tuple[LedgerEntry, ...]:
    """All that the report puts into the ledger, in the order of the text.

    ``incident_of_figure`` has the incident of each of the report's figures, ``None`` for a standing total and for an
    occurrence that is no incident. Statements belong to the report's own incident.

    At least one entry comes of each report. Where a revision says nothing, that entry says that it was read.
    """
    reading = _Reading(report, tuple(incident_of_figure))
    if takings.is_withdrawn(report):
        return (reading.whole(Stance.WITHDRAWS, amounts=takings.left_standing(report)),)
    entries = [*reading.figures(), *reading.claims(), *reading.corrections()]
    return tuple(entries) or (reading.whole(Stance.STANDS),)


@dataclass(frozen=True)
class _Reading:
    """A report on its way into the ledger, with the incident of each of its figures."""

    report: Report
    incidents: tuple[str | None, ...]

    @cached_property
    def notes(self) -> tuple[takings.Note, ...]:
        """The publisher's notes on corrections."""
        return takings.notes(self.report)

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
            if held.is_held(figure) and not is_noted:
                yield self._figure(index, self._completed(index, figure))

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

    def _completed(self, index: int, figure: ReportedFigure) -> ReportedFigure:
        """The figure, with what it has from the rest of its article; nothing of what a person said of it changes."""
        own = of_sentence(self.report, self.sentences, index, of_whole(self.report, figure))
        claimed = of_breakdown(self.report, self.sentences, index, own)
        whole = of_total(self.report, self.sentences, index, claimed)
        whole = of_cases(self.report.article.text, self.report.figures, whole)
        said = {name for kind in self._by_hand[index] for name in _SAID_BY_HAND.get(kind, ())}
        return whole.model_copy(update={name: getattr(figure, name) for name in said}) if said else whole

    @cached_property
    def _by_hand(self) -> list[set[Amends]]:
        """For each figure: what of it a person has corrected."""
        marks = self.report.amended
        return [{mark.kind for mark in marks if mark.finding_id == identity} for identity in self._figure_ids]

    def _is_counted(self, figure: ReportedFigure, measure: Measure, kind: str | None) -> bool:
        """Whether a row is made of the figure."""
        is_claimed = self._claimant(figure.claimant) is not None and (
            measure is not Measure.PEOPLE_OTHER or figure.submeasure is not None or kind is not None
        )
        sentence = self.sentences.text_around(figure)
        return held.is_counted(figure, measure, self.report.article.text, sentence, is_claimed=is_claimed)

    def _claimant(self, claimant: Claimant | None) -> Claimant | None:
        """The claimant, unless it is the outlet that published the article: what an article says itself has none.

        A ministry or an aid group that publishes its own bulletin is no outlet.
        """
        if claimant is None or claimant.kind in KINDS_OF_BODIES:
            return claimant
        return None if is_own_name(claimant.name, self.report.article.publisher) else claimant

    def _figure(self, index: int, figure: ReportedFigure) -> LedgerEntry:
        report, sentence = self.report, self.sentences.around(figure.start)
        words = report.article.text[sentence.start : sentence.end]
        measure = self._measure(index)
        measure = figure.measure if measure is Measure.PEOPLE_OTHER else measure
        kind = class_of(figure, measure, report.article.text)
        is_class = kind is not None and (measure.nature is Nature.HARM or figure.submeasure is Submeasure.CASES)
        incident = self.incidents[index]
        stance = self._stance(figure, sentence)
        placed_by_hand = figure.place is not None and Amends.PLACE in self._by_hand[index]
        where = (
            place_by_hand(report, figure, sentence)
            if placed_by_hand
            else whereabouts(report, index, sentence, self._clause(index, sentence))
        )
        return self._entry(
            self._figure_ids[index],
            Span(start=figure.start, end=figure.end),
            figure=index,
            incident_id=incident,
            standing=incident is None and held.is_standing(self.report, figure),
            is_part=not self._is_counted(figure, measure, kind) or (not is_class and is_part(report, index, kind)),
            stance=stance,
            quantity=_quantity(figure, measure),
            population=kind,
            place=where.place,
            within=where.within,
            place_is_near=where.is_near,
            place_by_hand=placed_by_hand,
            period=figure.date,
            rests_on=stances.rests_on(words),
            confidence=figure.confidence,
            factuality=figure.factuality,
            **self._voice(of_publisher(report, figure), self._attribution(figure)),
        )

    def _clause(self, index: int, sentence: Span) -> str:
        """The words of a figure's sentence that are not beside another figure of it: the first has those before it."""
        text, figures = self.report.article.text, self.report.figures
        is_first = index == 0 or figures[index - 1].start < sentence.start
        after = figures[index + 1].start if index + 1 < len(figures) else sentence.end
        return text[sentence.start if is_first else figures[index].start : min(after, sentence.end)]

    def _measure(self, index: int) -> Measure:
        """What a row counts by the figure: those killed, if an accident or a raid has no other toll than its bodies.

        What a person says that it counts it counts.
        """
        if Amends.FIGURE in self._by_hand[index]:
            return self.report.figures[index].measure
        measure, figures = measure_of(self.report.figures, index), self.report.figures
        figure, text = figures[index], self.report.article.text
        if measure is Measure.PEOPLE_OTHER and found_bodies.are_buried(text, self._whole(figure).start):
            return Measure.KILLED
        are_bodies = measure is Measure.PEOPLE_OTHER and found_bodies.are_bodies(text, figure.end)
        if measure is not Measure.BODIES_FOUND and not are_bodies:
            return measure
        whole = self._whole(figure)
        is_toll = found_bodies.are_toll(text, whole.start, whole.end) and not any(
            other.measure is Measure.KILLED and other.claimant == whole.claimant and other.date == whole.date
            for other in figures
        )
        return Measure.KILLED if is_toll else measure

    def _whole(self, figure: ReportedFigure) -> ReportedFigure:
        """The figure that includes this one, or the figure itself."""
        return figure if figure.subset_of is None else self.report.figures[figure.subset_of]

    def _stance(self, figure: ReportedFigure, sentence: Span) -> Stance:
        start, end = sentence.start, sentence.end
        text = self.report.article.text
        before, after = text[start : figure.start], text[figure.end : end]
        if figure.factuality.is_denial or (figure.claimant and stances.denies_figure(before, after)):
            return Stance.DENIES
        attribution = self._attribution(figure)
        if attribution is not None and stances.takes_back_own(attribution):
            return Stance.RETRACTS
        return Stance.CONCEDES if figure.claimant and stances.concedes(text[start:end]) else Stance.STATES

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
