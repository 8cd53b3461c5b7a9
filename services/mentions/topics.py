"""Topics by term lists: those that are built in, and those that users have added."""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import TopicMention
from claimwatch_language.topics.built_in import built_in_topics
from claimwatch_language.topics.terms import spelled_out
from services._extractor.findings import Findings, TimeLimit
from services.mentions.terms import Match, TermIndex

OWN_PLACES = 200
"""Of a topic that a user has added so many places are told at most: "the" as a term must not fill a message."""

_Spans = dict[str, list[tuple[int, int]]]


class OwnTopic(NamedTuple):
    """A topic that a user has added, as it goes to the worker processes."""

    key: str
    terms: tuple[str, ...]
    exclusions: tuple[str, ...] = ()


def starter_topics() -> dict[str, list[str]]:
    """The built-in topics: key to terms."""
    return {key: _spelled_out(topic.terms) for key, topic in built_in_topics().items()}


def starter_exclusions() -> dict[str, list[str]]:
    """The phrases in which a built-in topic's terms do not count, by key."""
    return {key: _spelled_out(topic.exclusions) for key, topic in built_in_topics().items()}


class TopicFinder:
    """Finds the terms of each topic, outside its exclusions; of each topic ``most`` places, if that is given."""

    def __init__(
        self,
        topics: Mapping[str, Sequence[str]],
        exclusions: Mapping[str, Sequence[str]] | None = None,
        *,
        most: int | None = None,
    ) -> None:
        self._terms = TermIndex(topics)
        self._exclusions = TermIndex(exclusions or {}, overlapping=True)
        self._most = most

    def find(self, text: str) -> tuple[TopicMention, ...]:
        """The topics the text speaks of, by first appearance, with every place it does, up to the most allowed."""
        return self.read(text, TimeLimit(math.inf)).found

    def read(self, text: str, limit: TimeLimit) -> Findings[tuple[TopicMention, ...]]:
        """The same as far as the time goes: no word is looked at after it."""
        excluded = self._exclusions.find(text, limit)
        terms = self._terms.find(text[: excluded.characters], limit)
        found, phrases = _by_topic(terms.found), _by_topic(excluded.found)
        mentions = []
        for key, spans in found.items():
            if kept := _outside(spans, phrases.get(key, []))[: self._most]:
                mentions.append(TopicMention(key=key, spans=tuple(Span(start=start, end=end) for start, end in kept)))
        return Findings(_by_appearance(mentions), terms.characters)


class Topics:
    """The built-in topics and, beside them, whichever users have added by the time of each text.

    The latter are compiled when they are others than the time before.
    """

    def __init__(
        self, built_in: TopicFinder, compiled: Callable[[tuple[OwnTopic, ...]], TopicFinder] | None = None
    ) -> None:
        self._built_in = built_in
        self._compiled = compiled or own_finder
        self._own: tuple[OwnTopic, ...] = ()
        self._own_finder = self._compiled(())

    def find(self, text: str, own: tuple[OwnTopic, ...] = ()) -> tuple[TopicMention, ...]:
        """The topics the text speaks of, by first appearance.

        One of ``own`` takes the place of a built-in one with its key.
        """
        return self.read(text, own, TimeLimit(math.inf)).found

    def read(self, text: str, own: tuple[OwnTopic, ...], limit: TimeLimit) -> Findings[tuple[TopicMention, ...]]:
        """The same as far as the time goes."""
        if own != self._own:
            self._own, self._own_finder = own, self._compiled(own)
        replaced = {topic.key for topic in own}
        of_ones_own = self._own_finder.read(text, limit)
        built_in = self._built_in.read(text[: of_ones_own.characters], limit)
        mentions = [mention for mention in built_in.found if mention.key not in replaced]
        return Findings(_by_appearance([*mentions, *of_ones_own.found]), built_in.characters)


def own_finder(own: tuple[OwnTopic, ...]) -> TopicFinder:
    """What finds the topics that users have added."""
    terms = {topic.key: _spelled_out(topic.terms) for topic in own}
    return TopicFinder(terms, {topic.key: _spelled_out(topic.exclusions) for topic in own}, most=OWN_PLACES)


def _spelled_out(terms: Sequence[str]) -> list[str]:
    return [phrase for term in terms for phrase in spelled_out(term)]


def _by_appearance(mentions: Sequence[TopicMention]) -> tuple[TopicMention, ...]:
    return tuple(sorted(mentions, key=lambda mention: mention.spans[0].start))


def _by_topic(matches: Sequence[Match]) -> _Spans:
    found: _Spans = defaultdict(list)
    for key, start, end in matches:
        found[key].append((start, end))
    return found


def _outside(spans: list[tuple[int, int]], excluded: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, but for those that lie in one excluded."""
    kept, waiting, covered = [], sorted(excluded, reverse=True), 0
    for start, end in sorted(spans):
        while waiting and waiting[-1][0] <= start:
            covered = max(covered, waiting.pop()[1])
        if end > covered:
            kept.append((start, end))
    return kept
