"""The confidence of an attribution: a share for its pattern, reduced for features of loose readings.

The shares were set by hand in coarse steps; docs/decisions/0005 compares them with measurements.
"""

import re

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.patterns.candidate import Candidate, Pattern

_BY_PATTERN = {
    Pattern.QUOTE: 0.92,
    Pattern.SIGNATURE: 0.9,
    Pattern.CLAUSE: 0.82,
    Pattern.ACCORDING_TO: 0.8,
    Pattern.WORD_ORDER: 0.8,
    Pattern.INFINITIVE: 0.7,
    Pattern.ADJECTIVE: 0.65,
    Pattern.OBJECT: 0.65,
    Pattern.PREPOSITION: 0.6,
    Pattern.PARENTHETICAL: 0.6,
    Pattern.COLON: 0.6,
    Pattern.SURVEY: 0.6,
    Pattern.PASSIVE: 0.5,
    Pattern.NOUN: 0.45,
    Pattern.QUOTE_UNLISTED: 0.45,
}
_PLAIN_PASSIVE = 0.6
"""For "X is accused of …" and "it is claimed that …"."""
_STEP = 0.15
_LEAST = 0.35
_SHORT_CHARACTERS = 25
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|dozens?"
    r"|scores|hundreds?|thousands?|several|many)\b",
    re.IGNORECASE,
)
_LOOSE_SOURCES = {"that", "which", "who", "they", "it"}


def confidence_of(text: str, candidate: Candidate) -> float:
    """The estimated share of attributions like this one that are right.

    Beliefs, contents under 25 characters without a number, and sources such as "which", "it" or "they" reduce it.
    """
    source = " ".join(text[start:end] for start, end in candidate.source).lower()
    share = _BY_PATTERN[candidate.pattern]
    if candidate.pattern is Pattern.PASSIVE and (candidate.cue_class is CueClass.ACCUSE or _is_after_cue(candidate)):
        share = _PLAIN_PASSIVE
    loose = (candidate.cue_class is CueClass.BELIEVE, _is_short(text, candidate), source in _LOOSE_SOURCES)
    return round(max(share - _STEP * sum(loose), _LEAST), 2)


def _is_after_cue(candidate: Candidate) -> bool:
    """Whether a passive cue introduces a clause: "it is claimed that …"."""
    return len(candidate.content) == 1 and candidate.content[0][0] > candidate.cue[-1][0]


def _is_short(text: str, candidate: Candidate) -> bool:
    """Whether the content is a few words, which are often no claim. A condemned thing may well be named in few."""
    short = sum(end - start for start, end in candidate.content) < _SHORT_CHARACTERS
    return short and candidate.cue_class is not CueClass.CONDEMN and not _counts(text, candidate)


def _counts(text: str, candidate: Candidate) -> bool:
    return any(_NUMBER.search(text, start, end) for start, end in candidate.content)
