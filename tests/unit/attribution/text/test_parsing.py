"""Batches of paragraphs and their tokens, for whatever text."""

from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from services.attribution.text.paragraphs import split_paragraphs
from services.attribution.text.parsing import BATCH_PARAGRAPHS, BATCH_TOKENS, Parser


@settings(deadline=None)
@given(lengths=st.lists(st.integers(1, 1_500), max_size=40))
def test_batches_hold_every_paragraph_once_and_few_tokens(parser: Parser, lengths: list[int]) -> None:
    paragraphs = list(split_paragraphs("\n\n".join('" ' * length for length in lengths)))
    batches = list(parser.batches(paragraphs))
    assert [paragraph for batch in batches for paragraph, _ in batch] == paragraphs
    assert all(len(batch) <= BATCH_PARAGRAPHS for batch in batches)
    assert all(sum(len(doc) for _, doc in batch) <= BATCH_TOKENS for batch in batches)


@given(words=st.lists(st.sampled_from(["(", "([{", "x((", "))", "“", "a", "said", " "]), min_size=1, max_size=8))
def test_tokens_make_up_the_text_and_none_is_long_where_nothing_parts_words(parser: Parser, words: list[str]) -> None:
    paragraphs = list(split_paragraphs("".join(words) * 60))
    for paragraph, doc in chain.from_iterable(parser.batches(paragraphs)):
        assert doc.text == paragraph.text
        assert all(len(token) <= 100 for token in doc)


def test_a_run_of_symbols_is_one_token(parser: Parser) -> None:
    ((_, doc),) = next(parser.batches(split_paragraphs("He said (loudly) -------------------- it rained.")))
    assert [token.text for token in doc if not token.is_alpha] == ["(", ")", "-" * 20, "."]
