"""A watch's query means today what it meant when it was written."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimwatch_contracts.upcasts.watch import watch_from_2
from claimwatch_language.queries.parsing import parse_query
from claimwatch_language.queries.tree import AllOf, Words
from services.watch.facts.words import words_of

QUERIES = st.text("ab \"()*?:~^[]{}!&|+-/\\ANDORT'1…", max_size=30).filter(lambda query: bool(words_of(query)))


def meant(query: str) -> list[list[str]]:
    """The words of each word and phrase of a query of version 2, all of which had to occur."""
    parts = [words_of(quoted or bare) for quoted, bare in re.findall(r'"([^"]+)"|(\S+)', query)]
    return [part for part in parts if part]


@given(QUERIES)
@example('Raqqa - bodies "were found" & / "…"')
@example("AND OR NOT TO")
@example("\"unclosed what? (sic) a:b don't")
def test_a_query_of_version_2_means_what_it_meant(query: str) -> None:
    tree = parse_query(watch_from_2({"query": query})["query"])
    parts = tree.parts if isinstance(tree, AllOf) else (tree,)
    assert [words_of(part.text) for part in parts if isinstance(part, Words)] == meant(query)
    assert all(isinstance(part, Words) for part in parts)


@pytest.mark.parametrize("query", ["bodies raqqa", 'bodies "regional health office"', "health-ministry Raqqa"])
def test_a_query_of_plain_words_stays_as_it_was_written(query: str) -> None:
    assert watch_from_2({"query": query, "name": "Graves"}) == {"query": query, "name": "Graves"}


@pytest.mark.parametrize("body", [{"name": "Graves"}, {"name": "Graves", "query": None}])
def test_a_watch_without_a_query_stays_as_it_was(body: dict[str, object]) -> None:
    assert watch_from_2(body) == body
