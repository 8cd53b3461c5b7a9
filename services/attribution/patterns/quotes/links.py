"""A cue verb linked to the quotation beside it, with its source."""

from dataclasses import dataclass

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.cues.lookup import Frame, verb_cue
from services.attribution.patterns.sources import Source

REACH_TOKENS = 40
"""How far from its quotation a cue may stand."""
STOPS = {".", ";", "!", "?"}
"""Tokens between which a cue and its quotation stand."""


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
