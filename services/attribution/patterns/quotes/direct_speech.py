"""Direct speech: the pieces of quotations in a paragraph, each with the cue next to it."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.marks import SENTENCE_ENDS
from services.attribution.patterns.quotes.cue_after import cue_after
from services.attribution.patterns.quotes.cue_before import cue_before, introducing_cue
from services.attribution.patterns.quotes.links import REACH_TOKENS, Link
from services.attribution.text.parsed_paragraph import ParsedParagraph, QuotedPiece
from services.attribution.text.trees import cue_ranges

_TITLE_WORDS = 6


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """A candidate for each cue, with the quotation next to the cue and the quotations that continue it.

    The last candidate may have no content yet: the content of a cue before a final colon is in the next paragraph.
    """
    doc = paragraph.doc
    titles = [piece for piece in paragraph.quoted if _is_title(doc, piece)]
    speech = [piece for piece in paragraph.quoted if piece not in titles]
    links = [cue_after(doc, speech, k) or cue_before(doc, speech, k) for k in range(len(speech))]
    k = 0
    while k < len(speech):
        link, first = links[k], k
        k += 1
        if link is None:
            continue
        while k < len(speech) and _is_of(link, links[k]) and _carries_on(doc, speech[k - 1], speech[k], titles):
            k += 1
        yield _candidate(link, speech[first:k])
    introducing = introducing_cue(doc)
    if introducing:
        yield _candidate(introducing, ())


def _is_title(doc: Doc, piece: QuotedPiece) -> bool:
    """Whether a piece is a title ("the Morning Show") and not speech: capitalised words without a cue before them."""
    words = [token for token in doc[piece.first : piece.last + 1] if token.is_alpha]
    if not 1 < len(words) <= _TITLE_WORDS or piece.first == 0:
        return False
    before = doc[piece.first - 1]
    if before.text in (",", ":") or before.tag_.startswith("VB"):
        return False
    return all(word.text[0].isupper() or word.tag_ in ("IN", "DT", "CC", "TO") for word in words)


def _is_of(link: Link, following: Link | None) -> bool:
    """Whether the next piece has no cue of its own."""
    return following is None or following.verb == link.verb


def _candidate(link: Link, pieces: Sequence[QuotedPiece]) -> Candidate:
    return Candidate(
        source=link.source.ranges,
        cue=cue_ranges(link.verb),
        content=tuple(piece.inner for piece in pieces),
        cue_class=link.cue_class,
        pattern=Pattern.QUOTE if link.listed else Pattern.QUOTE_UNLISTED,
        referent=link.source.referent,
        quotations=tuple(piece.quotation for piece in pieces),
    )


def _carries_on(doc: Doc, previous: QuotedPiece, following: QuotedPiece, titles: Sequence[QuotedPiece]) -> bool:
    """Whether only the cue's own clause stands between two pieces ("…," he said on "The Hour." "…")."""
    between = [token for token in doc[previous.last + 1 : following.first] if not token.is_space]
    if any(title.last == following.first - 1 for title in titles):
        between = [token for token in between if not any(title.first <= token.i <= title.last for title in titles)]
    elif between and between[-1].text not in (".", ",", ":", "—", "–"):
        return False
    return len(between) <= REACH_TOKENS and not any(token.text in SENTENCE_ENDS for token in between[:-1])
