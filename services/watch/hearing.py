"""Which of a report's claims a watch takes notice of: those sure enough, and beliefs only if it asks for them."""

from dataclasses import dataclass

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Attribution, Claimant
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import CueClass


@dataclass(frozen=True)
class Hearing:
    """What a watch asks of a claim."""

    minimum_confidence: float = 0.0
    beliefs: bool = False

    def hears(self, attribution: Attribution) -> bool:
        """Whether a statement is told."""
        return self._trusts(attribution) and (self.beliefs or attribution.cue_class is not CueClass.BELIEVE)

    def hears_figure(self, report: Report, figure: ReportedFigure) -> bool:
        """Whether a figure is told: also one that is only believed, and what the article says in its own voice."""
        return figure.attribution is None or self._trusts(report.attributions[figure.attribution])

    def figures(self, report: Report) -> list[ReportedFigure]:
        """The figures that are told."""
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
    return Hearing(watch.minimum_confidence, watch.beliefs)
