"""Which built-in topics are found in sentences of other languages (``topics.jsonl``)."""

import math
from collections.abc import Iterator

from bench.languages.counting import GoldText, Outcome, read_gold
from claimwatch_language.languages.words import topic_words
from services._extractor.findings import TimeLimit
from services.mentions.topics.listed import ListedTopics


class TopicText(GoldText):
    """A text with its topics."""

    topics: frozenset[str]


def outcomes() -> Iterator[Outcome]:
    """For each text, the topics found rightly, missed and found wrongly."""
    readers: dict[str, ListedTopics] = {}
    for gold in read_gold("topics.jsonl", TopicText):
        if gold.language not in readers and (words := topic_words(gold.language)):
            readers[gold.language] = ListedTopics(words)
        found = readers[gold.language].read(gold.text, TimeLimit(math.inf)).found.keys()
        wanted = gold.topics
        yield Outcome(gold, len(found & wanted), tuple(sorted(wanted - found)), tuple(sorted(found - wanted)))
