"""Single persons and couples who were harmed, without a numeral: "a nurse was killed", "the couple were found dead"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.wordlists import word_set
from services._extractor.trees import child, holds
from services.figures.frames.nominals import Nominal, singular_at
from services.figures.frames.said import said, said_inside, said_outside
from services.figures.frames.states import measure_said
from services.figures.frames.trees import children, first_conjunct, subject_of
from services.figures.lexicon import LOOSE, PARTICIPLES, PERSONS, STRUCK
from services.figures.measures.heads import is_one, is_people
from services.figures.senses import is_abstract

_ARTICLES = word_set("a an another")
_POSSESSIVES = word_set("his her their its")
_KIN = word_set(
    "wife husband son daughter mother father brother sister baby child grandmother grandfather partner bodyguard"
)
_PAIRS = word_set("couple pair duo")
_NOUNS = {"NN", "NNP", "NNS", "JJ"}
_HARMS = {Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.DETAINED}


@dataclass(frozen=True)
class Single:
    """Who was harmed, at ``doc.text[start:end]``: a person, or a pair (``value`` 2).

    ``noun`` is in lower case. ``words`` say the harm, perhaps finely. ``is_aside`` says that the harm only tells who is
    meant ("the mother of a soldier killed in the war"), so that it may be long past.
    """

    start: int
    end: int
    value: float
    measure: Measure
    noun: str
    words: tuple[str, ...]
    is_aside: bool


def singles(doc: Doc) -> Iterator[Single]:
    """The singles of a parsed sentence, in order."""
    for noun in doc:
        if (
            (noun.tag_ in _NOUNS or _stands_alone(noun))
            and (first := _determiner(noun)) is not None
            and _is_person(noun)
        ):
            nominal = singular_at(noun)
            outside = said_outside(nominal.outer)
            word = _harm(nominal, outside, first)
            if word is not None:
                value = 2.0 if noun.lower_ in _PAIRS or first.lower_ == "both" else 1.0
                words, is_aside = (noun.lower_, word.lower_), first.lower_ != "the" and _is_in_clause(noun, word)
                yield Single(first.idx, noun.idx + len(noun), value, measure_said(word), noun.lower_, words, is_aside)


def _is_in_clause(noun: Token, word: Token) -> bool:
    """Whether a participle or relative clause of a noun holds the word."""
    return any(holds(clause, word) for clause in children(noun, "acl", "relcl"))


def _stands_alone(word: Token) -> bool:
    """Whether "another" means another person ("a man was shot and another was wounded")."""
    return word.lower_ == "another" and word.dep_ in ("nsubj", "nsubjpass")


def _determiner(noun: Token) -> Token | None:
    """The article of a noun that is told of for the first time, or is a relative of somebody."""
    if _stands_alone(noun):
        return noun
    determiner = child(noun, "det", "poss", "predet")
    if determiner is None or child(noun, "nummod") is not None or _is_negated(determiner):
        return None
    word = determiner.lower_
    if noun.tag_ == "NNS":
        return determiner if word == "both" else None
    if word in _ARTICLES or (word in _POSSESSIVES and noun.lower_ in _KIN) or noun.lower_ in _PAIRS:
        return determiner
    if word == "the" and any(_has_who(clause) for clause in children(noun, "relcl")):
        return determiner
    return None


def _has_who(clause: Token) -> bool:
    return any(word.lower_ in ("who", "whom") for word in children(clause, "nsubj", "nsubjpass", "dobj"))


def _is_negated(determiner: Token) -> bool:
    return determiner.i > 0 and determiner.nbor(-1).lower_ in ("not", "nor")


def _is_person(noun: Token) -> bool:
    word = noun.lower_
    if _stands_alone(noun):
        return True
    if noun.tag_ == "NNS":
        return is_people(word, capital=noun.text[0].isupper())
    return word in PERSONS | _PAIRS | _KIN or is_one(word, capital=noun.text[0].isupper())


def _harm(nominal: Nominal, outside: Token | None, determiner: Token) -> Token | None:
    """The word that says the harm; for "the soldier who …" one within the noun phrase."""
    noun = nominal.outer if nominal.counted is None else nominal.counted
    is_the = determiner.lower_ == "the" and noun.lower_ not in _PAIRS
    word = said_inside(nominal) if is_the else outside or said(nominal)
    if word is None or measure_said(word) not in _HARMS or _is_denied(nominal, word) or word.dep_ == "amod":
        return None
    if word.lower_ in STRUCK:
        return None
    if (
        measure_said(word) is Measure.WOUNDED
        and (subject := subject_of(word)) is not None
        and is_abstract(subject.lower_)
    ):
        return None
    if noun.lower_ in _KIN and word.lower_ not in PARTICIPLES:
        return None
    is_surely_person = noun.lower_ in PERSONS | _PAIRS | _KIN or noun.tag_ == "NNS" or noun.text[0].isupper()
    return word if is_surely_person or word.lower_ not in LOOSE else None


def _is_denied(nominal: Nominal, word: Token) -> bool:
    """Whether the harm was not done, or only meant ("tried to arrest her sister")."""
    governor = first_conjunct(nominal.outer).head
    is_meant = any(auxiliary.tag_ == "TO" for auxiliary in children(word, "aux"))
    return is_meant or child(word, "neg") is not None or child(governor, "neg") is not None
