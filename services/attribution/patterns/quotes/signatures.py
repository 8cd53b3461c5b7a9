"""A quotation that fills its paragraph and is signed: "…" - Name, on the same line or the next."""

import re
from collections.abc import Iterator, Sequence

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.text.quotations import Quotation

_WORD = r"[A-Z][\w.’'-]*"
_SIGNATURE = re.compile(
    rf"\s*(?P<cue>--|[-–—―])\s?"
    rf"(?P<name>{_WORD}(?:,? (?:{_WORD}|of|the|de|al|bin|von|van|and)){{0,9}})"
    r"(?=\.?\s*(?:$|[\n“\",]))"
)
_LEAST_WORDS = 3


def find_signatures(text: str, quotations: Sequence[Quotation]) -> Iterator[Candidate]:
    """A candidate for each signed quotation, in characters of the text. The signature may be the next paragraph."""
    for index, quotation in enumerate(quotations):
        start, end = quotation.pieces[0].outer[0], quotation.pieces[-1].outer[1]
        if text[text.rfind("\n", 0, start) + 1 : start].strip() or len(text[start:end].split()) < _LEAST_WORDS:
            continue
        match = _SIGNATURE.match(text, end)
        if match:
            yield Candidate(
                source=(match.span("name"),),
                cue=(match.span("cue"),),
                content=tuple(piece.inner for piece in quotation.pieces),
                cue_class=CueClass.ASSERT,
                pattern=Pattern.SIGNATURE,
                quotations=(index,),
            )
