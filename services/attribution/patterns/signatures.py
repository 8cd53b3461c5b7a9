"""A quotation that fills its paragraph and is signed: "…" - Name, on the same line or the next."""

import re
from collections.abc import Iterator, Sequence

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.text.quotations import Quotation

_WORD = r"[A-Z][\w.’'-]*"
SIGNATURE = re.compile(
    rf"\s*(?P<cue>--|[-–—―])\s?"
    rf"(?P<name>{_WORD}(?:,? (?:{_WORD}|of|the|de|al|bin|von|van|and)){{0,9}})"
    r"(?=\.?\s*(?:$|[\n“\",]))"
)
_LEAST_WORDS = 3


def signature_candidates(text: str, quotations: Sequence[Quotation]) -> Iterator[Candidate]:
    """A candidate for each signed quotation."""
    for number, quotation in enumerate(quotations):
        start, end = quotation.pieces[0].outer[0], quotation.pieces[-1].outer[1]
        if text[text.rfind("\n", 0, start) + 1 : start].strip() or len(text[start:end].split()) < _LEAST_WORDS:
            continue
        match = SIGNATURE.match(text, end)
        if match:
            content = tuple(piece.inner for piece in quotation.pieces)
            cue, name = match.span("cue"), match.span("name")
            yield Candidate((name,), (cue,), content, CueClass.ASSERT, Pattern.SIGNATURE, None, (number,))
