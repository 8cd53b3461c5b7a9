"""Direct speech: the pieces of quotations in a paragraph, each with the cue beside it."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.quotes.cue_after import cue_after
from services.attribution.patterns.quotes.cue_before import cue_before, introducing_cue
from services.attribution.patterns.quotes.links import REACH, STOPS, Link, Quoted
from services.attribution.text.trees import cue_ranges

_TITLE_WORDS = 6


def quote_candidates(doc: Doc, quoted: Sequence[Quoted]) -> Iterator[Candidate]:
    """A candidate for each cue with the quotations it speaks for: the one beside it, and those that carry it on.

    The last may have no content yet: its paragraph ends in a colon, and the next has it.
    """
    titles = [piece for piece in quoted if _is_title(doc, piece)]
    quoted = [piece for piece in quoted if piece not in titles]
    links = [cue_after(doc, quoted, k) or cue_before(doc, quoted, k) for k in range(len(quoted))]
    k = 0
    while k < len(quoted):
        link, first = links[k], k
        k += 1
        if link is None:
            continue
        while k < len(quoted) and _is_of(link, links[k]) and _carries_on(doc, quoted[k - 1], quoted[k], titles):
            k += 1
        yield _candidate(link, quoted[first:k])
    introducing = introducing_cue(doc)
    if introducing:
        yield _candidate(introducing, ())


def _is_title(doc: Doc, piece: Quoted) -> bool:
    """Whether a piece is a name in marks ("the Morning Show"), not speech: capitalised words behind no cue."""
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


def _candidate(link: Link, pieces: Sequence[Quoted]) -> Candidate:
    return Candidate(
        link.source.ranges,
        cue_ranges(link.verb),
        tuple(piece.inner for piece in pieces),
        link.cue_class,
        Pattern.QUOTE if link.listed else Pattern.QUOTE_UNLISTED,
        link.source.referent,
        tuple(piece.quotation for piece in pieces),
    )


def _carries_on(doc: Doc, previous: Quoted, following: Quoted, titles: Sequence[Quoted]) -> bool:
    """Whether only the cue's own clause stands between two pieces ("…," he said on "The Hour." "…")."""
    between = [token for token in doc[previous.last + 1 : following.first] if not token.is_space]
    if any(title.last == following.first - 1 for title in titles):
        between = [token for token in between if not any(title.first <= token.i <= title.last for title in titles)]
    elif between and between[-1].text not in (".", ",", ":", "—", "–"):
        return False
    return len(between) <= REACH and not any(token.text in STOPS for token in between[:-1])
