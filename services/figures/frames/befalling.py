"""Whether something happens to what a nominal counts, or what it counts does something, by its place in the sentence.

A verb tells it of its subject or object, a noun of what it governs ("the evacuation of 40 families"), and a phrase or
clause of the noun before it ("12 men in custody", "nine workers trapped by the fire").
"""

from collections.abc import Set

from spacy.tokens import Token

from services._extractor.trees import child
from services.figures.events import (
    ACTED,
    BORNE,
    DEPRIVED_OF,
    DONE,
    EVENTS_COUNTED,
    HAPPENED,
    RECEIVED,
    RUINED,
    SPEEDS,
    STATES_OF,
    SUFFERED,
)
from services.figures.frames.nominals import Nominal
from services.figures.frames.states import is_undergone
from services.figures.frames.trees import children, complement_of, is_verb, object_of, subject_of
from services.figures.frames.vocabulary import COUNTS
from services.figures.lexicon import ADJECTIVES_OF_HARM, AMOUNTS, DAMAGE

_APART = {"from", "than", "between", "like", "despite", "without"}
"""Prepositions after which nothing happens to the noun ("evacuated from two towns")."""
_PARTS = {"of", "including", "among", "amongst"}
_TO_WHOM = {"to", "for", "on", "against", "upon"}
_WHERE = {"in", "on", "at", "into", "across", "through", "over", "against", "near", "to", "for", "onto", "of", "with"}
_AIMS = {"target", "targets"}
_GOES = {"go", "goes", "going", "gone", "went"}
"""Verbs that tell with "off" of an explosion."""
_JOINED_SPEEDS = ("mph", "kph", "kmh")
"""Ends of numerals with their unit ("65mph")."""
_LENGTHS = {"miles", "mile", "km", "kms", "kilometers", "kilometres"}
_RATE = {"/", "per", "an"}
_MOST_STEPS = 8
"""Words at most from a nominal up to the predicate."""


class Befalling:
    """The question of one nominal. ``of_people`` says that people are counted, to whom and by whom more is done."""

    def __init__(self, *, of_people: bool) -> None:
        self._of_people = of_people
        self._suffered: Set[str] = BORNE if of_people else SUFFERED
        self._done: Set[str] = ACTED if of_people else DONE

    def of(self, nominal: Nominal) -> bool:
        """Whether an event befalls what the nominal counts, or is done by it."""
        noun = nominal.counted
        if _is_speed(nominal.number if noun is None else noun) or (noun is not None and noun.lower_ in EVENTS_COUNTED):
            return True
        return any(self._inside(token) for token in nominal.tokens) or self._outside(nominal.outer)

    def _inside(self, noun: Token) -> bool:
        """Told within the noun phrase: by a clause, a phrase, or of people by a participle ("stranded tourists")."""
        for word in noun.children:
            match word.dep_:
                case "relcl" | "acl" if self._by_clause(word):
                    return True
                case "prep" if self._is_state(word):
                    return True
                case "amod" if word.tag_ == "VBN" and word.lower_ in (self._suffered if self._of_people else DAMAGE):
                    return True
        return False

    def _by_clause(self, clause: Token) -> bool:
        if clause.dep_ == "acl":
            return self._to_subject(clause, passive=clause.tag_ == "VBN")
        subject = subject_of(clause)
        if subject is not None and subject.tag_ not in ("WP", "WDT"):
            return self._to_object(clause)
        return self._to_subject(clause, passive=is_undergone(clause))

    def _outside(self, outer: Token, steps: int = _MOST_STEPS) -> bool:
        """Told by the predicate or the noun on which the noun phrase hangs."""
        head = outer.head
        if not steps or head is outer:
            return False
        match outer.dep_:
            case "nsubjpass":
                return self._to_subject(head, passive=True)
            case "nsubj" | "csubj":
                return self._to_subject(head, passive=is_undergone(head))
            case "dobj" | "obj" | "dative":
                return self._to_object(head)
            case "attr" | "oprd":
                subject = subject_of(head)
                return subject is not None and (subject.lower_ in HAPPENED | _AIMS or self._inside(subject))
            case "pobj":
                return self._after(head, steps - 1)
            case "conj" | "appos" | "nmod" | "compound" if not is_verb(head):
                return self._outside(head, steps - 1)
        return False

    def _to_subject(self, verb: Token, *, passive: bool, steps: int = _MOST_STEPS) -> bool:
        """Whether a predicate tells an event of its subject."""
        is_done = not passive or child(verb, "auxpass") is None
        if is_done and verb.lower_ in _GOES and any(word.lower_ == "off" for word in children(verb, "prt", "advmod")):
            return not self._of_people
        if (passive and verb.lower_ in self._suffered) or (is_done and verb.lower_ in self._done):
            return True
        if not steps:
            return False
        for word in verb.children:
            match word.dep_:
                case "acomp" | "oprd" | "advcl" | "advmod" if self._is_state_word(word):
                    return True
                case "prep" if self._is_state(word):
                    return True
                case "dobj" if word.lower_ in RECEIVED.get(verb.lower_, ()):
                    return True
                case "xcomp" if word.lower_ in STATES_OF and self._of_people:
                    return True
                case "xcomp" | "conj" if is_verb(word) and child(word, "nsubj", "nsubjpass") is None:
                    inherits = word.dep_ == "conj" and passive and child(word, "aux") is None
                    if self._to_subject(word, passive=inherits or is_undergone(word), steps=steps - 1):
                        return True
        return False

    def _to_object(self, verb: Token) -> bool:
        """Whether a verb tells an event of its object, perhaps by a state ("left 900 people without power")."""
        if verb.lower_ in self._suffered and child(verb, "auxpass") is None:
            return True
        if any(
            word.lower_ in self._suffered for word in children(verb, "conj") if child(word, "dobj", "nsubj") is None
        ):
            return True
        states = children(verb, "prep", "oprd", "acomp", "xcomp")
        return any(self._is_state(word) if word.dep_ == "prep" else self._is_state_word(word) for word in states)

    def _after(self, preposition: Token, steps: int) -> bool:
        """Whether an event is told of the noun after a preposition by the word before the preposition."""
        governor, word = preposition.head, preposition.lower_
        if word in _APART or preposition.dep_ == "agent":
            return False
        if is_verb(governor):
            if _is_outage(governor) or any(
                _names_event(noun) for noun in children(governor, "nsubj", "nsubjpass", "dobj")
            ):
                return True
            reached = _TO_WHOM if self._of_people else _WHERE
            return word in reached and governor.lower_ in self._suffered | DONE and not _is_of_time(governor)
        if _names_event(governor):
            return True
        is_amount = governor.lower_ in COUNTS or governor.lower_ in AMOUNTS
        return (is_amount or word in _PARTS) and self._outside(governor, steps)

    def _is_state(self, preposition: Token) -> bool:
        """Whether a phrase tells a state: "on board", "under siege", "without power", of things "on fire"."""
        noun = object_of(preposition)
        if noun is None:
            return False
        if not self._of_people and noun.lower_ in RUINED.get(preposition.lower_, ()):
            return True
        if preposition.lower_ == "without" or (child(noun, "det", "neg") is not None and noun.left_edge.lower_ == "no"):
            return noun.lower_ in DEPRIVED_OF
        if not self._of_people:
            return False
        return noun.lower_ in STATES_OF or (noun.i > preposition.i and preposition.nbor().lower_ in STATES_OF)

    def _is_state_word(self, word: Token) -> bool:
        if child(word, "nsubj", "nsubjpass") is not None:
            return False
        is_participle = word.tag_ in ("VBN", "JJ", "VBD") and word.lower_ in self._suffered
        return is_participle or word.lower_ in ADJECTIVES_OF_HARM or word.lower_ in ("aboard", "ablaze")


def _is_speed(unit: Token) -> bool:
    """Whether a unit is one of speed ("kph", "miles per hour")."""
    if unit.lower_ in SPEEDS or unit.lower_.endswith(_JOINED_SPEEDS):
        return True
    return unit.lower_ in _LENGTHS and unit.i + 1 < len(unit.doc) and unit.nbor().lower_ in _RATE


def _is_outage(verb: Token) -> bool:
    """Whether something that people need is out ("power was out for 800 homes")."""
    subject = subject_of(verb)
    is_out = any(word.lower_ in ("out", "down", "off") for word in children(verb, "advmod", "acomp", "prt"))
    return is_out and subject is not None and subject.lower_ in DEPRIVED_OF


def _names_event(noun: Token) -> bool:
    """Whether a noun, or the noun before it, means an event ("the evacuation", "a disaster declaration")."""
    if noun.lower_ == "state" and (of_what := complement_of(noun)) is not None:
        noun = of_what
    return noun.lower_ in HAPPENED or any(word.lower_ in HAPPENED for word in children(noun, "compound"))


def _is_of_time(verb: Token) -> bool:
    """Whether a verb only tells of an amount that falls or hits a mark."""
    return verb.lower_ in ("fall", "falls", "fell", "fallen", "falling") and child(verb, "prt") is None
