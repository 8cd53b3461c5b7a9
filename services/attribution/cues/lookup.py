"""The cue lexicon by word form: English words that report, with their classes and the forms of their contents."""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.saying.inflections import noun_forms, verb_forms
from claimwatch_language.saying.lexicon import ADJECTIVES, COUNTED, COUNTING, GIVING, NOUNS, TOLL_NOUNS, VERBS
from claimwatch_language.wordlists import word_set


class Frame(StrEnum):
    """The form of a cue's content. The values are the letters of the lexicon tables."""

    CLAUSE = "c"
    QUOTE = "q"
    NOUN = "n"
    INFINITIVE = "i"
    OBJECT_INFINITIVE = "o"
    GERUND = "g"


@dataclass(frozen=True)
class Cue:
    """A cue word, with its class in each frame and before each preposition that introduces its content."""

    frames: dict[Frame, CueClass] = field(default_factory=dict)
    prepositions: dict[str, CueClass] = field(default_factory=dict)

    def learn(self, cue_class: CueClass, frames: str) -> None:
        """Add the frames of one table entry. An earlier table's class for a frame stays."""
        letters, _, prepositions = frames.partition("/")
        for letter in letters:
            self.frames.setdefault(Frame(letter), cue_class)
        for preposition in filter(None, prepositions.split(",")):
            self.prepositions.setdefault(preposition, cue_class)

    @property
    def main_class(self) -> CueClass:
        """The class of the cue's first frame."""
        return next(iter([*self.frames.values(), *self.prepositions.values()]))

    @property
    def speech_class(self) -> CueClass:
        """The cue's class next to a quotation or with a clause. "Asked" has another class with other contents."""
        return self.frames.get(Frame.QUOTE) or self.frames.get(Frame.CLAUSE) or self.main_class


def _entries(tables: dict[CueClass, str]) -> dict[str, Cue]:
    cues: dict[str, Cue] = defaultdict(Cue)
    for cue_class, table in tables.items():
        for entry in table.split():
            lemma, _, frames = entry.partition(":")
            cues[lemma].learn(cue_class, frames)
    return cues


def _with_particles(lemma: str) -> set[str]:
    verb, plus, particle = lemma.partition("+")
    return {form + plus + particle for form in verb_forms(verb)}


_VERBS = {form: cue for lemma, cue in _entries(VERBS).items() for form in _with_particles(lemma)}
_PARTICLED = {form.partition("+")[0] for form in _VERBS if "+" in form}
_NOUNS = {form: cue for lemma, cue in _entries(NOUNS).items() for form in noun_forms(lemma)}
_ADJECTIVES = dict(_entries(ADJECTIVES))
_GIVING = {form for lemma in GIVING.split() for form in _with_particles(lemma)}
_COUNTING = {form for lemma in COUNTING.split() for form in verb_forms(lemma)}
TOLLS = frozenset(form for lemma in TOLL_NOUNS.split() for form in noun_forms(lemma))
"""Nouns for a number of victims, in all forms."""
_COUNTED = TOLLS | {form for lemma in COUNTED.split() for form in noun_forms(lemma)}
TALLYING = frozenset({form.partition("+")[0] for form in _GIVING} | _COUNTING)
"""Verbs, in all forms, that may claim a toll which is their object."""


def verb_cue(word: str, particle: str | None = None) -> Cue | None:
    """The cue of a verb form, together with its particle if both are a cue ("lay out")."""
    return (_VERBS.get(f"{word.lower()}+{particle.lower()}") if particle else None) or _VERBS.get(word.lower())


def may_be_cue(word: str) -> bool:
    """Whether a word in lower case is a form of a verb that reports, by itself or with a particle."""
    return word in _VERBS or word in _PARTICLED


ADDRESSING = word_set("told tells tell informed assured reminded warned advised notified briefed")
"""Verbs before the person addressed, who is no content: "told the court before the hearing that …"."""
SHOWING = word_set("show shows showed shown showing demonstrate demonstrates demonstrated")
"""Verbs whose object is a statement only of evidence."""
PROOFS = word_set("""
    images image data figures files photographs photograph photos photo polls surveys filings minutes logs results
    emails memos evidence research studies statistics tests test imagery census autopsy chart map maps polling satellite
""")
"""Evidence that shows something, besides documents."""
HEARING = frozenset(verb_forms("hear"))
"""Verbs that report only of a place of hearing: "the court heard that" is what somebody said there."""
VENUES = word_set("""
    court tribunal jury jurors inquest inquiry hearing commission committee panel judge judges magistrates parliament
""")


def claims_toll(verb: str, particle: str | None, noun: str, *, is_number: bool) -> bool:
    """Whether a verb claims the toll that is its object: "gave a toll", "counted deaths". "Gave food" claims none."""
    gives = (f"{verb}+{particle}" if particle else verb) in _GIVING
    return (gives and noun in TOLLS) or (verb in _COUNTING and (is_number or noun in _COUNTED))


def noun_cue(word: str) -> Cue | None:
    """The cue of a noun in the singular or plural."""
    return _NOUNS.get(word.lower())


def adjective_cue(word: str) -> Cue | None:
    """The cue of an adjective ("aware that", "opposed to")."""
    return _ADJECTIVES.get(word.lower())
