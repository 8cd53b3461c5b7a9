"""The finer measure of a figure, where a word says it."""

from collections.abc import Iterable

from claimwatch_contracts.vocabulary import Measure, Submeasure
from services.figures.lexicon import FATES, SUBMEASURES
from services.figures.words import Word

_DIVIDED = frozenset(submeasure.measure for submeasure in Submeasure)
"""The measures that have finer ones."""


def submeasure_said(measure: Measure, words: Iterable[str]) -> Submeasure | None:
    """The submeasure of a measure by the first of the words, in lower case, that names one."""
    finer = (SUBMEASURES.get(word) for word in words)
    return next((submeasure for submeasure in finer if submeasure and submeasure.measure is measure), None)


def submeasure_of_all(measure: Measure, words: tuple[Word, ...]) -> Submeasure | None:
    """The submeasure that every one of the words that says the measure names; ``None`` if they differ."""
    if measure not in _DIVIDED:
        return None
    saying = [word.folded for word in words if FATES.get(word.folded) is measure]
    finer = {SUBMEASURES.get(word) for word in saying}
    return submeasure_said(measure, saying) if len(finer) == 1 else None
