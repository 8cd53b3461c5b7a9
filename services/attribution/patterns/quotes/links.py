"""A piece of a quotation among the tokens of its paragraph, and a cue linked to it."""

from dataclasses import dataclass

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.cues.lookup import Frame, verb_cue
from services.attribution.patterns.sources import Source
from services.attribution.text.surfaces import Range

REACH = 40
STOPS = {".", ";", "!", "?"}
FINITE = {"VBD", "VBZ", "VBP"}


@dataclass(frozen=True)
class Quoted:
    """A piece of a quotation in a parsed paragraph. ``first`` and ``last`` are token indexes, marks included."""

    quotation: int
    inner: Range
    first: int
    last: int


@dataclass(frozen=True)
class Link:
    """A cue verb with its source; ``listed`` where the lexicon knows the verb to introduce direct speech."""

    verb: Token
    source: Source
    cue_class: CueClass
    listed: bool


def link_to(verb: Token, source: Source) -> Link:
    """The link of a verb beside a quotation."""
    cue = verb_cue(verb.lower_)
    if cue is None:
        return Link(verb, source, CueClass.ASSERT, listed=False)
    return Link(verb, source, cue.speech_class, listed=Frame.QUOTE in cue.frames)


def may_report(token: Token) -> bool:
    """Whether a word is a form of a verb of direct speech, whatever the tagger made of it beside a quotation."""
    cue = verb_cue(token.lower_)
    return bool(cue and Frame.QUOTE in cue.frames)
