"""All that is on record of one incident or standing total: whose each entry is, what is taken back, who is accused.

A matter is a pure function of its entries, in whatever order they are given.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import Measure, Nature, Stance
from claimwatch_language.names.aliases import BUILT_IN, Aliases
from services.archive.ledger.amounts import is_same, numbers
from services.archive.ledger.claimants import Voices
from services.archive.ledger.graves import Graves
from services.archive.ledger.order import Position, in_order, position
from services.archive.ledger.periods import Periods
from services.archive.ledger.places import Home
from services.archive.ledger.stances import tells_of_an_act
from services.archive.ledger.zones import Zones, zones_of

Of = str | None
"""The key of a claimant; ``None`` for the article's own voice."""

_FIGURES = frozenset({Stance.STATES, Stance.CONCEDES, Stance.DENIES, Stance.RETRACTS})


@dataclass(frozen=True)
class _Denials:
    """Where a claimant first denied an act, and all article revisions in which it does."""

    first: Position
    articles: set[tuple[str, int]]


class Matter:
    """The entries of one incident, or of the standing totals of one place."""

    def __init__(
        self,
        entries: Iterable[LedgerEntry],
        aliases: Aliases = BUILT_IN,
        *,
        newest: Mapping[str, int] = MappingProxyType({}),
        withdrawals: Iterable[LedgerEntry] = (),
    ) -> None:
        """``newest`` has the newest revision of each article, and ``withdrawals`` what articles say of themselves.

        Either may stand in entries of another matter.
        """
        self.entries: list[LedgerEntry] = in_order(entries)
        self._aliases = aliases
        self._newest = {**newest_revisions(self.entries), **newest}
        self._withdrawals = list(withdrawals)

    @cached_property
    def voices(self) -> Voices:
        """Who speaks for whom."""
        return Voices(self.entries, self._aliases)

    @cached_property
    def home(self) -> Home:
        """Where it happened."""
        return Home(self.entries)

    def of(self, entry: LedgerEntry) -> Of:
        """The claimant for whom the entry speaks."""
        owner, identity = self._owners, id(entry)
        return owner[identity] if identity in owner else self.voices.of(entry)

    @cached_property
    def _owners(self) -> dict[int, Of]:
        """By identity of each of the entries, which live as long as this: the claimant for whom it speaks."""
        voices = self.voices
        return {id(entry): voices.of(entry) for entry in self.entries}

    @cached_property
    def figures(self) -> list[LedgerEntry]:
        """The entries with a figure, in order. A copy of a story adds nothing to it."""
        return [entry for entry in self._printed if not entry.relation.is_copy]

    @cached_property
    def _printed(self) -> list[LedgerEntry]:
        """The entries with a figure, copies included."""
        return [entry for entry in self.entries if entry.quantity is not None and entry.stance in _FIGURES]

    @cached_property
    def statements(self) -> list[LedgerEntry]:
        """The claimants' statements, in order."""
        return [entry for entry in self.entries if entry.claim is not None]

    @cached_property
    def taken_back(self) -> frozenset[str]:
        """The ids of the figures that their publisher or claimant took back."""
        return frozenset(entry.finding_id for entry in self.figures if self._is_taken_back(entry))

    @cached_property
    def zones(self) -> Zones:
        """The place that each figure's row is about, by id of the figure; ``None`` for where it happened."""
        return zones_of(self._printed, self.home, self.of)

    @cached_property
    def periods(self) -> Periods:
        """When it happened."""
        return Periods(self.figures, self.zones, self.home, of_graves=self.graves.are_dug)

    @cached_property
    def graves(self) -> Graves:
        """What is counted of those who lie in graves."""
        return Graves(self._printed, self.of)

    @cached_property
    def resting(self) -> dict[str, frozenset[str]]:
        """By claimant: those on whose count it rests, as far as they are claimants of this matter."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for entry in self.entries:
            own = self.of(entry)
            for words in entry.rests_on if own else ():
                other = self.voices.meant(words)
                if other is not None and other != own:
                    found[own or ""].add(other)
        return {key: frozenset(others) for key, others in found.items()}

    def concedes(self, entry: LedgerEntry) -> bool:
        """Whether the accused side concedes a figure by this entry.

        It is accused, or has denied the act, and the article says that it admits something, or it denied before and
        denies nothing in this article. Who counts dead fighters concedes nothing, nor does who says how many it holds,
        or how many of its own it has arrested.
        """
        own = self.of(entry)
        is_held = entry.quantity is not None and entry.quantity.measure is Measure.DETAINED
        if own is None or entry.population == "fighters" or entry.stance is Stance.DENIES:
            return False
        if is_held and entry.population == "security_forces":
            return False
        if entry.stance is Stance.CONCEDES:
            return True
        article = (entry.article_id, entry.revision)
        if article in self._admissions.get(own, ()):
            return True
        denials = self._denials.get(own)
        if is_held:
            return False
        return denials is not None and denials.first < position(entry) and article not in denials.articles

    @cached_property
    def accused(self) -> frozenset[str]:
        """The claimants whom somebody accuses of the act."""
        accusers = (e for e in self.statements if e.stance is Stance.ACCUSES)
        return frozenset(key for entry in accusers for words in entry.against for key in self.voices.accused(words))

    @cached_property
    def _denials(self) -> dict[str, "_Denials"]:
        """By claimant: where it denies an act, and not a figure.

        Of who is accused of nothing, no statement counts that is only negative ("we have not seen the list").
        """
        found: dict[str, _Denials] = {}
        for entry in self.statements:
            own = self.of(entry)
            if own is None or entry.stance is not Stance.DENIES or entry.amounts:
                continue
            if entry.factuality.is_denial or own in self.accused:
                found.setdefault(own, _Denials(position(entry), set())).articles.add((entry.article_id, entry.revision))
        return found

    @cached_property
    def _admissions(self) -> dict[str, set[tuple[str, int]]]:
        """By claimant: the article revisions in which it admits an act, or anything if it is accused or denied one."""
        found: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
        for entry in self.entries:
            own = self.of(entry)
            if own is None or entry.stance is not Stance.CONCEDES:
                continue
            if own in self.accused or own in self._denials or tells_of_an_act(entry.content or ""):
                found[own].add((entry.article_id, entry.revision))
        return found

    def _is_taken_back(self, entry: LedgerEntry) -> bool:
        if entry.stance is Stance.RETRACTS or self._is_gone(entry):
            return True
        return any(self._takes_back(other, entry) for other in self._takers_from(entry))

    def _takers_from(self, entry: LedgerEntry) -> Iterator[LedgerEntry]:
        """What may take back an entry: what its article, its publisher or its claimant said."""
        if self._takers:
            yield from self._takers.get((Stance.WITHDRAWS, entry.article_id), ())
            yield from self._takers.get((Stance.CORRECTS, entry.evidence.publisher), ())
            yield from self._takers.get((Stance.RETRACTS, self.of(entry)), ())

    @cached_property
    def _takers(self) -> dict[tuple[Stance, Of], list[LedgerEntry]]:
        """By what they do and by whose words they take back: the entries that take something back."""
        found: defaultdict[tuple[Stance, Of], list[LedgerEntry]] = defaultdict(list)
        for entry in (*self.entries, *self._withdrawals):
            if entry.stance is Stance.WITHDRAWS:
                found[entry.stance, entry.article_id].append(entry)
            elif entry.stance is Stance.CORRECTS:
                found[entry.stance, entry.evidence.publisher].append(entry)
            elif entry.stance is Stance.RETRACTS:
                found[entry.stance, self.of(entry)].append(entry)
        return dict(found)

    def _takes_back(self, taker: LedgerEntry, entry: LedgerEntry) -> bool:
        quantity = entry.quantity
        if taker.stance is Stance.WITHDRAWS:
            is_whole = taker.article_id == entry.article_id and entry.revision <= taker.revision
            return is_whole and (quantity is None or not numbers(quantity) & set(taker.amounts))
        if quantity is None or position(entry) >= position(taker):
            return False
        wrong = set(taker.amounts) or (numbers(taker.quantity) if taker.quantity else set())
        if taker.stance is Stance.CORRECTS:
            is_own = taker.evidence.publisher == entry.evidence.publisher
            return is_own and bool(numbers(quantity) & wrong)
        if self.of(taker) is None or self.of(taker) != self.of(entry):
            return False
        return bool(numbers(quantity) & wrong) if wrong else quantity.measure.nature is Nature.HARM

    def _is_gone(self, entry: LedgerEntry) -> bool:
        """Whether a later revision of the article no longer says it."""
        newest = self._newest[entry.article_id]
        if entry.revision == newest or self._is_left_standing(entry, newest):
            return False
        return not any(self._says_the_same(other, entry) for other in self._of_revision[entry.article_id, newest])

    def _is_left_standing(self, entry: LedgerEntry, newest: int) -> bool:
        """Whether the newest revision withdraws the article, but for the entry's number."""
        takers = self._takers.get((Stance.WITHDRAWS, entry.article_id), ())
        kept = {number for taker in takers if taker.revision == newest for number in taker.amounts}
        return entry.quantity is not None and bool(numbers(entry.quantity) & kept)

    @cached_property
    def _of_revision(self) -> defaultdict[tuple[str, int], list[LedgerEntry]]:
        found: defaultdict[tuple[str, int], list[LedgerEntry]] = defaultdict(list)
        for entry in self.figures:
            found[entry.article_id, entry.revision].append(entry)
        return found

    def _says_the_same(self, one: LedgerEntry, other: LedgerEntry) -> bool:
        return (
            one.quantity is not None
            and other.quantity is not None
            and one.quantity.measure is other.quantity.measure
            and one.population == other.population
            and is_same(one.quantity, other.quantity)
            and self.of(one) == self.of(other)
        )


def newest_revisions(entries: Iterable[LedgerEntry]) -> dict[str, int]:
    """The newest revision of each article that has entries."""
    newest: dict[str, int] = {}
    for entry in entries:
        newest[entry.article_id] = max(entry.revision, newest.get(entry.article_id, 1))
    return newest
