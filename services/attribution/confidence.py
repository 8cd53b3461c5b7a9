"""How far to trust a pattern: the share of its finds with content and source right in news (docs/decisions/0005)."""

from services.attribution.candidates import Candidate, Pattern

_BY_PATTERN = {
    Pattern.QUOTE: 0.90,
    Pattern.QUOTE_UNLISTED: 0.25,
    Pattern.CLAUSE: 0.76,
    Pattern.ACCORDING_TO: 0.76,
    Pattern.PARENTHETICAL: 0.54,
    Pattern.OBJECT: 0.54,
    Pattern.INFINITIVE: 0.61,
    Pattern.PREPOSITION: 0.54,
    Pattern.ADJECTIVE: 0.58,
    Pattern.PASSIVE: 0.46,
    Pattern.NOUN: 0.35,
    Pattern.COLON: 0.42,
}


def confidence_of(candidate: Candidate) -> float:
    """The confidence of an attribution found by this pattern."""
    return _BY_PATTERN[candidate.pattern]
