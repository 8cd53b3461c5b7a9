"""Which of a report's claims a watch takes notice of: those sure enough, and beliefs only if it asks for them."""

from dataclasses import dataclass

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Attribution, Claimant
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import MEASURES_OF_INTEREST, CueClass, Measure


@dataclass(frozen=True)
class Hearing:
    """What a watch asks of a claim."""

    minimum_confidence: float = 0.0
    beliefs: bool = False
    measures: frozenset[Measure] = frozenset()
    """What its conditions count."""

    def hears(self, attribution: Attribution) -> bool:
        """Whether a statement is told."""
        return self._trusts(attribution) and (self.beliefs or attribution.cue_class is not CueClass.BELIEVE)

    def hears_figure(self, report: Report, figure: ReportedFigure) -> bool:
        """Whether a figure counts: also one that is only believed, and what the article says in its own voice."""
        return figure.attribution is None or self._trusts(report.attributions[figure.attribution])

    def tells_figure(self, report: Report, figure: ReportedFigure) -> bool:
        """Whether a figure is told: it counts, and it is more than a number that nobody claims or asked for.

        Such a number is told once where it is one of people, money or percent: changed, it may be the page's counter.
        """
        asked = figure.claimant is not None or figure.measure in MEASURES_OF_INTEREST | self.measures
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


def hearing_of(watch: Watch) -> Hearing:
    """What this watch asks."""
    measures = frozenset(condition.measure for condition in watch.figures)
    return Hearing(watch.minimum_confidence, watch.beliefs, measures)


def _may_matter(figure: ReportedFigure) -> bool:
    return figure.was is None and figure.measure not in (Measure.OTHER, Measure.DISTANCE)
