"""The cue lexicon: which English words report speech, belief or intent, as what, and what may follow them.

General knowledge of English (the verb classes of Quirk et al., "A Comprehensive Grammar of the English Language",
16.20-16.63, and Levin's verbs of communication), not counted from any corpus.
"""

from dataclasses import dataclass

from claimwatch_contracts.vocabulary import CueClass

from services.attribution.inflections import noun_forms, verb_forms
from services.attribution.lexicon import ADJECTIVES, NOUNS, VERBS

HEDGES = frozenset(
    "purportedly allegedly reportedly supposedly apparently presumably possibly perhaps probably likely ostensibly "
    "seemingly alleged purported supposed reported suspected may might could appear appears appeared seem seems seemed".split()
)


@dataclass(frozen=True)
class Cue:
    """A cue word and its frames.

    ``clause``: "said (that) it rained"; ``quote``: beside a quotation; ``noun``: "denied the charge"; ``infinitive``:
    "promised to go"; ``object_infinitive``: "urged them to go"; ``gerund``: "denied going"; ``prepositions``: those
    that introduce the content ("warned of").
    """

    lemma: str
    cue_class: CueClass
    clause: bool = False
    quote: bool = False
    noun: bool = False
    infinitive: bool = False
    object_infinitive: bool = False
    gerund: bool = False
    prepositions: frozenset[str] = frozenset()


def _cue(lemma: str, cue_class: CueClass, frames: str) -> Cue:
    letters, _, prepositions = frames.partition("/")
    return Cue(
        lemma,
        cue_class,
        clause="c" in letters,
        quote="q" in letters,
        noun="n" in letters,
        infinitive="i" in letters,
        object_infinitive="o" in letters,
        gerund="g" in letters,
        prepositions=frozenset(prepositions.split(",")) - {""},
    )


def _lexicon(tables: dict[CueClass, str], forms: dict[str, set[str]]) -> dict[str, Cue]:
    entries = (
        (lemma, _cue(lemma, cue_class, frames))
        for cue_class, table in tables.items()
        for lemma, _, frames in (entry.partition(":") for entry in table.split())
    )
    return {form: cue for lemma, cue in entries for form in forms[lemma]}


def _lemmas(tables: dict[CueClass, str]) -> set[str]:
    return {entry.partition(":")[0] for table in tables.values() for entry in table.split()}


_VERB_CUES = _lexicon(VERBS, {lemma: verb_forms(lemma) for lemma in _lemmas(VERBS)})
_NOUN_CUES = _lexicon(NOUNS, {lemma: noun_forms(lemma) for lemma in _lemmas(NOUNS)})
_ADJECTIVE_CUES = _lexicon(ADJECTIVES, {lemma: {lemma} for lemma in _lemmas(ADJECTIVES)})


def verb_cue(word: str) -> Cue | None:
    """The cue a verb form belongs to."""
    return _VERB_CUES.get(word.lower())


def noun_cue(word: str) -> Cue | None:
    """The cue a noun, singular or plural, belongs to."""
    return _NOUN_CUES.get(word.lower())


def adjective_cue(word: str) -> Cue | None:
    """The cue of an adjective ("aware that", "opposed to")."""
    return _ADJECTIVE_CUES.get(word.lower())
