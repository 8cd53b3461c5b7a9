"""Which statements carry an alert by themselves: claims of bodies that are followed, and accusations."""

from claimwatch_contracts.extraction import Attribution
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
    return attribution.claimant is not None and attribution.claimant.kind in BODIES
