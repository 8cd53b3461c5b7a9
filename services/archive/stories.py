"""When two articles are the same story: their texts are equal after normalisation. Near copies are not recognised."""

from claimwatch_contracts.base import derived_id
from claimwatch_language.normalising import normalised_typography


def story_key(text: str) -> str:
    """What copies of a text share."""
    return derived_id("story", normalised_typography(text))
