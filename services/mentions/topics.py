"""Topics by term lists."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import product

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import TopicMention
from services.mentions.terms import TermIndex

_CHOICE = re.compile(r"\[([^\]]*)\]")
_Spans = dict[str, list[tuple[int, int]]]


def starter_topics() -> dict[str, list[str]]:
    """The topics of ``topics.toml``: key to terms."""
    return _table("terms")


def starter_exclusions() -> dict[str, list[str]]:
    """The phrases of ``topics.toml`` in which a topic's terms do not count, by key."""
    return _table("exclusions")


class TopicFinder:
    """Finds the terms of each topic, outside its exclusions."""

    def __init__(
        self, topics: Mapping[str, Sequence[str]], exclusions: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self._terms = TermIndex(topics)
        self._exclusions = TermIndex(exclusions or {})

    def find(self, text: str) -> tuple[TopicMention, ...]:
        """The topics the text speaks of, by first appearance, with every place it does."""
        found, excluded = _by_topic(self._terms, text), _by_topic(self._exclusions, text)
        mentions = []
        for key, spans in found.items():
            if kept := _outside(spans, excluded.get(key, [])):
                mentions.append(TopicMention(key=key, spans=kept))
        return tuple(sorted(mentions, key=lambda mention: mention.spans[0].start))


def _by_topic(index: TermIndex, text: str) -> _Spans:
    found: _Spans = defaultdict(list)
    for key, start, end in index.find(text):
        found[key].append((start, end))
    return found


def _outside(spans: list[tuple[int, int]], excluded: list[tuple[int, int]]) -> tuple[Span, ...]:
    """The spans in order, but for those that lie in one excluded."""
    kept, waiting = [], sorted(excluded, reverse=True)
    for start, end in sorted(spans):
        while waiting and waiting[-1][1] <= start:
            waiting.pop()
        if not waiting or not (waiting[-1][0] <= start and end <= waiting[-1][1]):
            kept.append(Span(start=start, end=end))
    return tuple(kept)


def _table(name: str) -> dict[str, list[str]]:
    table = tomllib.loads(files(__package__).joinpath("topics.toml").read_text(encoding="utf-8"))[name]
    return {key: [spelled for term in terms for spelled in _spelled_out(term)] for key, terms in table.items()}


def _spelled_out(term: str) -> list[str]:
    """Every term that a term with choices stands for ("bombed [hospital|clinic]")."""
    parts = _CHOICE.split(term)
    choices = [[part] if place % 2 == 0 else part.split("|") for place, part in enumerate(parts)]
    return [" ".join("".join(chosen).split()) for chosen in product(*choices)]
