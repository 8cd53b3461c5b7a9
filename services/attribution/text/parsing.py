"""Parses paragraphs in batches, so that memory depends on one batch and a deadline can be checked between batches."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from services._extractor.parsing import EnglishParser
from services.attribution.text.paragraphs import Paragraph

BATCH_PARAGRAPHS = 48
BATCH_TOKENS = 4_000

Batch = list[tuple[Paragraph, Doc]]
"""Paragraphs in order, each with its tokens."""


class Parser:
    """The parser of paragraphs. It holds the model, and serves one thread at a time."""

    def __init__(self) -> None:
        self._english = EnglishParser()

    def batches(self, paragraphs: Iterable[Paragraph]) -> Iterator[Batch]:
        """The paragraphs with their tokens, not parsed yet.

        A batch has up to 48 paragraphs, and fewer if they would have more than 4,000 tokens together.
        """
        batch: Batch = []
        tokens = 0
        for paragraph in paragraphs:
            doc = self._english.tokens(paragraph.text)
            if batch and (len(batch) == BATCH_PARAGRAPHS or tokens + len(doc) > BATCH_TOKENS):
                yield batch
                batch, tokens = [], 0
            batch.append((paragraph, doc))
            tokens += len(doc)
        if batch:
            yield batch

    def parse(self, batch: Batch) -> Iterator[tuple[Paragraph, Doc]]:
        """Each paragraph with its parse."""
        docs = self._english.parse([doc for _, doc in batch])
        return ((paragraph, doc) for (paragraph, _), doc in zip(batch, docs, strict=True))
