"""Words that let a figure apply to more than one place: to the world, to a country, to all places but the named one."""

import re
from enum import StrEnum

_WORLD = (
    r"(?:globally|worldwide|world-wide|(?:around|across|throughout)\s+the\s+(?:whole\s+|entire\s+)?(?:world|globe))"
)
_OPENS_WITH_WORLD = re.compile(rf"\s*{_WORLD}\b", re.IGNORECASE)
_COUNTRY = re.compile(
    r"\b(?:nation-?wide|country-?wide|(?:across|around|throughout|in)\s+the\s+(?:whole\s+|entire\s+)?(?:country|nation)"
    r"|in\s+the\s+[a-z]+ern\s+(?:provinces|regions|districts|states))\b",
    re.IGNORECASE,
)
_AFTER_WORLD = re.compile(rf"\b{_WORLD}\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?<!and )(?<!or )\belsewhere\b")


class Extent(StrEnum):
    """How far a figure reaches by the words of its sentence."""

    WORLD = "world"
    ELSEWHERE = "elsewhere"
    COUNTRY = "country"


def extent(text: str, sentence: tuple[int, int], end: int, following: int) -> Extent | None:
    """The extent of a figure that ends at offset ``end`` in a sentence; ``None`` if its words say nothing of it.

    ``following`` is where the next figure begins: the words after it are its own.
    """
    stop = min(following, sentence[1])
    if _OPENS_WITH_WORLD.match(text, sentence[0]) or _AFTER_WORLD.search(text, end, stop):
        return Extent.WORLD
    if _ELSEWHERE.search(text, end, stop):
        return Extent.ELSEWHERE
    return Extent.COUNTRY if _COUNTRY.search(text, *sentence) else None
