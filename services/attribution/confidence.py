"""How far to trust a pattern. The values are the shares found right on held-out news (docs/decisions/0005)."""

from services.attribution.candidates import Candidate, Pattern

_BY_PATTERN = {
    Pattern.QUOTE: 0.9,
    Pattern.QUOTE_UNLISTED: 0.7,
    Pattern.CLAUSE: 0.85,
    Pattern.ACCORDING_TO: 0.9,
    Pattern.PARENTHETICAL: 0.8,
    Pattern.OBJECT: 0.6,
    Pattern.INFINITIVE: 0.65,
    Pattern.PREPOSITION: 0.6,
    Pattern.ADJECTIVE: 0.6,
    Pattern.PASSIVE: 0.5,
    Pattern.NOUN: 0.5,
    Pattern.COLON: 0.6,
}


def confidence_of(candidate: Candidate) -> float:
    """The confidence of an attribution found by this pattern."""
    return _BY_PATTERN[candidate.pattern]
