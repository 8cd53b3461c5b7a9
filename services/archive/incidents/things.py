"""The names of things of which hardly another report tells: a ship, a storm, a mine, a building, who came to harm.

The words beside a name tell what it is of. Leaders, armed groups and agencies are in all reports on a war, so that a
name without such a word says nothing.
"""

import re
from collections.abc import Iterator

from claimwatch_contracts.report import Report
from claimwatch_language.datelines import dateline_end
from services.archive.incidents.rarity import rarity
from services.archive.incidents.words import words

RARE = 0.8
"""The rarity from which a word of a name is hardly a word of the language."""
_SHORTEST = 4
"""Letters of the shortest word that tells a name from others: "Abu" and "Ltd" do not."""
_VESSEL = r"(?:ship|ferry|boat|vessel|trawler|tanker|freighter|barge|dhow|yacht|steamer|submarine|schooner)"
_STORM = r"(?i:typhoon|hurricane|cyclone|storm)"
_SITE = (
    r"(?:mine|colliery|pit|quarry|dam|reservoir|factory|mill|plant|refinery|warehouse|depot|smelter|foundry|building"
    r"|tower|block|plaza|bridge|tunnel|hotel|nightclub|cinema|mall|market|bakery|orphanage|pier|jetty|wharf|platform)"
)
_AFTERMATH = r"(?:disaster|fire|blaze|crash|wreck|sinking|capsizing|collapse|derailment|stampede|case|inquiry)"
_WORD = r"[A-Z]\w*[^\W\d_A-Z]"
_NEXT = rf"(?:[ -](?:al-|el-|de |da |bin |van |von )?{_WORD}){{0,3}}"
_NAME = rf"{_WORD}{_NEXT}"
_FIRST_NAME = rf"[A-Z](?<!\w[A-Z])\w*[^\W\d_A-Z]{_NEXT}"
"""A name with which a pattern begins: only capitals are looked at, which takes a tenth of the time."""
_LOSS = (
    r"(?:killing|murder|death|shooting|lynching|stabbing|abduction|kidnapping|disappearance|body|remains|funeral|burial"
    r"|widow|mother|father|parents|son|daughter|brother|sister|family)"
)
_HARMED = (
    r"(?:(?:was|were|had been|has been) (?:\w+ly )?(?:among the (?:dead|victims|missing)|missing|shot|killed|murdered"
    r"|stabbed|beaten|lynched|abducted|kidnapped|crushed|buried|found dead|last seen)|died|drowned|disappeared)"
)
_BODY = (
    r"(?:agenc|arm(?:y|ies)|authorit|bank|brigade|clan|council|court|faction|fighter|force|front|government|group"
    r"|insurgent|militant|militia|movement|network|office|party|police|rebel|regime|state|stronghold|troop|tribe|union)"
)
_OF_THINGS = (
    re.compile(rf"\b(?:{_VESSEL}|{_STORM}|MV|MT|MS|SS|HMS) (?P<name>{_NAME})"),
    re.compile(rf"(?P<name>{_FIRST_NAME})(?:['’]s)? (?:(?!{_BODY})[a-z]+ )?(?i:{_VESSEL}|{_SITE}|{_AFTERMATH})s?\b"),
)
_OF_PERSONS = (
    re.compile(rf"\b{_LOSS} of (?P<name>{_NAME})"),
    re.compile(rf"(?P<name>{_FIRST_NAME}), (?:aged )?\d{{1,2}},"),
    re.compile(rf"(?P<name>{_FIRST_NAME}),? (?:who )?{_HARMED}\b"),
)
_RULER = re.compile(
    r"\b(?:President|King|Queen|Minister|Premier|Chancellor|Governor|Leader|Caliph|Pope|Emir|General|Gen\.)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"\b[Tt]he (?P<name>{_WORD})(?! {_WORD}|\w|-)(?! (?:[\w-]+ )?{_BODY})")
"""A name alone after "the", as that of a ship is: "the Torrilda had left"."""
_ANY_VESSEL = re.compile(rf"\b{_VESSEL}s?\b")
_BEFORE = 40


def things_of(report: Report) -> frozenset[str]:
    """The rarest word of each such name in an English text, without words of places and of the publisher's name."""
    article = report.article
    places = (place.text for place in (*report.places, *report.title_places))
    left_out = {word for name in (*places, article.publisher) for _, word in words(name)}
    found = (_telling(name, left_out) for name in _names(article.text, dateline_end(article.text)))
    return frozenset(word for word in found if word is not None)


def _names(text: str, begin: int) -> Iterator[str]:
    of_vessels = (_ALONE,) if _ANY_VESSEL.search(text) else ()
    for pattern in (*_OF_THINGS, *of_vessels):
        yield from (match["name"] for match in pattern.finditer(text, begin))
    for pattern in _OF_PERSONS:
        yield from (match["name"] for match in pattern.finditer(text, begin) if not _is_of_a_ruler(text, match))


def _is_of_a_ruler(text: str, match: re.Match[str]) -> bool:
    start, end = match.span("name")
    return _RULER.search(text, max(0, start - _BEFORE), end) is not None


def _telling(name: str, left_out: set[str]) -> str | None:
    """The rarest word of a name, of several the last; ``None`` if none is rare."""
    rare = [word for _, word in words(name) if word not in left_out and len(word) >= _SHORTEST and rarity(word) >= RARE]
    return max(reversed(rare), key=rarity, default=None)
