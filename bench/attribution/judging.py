"""One article's predictions beside its gold: which answers which, and whether the source is right."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.attribution.gold import GoldArticle
from bench.attribution.marked import Marked
from bench.attribution.tokens import Tokens
from bench.attribution.wording import wording
from bench.pairing import one_to_one

LEAST_AGREEMENT = 0.5
"""Contents agree from this Jaccard index of their words on, sources from this Dice coefficient on."""


@dataclass(frozen=True)
class Words:
    """An attribution's parts as sets of words."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True)
class Verdict:
    """``matches`` has for each matched prediction its gold entry; ``right`` are those whose source is right as well."""

    gold: tuple[Words, ...]
    wordings: tuple[str, ...]
    found: tuple[Words, ...]
    predicted: tuple[Marked, ...]
    matches: dict[int, int]
    right: frozenset[int]


def judge(article: GoldArticle, predicted: Sequence[Marked]) -> Verdict:
    """Pair one to one by content. Entries whose content has no word or mark in the text are left out."""
    tokens = Tokens(article.text)
    gold = [(words, one) for one in article.attributions if (words := _words(tokens, one)).content]
    found = [(words, one) for one in predicted if (words := _words(tokens, one)).content]
    gold_words, found_words = tuple(words for words, _ in gold), tuple(words for words, _ in found)
    matches = {theirs: mine for mine, theirs in _pairs(gold_words, found_words)}
    return Verdict(
        gold=gold_words,
        wordings=tuple(wording(article.text, one.content) for _, one in gold),
        found=found_words,
        predicted=tuple(one for _, one in found),
        matches=matches,
        right=frozenset(
            theirs
            for theirs, mine in matches.items()
            if sources_agree(gold_words[mine].source, found_words[theirs].source)
        ),
    )


def sources_agree(gold: frozenset[int], found: frozenset[int]) -> bool:
    """Half of the words in common (Dice), or neither has a source."""
    if not gold or not found:
        return not gold and not found
    return 2 * len(gold & found) / (len(gold) + len(found)) >= LEAST_AGREEMENT


def _words(tokens: Tokens, one: Marked) -> Words:
    return Words(tokens.within(one.source), tokens.within(one.cue), tokens.within(one.content))


def _pairs(gold: Sequence[Words], found: Sequence[Words]) -> list[tuple[int, int]]:
    """Of equally good contents, as nested predictions have them, the one with more of the source goes first."""
    candidates = []
    for mine, expected in enumerate(gold):
        for theirs, prediction in enumerate(found):
            common = len(expected.content & prediction.content)
            agreement = common / (len(expected.content) + len(prediction.content) - common)
            if agreement >= LEAST_AGREEMENT:
                candidates.append((-agreement, -len(expected.source & prediction.source), mine, theirs))
    return one_to_one((mine, theirs) for *_, mine, theirs in sorted(candidates))
