"""The frame of a number: what is counted, and the word that says what happened to it."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.wordlists import word_set
from services._extractor.trees import child
from services.figures.counted import ADDED
from services.figures.frames.captures import are_no_longer_there, held_by, is_captor, taken, taken_by
from services.figures.frames.nominals import Nominal
from services.figures.frames.plights import plight_measure
from services.figures.frames.said import said, said_inside
from services.figures.frames.states import measure_said
from services.figures.frames.trees import children, complement_of, complements_of, first_conjunct, is_verb, subject_of
from services.figures.lexicon import AMOUNTS, DEALT_WITH, HARM, LOOSE, NOUNS_OF_HARM, OF_PERSONS
from services.figures.measures.heads import are_cases, are_things, is_people, thing_measure
from services.figures.people import ANIMALS, GROUPS, PEOPLE, PRISONERS

_MEMBERS = word_set("members member relatives supporters followers")
"""Nouns that say nothing without the noun after "of"."""
_LONGEST = 16
"""Words of the noun phrase after "of", at most."""
_LIVES = word_set("lives souls")
_SAVED = word_set("save saves saved saving touch touched change changed spare spared")
_OF_THINGS_TOO = {"destroyed"}
"""Words that say harm of people, and of a number without a noun only if nothing else is counted before it."""
_AGENT = re.compile(r"(?:[elt]ers|tors|ists|eers|ders|ees|ants|men|women|folk|nuns|priests|clergy)$")
"""The ends of nouns of people by what they do."""
_VICTIMS = word_set("victims people persons")
_FATAL = word_set("killing killed")
_NUMBER = word_set("numbering numbered number")
_ABOUT = {"dobj", "pobj", "prep", "npadvmod", "advmod", "quantmod", "nummod", "attr", "oprd", "acomp", "xcomp"}
_GOVERNED = {"nsubj", "nsubjpass", "dobj", "pobj", "attr"}


@dataclass(frozen=True)
class Frame:
    """What a sentence says of a number.

    ``word`` says the measure: the noun counted or the word of what happened; ``None`` if nothing in the sentence says
    it. ``is_clear`` says that the number has a place in the structure of its sentence.
    """

    measure: Measure
    word: Token | None
    counted: Token | None
    is_clear: bool

    @property
    def saying(self) -> tuple[str, ...]:
        """The words that may say the measure more finely, in lower case: the noun, what happened, the predicate."""
        verb = self.counted.head if self.counted is not None and is_verb(self.counted.head) else None
        words = tuple(token.lower_ for token in (self.counted, self.word, verb) if token is not None)
        is_taken = self.measure is Measure.DETAINED and self.word is not None and self._is_by_captors(self.word)
        return (*words, "abducted") if is_taken else words

    @staticmethod
    def _is_by_captors(word: Token) -> bool:
        return is_captor(taken_by(word)) or taken(word) is not None or _is_hand(word)


def _is_hand(word: Token) -> bool:
    hands = held_by(word.head)
    return hands is not None and hands.i == word.i


def frame_of(nominal: Nominal) -> Frame:
    """The frame of a nominal: by the noun counted if it is a thing or a deed, else by what is said of it."""
    counted = nominal.counted
    if counted is None and (numbering := _numbering(nominal.outer)) is not None:
        people = subject_of(numbering) or subject_of(numbering.head) or numbering.head
        are_people = _are_people(people) or _AGENT.search(people.lower_) is not None
        return Frame(Measure.PEOPLE_OTHER if are_people else Measure.OTHER, numbering, people, True)
    if counted is not None and (measure := _named(nominal, counted)) is not None:
        return Frame(measure, counted, counted, True)
    word = said_inside(nominal) if _is_total(nominal.number) else said(nominal) or _of_other_victims(counted)
    are_prisoners = counted is not None and counted.lower_ in PRISONERS
    if are_prisoners and _are_only_held(word) and are_no_longer_there(nominal.outer):
        return Frame(Measure.PEOPLE_OTHER, nominal.outer.head, counted, True)
    if word is not None and _may_be_people(counted, word):
        measure = measure_said(word)
        is_of_groups = counted is not None and counted.lower_ in GROUPS and measure in OF_PERSONS
        return Frame(Measure.PEOPLE_OTHER if is_of_groups else measure, word, counted, True)
    if counted is not None and counted.lower_ in HARM:
        return Frame(HARM[counted.lower_], counted, counted, True)
    return Frame(_presumed(nominal), None, counted, word is None and _is_clear(nominal))


def _are_only_held(word: Token | None) -> bool:
    """Whether nothing worse befalls prisoners by a word than that they are held."""
    return word is None or measure_said(word) is Measure.DETAINED


def _named(nominal: Nominal, counted: Token) -> Measure | None:
    """The measure that the noun counted says by itself: cases, things, lives, deaths, bodies."""
    noun, sentence = counted.lower_, [token.lower_ for token in counted.doc]
    if are_cases(noun, sentence):
        return Measure.PEOPLE_OTHER
    if noun in _LIVES:
        return _of_lives(nominal.outer)
    if noun in PEOPLE:
        return None
    if noun in NOUNS_OF_HARM:
        is_old = HARM[noun] is Measure.BODIES_FOUND and _is_dealt_with(nominal.outer)
        return Measure.OTHER if is_old else HARM[noun]
    return thing_measure(noun, sentence)


def _numbering(number: Token) -> Token | None:
    """The verb by which a number only says how many somebody is ("gunmen numbering about 20")."""
    while number.dep_ in _ABOUT and number.head is not number:
        number = number.head
        if number.lower_ in _NUMBER:
            return number
    return None


def _of_other_victims(counted: Token | None) -> Token | None:
    """The killing that is told before further victims ("killing a chief, known as Ali, and 17 other victims")."""
    if counted is None or counted.lower_ not in _VICTIMS or counted.nbor(-1).lower_ != "other":
        return None
    before = [word for word in counted.doc[: counted.i] if word.lower_ in _FATAL]
    return (
        None if any(HARM.get(word.lower_) is Measure.WOUNDED for word in counted.doc) else next(reversed(before), None)
    )


def _is_total(number: Token) -> bool:
    """Whether the number only says of how many ("seven out of 20 hostages")."""
    before = list(number.doc[max(0, number.i - 4) : number.i])
    if before and before[-1].tag_ in ("DT", "PRP$"):
        before.pop()
    return len(before) > 1 and before[-1].lower_ in ("of", "in") and any(token.tag_ == "CD" for token in before[-3:])


def is_total_of_subject(nominal: Nominal) -> bool:
    """Whether the predicate after a total is said of its part ("one of the two gunmen was shot dead")."""
    last = nominal.counted or nominal.number
    has_predicate = last.i + 1 < len(last.doc) and last.nbor().dep_ in ("aux", "auxpass")
    return has_predicate and _is_total(nominal.number)


def _may_be_people(counted: Token | None, word: Token) -> bool:
    """Whether the word may be said of people. A number without a noun may count what was destroyed before it."""
    if counted is None:
        return word.lower_ not in _OF_THINGS_TOO
    if counted.lower_ in ANIMALS:
        return False
    is_of_people = word.lower_ not in LOOSE and plight_measure(word) is None
    is_agent = _AGENT.search(counted.lower_) is not None and not are_things(counted.lower_)
    return is_of_people or is_agent or _are_people(counted)


def _are_people(counted: Token) -> bool:
    if is_people(counted.lower_, capital=counted.text[0].isupper()) or counted.lower_ in AMOUNTS:
        return True
    return counted.tag_ == "NNPS" or _has_who(counted)


def counted_span(nominal: Nominal) -> tuple[int, int] | None:
    """The characters of the noun counted with the words that describe it, without the number."""
    noun = nominal.counted
    if noun is None:
        return None
    first, leftmost = noun, max(noun.left_edge.i, nominal.number.i + 1)
    while first.i > leftmost and (before := _described_by(first, leftmost)) is not None:
        first = before
    last = _end_of_members(noun) if noun.lower_ in _MEMBERS else noun
    return first.idx, last.idx + len(last.text)


def predicated(nominal: Nominal) -> Token | None:
    """The noun that a number without a noun is said to be ("eleven of those brought to us were women")."""
    is_subject = nominal.counted is None and nominal.outer.dep_ == "nsubj"
    return child(nominal.outer.head, "attr") if is_subject else None


def _end_of_members(noun: Token) -> Token:
    """The last word of the phrase that says whose members are counted."""
    clauses = [clause.left_edge.i for clause in children(noun, "relcl", "acl", "punct", "cc") if clause.i > noun.i]
    verbs = [token.i for token in noun.doc[noun.i : noun.right_edge.i + 1] if token.tag_ in ("VBD", "VBZ", "VBP")]
    end = min([*clauses, *verbs, noun.right_edge.i + 1])
    return noun.doc[end - 1] if end - noun.i <= _LONGEST else noun


def _described_by(word: Token, leftmost: int) -> Token | None:
    """The word before a word if it describes the noun; the first part of a compound with a hyphen."""
    before = word.nbor(-1)
    is_joint = before.text == "-" and not before.whitespace_ and before.i > leftmost
    if is_joint:
        return before.nbor(-1)
    return before if _describes(before) else None


def _describes(token: Token) -> bool:
    return token.lower_ not in ADDED and token.tag_ not in ("DT", "CD", "IN", "PRP", "PRP$") and not token.is_space


def _presumed(nominal: Nominal) -> Measure:
    """Of a number to which nothing is known to happen."""
    counted = nominal.counted
    if counted is not None:
        return Measure.PEOPLE_OTHER if _are_people(counted) else Measure.OTHER
    acts = nominal.outer.dep_ == "nsubj" and is_verb(nominal.outer.head)
    return Measure.PEOPLE_OTHER if acts or _has_who(nominal.number) else Measure.OTHER


def _has_who(noun: Token) -> bool:
    return any(
        word.lower_ in ("who", "whom", "whose") for clause in children(noun, "relcl") for word in clause.children
    )


def _is_clear(nominal: Nominal) -> bool:
    outer = first_conjunct(nominal.outer)
    if nominal.counted is None:
        governed = outer.dep_ in {"nsubj", "nsubjpass", "dobj"} and is_verb(outer.head)
        return governed and complement_of(nominal.number) is None and child(outer.head, "attr") is None
    return outer.dep_ in _GOVERNED and not _is_among_them(outer)


def _is_among_them(outer: Token) -> bool:
    """Whether the nominal is a part of what was counted before ("Among them are 48 civilians", "They include 12")."""
    subject = child(outer.head, "nsubj")
    if (
        outer.dep_ == "dobj"
        and outer.head.lower_.startswith("includ")
        and subject is not None
        and subject.tag_ == "PRP"
    ):
        return True
    return any(noun.tag_ in ("PRP", "DT") for noun in complements_of(outer.head, "among", "of"))


def _of_lives(outer: Token) -> Measure:
    return Measure.OTHER if outer.head.lower_ in _SAVED else Measure.KILLED


def _is_dealt_with(outer: Token) -> bool:
    """Whether bodies counted were found long before ("900 bodies have been identified")."""
    return outer.dep_ == "nsubjpass" and outer.head.lower_ in DEALT_WITH
