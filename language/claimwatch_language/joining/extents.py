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
_WAR = r"(?:war|conflict|insurgency|uprising|revolt|rebellion|genocide|crisis)"
_BEGAN = r"(?:began|begun|started|erupted|erupting|broke\s+out|beginning|starting)"
_WAR_AT_ALL = re.compile(
    rf"\b(?:since|after|before)\s+(?:[\w’'-]+\s+){{0,4}}?{_WAR}\s+{_BEGAN}\b"
    rf"|\bsince\s+the\s+(?:start|beginning|outbreak|onset)\s+of\s+(?:[\w’'-]+\s+){{1,4}}?{_WAR}\b"
    rf"|\b{_WAR},?\s+(?:(?:which|that|has|since|,)\s+){{0,3}}{_BEGAN}\b"
    rf"|\b(?:\w+|\d+)-years?(?:-old|-long)?\s+(?:[\w-]+\s+)?{_WAR}\b|\b(?:years|decades)\s+of\s+(?:\w+\s+)?{_WAR}\b"
    rf"|\b{_WAR}\s*(?:,[^,.;]{{1,50}},\s*|\s(?:in\s+[\w-]+\s+)?)(?:has|had|have)\s+(?:\w+ly\s+)?(?:so\s+far\s+)?(?:killed|claimed|left|cost|driven"
    r"|displaced|forced|uprooted|taken)\b"
    r"|\b(?:across|throughout)\s+the\s+(?:war|conflict|strife)-[a-z]+\s+(?:country|nation)\b"
    rf"|\b(?:toll|deaths?|killed|died|dead)\s+(?:from|in|of)\s+(?:(?:the|this)\s+)?(?:[\w-]+\s+)?(?:war|conflict)\b",
    re.IGNORECASE,
)
"""Words for a war as a whole, whose tolls are of its country ("since the war began", "the five-year conflict")."""
_AFTER_WORLD = re.compile(rf"\b{_WORLD}\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?<!and )(?<!or )\belsewhere\b")


class Extent(StrEnum):
    """How far a figure reaches by the words of its sentence. ``WAR`` is as far as the war of the sentence."""

    WORLD = "world"
    ELSEWHERE = "elsewhere"
    COUNTRY = "country"
    WAR = "war"


def extent(text: str, sentence: tuple[int, int], end: int, following: int) -> Extent | None:
    """The extent of a figure that ends at offset ``end`` in a sentence; ``None`` if its words say nothing of it.

    ``following`` is where the next figure begins: the words after it are its own.
    """
    stop = min(following, sentence[1])
    if _OPENS_WITH_WORLD.match(text, sentence[0]) or _AFTER_WORLD.search(text, end, stop):
        return Extent.WORLD
    if _ELSEWHERE.search(text, end, stop):
        return Extent.ELSEWHERE
    if _WAR_AT_ALL.search(text, *sentence):
        return Extent.WAR
    return Extent.COUNTRY if _COUNTRY.search(text, *sentence) else None


def parted_by_war(text: str, start: int, end: int) -> bool:
    """Whether words for a war as a whole stand between two offsets."""
    return _WAR_AT_ALL.search(text, start, end) is not None
