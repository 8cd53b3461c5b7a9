"""What the noun that a number counts says by itself."""

import re

from claimwatch_contracts.vocabulary import Measure
from services.figures.lexicon import (
    ACTS,
    ADJECTIVES_OF_HARM,
    HARM,
    NOUNS_OF_HARM,
    PARTICIPLES,
    PEOPLE,
    POPULATIONS,
    THINGS,
)
from services.figures.measures.readings import Numeral
from services.figures.words import Word, follows

_DESCRIBING = PARTICIPLES | ADJECTIVES_OF_HARM
_DEMONYM = re.compile(r"[\w-]+(?:ians?|eans?|ese|ists?|men|[a-z]{2}is|[bcdlnrst]ans)$")


def head_of(phrase: tuple[Word, ...]) -> str:
    """The last known word of a noun phrase, else the phrase's last word; empty for an empty phrase."""
    for word in reversed(phrase):
        if word.folded in PEOPLE or word.folded in THINGS or word.folded in NOUNS_OF_HARM:
            return word.folded
    for word in reversed(phrase):
        if word.capital and _DEMONYM.match(word.folded):
            return word.folded
    return phrase[-1].folded if phrase else ""


def is_people(head: str) -> bool:
    """Whether a noun means people."""
    return head in PEOPLE or head in POPULATIONS or _DEMONYM.match(head) is not None


def thing(numeral: Numeral) -> Measure | None:
    """The measure of a thing counted ("12 houses")."""
    return THINGS.get(numeral.head) if numeral.head not in PEOPLE else None


def harm_of_head(numeral: Numeral) -> Measure | None:
    """The harm that the noun phrase names ("12 deaths", "12 wounded civilians")."""
    head = numeral.head
    if head in NOUNS_OF_HARM and head not in PEOPLE:
        return HARM[head]
    if head in {"lives", "souls"}:
        return Measure.KILLED
    if is_people(head):
        return next((HARM[word.folded] for word in numeral.phrase.words if word.folded in _DESCRIBING), None)
    return None


def harm_word(numeral: Numeral) -> Measure | None:
    """The harm of a head that is a word of harm in any other use."""
    return HARM.get(numeral.head)


def people(numeral: Numeral) -> Measure | None:
    """``PEOPLE_OTHER`` if people are counted, by their noun or because they do what only people do."""
    acts = bool(numeral.phrase.words) and numeral.phrase.words[0].folded in ACTS
    is_subject = not numeral.phrase.words and follows(numeral.words, numeral.index, {"are", "were", "have"})
    return Measure.PEOPLE_OTHER if is_people(numeral.head) or acts or is_subject else None
