"""Which synthetic articles a topic is found in."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from services.mentions.topics.finder import TopicFinder, starter_exclusions, starter_topics


@dataclass(frozen=True)
class TopicGold:
    """Articles that are about a topic, and near misses (``other``)."""

    key: str
    about: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True)
class TopicResult:
    """The articles in which a topic was found rightly and wrongly, and those in which it was missed."""

    key: str
    right: list[str]
    missed: list[str]
    wrong: list[str]

    @property
    def precision(self) -> float:
        """The share of the articles found that are about the topic; 1 if none was found."""
        found = len(self.right) + len(self.wrong)
        return len(self.right) / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of the articles about the topic that were found."""
        return len(self.right) / (len(self.right) + len(self.missed))


def articles(result: TopicResult) -> tuple[list[str], list[str], list[str]]:
    """The articles of a result: found rightly, missed, and found wrongly."""
    return result.right, result.missed, result.wrong


def read_gold() -> list[TopicGold]:
    """The articles of ``gold.toml``, by topic."""
    tables = tomllib.loads(files(__package__).joinpath("gold.toml").read_text(encoding="utf-8"))
    return [TopicGold(key, tuple(table["about"]), tuple(table["other"])) for key, table in tables.items()]


def measured(gold: TopicGold) -> TopicResult:
    """What the built-in terms of a topic find."""
    found = {text: gold.key in _finder().find(text) for text in (*gold.about, *gold.other)}
    return TopicResult(
        gold.key,
        [text for text in gold.about if found[text]],
        [text for text in gold.about if not found[text]],
        [text for text in gold.other if found[text]],
    )


@cache
def _finder() -> TopicFinder:
    return TopicFinder(starter_topics(), starter_exclusions())
