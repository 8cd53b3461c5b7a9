"""Properties of the extraction that hold for every text."""

import sys
from itertools import pairwise
from types import FrameType

from hypothesis import HealthCheck, given, settings

from claimwatch_contracts.base import Surface
from services.attribution.extractor import AttributionExtractor
from tests.builders import in_words
from tests.unit.attribution.strategies import TEXTS


def check_surface(text: str, surface: Surface) -> None:
    assert surface.text == " ".join(text[span.start : span.end] for span in surface.spans)
    assert all(span.end <= len(text) for span in surface.spans)
    assert all(first.end <= second.start for first, second in pairwise(surface.spans))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_spans_lie_in_the_text_and_make_up_the_surface(extractor: AttributionExtractor, text: str) -> None:
    found = extractor.extract(text)
    for each in found:
        for surface in (each.source, each.cue, each.content):
            if surface is not None:
                check_surface(text, surface)
    assert found == extractor.extract(text)


def test_work_grows_linearly_with_loose_quotation_marks(extractor: AttributionExtractor) -> None:
    text = "“He said \"it ‘rained' and Aa Bb (C"
    short, long = calls(extractor, text * 200), calls(extractor, text * 800)
    assert 3 * short < long < 5 * short


def calls(extractor: AttributionExtractor, text: str) -> int:
    """The number of function calls and generator resumptions during the extraction from a text."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extractor.extract(text)
    finally:
        sys.setprofile(before)
    return counted


def test_the_longest_admitted_article(extractor: AttributionExtractor) -> None:
    block = (
        "The relief council said that forty wells were dry. “We drink from the river,” said Amal Noor, a teacher. "
        "The governor denied that the river was poisoned.\n\n"
    )
    blocks = 300_000 // len(block)
    claims = [
        ("The relief council", "said", "that forty wells were dry"),
        ("Amal Noor, a teacher", "said", "We drink from the river"),
        ("The governor", "denied", "that the river was poisoned"),
    ]
    assert in_words(extractor.extract(block * blocks)) == claims * blocks
