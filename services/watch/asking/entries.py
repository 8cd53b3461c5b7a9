"""The entries of a watch's criteria: what an entry asks of a report, and the keys that a matching report must have."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from claimwatch_contracts.criteria import FigureCondition
from claimwatch_contracts.extraction import Quantity
from claimwatch_contracts.ledger import Entry as LedgerEntry
from claimwatch_contracts.report import ReportedFigure
from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.quantities import counted
from services.watch.facts import keys
from services.watch.facts.facts import ReportFacts
from services.watch.facts.heard import meanings_of
from services.watch.facts.keys import Keys
from services.watch.facts.offices import telling_words
from services.watch.news.hearing import Hearing

T = TypeVar("T")

Matched = tuple[str, ...]
"""The parts of a watch that fired, in words."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Entry(ABC):
    """One condition on a report. Entries are compared by identity, so that looking up an entry is cheap."""

    @abstractmethod
    def answers(self, facts: ReportFacts) -> Matched:
        """What in the report meets the condition, in words; empty if nothing does."""

    @abstractmethod
    def is_answered(self, facts: ReportFacts) -> bool:
        """Whether something of the report answers it. This is asked far more often than for the words."""

    @abstractmethod
    def required(self) -> tuple[Keys, ...]:
        """Sets of keys: a report that meets the condition has at least one key of each set."""

    @property
    @abstractmethod
    def is_settled_by_keys(self) -> bool:
        """Whether every report that has a key of each set meets the condition."""


@dataclass(frozen=True, slots=True, eq=False)
class TopicEntry(Entry):
    """A topic by its key."""

    key: str

    def answers(self, facts: ReportFacts) -> Matched:
        return (f"topic {self.key}",) if self.is_answered(facts) else ()

    def is_answered(self, facts: ReportFacts) -> bool:
        return self.key in facts.topics

    def required(self) -> tuple[Keys, ...]:
        return (frozenset({keys.topic(self.key)}),)

    @property
    def is_settled_by_keys(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, eq=False)
class PublisherEntry(Entry):
    """A publisher by its name, in any case."""

    name: str

    def answers(self, facts: ReportFacts) -> Matched:
        return (f"publisher {facts.report.article.publisher}",) if self.is_answered(facts) else ()

    def is_answered(self, facts: ReportFacts) -> bool:
        return keys.publisher(self.name) == facts.publisher

    def required(self) -> tuple[Keys, ...]:
        return (frozenset({keys.publisher(self.name)}),)

    @property
    def is_settled_by_keys(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, eq=False)
class LanguageEntry(Entry):
    """A language by its ISO 639-1 code."""

    code: str

    def answers(self, facts: ReportFacts) -> Matched:
        return (f"language {self.code}",) if self.is_answered(facts) else ()

    def is_answered(self, facts: ReportFacts) -> bool:
        return self.code == facts.report.article.language

    def required(self) -> tuple[Keys, ...]:
        return (frozenset({keys.language(self.code)}),)

    @property
    def is_settled_by_keys(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, eq=False)
class CueEntry(Entry):
    """A statement of a cue class."""

    cue: CueClass
    hearing: Hearing

    def answers(self, facts: ReportFacts) -> Matched:
        return (f"cue {self.cue}",) if self.is_answered(facts) else ()

    def is_answered(self, facts: ReportFacts) -> bool:
        return self.cue in facts.heard(self.hearing).cues

    def required(self) -> tuple[Keys, ...]:
        return (frozenset({keys.cue(self.cue)}),)

    @property
    def is_settled_by_keys(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, eq=False)
class AbsentEntry(Entry):
    """What another entry asks for must not be there."""

    other: Entry

    def answers(self, facts: ReportFacts) -> Matched:
        return ()

    def is_answered(self, facts: ReportFacts) -> bool:
        return not self.other.is_answered(facts)

    def required(self) -> tuple[Keys, ...]:
        return ()

    @property
    def is_settled_by_keys(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, eq=False)
class ClaimantEntry(Entry):
    """A claimant with any of the meant names."""

    claimant: str
    hearing: Hearing

    def answers(self, facts: ReportFacts) -> Matched:
        claimants = facts.heard(self.hearing).claimants(self.claimant)
        return tuple(f"claimant {claimant.name}" for claimant in claimants)

    def is_answered(self, facts: ReportFacts) -> bool:
        return bool(facts.heard(self.hearing).claimants(self.claimant))

    def required(self) -> tuple[Keys, ...]:
        own, names = meanings_of(self.claimant)
        words = (
            keys.rarest([frozenset({keys.name_word(word)}) for word in telling_words(name)]) for name in names if name
        )
        return (frozenset(map(keys.claimant, own)).union(*words),)

    @property
    def is_settled_by_keys(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, eq=False)
class FigureEntry(Entry):
    """A figure that meets a condition, or that met it and is taken back."""

    condition: FigureCondition
    hearing: Hearing

    def answers(self, facts: ReportFacts) -> Matched:
        meeting = (figure for figure in self._measured(facts) if self._is_met(figure, facts))
        reasons = (f"figure {figure.text} {counted(figure.measure)}".rstrip() for figure in meeting)
        gone = (f"figure {entry.text} {counted(entry.measure)}".rstrip() for entry in self._taken_back(facts))
        return (*reasons, *(f"{reason} (taken back)" for reason in gone))

    def is_answered(self, facts: ReportFacts) -> bool:
        for figure in self._measured(facts):  # a loop costs half as much as any() of so few
            if self._is_met(figure, facts):
                return True
        return bool(facts.changes.taken_back) and next(self._taken_back(facts), None) is not None

    def _is_met(self, figure: ReportedFigure, facts: ReportFacts) -> bool:
        if self.condition.changed_by_percent is None:
            return counts_for(self.condition, figure)
        return meets(self.condition, figure, facts.before(figure))

    def _measured(self, facts: ReportFacts) -> Iterable[ReportedFigure]:
        return facts.heard(self.hearing).figures(self.condition.measure)

    def _taken_back(self, facts: ReportFacts) -> Iterator[LedgerEntry]:
        """What met the condition, and no longer stands."""
        for entry in facts.changes.taken_back:
            if counts_for(self.condition, entry) and has_changed(self.condition, None, entry):
                yield entry

    def required(self) -> tuple[Keys, ...]:
        return (frozenset({keys.measure(self.condition.measure)}),)

    @property
    def is_settled_by_keys(self) -> bool:
        return False


class Make(Protocol):
    """Makes objects. It may return the same object for equal fields."""

    def __call__(self, kind: Callable[..., T], *fields: Any) -> T:
        """An object of that class with these fields."""


def meets(condition: FigureCondition, figure: Quantity, before: Quantity | None = None) -> bool:
    """Whether a figure is what a condition asks for, and may reach its value. ``before`` is what it replaces."""
    return counts_for(condition, figure) and has_changed(condition, figure, before)


def counts_for(condition: FigureCondition, figure: Quantity) -> bool:
    """The same, whether the figure has changed or not."""
    if condition.measure not in (figure.measure, figure.submeasure):
        return False
    if condition.population is not None and condition.population != figure.population:
        return False
    if condition.comparators and figure.comparator not in condition.comparators:
        return False
    if condition.at_least is None:
        return True
    if figure.value is not None and figure.value >= condition.at_least:
        return True
    return any(bound is not None and bound >= condition.at_least for bound in (figure.min, figure.max))


def has_changed(condition: FigureCondition, figure: Quantity | None, before: Quantity | None) -> bool:
    """Whether the figure differs from the earlier one by more than the condition asks for.

    What replaces nothing has not changed. What has nothing in its place has changed by 100 percent.
    """
    if condition.changed_by_percent is None:
        return True
    old, new = _middle(before), 0.0 if figure is None else _middle(figure)
    if old is None or new is None:
        return False
    return abs(new - old) * 100 > condition.changed_by_percent * abs(old)


def _middle(quantity: Quantity | None) -> float | None:
    """The value, or the middle of the bounds; ``None`` if there are none."""
    if quantity is None or quantity.value is not None:
        return None if quantity is None else quantity.value
    bounds = [bound for bound in (quantity.min, quantity.max) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else None
