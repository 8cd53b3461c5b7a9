"""Which statements carry an alert by themselves: claims of bodies that are followed, and accusations."""

from claimwatch_contracts.extraction import Attribution, Claimant
from claimwatch_contracts.vocabulary import ClaimantKind, CueClass

BODIES = frozenset(
    {
        ClaimantKind.GOVERNMENT,
        ClaimantKind.ARMED_GROUP,
        ClaimantKind.INTERNATIONAL_ORGANISATION,
        ClaimantKind.NGO,
    }
)
WEIGHTY_CUES = frozenset({CueClass.ACCUSE, CueClass.DENY})


def has_weight(attribution: Attribution) -> bool:
    """Whether the statement is one that somebody follows.

    A body's statement is, and so is anybody's accusation or denial. Who was there and saw it, and what an expert thinks
    of it, is told beside other news.
    """
    if attribution.cue_class in WEIGHTY_CUES:
        return True
    return attribution.claimant is not None and _is_body(attribution.claimant)


def _is_body(claimant: Claimant) -> bool:
    """Whether a claimant is a body. A name after an article ("the Forensic Mission") is no person's."""
    is_named = not claimant.key.startswith("unnamed-")
    return claimant.kind in BODIES or (is_named and claimant.text.casefold().startswith("the "))
