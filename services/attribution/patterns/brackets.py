"""Brackets between a count and who gives it: "31 dead (health ministry)", "the ministry (31 dead) and the union"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from claimwatch_language.wordlists import word_set
from services.attribution.patterns.candidate import Candidate, toll_candidate
from services.attribution.patterns.counts import HARM
from services.attribution.patterns.sources import names_body
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.surfaces import Range
from services.attribution.text.tags import NOMINAL, PROPER_NOUN
from services.attribution.text.trees import has_number, is_acronym, token_range

_LONGEST = 12
"""Tokens at most between two brackets, or of a count before them."""
_CLOSE = 5
"""Tokens at most from a number to the bracket after it."""
_BREAKS = {".", ";", ":", ",", "(", ")", "-", "–", "—", "•", "\n", '"', "“", "”"}
_CLOSING = {"(": ")", "[": "]"}
_LABELS = word_set("source sources according per via figures")
"""Words before a colon in brackets, after which the source stands."""
_NO_BODIES = word_set("gmt utc est cet usd eur aka")
"""Letters in brackets that name nobody."""


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """One candidate for each bracket with a source after a count, or with a count after a source."""
    for opening in paragraph.tokens_among(_CLOSING):
        inside = _inside(opening)
        counts = has_number(inside)
        source, content = (
            (_source_before(opening), _range(inside)) if counts else (_range(inside), _count_before(opening))
        )
        told = _counts_harm(inside) if counts else _names_source(inside, opening)
        if told and source and content:
            yield toll_candidate((source,), (token_range(opening, opening),), (content,))


def _inside(opening: Token) -> list[Token]:
    """The tokens up to the closing bracket; none if it is far away."""
    doc = opening.doc
    closing = _CLOSING[opening.text]
    for end in range(opening.i + 1, min(opening.i + 2 + _LONGEST, len(doc))):
        if doc[end].text == closing:
            labelled = end > opening.i + 3 and doc[opening.i + 1].lower_ in _LABELS and doc[opening.i + 2].text == ":"
            return list(doc[opening.i + (3 if labelled else 1) : end])
    return []


def _range(tokens: Sequence[Token]) -> Range | None:
    return token_range(tokens[0], tokens[-1]) if tokens else None


def _counts_harm(tokens: Sequence[Token]) -> bool:
    return any(token.lower_ in HARM for token in tokens)


def _names_source(tokens: Sequence[Token], opening: Token) -> bool:
    """Whether the tokens name people or a body, not other forms of the name before them ("Daesh (ISIS)")."""
    if not tokens or opening.i == 0 or opening.nbor(-1).tag_ in PROPER_NOUN:
        return False
    if len(tokens) == 1 and is_acronym(tokens[0]):
        return tokens[0].lower_ not in _NO_BODIES
    is_of_persons = opening.nbor(-1).lower_.endswith("s") and any(token.lower_ == "and" for token in tokens)
    return not is_of_persons and names_body(tokens[0], tokens[-1])


def _source_before(opening: Token) -> Range | None:
    """The name of people or a body directly before a bracket."""
    first = last = opening.nbor(-1) if opening.i else opening
    while first.i and (first.nbor(-1).tag_ in NOMINAL or first.nbor(-1).lower_ == "of"):
        first = first.nbor(-1)
    return token_range(first, last) if last.tag_.startswith("NN") and names_body(first, last) else None


def _count_before(opening: Token) -> Range | None:
    """The count directly before a bracket, back to the last mark. Its number stands close to the bracket."""
    first, number = opening.i, None
    while first and opening.i - first < _LONGEST and opening.doc[first - 1].text.strip() not in _BREAKS | {""}:
        first -= 1
        if number is None and opening.doc[first].tag_ == "CD":
            number = first
    is_close = number is not None and opening.i - number <= _CLOSE
    return token_range(opening.doc[first], opening.nbor(-1)) if is_close else None
