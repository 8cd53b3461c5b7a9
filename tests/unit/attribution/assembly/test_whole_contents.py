"""The content of a candidate is completed, and freed of its cue, its source and the article's own words."""

import pytest

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.assembly.whole_contents import completed
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.text.paragraphs import split_paragraphs
from services.attribution.text.quotations import PieceIndex, find_quotations
from services.attribution.text.surfaces import Range, Ranges


def at(text: str, words: str) -> Range:
    start = text.index(words)
    return start, start + len(words)


def in_words(text: str, ranges: Ranges) -> str:
    return " | ".join(text[start:end] for start, end in ranges)


def whole(text: str, source: str, cue: str, content: str, pattern: Pattern) -> Candidate:
    """The completed candidate. One found by a quotation has the text's first quotation."""
    candidate = Candidate(
        source=(at(text, source),),
        cue=(at(text, cue),),
        content=(at(text, content),),
        cue_class=CueClass.ASSERT,
        pattern=pattern,
        quotations=(0,) if pattern is Pattern.QUOTE else (),
    )
    return completed(text, candidate, PieceIndex(find_quotations(text, list(split_paragraphs(text)))))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "pattern", "expected"),
    [
        pytest.param(
            '"The wells are dry.\n\n"The cattle are dead," the herder said.',
            "the herder",
            "said",
            "The cattle are dead,",
            Pattern.QUOTE,
            "The wells are dry. | The cattle are dead",
            id="all pieces of its quotation",
        ),
        pytest.param(
            'The guard said that the road was "closed for good, and mined".',
            "The guard",
            "said",
            'that the road was "closed',
            Pattern.CLAUSE,
            'that the road was "closed for good, and mined"',
            id="a quotation that it reaches into",
        ),
        pytest.param(
            'The consul called the raid "a provocation."',
            "The consul",
            "called",
            "the raid",
            Pattern.OBJECT,
            "the raid | a provocation.",
            id="what it is called in quotation marks",
        ),
        pytest.param(
            'The consul described the raid at dawn as "a provocation."',
            "The consul",
            "described",
            "the raid",
            Pattern.OBJECT,
            'the raid | as "a provocation.',
            id="what it is described as",
        ),
        pytest.param(
            'Lunara "has no claim to the strait," said the admiral.',
            "the admiral",
            "said",
            "has no claim to the strait,",
            Pattern.QUOTE,
            'Lunara "has no claim to the strait,"',
            id="the beginning of a sentence that is quoted from its middle",
        ),
        pytest.param(
            "The front said that it had taken the mill, a claim that could not be verified.",
            "The front",
            "said",
            "that it had taken the mill, a claim that could not be verified",
            Pattern.CLAUSE,
            "that it had taken the mill",
            id="not what others hold of it",
        ),
        pytest.param(
            'The judge said the law was "void," leaving the council at a loss.',
            "The judge",
            "said",
            'the law was "void," leaving the council at a loss',
            Pattern.CLAUSE,
            'the law was "void,"',
            id="not what the article adds after a quotation",
        ),
        pytest.param(
            "The envoy condemned the raid, leaving for home.",
            "The envoy",
            "condemned",
            "the raid, leaving for home",
            Pattern.OBJECT,
            "the raid",
            id="not what the source did meanwhile",
        ),
        pytest.param(
            '"Half the valley said the dam would hold," he wrote.',
            "Half the valley",
            "said",
            'the dam would hold," he wrote.',
            Pattern.CLAUSE,
            "the dam would hold",
            id="nothing beyond the quotation that the cue stands in",
        ),
        pytest.param(
            "The depot, officials said, was empty.",
            "officials",
            "said",
            "The depot, officials said, was empty.",
            Pattern.CLAUSE,
            "The depot | was empty.",
            id="not its own cue and source",
        ),
    ],
)
def test_content(text: str, source: str, cue: str, content: str, pattern: Pattern, expected: str) -> None:
    assert in_words(text, whole(text, source, cue, content, pattern).content) == expected


def test_a_source_is_cut_where_it_does_something_meanwhile() -> None:
    text = '"It was lost," said the mayor, speaking to reporters.'
    candidate = whole(text, "the mayor, speaking to reporters", "said", "It was lost,", Pattern.QUOTE)
    assert in_words(text, candidate.source) == "the mayor"
