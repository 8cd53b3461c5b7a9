"""How far to trust a pattern, in four coarse steps; docs/decisions/0005 holds them against what was measured."""

from services.attribution.candidates import Candidate, Pattern

_STRONG, _GOOD, _FAIR, _WEAK = 0.9, 0.75, 0.55, 0.4
_BY_PATTERN = {
    Pattern.QUOTE: _STRONG,
    Pattern.CLAUSE: _GOOD,
    Pattern.SIGNATURE: _GOOD,
    Pattern.ACCORDING_TO: _GOOD,
    Pattern.SURVEY: _FAIR,
    Pattern.INFINITIVE: _FAIR,
    Pattern.OBJECT: _FAIR,
    Pattern.PREPOSITION: _FAIR,
    Pattern.PARENTHETICAL: _FAIR,
    Pattern.WORD_ORDER: _FAIR,
    Pattern.ADJECTIVE: _FAIR,
    Pattern.PASSIVE: _WEAK,
    Pattern.COLON: _WEAK,
    Pattern.NOUN: _WEAK,
    Pattern.QUOTE_UNLISTED: _WEAK,
}


def confidence_of(candidate: Candidate) -> float:
    """The confidence of an attribution found by this pattern."""
    return _BY_PATTERN[candidate.pattern]
