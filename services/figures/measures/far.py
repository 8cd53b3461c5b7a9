"""Harm that the rest of the sentence says of a number."""

from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.wordlists import word_set
from services.figures.lexicon import (
    ACTS,
    ADJECTIVES_OF_HARM,
    AUXILIARIES,
    HARM,
    INTRANSITIVES,
    PASSIVE_ONLY,
    PEOPLE,
    THINGS,
)
from services.figures.measures.heads import is_people
from services.figures.measures.readings import Numeral
from services.figures.measures.vocabulary import BEFORE_FILLERS, are_damaged, befalls
from services.figures.words import Word, follows

_REACH_AFTER = 16
_REACH_BEFORE = 30
"""Words after the noun phrase, and words before the number, that are read."""
_CLAUSE_ENDS = word_set('; " “ ” ( ) while when where as because said says which whose but')
_JOINING = {"and", "but", "while"}
_CLAUSE_OPENERS = _JOINING | word_set(
    "that said says or when where after before because as if which including from of among with"
)
_COORDINATION = word_set("and , a an the other another his her their")


def later(numeral: Numeral) -> Measure | None:
    """Harm in the rest of the clause, past places and further numbers ("12 men and six boys here were killed").

    A number begins a clause of its own after another predicate ("400 were admitted and 12 have died"). So does a number
    after the object of an earlier verb ("the clinic received 45 patients and 3 died").
    """
    words, first = numeral.words, numeral.phrase.last
    if not is_people(numeral.head):
        return None
    closed = not _may_be_subject(words, numeral.index) or _is_predicate(words[first - 1])
    if not closed and (measure := _done_together(words, first)):
        return measure
    helped = False
    for index, word in enumerate(words[first : first + _REACH_AFTER], start=first):
        if closed and word.number is not None and _word_before(words, index) in _JOINING:
            return None
        closed = closed or word.folded in AUXILIARIES or _is_predicate(word)
        if word.folded in _CLAUSE_ENDS and not (word.folded == "said" and follows(words, index, {","})):
            return None
        if helped and befalls(words, index):
            return HARM[word.folded]
        if helped and word.folded in PASSIVE_ONLY:
            return PASSIVE_ONLY[word.folded]
        if word.folded in ADJECTIVES_OF_HARM and words[index - 1].folded in {"left", "the"}:
            return HARM[word.folded]
        helped = word.folded in AUXILIARIES or (helped and not word.is_mark and word.number is None)
    return None


def elsewhere(numeral: Numeral) -> Measure | None:
    """For a number without a noun: the nearest harm before it in the sentence, else the nearest thing."""
    words, index = numeral.words, numeral.index
    if numeral.phrase.words:
        return None
    before = [word.folded for word in reversed(words[max(0, index - _REACH_BEFORE) : index])]
    harm = (Measure.KILLED if word == "toll" else HARM[word] for word in before if word in HARM or word == "toll")
    if measure := next(harm, None):
        return measure
    if follows(words, index, {"are", "were", "have"}) and not are_damaged(words, index):
        return None
    return next((THINGS[word] for word in before if word in THINGS), None)


def _word_before(words: tuple[Word, ...], index: int) -> str:
    """The last word before the number that does not bound it; empty for a capital, a number, a mark or no word."""
    fillers = BEFORE_FILLERS - _CLAUSE_OPENERS
    word = next((word for word in reversed(words[:index]) if word.folded not in fillers), None)
    return "" if word is None or word.is_mark or word.capital or word.number is not None else word.folded


def _may_be_subject(words: tuple[Word, ...], index: int) -> bool:
    """Whether the number opens its clause, so that it is no earlier verb's object."""
    return _word_before(words, index) in _CLAUSE_OPENERS | {""}


def _is_predicate(word: Word) -> bool:
    return word.folded in ACTS or (word.folded.endswith("ed") and word.folded not in HARM and not word.capital)


def _done_together(words: tuple[Word, ...], first: int) -> Measure | None:
    """What the number did together with others in the same list ("three girls and a man died")."""
    for word in words[first : first + _REACH_AFTER]:
        if word.folded in INTRANSITIVES:
            return HARM[word.folded]
        if word.number is None and word.folded not in PEOPLE | _COORDINATION and "-" not in word.folded:
            return None
    return None
