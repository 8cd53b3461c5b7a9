"""A cue verb linked to the quotation next to it, with the cue's source."""

from dataclasses import dataclass

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.cues.lookup import Frame, verb_cue
from services.attribution.patterns.sources import Source

REACH_TOKENS = 40
"""The largest distance between a quotation and its cue, in tokens."""
"""Tokens that end the search for a cue."""


@dataclass(frozen=True)
class Link:
    """A cue verb with its source. ``listed``: the lexicon lists the verb for direct speech."""

    verb: Token
    source: Source
    cue_class: CueClass
    listed: bool


def link_to(verb: Token, source: Source) -> Link:
    """The link of a verb next to a quotation."""
    cue = verb_cue(verb.lower_)
    if cue is None:
        return Link(verb, source, CueClass.ASSERT, listed=False)
    return Link(verb, source, cue.speech_class, listed=Frame.QUOTE in cue.frames)


def may_report(token: Token) -> bool:
    """Whether a word is a form of a verb of direct speech, whatever its tag is."""
    cue = verb_cue(token.lower_)
    return bool(cue and Frame.QUOTE in cue.frames)
