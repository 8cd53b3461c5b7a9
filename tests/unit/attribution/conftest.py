"""One extractor and one parser for all tests of the room: loading the model takes a second."""

from collections.abc import Callable

import pytest

from claimwatch_language.languages.words import saying_words
from services.attribution.by_lists.reader import ListedAttributions
from services.attribution.extractor import AttributionExtractor
from services.attribution.text.paragraphs import split_paragraphs
from services.attribution.text.parsed_paragraph import ParsedParagraph, parsed_paragraph
from services.attribution.text.parsing import Parser
from services.attribution.text.quotations import PieceIndex, find_quotations

Parsed = Callable[[str], ParsedParagraph]
"""The parse of a text of one paragraph."""


@pytest.fixture(scope="session")
def french() -> ListedAttributions:
    words = saying_words("fr")
    assert words is not None
    return ListedAttributions(words)


@pytest.fixture(scope="session")
def extractor() -> AttributionExtractor:
    return AttributionExtractor()


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="session")
def parsed(parser: Parser) -> Parsed:
    def parse(text: str) -> ParsedParagraph:
        paragraphs = list(split_paragraphs(text))
        (batch,) = parser.batches(paragraphs)
        ((paragraph, doc),) = parser.parse(batch)
        return parsed_paragraph(paragraph, doc, PieceIndex(find_quotations(text, paragraphs)))

    return parse
