"""Which of a report's claims a watch takes notice of: those read surely enough and put with certainty.

Beliefs, and what is only believed to be, it takes notice of if it asks for them.
"""

from dataclasses import dataclass

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Attribution, Claimant, Factuality
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import MEASURES_OF_INTEREST, Certainty, CueClass, Measure


@dataclass(frozen=True)
class Hearing:
    """What a watch asks of a claim."""

    minimum_confidence: float = 0.0
    beliefs: bool = False
    measures: frozenset[Measure] = frozenset()
    """What its conditions count beside the measures of interest."""

    def hears(self, attribution: Attribution) -> bool:
        """Whether a statement is told."""
        wanted = self.beliefs or attribution.cue_class is not CueClass.BELIEVE
        return wanted and self._trusts(attribution) and self._takes(attribution.factuality, attribution.cue_class)

    def hears_figure(self, report: Report, figure: ReportedFigure) -> bool:
        """Whether a figure counts: also what is claimed as a belief, and what the article says in its own voice."""
        if figure.attribution is None:
            return figure.factuality.is_certain
        attribution = report.attributions[figure.attribution]
        return self._trusts(attribution) and self._takes(figure.factuality, attribution.cue_class)

    def tells_figure(self, report: Report, figure: ReportedFigure) -> bool:
        """Whether a figure is told: it counts, and it is more than a number that nobody asked for.

        A number of people, money or percent does not say what it counts. In a statement it is told by the statement,
        unless it has changed; outside any it is told once: changed, it may be the page's counter.
        """
        asked = figure.measure in MEASURES_OF_INTEREST | self.measures
        return (asked or _may_matter(figure)) and self.hears_figure(report, figure)

    def figures(self, report: Report) -> list[ReportedFigure]:
        """The figures that count."""
        return [figure for figure in report.figures if self.hears_figure(report, figure)]

    def claimants(self, report: Report) -> list[Claimant]:
        """Whose statements or figures are told."""
        said = [attribution.claimant for attribution in report.attributions if self.hears(attribution)]
        counted = [figure.claimant for figure in self.figures(report)]
        return [claimant for claimant in said + counted if claimant is not None]

    def _trusts(self, attribution: Attribution) -> bool:
        return attribution.confidence >= self.minimum_confidence

    def _takes(self, factuality: Factuality, cue_class: CueClass) -> bool:
        believed = factuality.certainty in (Certainty.PROBABLE, Certainty.POSSIBLE)
        return factuality.is_certain or (self.beliefs and believed and cue_class is CueClass.BELIEVE)


def hearing_of(watch: Watch) -> Hearing:
    """What this watch asks."""
    measures = frozenset(condition.measure for condition in watch.figures) - MEASURES_OF_INTEREST
    return Hearing(watch.minimum_confidence, watch.beliefs, measures)


def _may_matter(figure: ReportedFigure) -> bool:
    is_new, is_stated = figure.was is None, figure.attribution is not None
    return is_new != is_stated and figure.measure not in (Measure.OTHER, Measure.DISTANCE)
