"""Words that let a figure apply to more than one place: to the world, to a country, to all places but the named one."""

import math
import re
from datetime import timedelta
from enum import StrEnum

from claimwatch_contracts.extraction import Figure, Place
from claimwatch_contracts.vocabulary import Measure, Nature
from claimwatch_language.areas import any_of
from claimwatch_language.calendar import MONTHS
from claimwatch_language.joining.happenings import WAR
from claimwatch_language.wordlists import word_set

_WORLD = (
    r"(?:globally|worldwide|world-wide|(?:around|across|throughout)\s+the\s+(?:whole\s+|entire\s+)?(?:world|globe))"
)
_OPENS_WITH_WORLD = re.compile(rf"\s*{_WORLD}\b", re.IGNORECASE)
_AS_A_WHOLE = (
    r"(?:nation-?wide|country-?wide|(?:across|around|throughout)\s+the\s+(?:(?:whole|entire)\s+)?(?:country|nation)"
    r"|in\s+the\s+(?:whole|entire)\s+(?:country|nation)|the\s+(?:country|nation)\s+as\s+a\s+whole)"
)
_BEFORE_PLACE = re.compile(rf"\b{_AS_A_WHOLE}\b", re.IGNORECASE)
_AND_HURT = re.compile(rf"\b{_AS_A_WHOLE}\s+and\s+(?:[a-z]+\s+){{1,3}}\Z", re.IGNORECASE)
_COUNTRY = re.compile(
    rf"\b{_AS_A_WHOLE}\b|\bwith\s+(?-i:[A-Z])[\w’'-]+(?:\s+(?-i:[A-Z])[\w’'-]+)?\s+included\b"
    r"|\b(?:nation-?wide|country-?wide|(?:across|around|throughout|in)\s+th(?:e|is)\s+(?:(?:whole|entire|troubled|impoverished"
    r"|war-\w+)\s+)?(?:country|nation)"
    r"|(?:in|during|after|around)\s+(?:the\s+)?(?:last\s+year[’']s|(?:19|20)\d\d)\s+(?:\w+\s+)?elections?"
    r"|inflation|unemployment|jobless\s+rate|gross\s+domestic\s+product|GDP|life\s+expectancy|budget\s+deficit"
    r"|in\s+the\s+[a-z]+ern\s+(?:provinces|regions|districts|states))\b"
    r"|\b(?:in|across)\s+(?:the\s+)?(?:country[’']s\s+)?(?:far\s+)?(?:north|south)?-?(?:north|south|east|west)"
    r"(?=\s*[,.;]|\s+(?:near|on|when|after|during|last|and|of\s+the\s+(?:country|nation))\b)",
    re.IGNORECASE,
)
_BEGAN = r"(?:began|begun|started|erupted|erupting|broke\s+out|beginning|starting)"
_WAR_AT_ALL = re.compile(
    rf"\b(?:since|after|before)\s+(?:[\w’'-]+\s+){{0,4}}?{WAR}\s+{_BEGAN}\b"
    rf"|\bsince\s+the\s+(?:start|beginning|outbreak|onset)\s+of\s+(?:[\w’'-]+\s+){{1,4}}?{WAR}\b"
    rf"|\b{WAR},?\s+(?:(?:which|that|has|since|,)\s+){{0,3}}{_BEGAN}\b"
    rf"|\b(?:\w+|\d+)-years?(?:-old|-long)?\s+(?:[\w-]+\s+)?{WAR}\b|\b(?:years|decades)\s+of\s+(?:\w+\s+)?{WAR}\b"
    rf"|\b{WAR}\s*(?:,[^,.;]{{1,90}},\s*|\s(?:in\s+(?:the\s+)?(?:[\w-]+\s+){{1,4}}?)?(?:that\s+|which\s+)?)(?:has|had|have)\s+(?:\w+ly\s+)?"
    rf"(?:so\s+far\s+)?(?:killed|claimed|left|cost|driven"
    r"|displaced|forced|uprooted|taken)\b"
    r"|\b(?:across|throughout)\s+the\s+(?:war|conflict|strife)-[a-z]+\s+(?:country|nation)\b"
    rf"|\b(?:toll|deaths?|killed|died|dead)\s+(?:from|in|of)\s+(?:(?:the|this)\s+)?(?:[\w-]+\s+)?(?:war|conflict)\b",
    re.IGNORECASE,
)
"""Words for a war as a whole, whose tolls are of its country ("since the war began", "the five-year conflict")."""
_BEFORE_WORLD = re.compile(rf"\b{_WORLD}\b[^.;,\d]{{0,60}}\Z", re.IGNORECASE)
"""Words for the world of which a number is told next ("people with the virus worldwide has fallen to")."""
_AFTER_WORLD = re.compile(rf"\b{_WORLD}\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?<!and )(?<!or )\belsewhere\b")


_SUPERLATIVE = re.compile(
    r"\b(?:first|only|most|worst|(?:dead|bloodi|larg|bigg|heavi|fierc|great|strong|high)\w*est)\b[^.;]*\Z",
    re.IGNORECASE,
)
"""Words before "since the war began" by which an occurrence is only measured ("the first blast since")."""
_OF_A_DAY = frozenset((Measure.PEOPLE_OTHER, Measure.OTHER, Measure.MONEY, Measure.PERCENT))
"""Measures of what is, and not of what a war has done so far."""
_WORLD_BODY = re.compile(
    r"\b(?:virus|strain|disease|epidemic|pandemic|flu)\s+has\s+(?:killed|infected|claimed)\b.{0,80}?"
    r"\b(?:World\s+Health\s+Organi[sz]ation|WHO)\b|"
    r"\b(?:World\s+Health\s+Organi[sz]ation|WHO|UNAIDS)\b.{0,80}?\b(?:toll|deaths|cases|infections|been\s+infected)\b",
    re.DOTALL,
)
"""A body of the world that counts the dead or the sick."""


_SUPERLATIVE_CHARACTERS = 90
_OF_ONE = word_set(
    "attack assault raid ambush bombing bombardment airstrike strike blast explosion bomb shooting massacre battle "
    "crash accident disaster earthquake quake tsunami storm hurricane typhoon cyclone flood landslide fire stampede "
    "siege sinking collapse eruption"
)
_LONG_TIME = re.compile(
    r"\b(?:so\s+far\s+this\s+(?:year|season)|this\s+year\s+alone|this\s+year[’']s\s+(?:monsoon|rains|rainy|season)"
    r"|since\s+the\s+(?:beginning|start)\s+of\s+(?:the|this)\s+year|(?:every|each|per)\s+year"
    rf"|since\s+(?:(?:19|20)\d\d|{any_of(MONTHS)})\b(?!\s+\d)"
    r"|(?:road|traffic|transport)\s+(?:accidents|crashes|deaths)"
    r"|in\s+(?:[\w-]+\s+){0,2}(?:accidents|attacks|clashes|crashes|fires|floods|raids|shootings|bombings|incidents)"
    r"\s+last\s+year|annually|(?:in|over)\s+the\s+(?:past|last)\s+(?:\w+\s+)?(?:years|decade|decades))\b",
    re.IGNORECASE,
)
_OF_AN_ILLNESS = re.compile(
    r"\b(?:died|dead|deaths|infected|cases|sick|ill)\b[^.;]{0,40}\b(?:virus|disease|epidemic|flu|cholera|measles|ebola|malaria"
    r"|dengue|meningitis|polio|infection|illness)\b",
    re.IGNORECASE,
)
"""Words for those whom a disease befell, who are counted in the whole country over a long time."""
_LEAST_TOTAL = 100
"""The least amount that adds up what happened in a country over a long time."""


_VIOLENCE = re.compile(
    r"\b(?:violence|fighting|unrest|bloodshed|hostilities|attacks|clashes)\s+(?:[\w’'-]+\s+){0,6}?(?:has|have)\s+"
    r"(?:\w+ly\s+)?(?:so\s+far\s+)?(?:killed|claimed|left|cost|driven|displaced|forced|uprooted|taken)\b",
    re.IGNORECASE,
)
"""What has done harm for a long time and in many places ("the violence has claimed 2,000 lives")."""
_LEAST_OF_VIOLENCE = 1_000
_MILLIONS = 2_000_000
"""So many people live in no single town of most countries."""
_LONG_PERIOD = timedelta(days=27)
"""The shortest time whose harm is a total."""
_OF_COUNTRIES = {Measure.KILLED: 10_000, Measure.DISPLACED: 1_000_000}
"""Amounts of harm that no town alone has."""
_SINCE = re.compile(
    r"\b(?:since|after|following)\s+(?:(?:the|a|an|its|his|their)\s+)?(?:[\w’'-]+\s+){0,3}?"
    r"(?:coup|invasion|takeover|revolution|occupation|intervention|truce|ceasefire|independence)\b",
    re.IGNORECASE,
)
"""What a country counts from ("since the military coup")."""
_ONCE = re.compile(
    rf"\b(?:years?|decades?)\s+(?:ago|earlier|before)\b|\b(?:19|20)\d\d\s+(?:[\w-]+\s+)?(?:{any_of(_OF_ONE)})\b"
    rf"|\b(?:the|an?|that|this)\s+(?:[\w-]+\s+){{0,3}}?(?:{any_of(_OF_ONE)})\b",
    re.IGNORECASE,
)
"""One occurrence, whose harm is no total, however long ago it was ("the 2004 tsunami", "a bombing")."""


class Extent(StrEnum):
    """How far a figure reaches by the words of its sentence.

    ``WAR`` is as far as the war of the sentence. ``WORLD_BODY`` is the world, unless the sentence names a place.
    """

    WORLD = "world"
    WORLD_BODY = "world_body"
    ELSEWHERE = "elsewhere"
    COUNTRY = "country"
    WAR = "war"


def extent(text: str, sentence: tuple[int, int], figure: Figure, following: int) -> Extent | None:
    """The extent of a figure of a sentence; ``None`` if the words say nothing of it.

    ``following`` is where the next figure begins: the words after it are its own.
    """
    stop = min(following, sentence[1])
    if (
        _OPENS_WITH_WORLD.match(text, sentence[0])
        or _BEFORE_WORLD.search(text[sentence[0] : figure.start])
        or _is_of_world(text, figure.end, stop)
    ):
        return Extent.WORLD
    if _ELSEWHERE.search(text, figure.end, stop):
        return Extent.ELSEWHERE
    if figure.measure not in _OF_A_DAY and names_war(text, *sentence):
        return Extent.WAR
    if _COUNTRY.search(text, *sentence):
        return Extent.COUNTRY
    if _WORLD_BODY.search(text, *sentence):
        return Extent.WORLD_BODY
    return Extent.COUNTRY if _is_total(text, sentence, figure) else None


def is_of_country_before(text: str, figure: Figure, start: int, place: Place) -> bool:
    """Whether words for the whole country stand between a figure and a later place.

    "143 died across the nation, says a report that leaves out X". The sentence begins at offset ``start``.
    """
    if place.start < figure.start:
        return False
    if _BEFORE_PLACE.search(text, figure.end, place.start):
        return True
    return _AND_HURT.search(text[start : figure.start]) is not None


def _is_of_world(text: str, start: int, stop: int) -> bool:
    """Whether words for the world follow a figure, and do not only measure something else ("the worst worldwide")."""
    world = _AFTER_WORLD.search(text, start, stop)
    return world is not None and _SUPERLATIVE.search(text, start, world.start()) is None


def names_war(text: str, start: int, end: int) -> bool:
    """Whether words for a war as a whole stand between two offsets."""
    wars = _WAR_AT_ALL.finditer(text, start, end)
    return any(
        _SUPERLATIVE.search(text, max(start, war.start() - _SUPERLATIVE_CHARACTERS), war.start()) is None
        for war in wars
    )


def _is_total(text: str, sentence: tuple[int, int], figure: Figure) -> bool:
    """Whether a figure adds up the harm of a long time, or more than one occurrence does: it is of a country."""
    amount = figure.value or figure.min or 0
    if amount < _LEAST_TOTAL:
        return _OF_AN_ILLNESS.search(text, *sentence) is not None and _LONG_TIME.search(text, *sentence) is not None
    if _LONG_TIME.search(text, *sentence) is not None:
        return True
    if figure.measure is Measure.PEOPLE_OTHER and amount >= _MILLIONS:
        return True
    if amount >= _LEAST_OF_VIOLENCE and _VIOLENCE.search(text, sentence[0], figure.end):
        return True
    is_added = figure.measure.nature is Nature.HARM or figure.measure is Measure.ATTACKS
    if not is_added or _ONCE.search(text, *sentence) is not None:
        return False
    if amount >= _OF_COUNTRIES.get(figure.measure, math.inf) or _SINCE.search(text, *sentence) is not None:
        return True
    day = figure.date
    return day is not None and day.end - day.start >= _LONG_PERIOD
