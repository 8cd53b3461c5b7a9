"""Whether a noun without a numeral means one person or a pair, and the word by which its phrase begins."""

from spacy.tokens import Token

from claimwatch_language.wordlists import word_set
from services._extractor.trees import child
from services.figures.frames.trees import children, complement_of
from services.figures.frames.vocabulary import PAIRS, POSSESSIVES
from services.figures.measures.heads import is_one, is_people
from services.figures.people import KIN, PERSONS

_ARTICLES = word_set("a an another")
_ORDINALS = word_set("first second third fourth fifth sixth seventh eighth ninth tenth")
_RANKS = {
    word: float(rank)
    for rank, word in enumerate(
        (
            *("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
            *("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
            "twentieth",
        ),
        start=3,
    )
}
"""The ordinals that count on. Most often a second one is the other of two."""
_SINGLED_OUT = word_set("last few only first top main chief leading founding")


def stands_alone(word: Token) -> bool:
    """Whether "another", "one of the guards", "a third" or "an 18-year-old" means a person."""
    match word.lower_:
        case "another":
            return word.dep_ in ("nsubj", "nsubjpass")
        case "one":
            return word.dep_ not in ("attr", "appos", "conj") and _is_any_of(complement_of(word))
        case "old":
            return word.i > 1 and word.nbor(-1).text == "-" and word.dep_ != "amod"
    return word.lower_ in _ORDINALS and word.dep_ == "nsubjpass"


def _is_any_of(people: Token | None) -> bool:
    """Whether people after "one of" are not singled out ("one of the last leaders", "one of 31 men shot")."""
    if people is None or not is_people(people.lower_, capital=people.text[0].isupper()):
        return False
    phrase = people.doc[people.left_edge.i : people.i]
    are_counted = len(phrase) > 0 and phrase[0].tag_ == "CD"
    return not are_counted and not any(word.tag_ in ("JJS", "RBS") or word.lower_ in _SINGLED_OUT for word in phrase)


def determiner(noun: Token) -> Token | None:
    """The word before a person of whom something is told for the first time, who is somebody's, or was told of before.

    ``None`` if the noun is counted by a numeral, denied, or means nobody in particular.
    """
    if stands_alone(noun) or _shares_determiner(noun):
        return noun
    first = child(noun, "det", "poss", "predet")
    if first is None or child(noun, "nummod") is not None or _is_negated(first):
        return None
    word = first.lower_
    if noun.tag_ == "NNS":
        return first if word == "both" else None
    is_person_of = word in POSSESSIVES and noun.lower_ in KIN | PERSONS
    is_ranked = any(adjective.lower_ in _ORDINALS for adjective in children(noun, "amod"))
    is_the = word == "the" and not is_ranked and (noun.lower_ in PERSONS | KIN or has_who(noun))
    return first if word in _ARTICLES or is_person_of or is_the or noun.lower_ in PAIRS else None


def rank(noun: Token) -> float | None:
    """How many there are by now, if a person is said to be one more of a series ("a fifth miner has died").

    What was, or follows another number, counts on from others who fared otherwise: ``None`` ("a fifth was wounded").
    """
    first = child(noun, "det")
    if first is None or first.lower_ not in ("a", "an") or any(word.tag_ == "CD" for word in noun.doc[: first.i]):
        return None
    if not any(helper.lower_ == "has" for helper in children(noun.head, "aux")):
        return None
    return next((_RANKS[word.lower_] for word in children(noun, "amod") if word.lower_ in _RANKS), None)


def _shares_determiner(noun: Token) -> bool:
    """Whether a relative is named after another one ("his father and brother")."""
    head = noun.head
    is_second = noun.dep_ == "conj" and noun.lower_ in KIN and head.lower_ in KIN
    return is_second and child(noun, "det", "poss", "nummod") is None and child(head, "det", "poss") is not None


def is_person(noun: Token) -> bool:
    """Whether a noun with a determiner means a person or a pair."""
    word = noun.lower_
    if stands_alone(noun):
        return True
    if noun.tag_ == "NNS":
        return is_people(word, capital=noun.text[0].isupper())
    return word in PERSONS | PAIRS | KIN or is_one(word, capital=noun.text[0].isupper())


def has_who(noun: Token) -> bool:
    """Whether a relative clause with "who" tells of a noun."""
    clauses = children(noun, "relcl")
    return any(
        word.lower_ in ("who", "whom") for clause in clauses for word in children(clause, "nsubj", "nsubjpass", "dobj")
    )


def _is_negated(first: Token) -> bool:
    return first.i > 0 and first.nbor(-1).lower_ in ("not", "nor")
