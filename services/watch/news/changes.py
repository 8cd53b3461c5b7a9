"""What a report changed in the ledger, as novelty asks for it: by figure and by claim."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from claimwatch_contracts.extraction import AdministrativeArea, Location, Quantity
from claimwatch_contracts.judgement import FigureChange, Judgement, StatementChange
from claimwatch_contracts.ledger import Entry, Row
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import MEASURES_OF_INTEREST, Change, HeldBack, Nature, NoveltyKind
from claimwatch_language.figure_identity import claimant_key
from claimwatch_language.saying.admissions import admits
from services.watch.news.essays import is_essay
from services.watch.news.late import is_late
from services.watch.news.recaps import LEAST, is_toll, same_amount

KINDS = {
    Change.NEW_INCIDENT: NoveltyKind.NEW_CLAIM,
    Change.NEW_CLAIMANT: NoveltyKind.NEW_CLAIM,
    Change.CHANGED: NoveltyKind.UPDATE,
    Change.DENIAL: NoveltyKind.DENIAL,
    Change.CORRECTION: NoveltyKind.CORRECTION,
    Change.RETRACTION: NoveltyKind.RETRACTION,
}
"""The kind of news that each change is. What is repeated and what is only recalled is none."""


FEWEST_REPEATED = 3
"""Different tolls that a recap repeats at least."""
MOSTLY = 0.6
"""The share of a recap's tolls that it repeats."""
NOT_JUDGED = Judgement()


class Changes:
    """The changes of one report. A report that was not judged says nothing of what is new in it.

    With ``everything``, what the ledger knew counts as new as well.
    """

    def __init__(self, report: Report, judgement: Judgement, *, everything: bool = False) -> None:
        self.report = report
        self.judgement = judgement
        self.everything = everything
        self.is_copy = report.relation.is_copy and report.article.revision == 1 and not everything
        self.is_judged = judgement is not NOT_JUDGED and judgement != NOT_JUDGED
        self._figures = {change.figure: change for change in _with_twins(report, judgement.figures)}
        self._statements = {change.claim: change for change in judgement.statements}
        self.kinds = frozenset(self._kinds())

    @property
    def begins_incident(self) -> bool:
        """Whether something happened that nobody has reported before, as far as is known.

        The report has to have a place for it, and a word and a day for it or a figure of harm: "a flood of runs" is no
        flood, and "chefs protest too much" is no protest.
        """
        return not self.is_judged or (
            self.judgement.is_new_incident and self._tells_what_happened() and not self.is_essay
        )

    def _tells_what_happened(self) -> bool:
        occurrences, figures = self.report.occurrences, self.report.figures
        harmed = any(figure.worth_telling and figure.measure.nature is Nature.HARM for figure in figures)
        counted = any(row.measure in MEASURES_OF_INTEREST for row in self.judgement.rows)
        named = any(occurrence.what for occurrence in occurrences) and not self.opens_undated
        return named or (bool(occurrences) and harmed and counted)

    def _kinds(self) -> Iterator[Change]:
        yield from (change.change for change in self.judgement.figures)
        yield from (change.change for change in self.judgement.statements)

    @cached_property
    def is_essay(self) -> bool:
        """Whether the report sets known numbers in a longer story. A watch that asks for everything has no essays."""
        return self.is_judged and not self.everything and is_essay(self.report)

    @cached_property
    def is_late(self) -> bool:
        """Whether the report was written before what others have reported of its incident since.

        One that names no day of what it tells is often taken for an occurrence of its own.
        """
        is_known = self.is_judged and (not self.judgement.is_new_incident or self.opens_undated)
        return is_known and not self.everything and is_late(self.report)

    def is_said_by_others(self, figure: int) -> bool:
        """Whether another article gave the figure's number in its row, whoever claimed it."""
        row, quantity = self.row_of_figure(figure), self.report.figures[figure]
        article_id = self.report.article.article_id
        return row is not None and any(
            each.evidence.article_id != article_id and (each.value, each.min, each.max) == _numbers(quantity)
            for each in row.entries
        )

    def is_recalled_by_essay(self, figure: int) -> bool:
        """Whether the report is an essay, and the figure one that it can only recall: nobody's, small, or known."""
        told = self.report.figures[figure]
        is_small = (told.value or 0) < LEAST
        return self.is_essay and (told.claimant is None or is_small or self.is_said_by_others(figure))

    @property
    def mostly_recalls(self) -> bool:
        """Whether the report recalls more numbers of harm to people from other occurrences than it has new ones."""
        harmed = (figure.worth_telling and figure.measure.nature is Nature.HARM for figure in self.report.figures)
        changes = [change for index, is_harm in enumerate(harmed) if is_harm and (change := self.of_figure(index))]
        recalled = sum(change.change is Change.BACKGROUND for change in changes)
        return recalled > sum(change.change in KINDS for change in changes)

    def is_recap(self, known: Iterable[int]) -> bool:
        """Whether the report mostly repeats tolls: those that the ledger had, and the ``known`` ones, by their index.

        They have to be several different ones.
        """
        figures = self.report.figures
        tolls = {index: same_amount(figure) for index, figure in enumerate(figures) if is_toll(figure)}
        had = {index for index in tolls if self.knew(index)} | {index for index in known if index in tolls}
        amounts = {tolls[index] for index in had}
        return len(amounts) >= FEWEST_REPEATED and len(amounts) >= MOSTLY * len(set(tolls.values()))

    @property
    def opens_undated(self) -> bool:
        """Whether the report is about an occurrence that nobody has reported before and that it gives no day."""
        incident = self.judgement.incident
        return self.judgement.is_new_incident and incident is not None and incident.period is None

    @property
    def incident_id(self) -> str | None:
        """The id of the occurrence that the report is mainly about."""
        return self.judgement.incident.incident_id if self.judgement.incident else None

    @property
    def taken_back(self) -> tuple[Entry, ...]:
        """What the report takes back without giving a figure in its place."""
        return self.judgement.taken_back

    def row_taken_back(self, entry: Entry) -> Row | None:
        """The row that had what the report takes back; ``None`` if the judgement does not have it."""
        rows = self.judgement.rows
        return next((row for row in rows if any(each.finding_id == entry.finding_id for each in row.entries)), None)

    def of_figure(self, figure: int) -> FigureChange | None:
        """What the figure with that index changed; ``None`` if nothing is known of it."""
        return self._figures.get(figure)

    def of_claim(self, claim: int) -> StatementChange | None:
        """What the claim with that index changed; ``None`` if nothing is known of it."""
        return self._statements.get(claim)

    def knew(self, figure: int) -> bool:
        """Whether the ledger had the figure before, or the report only recalls it."""
        change = self.of_figure(figure)
        return change is not None and change.change not in KINDS and not self.everything

    def has_only_known_figures(self, claim: int) -> bool:
        """Whether a claim gives figures, and the ledger had all of them."""
        changes = [self.of_figure(figure) for figure in self.report.claims[claim].figures]
        return bool(changes) and all(change is not None and change.change not in KINDS for change in changes)

    def is_admission(self, claim: int) -> bool:
        """Whether the source of a claim admits it."""
        return admits(self.report.attributions[self.report.claims[claim].attribution])

    def is_admitted(self, figure: int) -> bool:
        """Whether the figure counts harm that its claimant admits, however long ago it was done."""
        told = self.report.figures[figure]
        if told.attribution is None or told.measure.nature is not Nature.HARM:
            return False
        return admits(self.report.attributions[told.attribution])

    def kind_of_figure(self, figure: int) -> NoveltyKind | None:
        """The kind of news that a figure is; ``None`` if nothing is known of it."""
        change = self.of_figure(figure)
        if change is None:
            return None
        return KINDS.get(change.change, NoveltyKind.NEW_CLAIM) if self._is_same_voice(change) else NoveltyKind.NEW_CLAIM

    def before(self, figure: int) -> Quantity | None:
        """What was said in place of the figure before, if it is news that it changed."""
        change = self.of_figure(figure)
        has_changed = change is not None and change.change in (Change.CHANGED, Change.CORRECTION)
        return change.before if change and has_changed and self._is_same_voice(change) else None

    def _is_same_voice(self, change: FigureChange) -> bool:
        """Whether an earlier figure is the same claimant's, or the same article's in its own voice."""
        before = change.before
        if before is None or before.claimant is not None or change.change is not Change.CHANGED:
            return True
        return before.evidence.article_id == self.report.article.article_id

    def row_of_figure(self, figure: int) -> Row | None:
        """The row that the figure belongs to, as it stands after the report."""
        change = self.of_figure(figure)
        return None if change is None or change.row is None else self.judgement.rows[change.row]

    def places_of_figure(self, figure: int) -> tuple[Location | AdministrativeArea, ...]:
        """Where the figure lies, its row's place before its own and the incident's, and what contains that place."""
        row, own, incident = self.row_of_figure(figure), self.report.figures[figure].place, self.judgement.incident
        if row is not None and row.place is not None:
            return (row.place, *row.within)
        if own is not None:
            return (own, *own.within)
        return () if incident is None or incident.place is None else (incident.place, *incident.within)


def _with_twins(report: Report, changes: Iterable[FigureChange]) -> Iterator[FigureChange]:
    """The changes; a figure that is told has that of the one before it which is held back as its repeat."""
    twins: dict[object, FigureChange] = {}
    for change in changes:
        figure = report.figures[change.figure] if change.figure < len(report.figures) else None
        key = None if figure is None else (figure.measure, figure.unit, *_numbers(figure), claimant_key(figure))
        if figure is not None and figure.held_back is HeldBack.REPEATED and change.change in KINDS:
            twins[key] = change
        is_told = figure is not None and figure.held_back is None
        if is_told and change.change is Change.REPEAT and (twin := twins.get(key)) is not None:
            yield twin.model_copy(update={"figure": change.figure})
        else:
            yield change


def _numbers(quantity: Quantity) -> tuple[float | None, float | None, float | None]:
    return quantity.value, quantity.min, quantity.max
