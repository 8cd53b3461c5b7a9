"""When two articles are the same story: their texts are equal after normalisation. Near copies are not recognised."""

import re
import unicodedata

from claimwatch_contracts.base import derived_id

WHITE_SPACE = re.compile(r"\s+")
QUOTES_AND_DASHES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
)


def normalised_text(text: str) -> str:
    """The text without differences of typography: case, white space, quotation marks, dashes, Unicode forms."""
    folded = unicodedata.normalize("NFKC", text).translate(QUOTES_AND_DASHES).casefold()
    return WHITE_SPACE.sub(" ", folded).strip()


def story_key(text: str) -> str:
    """What copies of a text share."""
    return derived_id("story", normalised_text(text))
