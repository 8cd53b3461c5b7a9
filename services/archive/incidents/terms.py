"""What a report shares with reports on the same occurrence and with few others: rare words, names, places and figures.

The terms are a sparse vector for TF–IDF. Miranda et al. 2018, "Multilingual Clustering of Streaming News", reach an F1
of .94 with words, lemmas and names of title and body, each weighted so, together with time. Here one vector has them
all. The rarity of English words is known beforehand; how rare a term is in the news of these weeks is not part of the
vector but comes with the candidates.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.report import Report
from services.archive.incidents.rarity import rarity
from services.archive.incidents.words import words

K = TypeVar("K", str, date)

LEAD = 600
"""Characters at the beginning of a text whose words count twice."""
MOST_TERMS = 100
_TITLE_COUNT, _LEAD_COUNT = 3, 2
_ENGLISH = "en"
_OPENING = re.compile(r"[.!?…:\n][^\w]*\Z")
_BEFORE = 5
_MARKS = 2
"""The most quotation marks and blanks before the first word of a text."""
_FIGURE = "#"
_LONG_FIGURE = 5
"""The length of the term of a figure of which few texts have the same even if it is rounded ("#18000")."""
_LEAST_TOLD = 10
"""Smaller figures are in too many texts to tell one from another."""


def terms_of(report: Report) -> dict[str, float]:
    """The report's terms with their weights, at most ``MOST_TERMS``. The sum of their squares is 1."""
    article = report.article
    counts: Counter[str] = Counter()
    for start, word in _telling_words(article.text, article.language):
        counts[word] += _LEAD_COUNT if start < LEAD else 1
    for _, word in _telling_words(article.title, article.language):
        counts[word] += _TITLE_COUNT
    weights = {word: (1.0 + math.log(count)) * rarity(word) for word, count in counts.items()}
    weights.update(dict.fromkeys(_figures(report.figures), 1.0))
    return of_length_one(heaviest(weights, MOST_TERMS))


def title_terms(report: Report) -> dict[str, float]:
    """The terms of the title, each with its rarity."""
    titles = _telling_words(report.article.title, report.article.language)
    return heaviest({word: rarity(word) for _, word in titles}, MOST_TERMS)


def heaviest(weights: Mapping[K, float], most: int) -> dict[K, float]:
    """The items with the most weight, by weight and then by name, without those that have none."""
    ranked = sorted(weights, key=lambda name: (-weights[name], name))
    return {name: weights[name] for name in ranked[:most] if weights[name] > 0}


def of_length_one(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights divided by their length, so that the sum of their squares is 1."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {name: weight / length for name, weight in weights.items()} if length else {}


def is_telling_figure(term: str) -> bool:
    """Whether a term is a figure that few texts have by chance: one that is not rounded."""
    return term.startswith(_FIGURE) and (not term.endswith("0") or len(term) > _LONG_FIGURE)


def _telling_words(text: str, language: str) -> Iterator[tuple[int, str]]:
    """The words whose rarity is known: of English all, of another language those in capitals inside a sentence."""
    if language == _ENGLISH:
        return words(text)
    return ((start, word) for start, word in words(text) if text[start].isupper() and not _opens(text, start))


def _opens(text: str, start: int) -> bool:
    """Whether the word at an offset is the first of a sentence or a line."""
    before = text[max(0, start - _BEFORE) : start]
    return start <= _MARKS or _OPENING.search(before) is not None


def figure_term(figure: Figure) -> str | None:
    """The term of a figure; ``None`` if it is too small to tell one text from another."""
    return f"{_FIGURE}{figure.value:g}" if figure.value is not None and figure.value >= _LEAST_TOLD else None


def _figures(figures: Iterable[Figure]) -> Iterable[str]:
    return (term for figure in figures if (term := figure_term(figure)) is not None)
