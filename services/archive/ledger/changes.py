"""What a report changed in the ledger: for each of its figures and statements, and the rows as they stand after it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimwatch_contracts.judgement import FigureChange, StatementChange
from claimwatch_contracts.ledger import Entry, LedgerEntry, Row
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Change, Grade, Stance
from claimwatch_language.names.aliases import BUILT_IN, Aliases
from services.archive.ledger import statements, takings
from services.archive.ledger.amounts import numbers
from services.archive.ledger.elsewhere import stands_elsewhere
from services.archive.ledger.grades import standing
from services.archive.ledger.kept import Kept
from services.archive.ledger.latest import is_known, latest, recalled_beside
from services.archive.ledger.row_keys import RowKey, Scope, scope_of
from services.archive.ledger.rows import Ledger, matters_of
from services.archive.ledger.spoken_for import spoken_for


@dataclass(frozen=True)
class Changes:
    """The parts of a judgement that the ledger gives; see ``Judgement``.

    ``every_row`` are the rows of all incidents and standing totals that were compared, as they stand after the report.
    ``speaks_for`` has the names of those for whom the ledger takes the report's claimants to speak, by their key there.
    """

    figures: tuple[FigureChange, ...]
    statements: tuple[StatementChange, ...]
    rows: tuple[Row, ...]
    taken_back: tuple[Entry, ...]
    speaks_for: Mapping[str, tuple[str, ...]]
    every_row: tuple[Row, ...] = ()


def changes(
    report: Report,
    entries: Sequence[LedgerEntry],
    before: Iterable[LedgerEntry],
    after: Iterable[LedgerEntry],
    aliases: Aliases = BUILT_IN,
) -> Changes:
    """What the report changed. ``entries`` are its own, ``before`` and ``after`` the ledger without and with them.

    Both hold at least all entries of the incidents and standing totals that the report speaks of. Entries of the same
    revision in ``before``, which an earlier try has left, make no difference.
    """
    own = (report.article.article_id, report.article.revision)
    earlier = [entry for entry in before if (entry.article_id, entry.revision) != own]
    return _Comparison(report, entries, earlier, after, aliases).changes()


class _Comparison:
    """The ledger before and after one report."""

    def __init__(
        self,
        report: Report,
        entries: Sequence[LedgerEntry],
        before: Sequence[LedgerEntry],
        after: Iterable[LedgerEntry],
        aliases: Aliases,
    ) -> None:
        self._report = report
        self._entries = entries
        self._own = {entry.finding_id for entry in entries}
        self._before = {scope: Ledger(matter) for scope, matter in matters_of(before, aliases).items()}
        self._after = {scope: Ledger(matter) for scope, matter in matters_of(after, aliases).items()}
        self._rows: list[Row] = []
        self._seen: defaultdict[object, list[LedgerEntry]] = defaultdict(list)
        self._notes = takings.notes(report)
        self._kept = Kept(report, earlier=before)

    def changes(self) -> Changes:
        """What the report changed."""
        of_figure = {entry.figure: entry for entry in self._entries if entry.figure is not None}
        figures = tuple(self._figure(index, of_figure.get(index)) for index in range(len(self._report.figures)))
        replaced = {change.before.finding_id for change in figures if change.before is not None}
        every = tuple(row for ledger in self._after.values() for row in ledger.rows)
        taken_back = tuple(entry for entry in self._lost() if entry.finding_id not in replaced)
        self._add_rows_of(taken_back, every)
        names = spoken_for(self._report, self._entries, self._after)
        return Changes(figures, self._statements(), tuple(self._rows), taken_back, names, every)

    # Figures

    def _figure(self, index: int, entry: LedgerEntry | None) -> FigureChange:
        if entry is None:
            return self._uncounted(index)
        ledger = self._ledger(entry)
        if ledger is None:
            return FigureChange(figure=index, change=Change.BACKGROUND)
        key = None if entry.is_part else ledger.key(entry)
        row = None if key is None else ledger.row(key, entry.finding_id)
        change, last = self._change(ledger, entry, key)
        self._seen[self._line(ledger, entry)].append(entry)
        return FigureChange(
            figure=index,
            change=change,
            row=None if row is None else self._index(row),
            before=last,
            now_contested=key is not None and change is not Change.REPEAT and self._is_now_contested(entry, key, row),
        )

    def _uncounted(self, index: int) -> FigureChange:
        """A figure that the ledger does not hold: a distance, a loose count, or one in a note on a correction."""
        figure = self._report.figures[index]
        if self._report.relation.is_copy:
            return FigureChange(figure=index, change=Change.REPEAT)
        wrong = {number for note in self._notes if note.covers(figure) for number in note.wrong}
        lost = [entry for entry in self._lost() if numbers(entry) & wrong & numbers(figure)]
        if lost:
            return FigureChange(figure=index, change=Change.RETRACTION, before=lost[0])
        return FigureChange(figure=index, change=Change.BACKGROUND if wrong else Change.NEW_CLAIMANT)

    def _change(self, ledger: Ledger, entry: LedgerEntry, key: RowKey | None) -> tuple[Change, Entry | None]:
        if self._report.relation.is_copy:
            return Change.REPEAT, None
        if self._kept.has_figure(entry):
            return self._repeated(entry), None
        if entry.stance is Stance.RETRACTS:
            return Change.RETRACTION, self._last(ledger, entry, key)
        if is_known(entry, self._seen[self._line(ledger, entry)]):
            return self._repeated(entry), None
        if (corrected := self._corrected(ledger, entry, key)) is not None:
            return Change.CORRECTION, corrected
        known = self._known(ledger, entry)
        if is_known(entry, known):
            return self._repeated(entry), None
        if entry.stance is Stance.DENIES:
            return Change.DENIAL, None
        if not self._has_figures_before(entry):
            return Change.NEW_INCIDENT, None
        last = self._last(ledger, entry, key)
        return (Change.CHANGED if last is not None else Change.NEW_CLAIMANT), last

    def _repeated(self, entry: LedgerEntry) -> Change:
        """Known figures of the report's own incident are a repeat; those of another one are background."""
        main = self._report.incident_id
        return Change.REPEAT if main is None or entry.incident_id == main else Change.BACKGROUND

    def _known(self, ledger: Ledger, entry: LedgerEntry) -> list[LedgerEntry]:
        """The figures that make this one a repeat.

        They are the claimant's own, and for the article's own voice anybody's. What articles said in their own voice
        before the claimant's last figure is known too: a late article recalls it.
        """
        own, key = ledger.matter.of(entry), ledger.key(entry)
        said = self._still(ledger, ledger.said(key, own, parts=entry.is_part), entry)
        if own is None or not said or entry.stance is Stance.DENIES:
            return said
        voiceless = [each for each in ledger.said(key, parts=entry.is_part) if ledger.matter.of(each) is None]
        return [*said, *recalled_beside(said[-1], self._still(ledger, voiceless, entry))]

    def _still(self, ledger: Ledger, said: Iterable[LedgerEntry], entry: LedgerEntry) -> list[LedgerEntry]:
        """Of earlier figures, those that nobody took back, all denials or none as the entry is."""
        taken_back = ledger.matter.taken_back
        return [
            other
            for other in said
            if other.finding_id not in self._own
            and (other.stance is Stance.DENIES) is (entry.stance is Stance.DENIES)
            and (other.finding_id not in taken_back or other.stance is Stance.RETRACTS)
        ]

    def _line(self, ledger: Ledger, entry: LedgerEntry) -> object:
        """What figures of one claimant in one row share; denials apart."""
        return scope_of(entry), ledger.key(entry), ledger.matter.of(entry), entry.stance is Stance.DENIES

    def _last(self, ledger: Ledger, entry: LedgerEntry, key: RowKey | None) -> Entry | None:
        """What the same claimant said last in this row, before this report."""
        if key is None:
            return None
        history = [
            other
            for other in ledger.history(entry)
            if other.finding_id not in self._own and other.stance is not Stance.DENIES
        ]
        return ledger.entry(ledger.matter.of(entry), latest(history)) if history else None

    def _corrected(self, ledger: Ledger, entry: LedgerEntry, key: RowKey | None) -> Entry | None:
        """The claimant's figure in the row that stood before this report and was taken back by it."""
        if key is None or entry.stance is Stance.DENIES:
            return None
        of = ledger.matter.of(entry)
        lost = [each for each in self._lost_in(ledger, key) if (each.claimant and each.claimant.key) == of]
        return lost[0] if lost else None

    def _has_figures_before(self, entry: LedgerEntry) -> bool:
        ledger = self._before.get(scope_of(entry) or (None, None))
        return ledger is not None and bool(ledger.matter.figures)

    def _is_now_contested(self, entry: LedgerEntry, key: RowKey, row: Row | None) -> bool:
        if row is None or row.grade is not Grade.CONTESTED:
            return False
        if all(each.finding_id != entry.finding_id for each in row.entries):
            return False
        ledger = self._before.get(key.scope)
        earlier = None if ledger is None else ledger.row(key)
        return earlier is not None and bool(standing(earlier.entries)) and earlier.grade is not Grade.CONTESTED

    # What is taken back

    def _lost(self) -> list[Entry]:
        return [
            lost
            for ledger in self._after.values()
            for key in ledger.keys
            for lost in self._lost_in(ledger, key)
            if ledger.row(key) is not None
        ]

    def _lost_in(self, ledger: Ledger, key: RowKey) -> list[Entry]:
        """The entries of a row that stood before and that this report took back, as they are now."""
        earlier = self._before.get(key.scope)
        if earlier is None or not (taken := self._taken_back(ledger, earlier)):
            return []
        gone = taken & {entry.finding_id for row in earlier.dated(key) for entry in standing(row.entries)}
        found = [entry for entry in ledger.said(key) if entry.finding_id in gone] if gone else []
        lost = [ledger.entry(ledger.matter.of(entry), entry) for entry in found]
        row = ledger.row(key) if lost else None
        if row is None:
            return lost
        every = [other for each in self._after.values() for other in each.rows]
        return [entry for entry in lost if not stands_elsewhere(entry, row, every)]

    @staticmethod
    def _taken_back(ledger: Ledger, earlier: Ledger) -> frozenset[str]:
        """What is taken back now and was not before."""
        now = ledger.matter.taken_back
        return now - earlier.matter.taken_back if now else now

    # Statements

    def _statements(self) -> tuple[StatementChange, ...]:
        of_claim = {entry.claim: entry for entry in self._entries if entry.claim is not None}
        found: list[StatementChange] = []
        seen: list[LedgerEntry] = []
        for index in range(len(self._report.claims)):
            found.append(StatementChange(claim=index, change=self._statement(of_claim.get(index), seen)))
            seen += [of_claim[index]] if index in of_claim else []
        return tuple(found)

    def _statement(self, entry: LedgerEntry | None, seen: Sequence[LedgerEntry]) -> Change:
        if self._report.relation.is_copy or (entry is not None and self._kept.has_statement(entry)):
            return Change.REPEAT
        ledger = None if entry is None else self._ledger(entry)
        if entry is None or ledger is None:
            return Change.NEW_CLAIMANT
        known = [other for other in ledger.matter.statements if other.finding_id not in self._own]
        beside = [other for other in seen if scope_of(other) == scope_of(entry)]
        return statements.change_of(entry, ledger.matter, [*known, *beside])

    # Rows

    def _ledger(self, entry: LedgerEntry) -> Ledger | None:
        scope: Scope | None = scope_of(entry)
        return None if scope is None else self._after.get(scope)

    def _add_rows_of(self, taken_back: Collection[Entry], every: Iterable[Row]) -> None:
        gone = {entry.finding_id for entry in taken_back}
        for row in every if gone else ():
            if any(entry.finding_id in gone for entry in row.entries):
                self._index(row)

    def _index(self, row: Row) -> int:
        if row not in self._rows:
            self._rows.append(row)
        return self._rows.index(row)
