"""The terms of a topic as a caller gives them. A term that cannot be looked for is refused by its name."""

from typing import Annotated

from pydantic import AfterValidator, Field

from claimwatch_contracts.documents import MOST_TERMS
from claimwatch_contracts.documents import Term as StoredTerm
from claimwatch_language.topics.terms import check_terms


def _checked_term(term: str) -> str:
    check_terms([term])
    return term


def _checked_terms(terms: tuple[str, ...]) -> tuple[str, ...]:
    check_terms(terms)
    return terms


Term = Annotated[StoredTerm, AfterValidator(_checked_term)]
Terms = Annotated[tuple[Term, ...], Field(max_length=MOST_TERMS), AfterValidator(_checked_terms)]
SomeTerms = Annotated[tuple[Term, ...], Field(min_length=1, max_length=MOST_TERMS), AfterValidator(_checked_terms)]
