"""Which attribution a figure is part of, where it stands outside every content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.base import Span, Surface
from claimwatch_contracts.extraction import Attribution
from claimwatch_contracts.vocabulary import SpeechType
from claimwatch_language.joining.scope import Contents, Scope
from claimwatch_language.sentences import sentence_starts
from tests.builders import attribution, span_of


def claimed(text: str, number: str, source: str, cue: str, content: str) -> int | None:
    scope = Scope(text, sentence_starts(text), [attribution(text, source, cue, content)])
    return scope.attribution_of(Span(**span_of(text, number)))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "At least 15 villagers were killed in the valley while six were hurt in town, rescuers said.",
            "while six were hurt in town",
        ),
        (
            "Some 15 homes burned and 200 people fled the hills, according to rescuers said to be there.",
            "200 people fled the hills",
        ),
        ("15 died, including two nurses, rescuers said.", "including two nurses"),
    ],
)
def test_a_sentence_that_ends_in_its_source_is_the_sources_from_its_beginning(text: str, content: str) -> None:
    assert claimed(text, "15", "rescuers", "said", content) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers said six were hurt, and 15 were missing.",
        "Rescuers said six were hurt with 15 more missing.",
        "Rescuers said six were hurt: 15 had been counted before.",
    ],
)
def test_a_sentence_that_begins_with_its_source_is_the_sources_to_its_end(text: str) -> None:
    assert claimed(text, "15", "Rescuers", "said", "six were hurt") == 0


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers said six were hurt. And 15 were missing.",
        "Rescuers said six were hurt; and 15 were missing.",
        'Rescuers said six were hurt, and "some 15" were missing.',
        "Rescuers said six were hurt in the town where 15 died last year.",
        "In all 15 died. Some fled and six were hurt, Rescuers said.",
    ],
)
def test_what_nothing_joins_to_the_content_is_the_articles_own(text: str) -> None:
    assert claimed(text, "15", "Rescuers", "said", "six were hurt") is None


def test_where_somebody_else_speaks_in_between_the_first_voice_ends() -> None:
    text = "Rescuers said six were hurt, and police said that it was over with 15 held."
    first = attribution(text, "Rescuers", "said", "six were hurt")
    second = attribution(text, "police", "said", "that it was over")
    assert Scope(text, sentence_starts(text), [first, second]).attribution_of(Span(**span_of(text, "15"))) == 1


def test_a_claim_without_a_source_claims_nothing_beyond_its_content() -> None:
    text = "The army has been accused of burning homes and killing 15 people."
    accused = attribution(text, None, "accused", "burning homes")
    assert Scope(text, sentence_starts(text), [accused]).attribution_of(Span(**span_of(text, "15"))) is None


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Forty fled, rescuers said, 15 of them children.", "Forty fled"),
        ("Forty fled, rescuers said, including 15 children.", "Forty fled"),
        ("Some 15 fled the camp, rescuers said, nine of them children.", "nine of them children"),
    ],
)
def test_a_speaker_between_commas_interrupts_one_sentence(text: str, content: str) -> None:
    assert claimed(text, "15", "rescuers", "said", content) == 0


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Forty fled, rescuers said, after 15 shops burned.", "Forty fled"),
        ("Forty fled, rescuers said. Among them 15 children.", "Forty fled"),
        ("Some 15 fled the camp. It was empty, rescuers said, by noon.", "by noon"),
        ("Some 15 fled; it was empty, rescuers said, by noon.", "by noon"),
    ],
)
def test_what_is_no_part_of_an_interrupted_sentence_is_the_articles_own(text: str, content: str) -> None:
    assert claimed(text, "15", "rescuers", "said", content) is None


@pytest.mark.parametrize(
    "whom", ["", " reporters", " a local radio station", " the Orun Post", " Channel Six on Friday"]
)
def test_to_whom_a_speaker_tells_it_interrupts_too(whom: str) -> None:
    text = f"Some 15 fled the camp, the mayor told{whom}, and walked all night."
    assert claimed(text, "15", "the mayor", "told", "and walked all night") == 0


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), min_size=1, max_size=3), max_size=8),
    st.tuples(st.integers(0, 60), st.integers(1, 10)),
)
def test_the_contents_that_cover_a_span_are_those_that_say_so(
    contents: list[list[tuple[int, int]]], wanted: tuple[int, int]
) -> None:
    attributions = [
        Attribution(
            source=None,
            cue=None,
            content=Surface(text="x", spans=tuple(Span(start=start, end=start + length) for start, length in parts)),
            type=SpeechType.INDIRECT,
        )
        for parts in contents
    ]
    span = Span(start=wanted[0], end=sum(wanted))
    expected = {index for index, one in enumerate(attributions) if one.content.covers(span)}
    assert set(Contents(attributions).covering(span)) == expected
