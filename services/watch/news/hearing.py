"""Which claims of a report a watch takes notice of.

A watch takes notice of a claim that was read with enough confidence and that its source puts as certain. Beliefs, and
what a source only believes to be so, count if the watch asks for beliefs. A figure that is held back for what it counts
is told if the watch asks for its measure.
"""

from dataclasses import dataclass
from functools import cached_property

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Attribution, Factuality
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import (
    MEASURES_OF_INTEREST,
    TELLING_CONFIDENCE,
    Certainty,
    CueClass,
    HeldBack,
    Measure,
    NoveltyPolicy,
    Submeasure,
)

_OF_COUNTING = frozenset({HeldBack.DISTANCE, HeldBack.LOOSE_COUNT})
_BY_THE_WATCH = frozenset({HeldBack.UNSURE, HeldBack.NOT_CERTAIN, HeldBack.BELIEF})
"""Reasons that the watch's own confidence and beliefs decide about."""


@dataclass(frozen=True)
class Hearing:
    """The claims that a watch takes notice of."""

    minimum_confidence: float = TELLING_CONFIDENCE
    beliefs: bool = False
    measures: frozenset[Measure] = frozenset()
    """The measures that the watch's figure conditions ask for."""
    everything: bool = False
    """Whether the watch asks for every report."""

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """The hash, computed once: facts are kept by hearing and asked for very often."""
        return hash((self.minimum_confidence, self.beliefs, self.measures, self.everything))

    def hears(self, attribution: Attribution) -> bool:
        """Whether the watch is told the statement."""
        admitted = self.beliefs or attribution.cue_class is not CueClass.BELIEVE
        trusted = attribution.confidence >= self.minimum_confidence
        return admitted and trusted and self._takes(attribution.factuality, attribution.cue_class)

    def hears_figure(self, report: Report, figure: ReportedFigure) -> bool:
        """Whether a figure counts. A figure that is claimed as a belief counts, and so does one without a claimant."""
        is_trusted = figure.confidence >= self.minimum_confidence and figure.held_back is not HeldBack.MARKED_WRONG
        return is_trusted and self._puts_as_certain(report, figure)

    def _puts_as_certain(self, report: Report, figure: ReportedFigure) -> bool:
        """Whether the figure's claimant, or the article, puts it as certainly as the watch asks.

        What an article prints in place of another number is certain, however either was put.
        """
        if figure.corrects is not None:
            return True
        if figure.attribution is None:
            return figure.factuality.is_certain
        return self._takes(figure.factuality, report.attributions[figure.attribution].cue_class)

    def tells_figure(self, report: Report, figure: ReportedFigure) -> bool:
        """Whether the watch is told the figure: the figure counts, and nothing holds it back from this watch."""
        if figure.held_back is HeldBack.MARKED_WRONG:
            return False
        is_free = figure.held_back is None or figure.held_back in _BY_THE_WATCH
        if figure.measure not in self.measures:
            return is_free and not _may_be_a_counter(figure) and self.hears_figure(report, figure)
        if figure.held_back in _OF_COUNTING:
            return self._puts_as_certain(report, figure)
        return is_free and self.hears_figure(report, figure)

    def figures(self, report: Report) -> list[ReportedFigure]:
        """The figures of the report that count."""
        return [figure for figure in report.figures if self.hears_figure(report, figure)]

    def _takes(self, factuality: Factuality, cue_class: CueClass) -> bool:
        if factuality.is_certain or not self.beliefs:
            return factuality.is_certain
        return cue_class is CueClass.BELIEVE and factuality.certainty in (Certainty.PROBABLE, Certainty.POSSIBLE)


def hearing_of(watch: Watch) -> Hearing:
    """The hearing of a watch."""
    conditions = (*watch.figures, *(watch.any_of.figures if watch.any_of else ()))
    asked = (condition.measure for condition in conditions)
    measures = frozenset(measure.measure if isinstance(measure, Submeasure) else measure for measure in asked)
    everything = watch.novelty is NoveltyPolicy.EVERY_REPORT
    return Hearing(watch.minimum_confidence, takes_beliefs(watch), measures, everything)


def takes_beliefs(watch: Watch) -> bool:
    """Whether the watch asks for beliefs, by itself or as a cue class."""
    cues = (*watch.cues, *(watch.any_of.cues if watch.any_of else ()))
    return watch.beliefs or CueClass.BELIEVE in cues


def _may_be_a_counter(figure: ReportedFigure) -> bool:
    """Whether the figure is a number that changed and that nobody claims: it may be a counter of the web page."""
    return figure.was is not None and figure.attribution is None and figure.measure not in MEASURES_OF_INTEREST
