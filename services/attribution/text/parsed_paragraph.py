"""A parsed paragraph: its parse, its words, and the quotations in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from services.attribution.text.paragraphs import Paragraph
from services.attribution.text.quotations import Piece, PieceIndex
from services.attribution.text.surfaces import Range


@dataclass(frozen=True)
class QuotedPiece:
    """A piece of a quotation among the tokens of its paragraph.

    ``quotation`` is the index of its quotation in the text; ``inner`` are the characters of the paragraph between the
    marks, and ``words`` is their text; ``first`` and ``last`` are the indexes of its outermost tokens, marks included.
    """

    quotation: int
    inner: Range
    words: str
    first: int
    last: int


@dataclass(frozen=True)
class ParsedParagraph:
    """``words`` are the tokens of ``doc`` in lower case: a word is looked up faster than a token is made."""

    text: str
    doc: Doc
    words: Sequence[str]
    quoted: Sequence[QuotedPiece] = ()

    def tokens_among(self, listed: Container[str]) -> Iterator[Token]:
        """The tokens whose words are listed, in order."""
        return (self.doc[i] for i, word in enumerate(self.words) if word in listed)


def parsed_paragraph(paragraph: Paragraph, doc: Doc, pieces: PieceIndex) -> ParsedParagraph:
    """The paragraph with the pieces of the text's quotations that begin in it."""
    inside = pieces.starting_in((paragraph.start, paragraph.end))
    starts = [token.idx for token in doc] if inside else []
    quoted = [_among_tokens(starts, piece, quotation, paragraph) for piece, quotation in inside]
    strings = doc.vocab.strings
    words = [str(strings[number]) for number in doc.to_array("LOWER").tolist()]
    return ParsedParagraph(paragraph.text, doc, words, quoted)


def _among_tokens(starts: Sequence[int], piece: Piece, quotation: int, paragraph: Paragraph) -> QuotedPiece:
    """A piece as tokens of its paragraph. ``starts`` are the tokens' first characters in the paragraph."""
    offset = paragraph.start
    inner = (piece.inner[0] - offset, piece.inner[1] - offset)
    first = max(bisect_right(starts, piece.outer[0] - offset) - 1, 0)
    last = max(bisect_left(starts, piece.outer[1] - offset) - 1, first)
    return QuotedPiece(quotation, inner, paragraph.text[slice(*inner)], first, last)
