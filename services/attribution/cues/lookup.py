"""The cue lexicon by word form: which English words report, as what, and what may follow them."""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.saying.inflections import noun_forms, verb_forms
from claimwatch_language.saying.lexicon import ADJECTIVES, NOUNS, VERBS


class Frame(StrEnum):
    """What may stand as the content of a cue: the letters of the lexicon tables."""

    CLAUSE = "c"
    QUOTE = "q"
    NOUN = "n"
    INFINITIVE = "i"
    OBJECT_INFINITIVE = "o"
    GERUND = "g"


@dataclass(frozen=True)
class Cue:
    """A cue word: the class it has in each of its frames, and before each preposition that introduces its content."""

    frames: dict[Frame, CueClass] = field(default_factory=dict)
    prepositions: dict[str, CueClass] = field(default_factory=dict)

    def learn(self, cue_class: CueClass, frames: str) -> None:
        """Add the frames of one table entry; what an earlier table said stays."""
        letters, _, prepositions = frames.partition("/")
        for letter in letters:
            self.frames.setdefault(Frame(letter), cue_class)
        for preposition in filter(None, prepositions.split(",")):
            self.prepositions.setdefault(preposition, cue_class)

    @property
    def main_class(self) -> CueClass:
        """The class of its first frame."""
        return next(iter([*self.frames.values(), *self.prepositions.values()]))

    @property
    def speech_class(self) -> CueClass:
        """The class it has beside a quotation or with a clause, whatever else the word can be ("asked": a question)."""
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


def verb_cue(word: str, particle: str | None = None) -> Cue | None:
    """The cue a verb form belongs to, with its particle if the two together are one ("lay out")."""
    return (_VERBS.get(f"{word.lower()}+{particle.lower()}") if particle else None) or _VERBS.get(word.lower())


def may_be_cue(word: str) -> bool:
    """Whether a word in lower case is a form of a verb that reports, by itself or with a particle."""
    return word in _VERBS or word in _PARTICLED


def noun_cue(word: str) -> Cue | None:
    """The cue a noun, singular or plural, belongs to."""
    return _NOUNS.get(word.lower())


def adjective_cue(word: str) -> Cue | None:
    """The cue of an adjective ("aware that", "opposed to")."""
    return _ADJECTIVES.get(word.lower())
