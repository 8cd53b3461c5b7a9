"""The rows of the ledger: for each measure, class and place the latest figure of each claimant, side by side.

The rows follow from the set of entries alone. Nothing is ever added up.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import inf

from claimwatch_contracts.extraction import AdministrativeArea, DateInterval, Location, Quantity
from claimwatch_contracts.ledger import Entry, LedgerEntry, Row
from claimwatch_contracts.vocabulary import Measure, Stance, Submeasure
from claimwatch_language.names.aliases import BUILT_IN, Aliases
from services.archive.ledger.amounts import greatest, is_vague, least, numbers
from services.archive.ledger.dated import Standing, by_time, days_of
from services.archive.ledger.grades import grade, independent, standing
from services.archive.ledger.latest import is_more, latest
from services.archive.ledger.matter import Matter, Of, newest_revisions
from services.archive.ledger.order import in_order, position
from services.archive.ledger.places import key_of
from services.archive.ledger.row_keys import RowKey, Scope, rank, scope_of
from services.archive.ledger.seasons import FirstDays, first_days, since

_OF_THAT_DAY = frozenset((Measure.KILLED, Measure.WOUNDED))
"""What happened when the incident did, whenever it is counted."""
_GROWING = frozenset((Measure.KILLED, Measure.PEOPLE_OTHER))
"""What is counted of an epidemic from day to day."""
_OF_EPIDEMIC = 0.1
"""The part of an incident's figures from which, if they count cases, it is an epidemic: a flood has some, too."""
Histories = dict[RowKey, dict[Of, list[LedgerEntry]]]
"""By row and claimant: figures in order."""


def rows_of(entries: Iterable[LedgerEntry], aliases: Aliases = BUILT_IN) -> tuple[Row, ...]:
    """The rows of all incidents and standing totals that the entries are about, in a fixed order."""
    return tuple(row for matter in matters_of(entries, aliases).values() for row in Ledger(matter).rows)


def matters_of(entries: Iterable[LedgerEntry], aliases: Aliases = BUILT_IN) -> dict[Scope, Matter]:
    """The entries by incident, or by the place of standing totals. What belongs to neither is left out."""
    every = list(entries)
    newest, withdrawals = newest_revisions(every), [e for e in every if e.stance is Stance.WITHDRAWS]
    parted: defaultdict[Scope, list[LedgerEntry]] = defaultdict(list)
    for entry in every:
        if (scope := scope_of(entry)) is not None:
            parted[scope].append(entry)
    return {
        scope: Matter(parted[scope], aliases, newest=newest, withdrawals=withdrawals)
        for scope in sorted(parted, key=str)
    }


class Ledger:
    """The rows of one matter, and which figure stands in which. A row is made when it is asked for."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self._made: dict[RowKey, tuple[Row, ...]] = {}
        self._greatest: dict[RowKey, dict[Of, float]] = {}

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, in a fixed order."""
        return tuple(row for key in self.keys for row in self.dated(key))

    @cached_property
    def keys(self) -> tuple[RowKey, ...]:
        """What there may be rows of, in a fixed order."""
        return tuple(sorted(self._histories, key=rank))

    def row(self, key: RowKey, finding_id: str | None = None) -> Row | None:
        """The row with that key, of several the one in which a figure stands, else the newest; ``None`` without any."""
        rows = self.dated(key)
        holding = (row for row in rows if any(entry.finding_id == finding_id for entry in row.entries))
        return next(holding, rows[-1] if rows else None)

    def dated(self, key: RowKey) -> tuple[Row, ...]:
        """The rows with that key, which say what row they are part of, the newest last.

        There is one alone unless counts grow; see ``dated``.
        """
        rows = self._rows(key)
        if not rows or key.population is None:
            return rows
        whole = self._rows(key._replace(population=None))
        return tuple(row.model_copy(update={"part_of": whole[-1].row_id}) for row in rows) if whole else rows

    @cached_property
    def _sorted(self) -> tuple[Histories, Histories]:
        """By row and claimant: the figures that have a row of their own, and those that another one includes."""
        own, parts = Histories(), Histories()
        for entry in self.matter.figures:
            if (key := self.key(entry)) is not None:
                histories = parts if entry.is_part else own
                histories.setdefault(key, {}).setdefault(self.matter.of(entry), []).append(entry)
        return own, parts

    @property
    def _histories(self) -> Histories:
        return self._sorted[0]

    @property
    def _parts(self) -> Histories:
        return self._sorted[1]

    def key(self, entry: LedgerEntry) -> RowKey | None:
        """The row that a figure belongs to; ``None`` if it belongs to none."""
        scope, quantity, measure = scope_of(entry), entry.quantity, self.matter.graves.measure(entry)
        if scope is None or quantity is None or measure is None:
            return None
        submeasure = None if quantity.measure is Measure.BUILDINGS else quantity.submeasure
        begin = since(entry, entry.period, self._first_days) if entry.standing and entry.period else None
        zone = None if entry.standing else self.matter.zones[entry.finding_id]
        return RowKey(scope, measure, submeasure, entry.population, quantity.unit, zone, begin)

    @cached_property
    def _first_days(self) -> FirstDays:
        return first_days(self.matter.figures)

    def history(self, entry: LedgerEntry) -> list[LedgerEntry]:
        """The figures of the entry's claimant in its row, in order."""
        key = self.key(entry)
        return [] if key is None else self._histories.get(key, {}).get(self.matter.of(entry), [])

    def said(self, key: RowKey | None, of: Of = None, *, parts: bool = False) -> list[LedgerEntry]:
        """The figures of a claimant for a row, or of all if the claimant is ``None``, in order."""
        histories = {} if key is None else (self._parts if parts else self._histories).get(key, {})
        return histories.get(of, []) if of is not None else in_order(e for each in histories.values() for e in each)

    def given(self, key: RowKey) -> list[Quantity]:
        """All figures that claimants have given in a row."""
        return [quantity for of in self._histories.get(key, {}) if of for quantity in self._given_by(key, of)]

    def _given_by(self, key: RowKey, of: Of) -> list[Quantity]:
        history = self._histories[key][of]
        return [e.quantity for e in history if e.quantity is not None and e.stance is not Stance.DENIES]

    def entry(self, of: Of, entry: LedgerEntry) -> Entry:
        """A figure as it stands in a row.

        Raises:
            ValueError: the entry is a statement.
        """
        quantity = entry.quantity
        if quantity is None:
            raise ValueError(f"{entry.finding_id} has no figure")
        rests = self.matter.resting.get(of, frozenset()) if of else frozenset()
        return Entry(
            **(quantity.model_dump() | {"measure": self.matter.graves.measure(entry)}),
            finding_id=entry.finding_id,
            claimant=self.matter.voices.shown(of, entry) if of else None,
            via=entry.via,
            factuality=entry.factuality,
            rests_on=tuple(sorted(rests)),
            given_at=entry.given_at,
            retracted=entry.finding_id in self.matter.taken_back,
            conceded=self.matter.concedes(entry),
            confidence=entry.confidence,
            evidence=entry.evidence,
        )

    def _rows(self, key: RowKey) -> tuple[Row, ...]:
        if key not in self._made:
            made = [self._new_row(key, *each) for each in self._parted(key)] if key in self._histories else []
            self._made[key] = tuple(row for row in made if row is not None)
        return self._made[key]

    def _parted(self, key: RowKey) -> list[tuple[str, Standing]]:
        """The figures of each row with that key, by the row's id. The row of the newest counts has that of the key."""
        chosen = self._chosen(key)
        parted = by_time(chosen, days_of(chosen, self._histories[key])) if self._grows(key) else []
        if not parted:
            return [(key.row_id, chosen)]
        older = [(key.row_id_until(day), standing) for day, standing in parted[:-1]]
        return [*older, (key.row_id, parted[-1][1])]

    def _grows(self, key: RowKey) -> bool:
        """Whether a row counts what is more with each day: what an epidemic does, and bodies dug out of graves."""
        if key.scope[0] is None:
            return False
        if key.measure is Measure.BODIES_FOUND:
            return self.matter.graves.are_dug
        return key.measure in _GROWING and self._cases >= max(1.0, _OF_EPIDEMIC * len(self.matter.figures))

    def _new_row(self, key: RowKey, row_id: str, chosen: Standing) -> Row | None:
        known = self.given(key)
        entries = [self.entry(of, entry) for of, entry in chosen.items()]
        if all(entry.stance is Stance.DENIES for entry in chosen.values()):
            return None
        entries.sort(key=lambda entry: (entry.given_at, entry.finding_id))
        stand = standing(entries)
        lows, highs = [least(e) for e in stand], [greatest(e) for e in stand]
        place, within = self._where(key, list(chosen.values()))
        return Row(
            row_id=row_id,
            incident_id=key.scope[0],
            measure=key.measure,
            submeasure=key.submeasure,
            population=key.population,
            unit=key.unit,
            place=place,
            within=within,
            period=self._period(key, list(chosen.values())),
            entries=tuple(entries),
            low=min((low for low in lows if low is not None), default=None),
            high=max((high for high in highs if high is not None), default=None),
            independent=len(independent(entries)),
            grade=grade(entries, [number for quantity in known for number in numbers(quantity)]),
        )

    def _chosen(self, key: RowKey) -> dict[Of, LedgerEntry]:
        """By claimant: the figure that stands, else the last that was taken back, or the denial.

        The article's own voice is heard where no claimant is, or where it gives more than any of them. A count without
        a number ("dozens") stands only until somebody gives a number.
        """
        chosen = {of: found for of in self._histories[key] if (found := self._latest(key, of))}
        own = chosen.pop(None, None)
        if own is not None and all(is_more(own, entry) for entry in chosen.values()):
            chosen[None] = own
        counted = {of: e for of, e in chosen.items() if e.quantity is not None and not is_vague(e.quantity)}
        return counted if any(e.stance is not Stance.DENIES for e in counted.values()) else chosen

    def _latest(self, key: RowKey, of: Of) -> LedgerEntry | None:
        histories = self._histories[key]
        aside = histories.get(None, []) if of is not None else []
        stated = [entry for entry in histories[of] if entry.stance is not Stance.DENIES]
        stand = [entry for entry in stated if entry.finding_id not in self.matter.taken_back]
        for candidates in (stand, [e for e in histories[of] if e.stance is Stance.DENIES], stated):
            if candidates:
                return latest(candidates, self._most_of_others(key, of), aside)
        return None

    def _most_of_others(self, key: RowKey, of: Of) -> float:
        """The greatest number that other claimants gave in the row; infinite if nobody did."""
        if key not in self._greatest:
            numbers_of = {who: map(greatest, self._given_by(key, who)) for who in self._histories[key] if who}
            self._greatest[key] = {
                who: most
                for who, given in numbers_of.items()
                if (most := max((number for number in given if number is not None), default=None)) is not None
            }
        return max((most for who, most in self._greatest[key].items() if who != of), default=inf)

    def _where(
        self, key: RowKey, chosen: Sequence[LedgerEntry]
    ) -> tuple[Location | None, tuple[AdministrativeArea, ...]]:
        """The place of a row and the areas around it: those of its earliest figure with the row's place.

        For a row of an incident as a whole they are where the incident happened, if that is known.
        """
        if key.zone is not None:
            chosen = [self.matter.home.in_area(entry) for entry in chosen]
        placed = [e for e in chosen if e.place is not None and (key.zone is None or key_of(e.place) == key.zone)]
        first = min(placed or chosen, key=position)
        if not placed and (area := self.matter.home.area(key.zone)) is not None:
            return area
        if key.zone is not None or key.scope[0] is None:
            return first.place, first.within
        return self.matter.home.place or first.place, self.matter.home.within or first.within

    def _period(self, key: RowKey, chosen: Sequence[LedgerEntry]) -> DateInterval | None:
        """When what is counted happened: the incident's day, or the latest period of a standing total.

        What comes of it (arrests, flight, bodies that are found), and what an epidemic does, is counted until somebody
        last counts it.
        """
        if key.scope[0] is not None and self.matter.periods.whole is not None:
            happened = self.matter.periods.of(key.measure, key.zone, chosen)
            return happened and self._until_counted(key, chosen, happened)
        dated = [entry for entry in chosen if entry.period is not None]
        return max(dated, key=position).period if dated else None

    def _until_counted(self, key: RowKey, chosen: Sequence[LedgerEntry], period: DateInterval) -> DateInterval:
        if key.measure in _OF_THAT_DAY and not self._is_of_cases:
            return period
        first, last = (pick(entry.given_at.date() for entry in chosen) for pick in (min, max))
        return period.model_copy(update={"start": min(period.start, first), "end": max(period.end, last)})

    @property
    def _is_of_cases(self) -> bool:
        """Whether cases of a disease are counted."""
        return self._cases > 0

    @cached_property
    def _cases(self) -> int:
        """How many figures count cases of a disease."""
        return sum(e.quantity is not None and e.quantity.submeasure is Submeasure.CASES for e in self.matter.figures)
