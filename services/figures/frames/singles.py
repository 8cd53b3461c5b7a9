"""Single persons and couples who were harmed, without a numeral: "a nurse was killed", "the couple were found dead".

A body that was found is one as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.wordlists import word_set
from services._extractor.trees import child, holds
from services.figures.events import HAPPENED
from services.figures.frames.nominals import Nominal, singular_at
from services.figures.frames.persons import determiner, has_who, is_person, rank, stands_alone
from services.figures.frames.said import said, said_inside, said_outside
from services.figures.frames.states import measure_said
from services.figures.frames.trees import children, complement_of, complements_of, first_conjunct, subject_of
from services.figures.frames.vocabulary import BODIES, LOSE, PAIRS, POSSESSIVES
from services.figures.lexicon import ADJECTIVES_OF_HARM, INTRANSITIVES, LOOSE, STRUCK
from services.figures.people import KIN, PERSONS
from services.figures.senses import is_abstract

_NOUNS = {"NN", "NNP", "NNS", "JJ"}
_HARMS = {Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.DETAINED}
_OF_THE_ONE = {Measure.KILLED, Measure.WOUNDED}
"""Harm that is told of somebody who was spoken of before ("the driver died")."""
_ARRESTED = word_set("arrested detained jailed remanded")
_FINDING = word_set("found recovered discovered pulled retrieved washed unearthed find finds discover recover")
"""Verbs that tell of a body for the first time."""


@dataclass(frozen=True)
class Single:
    """Who was harmed, at ``doc.text[start:end]``: a person (``value`` 1), a pair, or by now so many ("a fifth miner").

    ``noun`` is in lower case. ``words`` say the harm, perhaps finely. ``is_listed`` says that others stand in one list
    with the person. ``is_aside`` says that the harm only tells who is
    meant ("the mother of a soldier killed in the war"), so that it may be long past.
    """

    start: int
    end: int
    value: float
    measure: Measure
    noun: str
    words: tuple[str, ...]
    is_aside: bool
    is_listed: bool


def singles(doc: Doc) -> Iterator[Single]:
    """The singles of a parsed sentence, in order."""
    for noun in doc:
        if noun.lower_ in BODIES:
            yield from _body(noun)
        elif (
            (noun.tag_ in _NOUNS or stands_alone(noun))
            and not _renames(noun)
            and (first := determiner(noun))
            and is_person(noun)
        ):
            nominal = singular_at(noun)
            word = _harm(nominal, said_outside(nominal.outer), first)
            if word is not None:
                yield Single(
                    (first.left_edge if first.lower_ == "old" else first).idx,
                    noun.idx + len(noun),
                    _value(noun, first),
                    measure_said(word),
                    noun.lower_,
                    (noun.lower_, word.lower_),
                    is_aside=_is_aside(noun, word),
                    is_listed=_is_listed(noun),
                )


def _value(noun: Token, first: Token) -> float:
    if noun.lower_ in PAIRS or first.lower_ == "both":
        return 2.0
    return 1.0 if _is_listed(noun) else rank(noun) or 1.0


def _is_listed(noun: Token) -> bool:
    """Whether others stand in one list with a noun."""
    return not stands_alone(noun) and (
        len(noun.conjuncts) > 0 or any(other.i != noun.i for other in children(noun.head, noun.dep_))
    )


def _renames(noun: Token) -> bool:
    """Whether a noun says again who the person before it is ("the victim, a farmer")."""
    return noun.dep_ == "appos" and noun.head.tag_ != "NNP" and determiner(noun.head) is not None


def _body(noun: Token) -> Iterator[Single]:
    """A body that was found."""
    first = child(noun, "det")
    is_found = noun.dep_ in ("nsubjpass", "dobj") and noun.head.lower_ in _FINDING and child(noun.head, "neg") is None
    if first is None or not is_found:
        return
    if first.lower_ in ("a", "another") or (first.lower_ == "the" and _is_of_one(noun)):
        end, words = noun.idx + len(noun), (noun.lower_,)
        yield Single(first.idx, end, 1.0, Measure.BODIES_FOUND, noun.lower_, words, is_aside=False, is_listed=False)


def _is_of_one(body: Token) -> bool:
    """Whether a body is that of one person ("the body of a farmer")."""
    owner = complement_of(body)
    return owner is not None and owner.tag_ in ("NN", "NNP") and child(owner, "nummod") is None


def _is_aside(noun: Token, word: Token) -> bool:
    """Whether the harm only tells who is meant, or what somebody is accused of."""
    in_clause = any(holds(clause, word) for clause in children(noun, "acl", "relcl"))
    return word.dep_ == "pcomp" or (
        in_clause and child(noun, "det", "poss") is not None and noun.left_edge.lower_ != "the"
    )


def _harm(nominal: Nominal, outside: Token | None, first: Token) -> Token | None:
    """The word that says the harm; for "the soldier who …" one within the noun phrase."""
    noun = nominal.outer if nominal.counted is None else nominal.counted
    if first.lower_ != "the" or noun.lower_ in PAIRS:
        word = outside or said(nominal)
    elif has_who(noun):
        word = said_inside(nominal)
    else:
        word = outside if outside is not None and _is_told_of_the_one(noun, outside) else None
    if (
        word is None
        or measure_said(word) not in _HARMS
        or word.dep_ == "amod"
        or word.lower_ in STRUCK
        or word.lower_ in LOSE
    ):
        return None
    if (
        _is_denied(nominal, word)
        or _is_only_figurative(word)
        or (first.lower_ in POSSESSIVES and _is_of_a_life(noun, word))
    ):
        return None
    is_surely_person = noun.lower_ in PERSONS | PAIRS | KIN or noun.tag_ == "NNS" or noun.text[0].isupper()
    return word if (is_surely_person and first.lower_ != "the") or word.lower_ not in LOOSE else None


def _is_told_of_the_one(noun: Token, word: Token) -> bool:
    """Whether harm is told of somebody spoken of before, or an arrest of somebody named ("the owner, Ana Ruiz")."""
    if measure_said(word) in _OF_THE_ONE:
        return True
    is_named = any(other.tag_ == "NNP" for other in children(noun, "appos"))
    return is_named and word.lower_ in _ARRESTED


def _is_only_figurative(word: Token) -> bool:
    """Whether a crisis or the like hurts somebody."""
    subject = subject_of(word)
    return measure_said(word) is Measure.WOUNDED and subject is not None and is_abstract(subject.lower_)


def _is_of_a_life(noun: Token, word: Token) -> bool:
    """Whether a death of somebody's relative is told as a part of that person's life ("his father died young").

    It is not so if others died as well, or if the death is put down to an event.
    """
    if word.dep_ == "pobj" or (word.lower_ not in INTRANSITIVES and word.lower_ not in ADJECTIVES_OF_HARM):
        return False
    if any(noun.dep_ == "conj" or child(other, "nummod") is not None for other in noun.conjuncts):
        return False
    return not any(place.lower_ in HAPPENED for place in complements_of(word, "in", "during", "among"))


def _is_denied(nominal: Nominal, word: Token) -> bool:
    """Whether the harm was not done, or only meant ("tried to arrest her sister")."""
    governor = first_conjunct(nominal.outer).head
    is_meant = any(auxiliary.tag_ == "TO" for auxiliary in children(word, "aux"))
    return is_meant or child(word, "neg") is not None or child(governor, "neg") is not None
