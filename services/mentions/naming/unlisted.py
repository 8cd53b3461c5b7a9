"""Names of places that the gazetteer lacks, by their kind and by lists."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claimwatch_contracts.vocabulary import PlaceRole
from claimwatch_language.areas import SETTLEMENTS, any_of
from claimwatch_language.number_words import NUMBER_WORD
from claimwatch_language.wordlists import word_set
from services.mentions.naming.context import Context
from services.mentions.naming.toponyms import Run, Toponym

_SIBLING = re.compile(rf"[,;]?\s+(?:and\s+)?(?:\d[\d,]*|{NUMBER_WORD})\s+(?:others\s+|more\s+)?in\s+")
_SIBLING_CHARACTERS = 30
APPOSED = re.compile(
    r"[\"'”’]{0,2},\s+(?:a|an|the)\s+(?:[\w-]+\s+){0,4}?"
    rf"(?P<kind>{any_of(SETTLEMENTS - {'capital'})})"
    r"(?=,|\s+(?:[\w-]+\s+){0,4}?(?:of|in|near|outside)\b)"
)
"""What a place is, after a comma. Where the place is, or a second comma, must follow."""
_CANDIDATES = re.compile(
    r"\b(?:campaigns?|candidates?|senators?|voters?|nomin\w+|election|primary|primaries|supporters|Democrat\w*|Republican\w*)\b"
)
_CAMP_CHARACTERS = 250
_CAMP_OWNERS = word_set(
    "police army military navy guard guards force forces reserve security border troops infantry battalion brigade "
    "division regiment rangers commando commandos marines peacekeepers peacekeeping paramilitary training refugee "
    "refugees displaced transit summer rohingya yazidi tuareg christian muslim islamist jihadist rebel"
)
"""Words that say whose camp it is or what it is for."""
TOWN_SITES = frozenset(["airport", "prison", "stadium", "port", "airbase", "airfield", "crossing", "checkpoint", "zoo"])
"""The kinds of facilities that are often named after their town, and hardly after another one."""
_NUMBER_AFTER = re.compile(r"-?\d+\b")
"""The number of a district ("PK11", "Sector-9")."""
_WAYS = frozenset(["street", "st", "avenue", "ave", "road", "rd", "boulevard", "blvd", "lane", "highway"])


def facility(text: str, context: Context, index: int, run: Run | None) -> tuple[Toponym, int] | None:
    """A name with its kind inside ("Orchard Street", "Camp Bastion"), unless the gazetteer has the whole name.

    The candidates of "Aleppo International Airport" are those of its town. A street may bear any town's whole name.
    """
    last = context.facility_end(index)
    if last is None:
        return None
    is_after = context.is_facility(last - 1)
    kind = context.tokens[last - 1 if is_after else index].low
    if run is not None and kind not in _WAYS and (run.last >= last or (not is_after and run.last > index + 1)):
        return None
    site = _toponym(text, context, index, last, last, kind)
    if run is None or kind not in TOWN_SITES or not context.is_vocabulary(run.last, last):
        return site, last
    return replace(site, name=text[site.start : context.tokens[run.last - 1].end], candidates=run.candidates), last


def unlisted(text: str, context: Context, index: int) -> tuple[Toponym | None, int]:
    """A name with its kind beside it ("Panorama district", "Tel Ward, a hamlet near Manbij").

    Without a kind there is no toponym, and the next index.
    """
    if context.opens_sentence(index):
        return None, index + 1
    last = context.capital_end(index)
    kind = context.local_kind(index, last)
    if kind is None and not context.is_vocabulary(index, last):
        kind = apposed_kind(text, context.tokens[last - 1].end)
    if kind == "camp" and not _is_named_camp(text, context, index, last):
        return None, last
    if kind is None or context.is_person(index, last):
        return None, index + 1
    end = last + 1 if context.local_after(index, last) else last
    return _toponym(text, context, index, last, end, kind), end


def is_camp(text: str, start: int) -> bool:
    """Whether a camp, whose name begins at an offset, is a place and not a candidate's followers."""
    return _CANDIDATES.search(text, max(0, start - _CAMP_CHARACTERS), start + _CAMP_CHARACTERS) is None


def _is_named_camp(text: str, context: Context, first: int, last: int) -> bool:
    """Whether the words before "camp" are its name, and do not say whose camp it is ("a Border Guard camp")."""
    owners = {token.low for token in context.tokens[first:last]}
    return owners.isdisjoint(_CAMP_OWNERS) and is_camp(text, context.tokens[first].start)


def apposed_kind(text: str, end: int) -> str | None:
    """The kind of a place that words after a comma give: "Tel Ward, a hamlet near Manbij"."""
    apposed = APPOSED.match(text, end) if text[end : end + 3].strip("\"'”’ ").startswith(",") else None
    return apposed["kind"] if apposed else None


def sibling(text: str, context: Context, index: int, earlier: Sequence[Toponym]) -> tuple[Toponym, int] | None:
    """A name in a list of counts by place ("nine in Karm district, 8 in Ansari")."""
    start = context.tokens[index].start
    if not earlier or start - earlier[-1].end > _SIBLING_CHARACTERS or earlier[-1].role is not PlaceRole.LOCATION:
        return None
    if not _SIBLING.fullmatch(text, earlier[-1].end, start):
        return None
    last = context.capital_end(index)
    return _toponym(text, context, index, last, last, earlier[-1].kind), last


def _toponym(text: str, context: Context, first: int, last: int, end: int, kind: str | None) -> Toponym:
    """The toponym of the words up to ``end``. Its name has the words up to ``last``."""
    start, stop = context.tokens[first].start, context.tokens[end - 1].end
    number = _NUMBER_AFTER.match(text, stop) if end == last else None
    name = text[start : number.end() if number else context.tokens[last - 1].end]
    return Toponym(start, number.end() if number else stop, name, (), kind=kind, evidence=2.0)
