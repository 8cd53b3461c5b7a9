"""What a report changed in the ledger, as novelty asks for it: by figure and by claim."""

from claimwatch_contracts.extraction import Quantity
from claimwatch_contracts.judgement import FigureChange, Judgement, StatementChange
from claimwatch_contracts.ledger import Entry
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import MEASURES_OF_INTEREST, Change, Nature, NoveltyKind

KINDS = {
    Change.NEW_INCIDENT: NoveltyKind.NEW_CLAIM,
    Change.NEW_CLAIMANT: NoveltyKind.NEW_CLAIM,
    Change.CHANGED: NoveltyKind.UPDATE,
    Change.DENIAL: NoveltyKind.DENIAL,
    Change.CORRECTION: NoveltyKind.CORRECTION,
    Change.RETRACTION: NoveltyKind.RETRACTION,
}
"""The kind of news that each change is. What is repeated and what is only recalled is none."""


class Changes:
    """The changes of one report. A report that was not judged says nothing of what is new in it."""

    def __init__(self, report: Report, judgement: Judgement) -> None:
        self._report = report
        self.judgement = judgement
        self.is_copy = report.relation.is_copy and report.article.revision == 1
        self.is_judged = judgement != Judgement()
        self._figures = {change.figure: change for change in judgement.figures}
        self._statements = {change.claim: change for change in judgement.statements}

    @property
    def begins_incident(self) -> bool:
        """Whether something happened that nobody has reported before, as far as is known.

        The report has to have a place for it, and a word for it or a figure of harm: "a flood of runs" is no flood.
        """
        return not self.is_judged or (self.judgement.is_new_incident and self._tells_what_happened())

    def _tells_what_happened(self) -> bool:
        occurrences, figures = self._report.occurrences, self._report.figures
        harmed = any(figure.worth_telling and figure.measure.nature is Nature.HARM for figure in figures)
        counted = any(row.measure in MEASURES_OF_INTEREST for row in self.judgement.rows)
        return any(occurrence.what for occurrence in occurrences) or (bool(occurrences) and harmed and counted)

    @property
    def incident_id(self) -> str | None:
        """The id of the occurrence that the report is mainly about."""
        return self.judgement.incident.incident_id if self.judgement.incident else None

    @property
    def taken_back(self) -> tuple[Entry, ...]:
        """What the report takes back without giving a figure in its place."""
        return self.judgement.taken_back

    def of_figure(self, figure: int) -> FigureChange | None:
        """What the figure with that index changed; ``None`` if nothing is known of it."""
        return self._figures.get(figure)

    def of_claim(self, claim: int) -> StatementChange | None:
        """What the claim with that index changed; ``None`` if nothing is known of it."""
        return self._statements.get(claim)

    def has_only_known_figures(self, claim: int) -> bool:
        """Whether a claim gives figures, and the ledger had all of them."""
        changes = [self.of_figure(figure) for figure in self._report.claims[claim].figures]
        return bool(changes) and all(change is not None and change.change not in KINDS for change in changes)

    def before(self, figure: int) -> Quantity | None:
        """What was said in place of the figure before, if it is news that it changed."""
        change = self.of_figure(figure)
        return change.before if change and change.change in (Change.CHANGED, Change.CORRECTION) else None
