"""What a figure's words say of the area over which it counts: a vote, an outbreak, one of several towns, many."""

import re
from collections.abc import Iterable

from claimwatch_contracts.extraction import Figure, Place
from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.joining.layout import Layout

_OF_VOTES = re.compile(
    r"(?:\s*(?:%|per\s?cent|percent))?\s+of\s+(?:the\s+|all\s+)?(?:\w+\s+)?(?:votes?|ballots?|electorate|voters|poll"
    r"|polling\s+(?:stations|places))\b"
)
"""What a share of an election is of, which counts in the whole country."""
_CAME_UP = re.compile(
    r"\b(?:cases|deaths|infections)\s+(?:(?:have|had|has)\s+(?:\w+\s+)?been|were)\s+(?:\w+\s+)?(?:recorded|reported"
    r"|confirmed|registered|found|identified)\b"
)
_EVERYWHERE = re.compile(
    r"\b(?:across|throughout|nation-?wide|country-?wide|since|so\s+far|this\s+(?:year|season|month)|season"
    r"|total|in\s+all|provinces|regions|districts|states|cities|epidemic|outbreak|(?:several|various|many"
    r"|other)\s+parts|attacks|assaults|clashes|strikes|airstrikes|raids|blasts|explosions|bombings|battles|killings"
    r"|protests|riots|fires|floods|landslides|storms|wildfires|incidents|(?:year|month|week)s?\s+(?:before|earlier|ago)"
    r"|in\s+(?:a|one|two|three|the\s+(?:past|last))\s+(?:\w+\s+)?(?:week|month|day)s?|last\s+(?:year|month)|per|each|every|rate|annual(?:ly)?|typhoons?|hurricanes?|cyclones?|tsunamis?|earthquakes?"
    r"|droughts?|famines?|heat-?waves?|monsoons?|flood|flooding|rains)\b",
    re.IGNORECASE,
)
"""Words of a lead that counts in several places, several times, over a long time or of old; what strikes many towns."""
_PART_OF_THEM = re.compile(
    r"\s*(?:At\s+least\s+|About\s+|Some\s+)?[\w,-]+\s+of\s+(?:them|those|the\s+(?:dead|victims|deaths))\b"
)
_OPENS_IN = re.compile(r"\s*(?:In|At|Near)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}[A-Z]")
"""The beginning of a sentence on one of several places ("In X, police shot two people")."""


def is_of_a_vote(text: str, figure: Figure) -> bool:
    """Whether a figure is a share of a vote."""
    return figure.measure is Measure.PERCENT and _OF_VOTES.match(text, figure.end) is not None


def tells_of_one_outbreak(text: str, start: int, end: int) -> bool:
    """Whether a sentence on cases tells that they came up, as those of one outbreak do."""
    return _CAME_UP.search(text, start, end) is not None


def counts_widely(text: str, start: int, end: int) -> bool:
    """Whether a sentence counts in several places, several times, over a long time or of old."""
    return _EVERYWHERE.search(text, start, end) is not None


def is_shared_out(layout: Layout, sentence: int) -> bool:
    """Whether the next sentence tells of a part of those whom a sentence counts ("Eleven of them died in X")."""
    following = sentence + 1
    return following < len(layout) and _PART_OF_THEM.match(layout.text, *layout.bounds(following)) is not None


def counts_less_at(layout: Layout, town: Place, figure: Figure, figures: Iterable[Figure]) -> bool:
    """Whether the text later counts fewer at a town than a figure does, so that not all of them were there."""
    amount = figure.value or figure.min or 0.0
    for other in figures:
        is_whole = other.population is None and other.subset_of is None and not other.implicit
        if other.measure is not figure.measure or other.start < figure.end or not is_whole:
            continue
        start, end = layout.bounds(layout.sentence_of(other.start))
        is_named = _OPENS_IN.match(layout.text, start, end) and town.text in layout.text[start : other.start]
        if is_named and 0 < (other.value or other.min or 0.0) < amount:
            return True
    return False
