"""Which claims of a report a watch takes notice of.

A watch takes notice of a claim that was read with enough confidence and that its source puts as certain. Beliefs, and
what a source only believes to be so, count if the watch asks for beliefs.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Attribution, Claimant, Factuality
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import MEASURES_OF_INTEREST, Certainty, CueClass, Measure


@dataclass(frozen=True)
class Hearing:
    """The claims that a watch takes notice of."""

    minimum_confidence: float = 0.0
    beliefs: bool = False
    measures: frozenset[Measure] = frozenset()
    """The measures of the watch's figure conditions, without the measures of interest."""

    def hears(self, attribution: Attribution) -> bool:
        """Whether the watch is told the statement."""
        admitted = self.beliefs or attribution.cue_class is not CueClass.BELIEVE
        return admitted and self._trusts(attribution) and self._takes(attribution.factuality, attribution.cue_class)

    def hears_figure(self, report: Report, figure: ReportedFigure) -> bool:
        """Whether a figure counts. A figure that is claimed as a belief counts, and so does one without a claimant."""
        if figure.attribution is None:
            return figure.factuality.is_certain
        attribution = report.attributions[figure.attribution]
        return self._trusts(attribution) and self._takes(figure.factuality, attribution.cue_class)

    def tells_figure(self, report: Report, figure: ReportedFigure) -> bool:
        """Whether the watch is told the figure: the figure counts, and its measure is of interest or it may matter.

        A number of people, money or percent does not say what it counts. Inside a statement, only a change of such a
        number is told, because the statement tells the number itself. Outside statements, only a first such number is
        told, because a changed one may be a counter of the web page.
        """
        is_of_interest = figure.measure in MEASURES_OF_INTEREST | self.measures
        return (is_of_interest or _may_matter(figure)) and self.hears_figure(report, figure)

    def figures(self, report: Report) -> list[ReportedFigure]:
        """The figures of the report that count."""
        return [figure for figure in report.figures if self.hears_figure(report, figure)]

    def claimants(self, attributions: Iterable[Attribution], figures: Iterable[ReportedFigure]) -> list[Claimant]:
        """The claimants of those statements that are told, and of the figures, which count."""
        of_statements = [attribution.claimant for attribution in attributions if self.hears(attribution)]
        of_figures = [figure.claimant for figure in figures]
        return [claimant for claimant in of_statements + of_figures if claimant is not None]

    def _trusts(self, attribution: Attribution) -> bool:
        return attribution.confidence >= self.minimum_confidence

    def _takes(self, factuality: Factuality, cue_class: CueClass) -> bool:
        if factuality.is_certain or not self.beliefs:
            return factuality.is_certain
        return cue_class is CueClass.BELIEVE and factuality.certainty in (Certainty.PROBABLE, Certainty.POSSIBLE)


def hearing_of(watch: Watch) -> Hearing:
    """The hearing of a watch."""
    measures = frozenset(condition.measure for condition in watch.figures) - MEASURES_OF_INTEREST
    return Hearing(watch.minimum_confidence, watch.beliefs, measures)


def _may_matter(figure: ReportedFigure) -> bool:
    is_new, is_stated = figure.was is None, figure.attribution is not None
    return is_new != is_stated and figure.measure not in (Measure.OTHER, Measure.DISTANCE)
