"""The watches in memory, indexed so that a report is not compared with every watch."""

from collections.abc import Iterable
from itertools import chain
from operator import attrgetter
from typing import Any
from weakref import WeakValueDictionary

from claimwatch_contracts.documents import Watch
from services.watch.entries import Entry
from services.watch.facts import ReportFacts
from services.watch.hearing import Hearing, hearing_of
from services.watch.index import PairIndex, rarest_two
from services.watch.keys import Keys
from services.watch.matching import Criterion, criteria_of, is_settled, required


class HeldWatch:
    """A watch in little memory: the criteria that the index does not decide, and the whole watch as JSON."""

    __slots__ = ("body", "hearing", "open", "watch_id")

    def __init__(self, watch: Watch, hearing: Hearing, open_criteria: tuple[Criterion, ...]) -> None:
        self.watch_id = watch.watch_id
        self.hearing = hearing
        self.open = open_criteria
        self.body = watch.model_dump_json(exclude_defaults=True).encode()

    def whole(self) -> Watch:
        """The whole watch. Parsing takes a while: this is for watches that raise an alert."""
        return Watch.model_validate_json(self.body)


class Answers(dict[Entry, bool]):
    """Whether the report meets an entry. Each answer is computed once and serves all watches that share the entry."""

    def __init__(self, facts: ReportFacts) -> None:
        super().__init__()
        self._facts = facts

    def __missing__(self, entry: Entry) -> bool:
        answer = self[entry] = bool(entry.answers(self._facts))
        return answer


def fires(criteria: Iterable[Criterion], answers: Answers) -> bool:
    """Whether each of the criteria has an entry that the report meets."""
    return all(any(map(answers.__getitem__, criterion)) for criterion in criteria)


class SharedEntries:
    """Makes entries. Equal entries are the same object as long as that object is in use."""

    def __init__(self) -> None:
        self._shared: WeakValueDictionary[tuple[object, ...], Entry] = WeakValueDictionary()

    def make(self, kind: type[Entry], *parts: Any) -> Entry:
        """The entry of class ``kind`` with these fields."""
        return self._shared.setdefault((kind, *parts), kind(*parts))


class Watches:
    """The watches that are switched on, by id. Not safe for several threads at the same time."""

    def __init__(self) -> None:
        self._held: dict[str, HeldWatch] = {}
        self._entries = SharedEntries()
        self._hearings: dict[Hearing, Hearing] = {}
        self.index: PairIndex[HeldWatch] = PairIndex()

    def __len__(self) -> int:
        return len(self._held)

    def put(self, watch: Watch) -> None:
        """Hold the watch, in place of any watch with the same id."""
        self.discard(watch.watch_id)
        if watch.enabled:
            criteria = criteria_of(watch, self._entries.make)
            keys = _index_keys(criteria)
            hearing = hearing_of(watch)
            still_open = tuple(criterion for criterion in criteria if not is_settled(criterion, keys))
            held = HeldWatch(watch, self._hearings.setdefault(hearing, hearing), still_open)
            self._held[watch.watch_id] = held
            self.index.add(held, keys)

    def discard(self, watch_id: str) -> None:
        """Hold no watch with that id any more."""
        if (held := self._held.pop(watch_id, None)) is not None:
            self.index.remove(held, _index_keys(criteria_of(held.whole())))

    def concerned(self, facts: ReportFacts) -> list[HeldWatch]:
        """The watches that the report concerns, in the order of their ids."""
        answers = Answers(facts)
        candidates = self.index.candidates(facts.keys)
        concerned = (held for held in candidates if not held.open or fires(held.open, answers))
        return sorted(concerned, key=attrgetter("watch_id"))


def _index_keys(criteria: list[Criterion]) -> tuple[Keys, Keys]:
    return rarest_two(chain.from_iterable(map(required, criteria)))
