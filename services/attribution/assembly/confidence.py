"""The confidence of an attribution: a share for its pattern, reduced for features of loose readings.

The shares were set by hand in coarse steps; docs/decisions/0005 compares them with measurements.
"""

import re

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.wordlists import word_set
from services.attribution.assembly.numbers import has_number
from services.attribution.factuality.qualifying_words import REPORTS
from services.attribution.patterns.candidate import Candidate, Pattern

_BY_PATTERN = {
    Pattern.QUOTE: 0.95,
    Pattern.SIGNATURE: 0.95,
    Pattern.CLAUSE: 0.9,
    Pattern.ACCORDING_TO: 0.9,
    Pattern.WORD_ORDER: 0.9,
    Pattern.INFINITIVE: 0.8,
    Pattern.ADJECTIVE: 0.8,
    Pattern.OBJECT: 0.8,
    Pattern.TOLL: 0.8,
    Pattern.PREPOSITION: 0.75,
    Pattern.PARENTHETICAL: 0.75,
    Pattern.COLON: 0.75,
    Pattern.SURVEY: 0.75,
    Pattern.PASSIVE: 0.65,
    Pattern.FREE: 0.65,
    Pattern.NOUN: 0.6,
    Pattern.QUOTE_UNLISTED: 0.6,
}
_STEP = 0.2
_LEAST = 0.45
_SHORT_CHARACTERS = 25
_LOOSE_SOURCES = {"that", "which", "who", "they", "it"}
_POINTING = word_set("""
    the this that these those such any all his her its their him them it me us you what which who so more everything
    anything something nothing comment others another a an
""")
_EVENTS = word_set("""
    death deaths killing killings murder murders attack attacks strike strikes bombing bombings shooting shootings
    massacre arrest arrests abduction resignation ceasefire truce victory siege surrender
""")
_WORD = re.compile(r"[a-z’']+")


def confidence_of(text: str, candidate: Candidate) -> float:
    """The estimated share of attributions like this one of which claimant and content are told right.

    A content is told right if it shares at least half of the shorter of the two contents with what was said.
    Beliefs, contents under 25 characters without a number, and sources such as "which", "it" or "they" reduce it.
    Contents that only point to something, such as "the reports" or "him", reduce it twice.
    """
    source = " ".join(text[start:end] for start, end in candidate.source)
    is_acronym = source.isupper() and len(source) > 1
    loose = [candidate.cue_class is CueClass.BELIEVE, source.lower() in _LOOSE_SOURCES and not is_acronym]
    if _is_short(text, candidate):
        words = set(_WORD.findall(" ".join(text[start:end] for start, end in candidate.content).lower()))
        only_points = words <= _POINTING | REPORTS and words.isdisjoint(_EVENTS)
        said_in_few = candidate.cue_class is CueClass.CONDEMN or not words.isdisjoint(_EVENTS)
        loose += [only_points, only_points or not said_in_few]
    return round(max(_BY_PATTERN[candidate.pattern] - _STEP * sum(loose), _LEAST), 2)


def _is_short(text: str, candidate: Candidate) -> bool:
    """Whether the content is a few words, which are often no claim."""
    short = sum(end - start for start, end in candidate.content) < _SHORT_CHARACTERS
    return short and not has_number(text, candidate.content)
