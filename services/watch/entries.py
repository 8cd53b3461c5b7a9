"""The entries of a watch's criteria: what an entry asks of a report, and the keys that a matching report must have."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from sys import intern
from typing import Any, Protocol, TypeVar

from claimwatch_contracts.documents import FigureCondition
from claimwatch_contracts.extraction import Quantity
from claimwatch_contracts.report import ReportedFigure
from services.watch import keys
from services.watch.facts import ReportFacts
from services.watch.heard import meanings_of
from services.watch.hearing import Hearing
from services.watch.keys import Keys
from services.watch.wording import counted
from services.watch.words import words_of

T = TypeVar("T")
QUERY_PART = re.compile(r'"([^"]+)"|(\S+)')

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
class QueryEntry(Entry):
    """Words and quoted phrases, all of which must occur as whole words. Punctuation is ignored."""

    query: str
    parts: tuple[str, ...]
    """The words or phrases; a blank separates the words of a phrase."""

    def answers(self, facts: ReportFacts) -> Matched:
        if not self.is_answered(facts):
            return ()
        return (f"{'words' if len(self.parts) > 1 or ' ' in self.parts[0] else 'word'} {self.query}",)

    def is_answered(self, facts: ReportFacts) -> bool:
        return bool(self.parts) and all(map(facts.says, self.parts))

    def required(self) -> tuple[Keys, ...]:
        return tuple(frozenset({key}) for part in self.parts for key in _keys_of(part))

    @property
    def is_settled_by_keys(self) -> bool:
        return all(part.count(" ") < 2 for part in self.parts)


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
        key, names = meanings_of(self.claimant)
        words = (keys.rarest([frozenset({keys.name_word(word)}) for word in name]) for name in names if name)
        return (frozenset({keys.claimant(key)}).union(*words),)

    @property
    def is_settled_by_keys(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, eq=False)
class FigureEntry(Entry):
    """A figure that meets a condition."""

    condition: FigureCondition
    hearing: Hearing

    def answers(self, facts: ReportFacts) -> Matched:
        meeting = (figure for figure in self._measured(facts) if meets(self.condition, figure))
        return tuple(f"figure {figure.text} {counted(figure.measure)}".rstrip() for figure in meeting)

    def is_answered(self, facts: ReportFacts) -> bool:
        return any(meets(self.condition, figure) for figure in self._measured(facts))

    def _measured(self, facts: ReportFacts) -> Iterable[ReportedFigure]:
        return facts.heard(self.hearing).figures(self.condition.measure)

    def required(self) -> tuple[Keys, ...]:
        return (frozenset({keys.measure(self.condition.measure)}),)

    @property
    def is_settled_by_keys(self) -> bool:
        return False


class Make(Protocol):
    """Makes objects. It may return the same object for equal fields."""

    def __call__(self, kind: Callable[..., T], *fields: Any) -> T:
        """An object of that class with these fields."""


def parts_of(query: str) -> tuple[str, ...]:
    """The words and phrases of a query, in the form that ``ReportFacts.says`` takes."""
    parts = (" ".join(words_of(quoted or bare)) for quoted, bare in QUERY_PART.findall(query))
    return tuple(intern(part) for part in parts if part)


def _keys_of(part: str) -> Iterable[keys.Key]:
    """The single word, or each two consecutive words of a phrase."""
    words = [intern(word) for word in part.split()]
    return pairwise(words) if len(words) > 1 else words


def meets(condition: FigureCondition, figure: Quantity) -> bool:
    """Whether a figure has the condition's measure and comparator, and may reach the condition's value."""
    if condition.measure not in (figure.measure, figure.submeasure):
        return False
    if condition.comparators and figure.comparator not in condition.comparators:
        return False
    highest = max((v for v in (figure.value, figure.min, figure.max) if v is not None), default=None)
    return condition.at_least is None or (highest is not None and highest >= condition.at_least)
