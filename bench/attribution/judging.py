"""Compares an article's predictions with its gold: pairs them, and judges the sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.attribution.gold import GoldArticle
from bench.attribution.marked import Marked
from bench.attribution.tokens import Tokens
from bench.attribution.wording import wording
from bench.pairing import one_to_one

LEAST_AGREEMENT = 0.5
"""The least Jaccard index of the words of two contents, and the least Dice coefficient of two sources, to agree."""


@dataclass(frozen=True)
class Words:
    """An attribution's parts as sets of word indexes."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True)
class Verdict:
    """Gold entries and predictions of one article; ``wordings`` are those of the gold entries.

    ``matches`` maps the index of a matched prediction to that of its gold entry. ``right`` are the indexes of matched
    predictions whose source is right too. ``told_right`` are those of predictions that agree with a gold entry in the
    source and in half of the shorter content.
    """

    gold: tuple[Words, ...]
    wordings: tuple[str, ...]
    found: tuple[Words, ...]
    predicted: tuple[Marked, ...]
    matches: dict[int, int]
    right: frozenset[int]
    told_right: frozenset[int]


def judge(article: GoldArticle, predicted: Sequence[Marked]) -> Verdict:
    """Pair predictions with gold entries by content. Entries whose content has no word or mark are left out."""
    tokens = Tokens(article.text)
    gold = [(words, entry) for entry in article.attributions if (words := _words(tokens, entry)).content]
    found = [(words, entry) for entry in predicted if (words := _words(tokens, entry)).content]
    gold_words, found_words = tuple(words for words, _ in gold), tuple(words for words, _ in found)
    matches = {theirs: mine for mine, theirs in _pairs(gold_words, found_words)}
    return Verdict(
        gold=gold_words,
        wordings=tuple(wording(article.text, entry.content) for _, entry in gold),
        found=found_words,
        predicted=tuple(entry for _, entry in found),
        matches=matches,
        right=frozenset(
            theirs
            for theirs, mine in matches.items()
            if sources_agree(gold_words[mine].source, found_words[theirs].source)
        ),
        told_right=frozenset(
            index for index, words in enumerate(found_words) if any(_is_told(entry, words) for entry in gold_words)
        ),
    )


def _is_told(gold: Words, predicted: Words) -> bool:
    common = len(gold.content & predicted.content)
    shorter = min(len(gold.content), len(predicted.content))
    return common >= LEAST_AGREEMENT * shorter and sources_agree(gold.source, predicted.source)


def sources_agree(gold: frozenset[int], predicted: frozenset[int]) -> bool:
    """Whether the sources have at least half of their words in common (Dice), or both are empty."""
    if not gold or not predicted:
        return not gold and not predicted
    return 2 * len(gold & predicted) / (len(gold) + len(predicted)) >= LEAST_AGREEMENT


def _words(tokens: Tokens, entry: Marked) -> Words:
    return Words(tokens.within(entry.source), tokens.within(entry.cue), tokens.within(entry.content))


def _pairs(gold: Sequence[Words], found: Sequence[Words]) -> list[tuple[int, int]]:
    """Index pairs, best contents first. Between equal contents, as of nested predictions, the better source wins."""
    candidates = []
    for mine, expected in enumerate(gold):
        for theirs, prediction in enumerate(found):
            common = len(expected.content & prediction.content)
            agreement = common / (len(expected.content) + len(prediction.content) - common)
            if agreement >= LEAST_AGREEMENT:
                candidates.append((-agreement, -len(expected.source & prediction.source), mine, theirs))
    return one_to_one((mine, theirs) for *_, mine, theirs in sorted(candidates))
