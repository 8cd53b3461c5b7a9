"""What holds for every text."""

import time
from itertools import chain, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimwatch_contracts.base import Surface
from services.attribution.extractor import AttributionExtractor
from services.attribution.text.paragraphs import MAX_CHARACTERS, split_paragraphs
from services.attribution.text.parsing import BATCH_PARAGRAPHS, BATCH_TOKENS, Parser

WORDS = (
    "The mayor",
    "said",
    "that",
    "it rained",
    "he",
    "according to",
    "accused",
    "of lying",
    "Ali Hassan (AH)",
    "who",
)
SIGNS = ("“", "”", '"', "«", "»", "‘", "’", "''", "'", ",", ".", ":", "\n\n", "\n", " ", "— ", "\u00a0", "😀", "É")
PIECES = st.lists(st.sampled_from(WORDS + SIGNS), max_size=40)
PARSER = Parser()
TEXTS = st.one_of(st.text(max_size=200), PIECES.map(" ".join), PIECES.map("".join))


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


@given(text=TEXTS, times=st.integers(1, 60))
def test_paragraphs_are_bounded_in_order_and_lose_no_word_but_datelines(text: str, times: int) -> None:
    long = text * times
    paragraphs = list(split_paragraphs(long))
    assert all(long[each.start : each.end] == each.text for each in paragraphs)
    assert all(0 < len(each.text) <= MAX_CHARACTERS for each in paragraphs)
    edges = [0, *(edge for each in paragraphs for edge in (each.start, each.end)), len(long)]
    assert edges == sorted(edges)
    if not set("-–—") & set(long):
        between = [long[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
        assert not any(gap.strip() for gap in between)


@settings(deadline=None)
@given(lengths=st.lists(st.integers(1, 1_500), max_size=40))
def test_batches_hold_every_paragraph_once_and_few_tokens(lengths: list[int]) -> None:
    paragraphs = list(split_paragraphs("\n\n".join('" ' * length for length in lengths)))
    batches = list(PARSER.batches(paragraphs))
    assert [paragraph for batch in batches for paragraph, _ in batch] == paragraphs
    assert all(len(batch) <= BATCH_PARAGRAPHS for batch in batches)
    assert all(sum(len(doc) for _, doc in batch) <= BATCH_TOKENS for batch in batches)


@given(words=st.lists(st.sampled_from(["(", "([{", "x((", "))", "“", "a", "said", " "]), min_size=1, max_size=8))
def test_tokens_make_up_the_text_and_none_is_long_where_nothing_parts_words(words: list[str]) -> None:
    paragraphs = list(split_paragraphs("".join(words) * 60))
    for paragraph, doc in chain.from_iterable(PARSER.batches(paragraphs)):
        assert doc.text == paragraph.text
        assert all(len(token) <= 100 for token in doc)


def test_a_run_of_symbols_is_one_token() -> None:
    ((_, doc),) = next(PARSER.batches(split_paragraphs("He said (loudly) -------------------- it rained.")))
    assert [token.text for token in doc if not token.is_alpha] == ["(", ")", "-" * 20, "."]


def test_time_grows_about_linearly_with_loose_quotation_marks(extractor: AttributionExtractor) -> None:
    def seconds(times: int) -> float:
        text = "“He said \"it ‘rained' and Aa Bb (C" * times
        return min(_seconds(extractor, text) for _ in range(2))

    seconds(20)
    assert seconds(800) < 12 * seconds(200) + 0.5


def _seconds(extractor: AttributionExtractor, text: str) -> float:
    start = time.process_time()
    extractor.extract(text)
    return time.process_time() - start


def test_the_longest_admitted_article(extractor: AttributionExtractor) -> None:
    block = (
        "The relief council said that forty wells were dry. “We drink from the river,” said Amal Noor, a teacher. "
        "The governor denied that the river was poisoned.\n\n"
    )
    text = (block * (300_000 // len(block) + 1))[:300_000]
    start = time.process_time()
    found = extractor.extract(text)
    assert time.process_time() - start < 60
    assert len(found) >= 3 * (len(text) // len(block))
    assert found[-1].content.spans[-1].end > len(text) - 2 * len(block)
