"""Which of a report's claims a watch takes notice of: those read surely enough and put with certainty.

Beliefs, and what is only believed to be, it takes notice of if it asks for them.
"""

from dataclasses import dataclass

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Attribution, Claimant, Factuality
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import Certainty, CueClass


@dataclass(frozen=True)
class Hearing:
    """What a watch asks of a claim."""

    minimum_confidence: float = 0.0
    beliefs: bool = False

    def hears(self, attribution: Attribution) -> bool:
        """Whether a statement is told."""
        wanted = self.beliefs or attribution.cue_class is not CueClass.BELIEVE
        return wanted and self._trusts(attribution) and self._takes(attribution.factuality, attribution.cue_class)

    def hears_figure(self, report: Report, figure: ReportedFigure) -> bool:
        """Whether a figure is told: also what is claimed as a belief, and what the article says in its own voice."""
        if figure.attribution is None:
            return figure.factuality.is_certain
        attribution = report.attributions[figure.attribution]
        return self._trusts(attribution) and self._takes(figure.factuality, attribution.cue_class)

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

    def _takes(self, factuality: Factuality, cue_class: CueClass) -> bool:
        believed = factuality.certainty in (Certainty.PROBABLE, Certainty.POSSIBLE)
        return factuality.is_certain or (self.beliefs and believed and cue_class is CueClass.BELIEVE)


def hearing_of(watch: Watch) -> Hearing:
    """What this watch asks."""
    return Hearing(watch.minimum_confidence, watch.beliefs)
