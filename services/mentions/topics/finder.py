"""Topics by term lists: the built-in topics, and the topics that users have added."""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import TopicMention
from claimwatch_language.topics.built_in import built_in_topics
from claimwatch_language.topics.terms import spelled_out
from services._extractor.findings import Findings, TimeLimit
from services.mentions.topics.terms import Match, TermIndex

OWN_MENTIONS = 200
"""The most mentions of a topic that a user has added: the term "the" must not fill a message."""

TopicSpans = Mapping[str, tuple[Span, ...]]
"""The spans of the terms of each topic, by the topic's key."""
_Ranges = dict[str, list[tuple[int, int]]]


class Finder(Protocol):
    """Finds the topics of a text by their terms."""

    def read(self, text: str, limit: TimeLimit) -> Findings[TopicSpans]:
        """Where the terms of each topic stand in the text, as far as ``limit`` allows."""


class OwnTopic(NamedTuple):
    """A topic that a user has added, as sent to the worker processes."""

    key: str
    terms: tuple[str, ...]
    exclusions: tuple[str, ...] = ()


def starter_topics() -> dict[str, list[str]]:
    """The terms of the built-in topics, by key."""
    return {key: _spelled_out(topic.terms) for key, topic in built_in_topics().items()}


def starter_exclusions() -> dict[str, list[str]]:
    """The phrases in which the terms of a built-in topic do not count, by key."""
    return {key: _spelled_out(topic.exclusions) for key, topic in built_in_topics().items()}


class TopicFinder:
    """Finds the terms of topics outside their exclusions, of each topic at most ``most`` mentions."""

    def __init__(
        self,
        topics: Mapping[str, Sequence[str]],
        exclusions: Mapping[str, Sequence[str]] | None = None,
        *,
        most: int | None = None,
    ) -> None:
        self._terms = TermIndex(topics)
        self._exclusions = TermIndex(exclusions or {}, overlapping=True)
        self._with_exclusions = frozenset(key for key, phrases in (exclusions or {}).items() if phrases)
        self._most = most

    def find(self, text: str) -> TopicSpans:
        """Where the terms of each topic stand in the text."""
        return self.read(text, TimeLimit(math.inf)).found

    def read(self, text: str, limit: TimeLimit) -> Findings[TopicSpans]:
        """As ``find``, as far as ``limit`` allows."""
        terms = self._terms.find(text, limit)
        by_topic = _by_topic(terms.found)
        if by_topic.keys().isdisjoint(self._with_exclusions):
            return Findings(self._spans(by_topic, {}), terms.characters)
        excluded = self._exclusions.find(text[: terms.characters], limit)
        read = {key: [span for span in ranges if span[1] <= excluded.characters] for key, ranges in by_topic.items()}
        return Findings(self._spans(read, _by_topic(excluded.found)), excluded.characters)

    def _spans(self, by_topic: _Ranges, phrases: _Ranges) -> TopicSpans:
        kept = {key: outside(ranges, phrases.get(key, []))[: self._most] for key, ranges in by_topic.items()}
        return {
            key: tuple(Span(start=start, end=end) for start, end in ranges) for key, ranges in kept.items() if ranges
        }


class Topics:
    """The built-in topics, and with each text the topics that users have added by then.

    Users' topics are compiled only when they differ from those of the text before.
    """

    def __init__(self, built_in: Finder, compiled: Callable[[tuple[OwnTopic, ...]], TopicFinder] | None = None) -> None:
        self._built_in = built_in
        self._compiled = compiled or own_finder
        self._own: tuple[OwnTopic, ...] = ()
        self._own_finder = self._compiled(())

    def find(self, text: str, title: str = "", own: tuple[OwnTopic, ...] = ()) -> tuple[TopicMention, ...]:
        """The topics of text and title in the order of their first mentions in the text, then those of the title alone.

        A topic of ``own`` hides the built-in topic with the same key.
        """
        return self.read(text, title, own, TimeLimit(math.inf)).found

    def read(
        self, text: str, title: str, own: tuple[OwnTopic, ...], limit: TimeLimit
    ) -> Findings[tuple[TopicMention, ...]]:
        """As ``find``, as far as ``limit`` allows."""
        if own != self._own:
            self._own, self._own_finder = own, self._compiled(own)
        in_title, in_text = self._spans(title, limit), self._spans(text, limit)
        mentions = [
            TopicMention(key=key, spans=in_text.found.get(key, ()), title_spans=in_title.found.get(key, ()))
            for key in {**in_text.found, **in_title.found}
        ]
        return Findings(_by_appearance(mentions), in_text.characters)

    def _spans(self, text: str, limit: TimeLimit) -> Findings[TopicSpans]:
        replaced = {topic.key for topic in self._own}
        users = self._own_finder.read(text, limit)
        built_in = self._built_in.read(text[: users.characters], limit)
        others = {key: spans for key, spans in built_in.found.items() if key not in replaced}
        return Findings({**others, **users.found}, built_in.characters)


def own_finder(own: tuple[OwnTopic, ...]) -> TopicFinder:
    """The finder of the topics that users have added."""
    terms = {topic.key: _spelled_out(topic.terms) for topic in own}
    return TopicFinder(terms, {topic.key: _spelled_out(topic.exclusions) for topic in own}, most=OWN_MENTIONS)


def _spelled_out(terms: Sequence[str]) -> list[str]:
    return [phrase for term in terms for phrase in spelled_out(term)]


def _by_appearance(mentions: Sequence[TopicMention]) -> tuple[TopicMention, ...]:
    return tuple(sorted(mentions, key=lambda mention: mention.spans[0].start if mention.spans else math.inf))


def _by_topic(matches: Sequence[Match]) -> _Ranges:
    spans: _Ranges = defaultdict(list)
    for key, start, end in matches:
        spans[key].append((start, end))
    return spans


def outside(spans: list[tuple[int, int]], excluded: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, without the spans that lie in an excluded span."""
    kept, waiting, covered = [], sorted(excluded, reverse=True), 0
    for start, end in sorted(spans):
        while waiting and waiting[-1][0] <= start:
            covered = max(covered, waiting.pop()[1])
        if end > covered:
            kept.append((start, end))
    return kept
