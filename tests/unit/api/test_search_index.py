"""The index finds what a look at every entry finds, after any additions, changes and removals."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from claimwatch_language.queries.tree import AllOf, AnyOf, Field, NoneOf, Pattern, Query, Words
from services.api.cursors import Window, decode
from services.api.search.asking import Question, leaves, pattern_of
from services.api.search.entries import Column, Entry, Facet, Kind, Read, Segment
from services.api.search.index import SearchIndex
from services.api.search.words import folded_words, words
from tests.builders import NOW

VOCABULARY = ["flood", "floods", "dam", "Dám", "the", "Straße", "7", "x_y", "don't", "ﬁre"]
TEXTS = st.lists(st.sampled_from([*VOCABULARY, ".", "—", "\n"]), max_size=6).map(" ".join)
FIELDS = st.sampled_from([None, *Field])
LEAVES = st.one_of(
    st.builds(Words, st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=2).map(" ".join), FIELDS),
    st.builds(Pattern, st.sampled_from(["flo*", "flood?", "dam*", "str*e", "zzz*"]), FIELDS),
)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: AllOf(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
        inner.map(NoneOf),
    ),
    max_leaves=5,
)
SEGMENTS = st.lists(st.builds(Segment, st.sampled_from(Column), TEXTS, st.just("text"), st.just(0)), max_size=4)


def read(number: int, segments: list[Segment]) -> Read:
    """A stored document with one entry."""
    shown = {"report_id": f"a{number}:1"}
    facets = frozenset({(Facet.ARTICLE, f"a{number}")})
    at = NOW + timedelta(minutes=number // 2)
    entry = Entry(Kind.REPORT, f"a{number}:1", at, shown, tuple(segments), facets)
    return Read("reports", f"a{number}:1", "mark", (entry,), f"a{number}", 1)


def meets(query: Query, segments: list[Segment]) -> bool:
    """Whether the segments meet the query, by a look at each of their words."""
    match query:
        case AllOf(parts):
            return all(meets(part, segments) for part in parts)
        case AnyOf(parts):
            return any(meets(part, segments) for part in parts)
        case NoneOf(part):
            return not meets(part, segments)
        case Words(text, field):
            phrase = [word.text for word in words(text)]
            held = _held(segments, field)
            return any(
                each[start : start + len(phrase)] == phrase
                for each in held
                for start in range(len(each) - len(phrase) + 1)
            )
        case Pattern(text, field):
            _, expression = pattern_of(text)
            return any(expression.fullmatch(word) for each in _held(segments, field) for word in each)


def _held(segments: list[Segment], field: Field | None) -> list[list[str]]:
    columns = (Column.TITLE, Column.TEXT) if field is None else (Column(field.value),)
    return [[word.text for word in words(segment.text)] for segment in segments if segment.column in columns]


@settings(deadline=None)
@given(
    st.dictionaries(st.integers(0, 4), SEGMENTS, max_size=4),
    st.dictionaries(st.integers(0, 4), SEGMENTS, max_size=2),
    st.sets(st.integers(0, 4), max_size=2),
    QUERIES,
)
def test_what_is_found_is_what_a_look_at_every_entry_finds(
    added: dict[int, list[Segment]], changed: dict[int, list[Segment]], removed: set[int], query: Query
) -> None:
    index = SearchIndex()
    index.put(read(number, segments) for number, segments in added.items())
    index.put(read(number, segments) for number, segments in changed.items())
    index.remove("reports", [f"a{number}:1" for number in removed])
    held = {number: segments for number, segments in (added | changed).items() if number not in removed}
    expected = [f"a{number}:1" for number in sorted(held, key=lambda each: (each // 2, each), reverse=True)]
    expected = [identity for identity in expected if meets(query, held[int(identity[1:-2])])]

    question = Question(query=query)
    found = index.find(question, Window(10)).items
    assert [one.hit.id for one in found] == expected
    assert index.counts(question)[Kind.REPORT] == len(expected)
    assert _one_by_one(index, question) == expected
    if not isinstance(query, NoneOf) and not any(map(_denies, getattr(query, "parts", ()))) and list(leaves(query)):
        assert all(any(passage.marks for passage in one.hit.passages) for one in found), "what is found is marked"
    index.close()


def _denies(query: Query) -> bool:
    return isinstance(query, NoneOf) or any(map(_denies, getattr(query, "parts", ())))


def _one_by_one(index: SearchIndex, question: Question) -> list[str]:
    """What is found, by pages of one."""
    found, window = [], Window(1)
    while True:
        page = index.find(question, window)
        found += [one.hit.id for one in page.items]
        if page.next is None:
            return found
        window = Window(1, decode(page.next))


def blocks(index: SearchIndex) -> list[bytes]:
    """What FTS5 has in its file."""
    return [bytes(block) for (block,) in index._database.execute("SELECT block FROM words_data")]


def test_what_is_forgotten_leaves_the_file_as_well() -> None:
    index = SearchIndex()
    for number in range(60):
        batch = range(number * 5, number * 5 + 5)
        index.put([read(each, [Segment(Column.TEXT, f"secretword{each} common words", "text", 0)]) for each in batch])
    assert index.forget("a0") == [("reports", "a0:1")]
    assert any(b"secretword0" in block for block in blocks(index)), "FTS5 only marks it as gone"
    index.tidy(begin=True)
    while index.tidy(begin=False):
        pass
    assert not any(b"secretword0" in block for block in blocks(index))
    assert index.find(Question(query=Words("secretword1")), Window(5)).items != ()


@given(st.one_of(TEXTS, st.text()))
def test_words_alone_are_those_with_their_places(text: str) -> None:
    assert list(folded_words(text)) == [word.text for word in words(text)]
