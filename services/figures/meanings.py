"""The measure of each word that says what is counted, and which of several words of the same people counts."""

from claimwatch_contracts.vocabulary import Measure
from services.figures.lexicon import AMOUNTS, CASES, FATES, PASSIVE_ONLY, RESCUED, SNATCHED, STRUCK, THINGS

_PLACES_OF_CUSTODY = ("prison", "prisons", "bars")
"""Nouns that tell of people held only after a preposition ("in prison", "behind bars")."""
_MEASURES: dict[str, Measure] = (
    THINGS
    | FATES
    | PASSIVE_ONLY
    | STRUCK
    | SNATCHED
    | AMOUNTS
    | dict.fromkeys(CASES, Measure.PEOPLE_OTHER)
    | dict.fromkeys(("casualties", "casualty"), Measure.PEOPLE_OTHER)
    | dict.fromkeys(_PLACES_OF_CUSTODY, Measure.DETAINED)
)

SAYING: frozenset[str] = (frozenset(_MEASURES) - frozenset(THINGS)) | {"homes"}
"""The words that say what happened to people, and the nouns of amounts."""


def measure_of(word: str) -> Measure:
    """The measure of a word that says what happened to people, of a noun of an amount, or of a noun of things.

    Of any other word, which a parse may have taken for one, no more is known than that people are counted.
    """
    return _MEASURES.get(word, Measure.PEOPLE_OTHER)


def severity(measure: Measure, word: str) -> int:
    """The order of words that say different things of the same people ("were hurt and later died").

    Who was freed is detained no longer; who was treated or charged may have been hurt or arrested.
    """
    if measure is Measure.PEOPLE_OTHER:
        return 2 if word in RESCUED else 0
    return {Measure.DETAINED: 1, Measure.KILLED: 4}.get(measure, 3)
