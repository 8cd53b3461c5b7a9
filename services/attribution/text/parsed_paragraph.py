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
    marks; ``first`` and ``last`` are the indexes of its outermost tokens, marks included.
    """

    quotation: int
    inner: Range
    first: int
    last: int


@dataclass(frozen=True)
class ParsedParagraph:
    """``words`` are the tokens of ``doc`` in lower case: a word is looked up faster than a token is made."""

    doc: Doc
    words: Sequence[str]
    quoted: Sequence[QuotedPiece] = ()

    def tokens_among(self, listed: Container[str]) -> Iterator[Token]:
        """The tokens whose words are listed, in order."""
        return (self.doc[i] for i, word in enumerate(self.words) if word in listed)


def parsed_paragraph(paragraph: Paragraph, doc: Doc, pieces: PieceIndex) -> ParsedParagraph:
    """The paragraph with the pieces of the text's quotations that begin in it."""
    starts = [token.idx for token in doc]
    inside = pieces.starting_in((paragraph.start, paragraph.end))
    quoted = [_among_tokens(starts, piece, quotation, paragraph.start) for piece, quotation in inside]
    return ParsedParagraph(doc, [token.lower_ for token in doc], quoted)


def _among_tokens(starts: Sequence[int], piece: Piece, quotation: int, offset: int) -> QuotedPiece:
    """A piece as tokens of its paragraph.

    ``offset`` is the paragraph's first character in the text. ``starts`` are the tokens' first characters in the
    paragraph.
    """
    first = max(bisect_right(starts, piece.outer[0] - offset) - 1, 0)
    last = max(bisect_left(starts, piece.outer[1] - offset) - 1, first)
    return QuotedPiece(quotation, (piece.inner[0] - offset, piece.inner[1] - offset), first, last)
