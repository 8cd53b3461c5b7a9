"""Queries in Lucene's syntax: what they mean, and where the fault is in one that cannot be read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimwatch_language.queries.parsing import MOST_TERMS, QueryError, parse_query
from claimwatch_language.queries.tree import AllOf, AnyOf, Field, NoneOf, Pattern, Query, Words

FLOOD, DAM, LEVEE = Words("flood"), Words("dam"), Words("levee")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("flood", FLOOD),
        ("flood dam", AllOf((FLOOD, DAM))),
        ("flood AND dam", AllOf((FLOOD, DAM))),
        ("+flood +dam", AllOf((FLOOD, DAM))),
        ("flood and dam", AllOf((FLOOD, Words("and"), DAM))),
        ('flood "burst dam"', AllOf((FLOOD, Words("burst dam")))),
        ("flood OR dam OR levee", AnyOf((FLOOD, DAM, LEVEE))),
        ("flood dam OR levee", AllOf((FLOOD, AnyOf((DAM, LEVEE))))),
        ("flood AND dam OR levee", AnyOf((AllOf((FLOOD, DAM)), LEVEE))),
        ("flood AND (dam OR levee)", AllOf((FLOOD, AnyOf((DAM, LEVEE))))),
        ("flood NOT dam", AllOf((FLOOD, NoneOf(DAM)))),
        ("flood -dam", AllOf((FLOOD, NoneOf(DAM)))),
        ("NOT (dam levee)", NoneOf(AllOf((DAM, LEVEE)))),
        ("flood - dam", AllOf((FLOOD, DAM))),
        ('flood & / "…" dam', AllOf((FLOOD, DAM))),
        ("flood-dam", Words("flood-dam")),
        ("title:flood", Words("flood", Field.TITLE)),
        ("text:flood", Words("flood", Field.TEXT)),
        ('content:"burst dam"', Words("burst dam", Field.CONTENT)),
        ("source:(flood dam)", AllOf((Words("flood", Field.SOURCE), Words("dam", Field.SOURCE)))),
        ("source:(source:flood)", Words("flood", Field.SOURCE)),
        ("flood*", Pattern("flood*")),
        ("title:Flo?d", Pattern("flo?d", Field.TITLE)),
        (r"what\?", Words("what?")),
        ("TO", Words("TO")),
        ('"flood" "…"', FLOOD),
    ],
)
def test_a_query_is_read(query: str, tree: Query) -> None:
    assert parse_query(query) == tree


@pytest.mark.parametrize(
    ("query", "column", "fault"),
    [
        ("flood (dam", 11, "a bracket is not closed"),
        ("flood) dam", 6, "closes nothing"),
        ('flood "dam', 7, "quotation mark is not closed"),
        ("flood OR", 9, "must follow"),
        ("OR flood", 1, "unexpected 'OR'"),
        ("flood titel:dam", 7, "did you mean 'title'"),
        ("title:(flood text:dam)", 14, "inside of the field title"),
        ("flood && dam", 7, "write AND"),
        ("flood || dam", 7, "write OR"),
        ("flood !dam", 7, "write NOT"),
        ("flood /da.*/", 7, "regular expressions"),
        ("title:[1 TO 2]", 7, "ranges"),
        ("flood dam~", 7, "fuzzy"),
        ('"flood dam"~5', 1, "distance"),
        ("flood dam^2", 7, "weights"),
        ("flood da*", 7, "at least 3 letters"),
        ("flood *dam", 7, "at least 3 letters"),
        ("flood levee-d*", 7, "letters and digits"),
        ("…", 1, "at least one word"),
        ("(" * 60 + "flood" + ")" * 60, 51, "too deep"),
        ("NOT " * 60 + "flood", 201, "too deep"),
        ("flood " * MOST_TERMS + "OR dam", 6 * MOST_TERMS + 4, "at most"),
    ],
)
def test_a_query_that_cannot_be_read_is_refused_at_its_column(query: str, column: int, fault: str) -> None:
    with pytest.raises(QueryError, match=fault) as refused:
        parse_query(query)
    assert refused.value.column == column
    assert str(refused.value).startswith(f"column {column}: ")


@given(st.text("ab \"()*?:~^[]{}!&|+-/\\ANDORT'1…\n", max_size=30) | st.text(max_size=20))
@example("\\")
@example('a\\"b')
def test_anything_is_read_or_refused_with_a_column_in_it(query: str) -> None:
    try:
        parse_query(query)
    except QueryError as error:
        assert 1 <= error.column <= len(query) + 1


@given(st.lists(st.sampled_from(["flood", "Dam", '"burst dam"', '"…"', "l'eau"]), min_size=1, max_size=5))
def test_plain_words_and_phrases_are_read_as_with_operators(parts: list[str]) -> None:
    def read(query: str) -> Query | None:
        try:
            return parse_query(query)
        except QueryError:
            return None

    assert read(" ".join(parts)) == read("(" + " ".join(parts) + ")")
