"""The watches in memory, indexed so that a report is not compared with every watch."""

import sys
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from claimwatch_contracts.documents import Watch
from services.watch.asking.entries import Entry
from services.watch.asking.matching import Criterion, criteria_of, is_settled, required
from services.watch.facts.facts import ReportFacts
from services.watch.facts.keys import Keys
from services.watch.holding.index import PairIndex, rarest_two
from services.watch.news.hearing import Hearing, hearing_of

T = TypeVar("T")


class Rest:
    """The criteria that the keys of a watch leave open. Watches that leave the same open share one."""

    __slots__ = ("__weakref__", "criteria", "only")

    def __init__(self, *criteria: Criterion) -> None:
        self.criteria = criteria
        self.only = criteria[0][0] if len(criteria) == 1 == len(criteria[0]) else None
        """The entry of a single criterion with a single entry, as most are."""


class HeldWatch:
    """A watch in little memory: the criteria that the index does not decide, and the whole watch as JSON."""

    __slots__ = ("body", "desk", "hearing", "rest", "watch_id")

    def __init__(self, watch: Watch, hearing: Hearing, rest: Rest) -> None:
        self.watch_id = watch.watch_id
        self.desk = sys.intern(watch.desk)
        self.hearing = hearing
        self.rest = rest
        self.body = watch.model_dump_json(exclude_defaults=True).encode()

    def whole(self) -> Watch:
        """The whole watch. Parsing takes a while: this is for watches that raise an alert."""
        return Watch.model_validate_json(self.body)


class EntryAnswers(dict[Entry, bool]):
    """Whether a report answers each entry, found when it is first asked for and kept for the other watches."""

    def __init__(self, facts: ReportFacts) -> None:
        super().__init__()
        self._facts = facts

    def __missing__(self, entry: Entry) -> bool:
        answer = self[entry] = entry.is_answered(self._facts)
        return answer


class RestAnswers(dict[Rest, bool]):
    """The same for what watches leave open: each criterion must have an entry that the report answers."""

    def __init__(self, facts: ReportFacts) -> None:
        super().__init__()
        self._answers = EntryAnswers(facts)

    def __missing__(self, rest: Rest) -> bool:
        entry = rest.only
        answer = self[rest] = fires(rest.criteria, self._answers) if entry is None else self._answers[entry]
        return answer


def fires(criteria: Iterable[Criterion], answers: EntryAnswers) -> bool:
    """Whether each of the criteria has an entry that the report answers."""
    for criterion in criteria:  # loops, for they cost half as much as all() and any() of so few
        for entry in criterion:
            if answers[entry]:
                break
        else:
            return False
    return True


class Shared:
    """Makes entries and rests; equal ones are one object as long as somebody has it."""

    def __init__(self) -> None:
        self._shared: WeakValueDictionary[tuple[object, ...], Any] = WeakValueDictionary()

    def make(self, kind: Callable[..., T], *parts: Any) -> T:
        """The one of this class and these parts."""
        made: T = self._shared.setdefault((kind, *parts), kind(*parts))
        return made


class Watches:
    """The watches that are switched on, by id. Not safe for several threads at the same time."""

    def __init__(self) -> None:
        self._held: dict[str, HeldWatch] = {}
        self._shared = Shared()
        self._hearings: dict[Hearing, Hearing] = {}
        self.index: PairIndex[HeldWatch] = PairIndex()

    def __len__(self) -> int:
        return len(self._held)

    def put(self, watch: Watch) -> None:
        """Hold the watch, in place of any watch with the same id."""
        self.discard(watch.watch_id)
        if watch.enabled:
            criteria = criteria_of(watch, self._shared.make)
            keys = _index_keys(criteria)
            hearing = hearing_of(watch)
            # The last criteria come first: figure conditions, which are often the same in several watches.
            rest = self._shared.make(Rest, *(item for item in reversed(criteria) if not is_settled(item, keys)))
            held = HeldWatch(watch, self._hearings.setdefault(hearing, hearing), rest)
            self._held[watch.watch_id] = held
            self.index.add(held, keys)

    def discard(self, watch_id: str) -> None:
        """Hold no watch with that id any more."""
        if (held := self._held.pop(watch_id, None)) is not None:
            self.index.remove(held, _index_keys(criteria_of(held.whole())))

    def concerned(self, facts: ReportFacts) -> list[HeldWatch]:
        """The watches that the report concerns, in no order."""
        answers = RestAnswers(facts)
        return [held for held in self.candidates(facts) if answers[held.rest]]

    def candidates(self, facts: ReportFacts) -> set[HeldWatch]:
        """The watches that the report concerns, and a few others."""
        return self.index.candidates(facts.key_families)


def _index_keys(criteria: list[Criterion]) -> tuple[Keys, Keys]:
    return rarest_two(chain.from_iterable(map(required, criteria)))
