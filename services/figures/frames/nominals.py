"""The noun phrase of a number: what is counted, and the word by which the phrase hangs in its sentence."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from claimwatch_language.wordlists import word_set
from services.figures.frames.trees import complement_of

_MODIFIERS = {"nummod", "quantmod", "compound", "amod", "nmod", "det", "advmod", "npadvmod"}
_COLLECTIVES = word_set(
    "total group groups number series estimated batch convoy busload boatload maximum minimum average family crew team "
    "class delegation gang band squad party"
)
"""Nouns that stand for their "of" phrase ("a group of seven pirates")."""
_PRONOUNS = word_set("them whom these those which us you")


@dataclass(frozen=True)
class Nominal:
    """``counted`` is the noun counted, ``None`` after a bare number ("12 of them", "3 died").

    ``outer`` hangs in the sentence: the noun, the number ("thousands of people"), or a collective ("a group of seven").
    """

    number: Token
    counted: Token | None
    outer: Token

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words that may be described: the noun, the number and the collective."""
        return tuple(dict.fromkeys((self.counted or self.number, self.number, self.outer)))


def nominal_at(doc: Doc, start: int, end: int) -> Nominal | None:
    """The nominal of the number at ``doc.text[start:end]``. ``None`` if no token lies there."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    number = span.root
    noun = _noun_over(number)
    counted = noun or _partitive(number)
    return Nominal(number, counted, _outermost(noun or _whole_numeral(number)))


def _noun_over(number: Token) -> Token | None:
    """The noun that the number modifies, through other numbers ("more than two dozen people", "12 and 15 people")."""
    token = _whole_numeral(number)
    if token.dep_ not in _MODIFIERS:
        return None
    if token.head.i < token.i:
        token = _modified_after(token)
    while token.dep_ in _MODIFIERS and token.head.i > token.i:
        token = token.head
        if token.tag_.startswith("NN"):
            return _head_of_compound(token, number)
    return token if token.tag_.startswith("NN") and token.i > number.i else None


def _head_of_compound(noun: Token, number: Token) -> Token:
    """The last noun of a compound whose first one the parser gave the number to ("nine attack drones")."""
    is_joined = any(word.text == "-" for word in noun.doc[number.i : noun.i])
    while not is_joined and noun.dep_ == "compound" and noun.head.i == noun.i + 1 and noun.head.tag_ == "NNS":
        noun = noun.head
    return noun


def _whole_numeral(number: Token) -> Token:
    """The last number of a row or range that the number is a part of ("12 and 15", "from 45 to 60")."""
    token = number
    while token.head.tag_ == "CD" and token.head is not token and token.dep_ in _MODIFIERS | {"conj", "pobj", "prep"}:
        token = token.head
    return token


def _modified_after(number: Token) -> Token:
    """The word after a number that was parsed as a part of what stands before it ("on Monday 31 villagers")."""
    return number.doc[number.i + 1] if number.i + 1 < len(number.doc) else number


def _partitive(number: Token) -> Token | None:
    """The noun of an "of" phrase ("thousands of people", "three of the houses")."""
    noun = complement_of(number)
    return noun if noun is not None and noun.tag_.startswith("NN") and noun.lower_ not in _PRONOUNS else None


def _outermost(token: Token) -> Token:
    while token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _COLLECTIVES:
        token = token.head.head
    return token


def singular_at(noun: Token) -> Nominal:
    """The nominal of one person or thing without a number ("a nurse")."""
    return Nominal(noun, noun, _outermost(noun))
