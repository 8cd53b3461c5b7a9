"""What the words around a place say of it: something happens there, or the place is only named, or neither."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto

from claimwatch_contracts.base import Span
from claimwatch_language.areas import AREAS, with_plurals
from claimwatch_language.calendar import WEEKDAYS
from claimwatch_language.joining.elsewhere import acts_abroad, is_adjective, is_elsewhere, is_outdone, is_partly_there
from claimwatch_language.joining.happenings import HAPPENING_NOUNS, HAPPENING_WORDS
from claimwatch_language.names.bodies import STATE_BODIES
from claimwatch_language.names.countries import countries
from claimwatch_language.saying.speech import SPEECH, SPOKE
from claimwatch_language.wordlists import word_set


class Bearing(Enum):
    """What the words around a place say of the place."""

    LOCATIVE = auto()
    """Something happens there: "in X", "near the town of X", "struck X", "the siege of X"."""
    LEFT = auto()
    """Somebody is no longer there, who may have come to harm elsewhere: "left X", "evacuated from X"."""
    ORIGIN = auto()
    """Somebody or something comes from there: "a visitor from X"."""
    SPOKEN_FOR = auto()
    """Somebody in charge there, or from there, speaks of what happened: "the governor of X said"."""
    AFTERMATH = auto()
    """What follows something that happened elsewhere goes on there: "gave himself up in X", "prayers in X"."""
    BARE = auto()
    """The place is only named: "X has 12 hospitals", "sent aid to X"."""
    ASIDE = auto()
    """Nothing counted happens there: a speaker is there, a road or a border leads there, or somebody was born there."""


_LOCATIVE = word_set(
    "in at near on around outside inside across within throughout over into off between beside along amid through "
    "hit hits hitting struck strikes striking targeted targeting shelled shelling bombed bombing pounded pounding "
    "bombarded rocked shook devastated attacked raided stormed besieged flooded ravaged battered flattened swept "
    "reached entered shakes rocks batters pounds shells bombs raids storms besieges floods ravages "
    "devastates sweeps slams lashes pummels attack grips"
)
_AREAS = with_plurals(AREAS.keys() - {"country", "nation"}) | word_set(
    "area areas outskirts countryside centre center part parts side edge stronghold enclave bastion border heart "
    "department island coast banks valley quarter quarters east west north south northeast northwest "
    "southeast southwest vicinity rest most half"
)
_PASSED_OVER = word_set(
    "the a an its northern southern eastern western central northeastern northwestern southeastern southwestern "
    "north-eastern north-western south-eastern south-western upper lower greater rural old downtown nearby coastal "
    "new all and or several both mainly neighbouring neighboring"
)
_JOINING = frozenset(("and", "or"))
"""Words that join a place to other places. What they join to another noun has no share in its preposition."""
_OF_A_NATION = frozenset(word.casefold() for country in countries() for word in country.adjectives)
"""Adjectives before the noun of an area ("the Sudanese town of X"), which are passed over as well."""
_OF_PEOPLE = {
    **dict.fromkeys(
        word_set("native natives national nationals citizen citizens king leader flag men women sons daughters"),
        Bearing.ASIDE,
    ),
    **dict.fromkeys(
        word_set(
            "mayor governor head chief residents people inhabitants government officials members fans supporters "
            "students graduates workers soldiers officers police"
        ),
        Bearing.BARE,
    ),
}
_DEPARTS = word_set("left leaving leave fled fleeing flee")
_LEADS = word_set("way road route heading bound highway headed return returned fly flew flown flight en")
_BESIDE = word_set("close next adjacent")
_BORDERS = word_set("border borders frontier")
_SPEECH = SPOKE | word_set("say reporters speaking")
_STOPS = (
    _SPEECH
    | frozenset(WEEKDAYS)
    | word_set(
        "that which who whom whose when while where if because as but than according is are was were be been has have "
        "had will would since until before after this last next every today yesterday"
    )
)
_TOWARDS = (dict.fromkeys(_LEADS, Bearing.ASIDE) | dict.fromkeys(_BESIDE, Bearing.LOCATIVE), Bearing.BARE)
_GOVERNORS: dict[str, tuple[Mapping[str, Bearing | None], Bearing]] = {
    "of": (_OF_PEOPLE | dict.fromkeys(_AREAS), Bearing.LOCATIVE),
    "with": (dict.fromkeys(_BORDERS, Bearing.ASIDE), Bearing.BARE),
    **dict.fromkeys(("to", "toward", "towards"), _TOWARDS),
    **dict.fromkeys(_LOCATIVE, (dict.fromkeys(_SPEECH, Bearing.ASIDE), Bearing.LOCATIVE)),
}
"""What each word before a place says of it, after certain words and otherwise. ``None`` leaves it to earlier words."""
_REMOVED = re.compile(
    r"\b(?:rescu\w+|evacuat\w+|pull\w*|recover\w*|retriev\w+|withdr\w+|fle[de]\w*|flee\w*|driv\w+|drove"
    r"|displac\w+|deport\w+|expel\w*|releas\w+|uproot\w+|remov\w+|abduct\w+|kidnap\w+|exhum\w+|disappear\w*|missing"
    r"|kilomet\w+|km|miles?|away|far|taken|seized|report\w*)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_DEPARTED = re.compile(
    r"\b(?:evacuat\w+|withdr\w+|fle[de]\w*|flee\w*|deport\w+|expel\w*|uproot\w+|bussed|bused)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_SPEAKS_AFTER = re.compile(
    rf",?\s+(?:(?:also|later|have|has|had)\s+)?(?:heard|ruled|estimate|issued|released|published|detected"
    rf"|{'|'.join(sorted(SPEECH))})\b"
)
_SPOKEN_FROM = re.compile(r"\b(?:in|at|of|from)\s+\Z")
_BODIES = "|".join(STATE_BODIES).replace(" ", r"\s+")
_BODY_AFTER = re.compile(
    rf"\s+(?:{_BODIES}|forces|troops|soldiers|officials?|authorities|embassy|defen[cs]e|foreign|interior|intelligence"
    r"|aircraft|jets|warplanes|(?:vice[ -])?president|prime\s+minister|secretary|minister|senators?|house|senate"
    r"|congress\w*|ambassador|diplomatic|consular|consulate|compound|mission|citizens?|nationals?|warships?"
    r"|airliner)\b",
    re.IGNORECASE,
)
"""After a place that is only named: a body that belongs to the place and may act elsewhere ("the U.S. military")."""
_SUFFERS = re.compile(
    r",?\s+where\b|\s+(?:(?:ha[sd]|have)\s+)?(?:suffered|saw|seen|witnessed|experienced|endured)\b"
    r"|\s+(?:was|were|is|(?:ha[sd]|have)\s+been)\s+(?:\w+ly\s+)?(?:hit|struck|rocked|shaken|attacked|bombed|bombarded"
    r"|shelled|raided|flooded|battered|devastated|swept|pounded|ravaged|targeted|besieged|stormed)\b"
)
"""Words after a place by which something happens there ("X, where", "X suffered", "X was hit by")."""
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*|[^\w\s]")
_REFERENCE = re.compile(
    r"\b(?:km|kms|kilomet(?:er|re)s?|miles?)\)?(?:\s+[\w-]+)?\s+(?:of|from)\s+(?:\w+\s+){0,5}\Z"
    r"|\b(?:than|unlike|like|as)\s+(?:in\s+)?(?:the\s+)?\Z"
    r"|\b(?:felt|heard|visible)\s+(?:[\w-]+\s+){0,4}(?:in|across|as)\s+(?:the\s+)?\Z"
    r"|\bnone\s+of\s+(?:them|whom|these|those)\s+(?:in|at|from)\s+(?:the\s+)?\Z"
    r"|\b(?:born|raised|educated|based|studied|grew\s+up)\s+in\s+(?:\w+\s+){0,3}\Z"
    r"|\b(?:taken\s+off|took\s+off|launched|fired|flew|flown|flying|sailed|set\s+(?:out|sail))\s+from\s+(?:the\s+)?"
    r"(?:\w+\s+){0,3}\Z"
    r"|\b(?:road|roads|route|highway|flight|railway|border)(?:\s+(?:crossing|post|gate))?\s+(?:from|to|between|with)"
    r"\s+(?:(?!(?:in|at|on|near)\b)\w+\s+){0,3}\Z",
    re.IGNORECASE,
)
"""Words before a place that only locates another place, ends a road or is somebody's home ("15 km north of X")."""
_MOVING_ELSEWHERE = re.compile(
    r"\bas\s+(?:[\w-]+\s+){1,4}?(?:advanc|push|clos|march|head|mov|near|approach)(?:e[ds]|ed|es|s|ing|e)?\b[^,.;]*\Z"
    r"|\b(?:entering|crossing\s+into|about\s+to\s+enter)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
"""Words before a place to which somebody moves while harm is done ("as fighters advanced towards X")."""
_ONE_OF = re.compile(r"\bone\s+of\s+(?:the\s+)?\Z", re.IGNORECASE)
_SUPERLATIVE = re.compile(r"[’']s?\s+(?:(?:second|third)[ -])?(?:\w+est|most|main|major|leading|few)\b")
_HISTORY = re.compile(r"(?:[’']s?)?\s+(?:recent\s+|modern\s+)?history\b")
_ON_THE_WAY = re.compile(
    r"\b(?:on|along)\s+(?:the|a)\s+(?:\w+\s+)?(?:road|highway|motorway)\s+(?:from|between)\s+(?:\w+\s+)?\Z"
)
"""Words before the first end of a road on which something happened."""
_CLOSE_BY = re.compile(
    r"\b(?:struck|hit|occurred|happened|crashed|sank|exploded|fell|cent(?:red|ered))\s+(?:(?:about|around"
    r"|some|just)\s+)?[\d.,]+\s*(?:km|kms|kilomet(?:er|re)s?|miles?)\s+(?:\(?[^()]{0,20}\)\s+)?(?:[a-z-]+\s+)?(?:of"
    r"|from)\s+(?:\w+\s+){0,5}\Z"
)
"""Words before the place beside which something happened ("struck 15 km north of X")."""
_TRIP = re.compile(
    r"\b(?:en\s+route|flights?|bound|travel\w*|trips?|journey|voyage|sail\w*|head(?:ed|ing))\b"
    r"[^.;,]{0,60}\b(?:to|for|from)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
"""Words before the ends of a journey ("a flight from X to Y", "bound for X")."""
_HOME = re.compile(r"\b[A-Z][\w’'-]+\s+(?P<name>[A-Z][\w’'-]+),?\s+(?:\d{1,3},\s+)?of\s+\Z")
"""A person's name before the person's home ("Sergeant Paul Dray of X")."""
_BELONGING = re.compile(
    r"(?:-|\s+)(?:bound|based|registered|flagged|born|native|owned|licen[cs]ed|plates?|number\s+plates?"
    r"|licen[cs]e\s+plates?)\b",
    re.IGNORECASE,
)
"""Words after a place by which something elsewhere belongs to the place ("a van with X plates", "X-bound")."""
_NOUNS_AFTER = re.compile(r"(?:\s+[a-z][a-z-]+){1,3}")
_SITES = word_set(
    "nightclub club bar cafe restaurant hotel resort cinema theatre theater screening school college university church "
    "mosque synagogue temple market mall supermarket hospital clinic factory mine prison jail airport station stadium "
    "festival concert beach apartment"
)
"""Nouns of sites that a place's name before them locates ("an Orlando nightclub")."""
_DOERS = word_set("attacker attackers bomber bombers gunman gunmen shooter shooters hijackers killer killers")
"""Nouns of those who did what happened at the place named before them ("the Paris attackers")."""
_OF_HAPPENINGS = HAPPENING_NOUNS | _SITES | _DOERS
_RELATIVE = re.compile(r"\b(?:who|whose|whom|where|which)\b")
_LOCAL_SPEAKER = re.compile(
    r"\b(?:hospital|clinic|morgue|residents?|villagers|fire\s+(?:chief|brigade|service))\b[^,.;]{0,40}\Z", re.IGNORECASE
)
"""Speakers who speak of what happens around them ("doctors at the hospital in X")."""
_IN_CHARGE = re.compile(
    r"\b(?:mayor|governor|commissioner|magistrate|prefect|police\s+chief|superintendent|administrator"
    r"|medical\s+officer|council|municipality|(?:district|local|provincial|county|health)\s+(?:head|chief"
    r"|officials?|officer|authorit(?:y|ies)|director(?:ate)?))"
    r"\s+(?:of|for|in)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}\Z",
    re.IGNORECASE,
)
"""Those in charge of a place, before the place ("the deputy commissioner of X")."""
_AFTERMATH = re.compile(
    r"\b(?:g[ai]ve[ns]?\s+(?:him|her|them)sel(?:f|ves)\s+up|surrender(?:ed|s)|(?:was|were|been)\s+"
    r"(?:later\s+)?(?:arrested|caught|captured|charged|questioned|tried|suspended)|(?:news|press)\s+conference"
    r"|told\s+(?:reporters|journalists)|(?:figures?|toll|count|numbers?|report|list|statement|findings)\s+"
    r"(?:[\w-]+\s+){0,4}?(?:given|published|released|presented|issued"
    r"|announced)|inaugurat\w+|laid\s+the\s+foundation\w*|anchored|docked)\b[^,.;]{0,40}?\s(?:in|at|near)\s+"
    r"(?:\w+\s+){0,2}\Z",
    re.IGNORECASE,
)
"""What follows something that happened elsewhere, before the place where it goes on."""
_BROUGHT = re.compile(
    r"\band\s+(?:(?:were|was|had\s+been|later)\s+){1,2}(?:taken|rushed|transferred|airlifted|referred|brought|moved"
    r"|ferried)\s+(?:by\s+\w+\s+)?to\s+(?:\w+\s+){0,4}?(?:in\s+|of\s+)?"
    r"(?:the\s+)?(?:\w+\s+of\s+)?\Z"
)
"""Words before the place to which those of whom more is told were brought ("have burns and were taken to X")."""
_PRAYERS = re.compile(
    r",?\s+(?:[\w-]+\s+){0,3}(?:prayers|vigils?|ceremon(?:y|ies)|rallies|rall(?:y|ied)|flags?|talks|parades?|schools)\s"
    r"[^.;]{0,40}\b(?:held|flew|observed|lowered|closed|gathered)\b",
    re.IGNORECASE,
)
"""Words after a place that opens a sentence on mourning or talks ("In X prayers were held")."""
_COUNTS = re.compile(
    r"\s+(?:province\s+|district\s+|state\s+)?(?:(?:has|have|had)\s+)?(?:reports?|reported|recorded|registered"
    r"|confirmed|counted|logged)\s+(?:at\s+least\s+|about\s+|some\s+|more\s+than\s+|another\s+)?[\d\w]"
)
"""Words after a country or a region that counts what happened in it ("X has reported 130 cases")."""
_OF_A_BODY = re.compile(r"\b(?:of|in|at|for|from|the)\s+\Z")
_OPENS = re.compile(r"\s*(?:in|at)\s+\Z", re.IGNORECASE)
_BEFORE_CHARACTERS = 90
_MOST_UNKNOWN = 2
"""The most words outside all lists between a preposition and its place ("in the war-torn, hilly X")."""


def bearing(text: str, place: Span, end: int, floor: int, speakers: Sequence[Span], is_country: bool) -> Bearing:
    """What the sentence that begins at offset ``floor`` says of a place: the first of a cluster, named by ``place``.

    The cluster ends at offset ``end``. ``speakers`` are the sources of the attributions. A source that begins at the
    place and after a locative word does not count ("in X the ministry said").
    """
    before = text[max(floor, place.start - _BEFORE_CHARACTERS) : place.start]
    if _CLOSE_BY.search(before):
        return Bearing.LOCATIVE
    if _ON_THE_WAY.search(before):
        return Bearing.BARE
    if _REFERENCE.search(before) or _TRIP.search(before) or _is_home(before) or _BELONGING.match(text, end):
        return Bearing.ASIDE
    if _MOVING_ELSEWHERE.search(before) or _is_compared(text, before, end):
        return Bearing.ASIDE
    if is_elsewhere(before):
        return Bearing.ASIDE
    if is_partly_there(before):
        return Bearing.BARE
    governed = _governed(before)
    if governed is Bearing.BARE and _COUNTS.match(text, end) and not _OF_A_BODY.search(before):
        return Bearing.SPOKEN_FOR
    speaking = [speaker for speaker in speakers if speaker.overlaps(place) and not _is_told_of(text, speaker, place)]
    if any(speaker.start < place.start for speaker in speaking) or (speaking and governed is not Bearing.LOCATIVE):
        return _of_speaker(before)
    if governed in (Bearing.LOCATIVE, Bearing.BARE) and _is_aftermath(text, before, end, floor, place):
        return Bearing.AFTERMATH
    is_doer = is_adjective(text[place.start : place.end], text, end) or (is_country and acts_abroad(text, end))
    if is_doer and governed is not Bearing.LOCATIVE:
        return Bearing.ASIDE
    if (is_country or governed is not Bearing.LOCATIVE) and _BODY_AFTER.match(text, end):
        return Bearing.ASIDE
    if governed is Bearing.BARE and (_SUFFERS.match(text, end) or _names_happening(text, end, is_country)):
        return Bearing.LOCATIVE
    if _SPOKEN_FROM.search(before) and _SPEAKS_AFTER.match(text, place.end):
        return Bearing.SPOKEN_FOR if _IN_CHARGE.search(before) else Bearing.ASIDE
    return governed


def _of_speaker(before: str) -> Bearing:
    """The bearing of a place in the words for a speaker, by the words before the place."""
    if _IN_CHARGE.search(before):
        return Bearing.SPOKEN_FOR
    return Bearing.BARE if _LOCAL_SPEAKER.search(before) else Bearing.ASIDE


def _is_aftermath(text: str, before: str, end: int, floor: int, place: Span) -> bool:
    """Whether something follows there what happened elsewhere. The sentence begins at offset ``floor``."""
    if _AFTERMATH.search(before) or _BROUGHT.search(before):
        return True
    return _OPENS.fullmatch(text, floor, place.start) is not None and _PRAYERS.match(text, end) is not None


def _is_told_of(text: str, speaker: Span, place: Span) -> bool:
    """Whether a clause on the speaker says what happened in a place ("a widow, whose husband died in X, said")."""
    clause = _RELATIVE.search(text, speaker.start, place.start)
    words = _WORD.findall(text, clause.end(), place.start) if clause else ()
    return any(word in HAPPENING_WORDS for word in words)


def _is_compared(text: str, before: str, end: int) -> bool:
    """Whether a place only tells how large or grave something is ("one of X's largest", "in X history")."""
    if is_outdone(text, before, end):
        return True
    return _HISTORY.match(text, end) is not None or bool(_ONE_OF.search(before) and _SUPERLATIVE.match(text, end))


def _is_home(before: str) -> bool:
    person = _HOME.search(before)
    return person is not None and person["name"].casefold() not in _AREAS | HAPPENING_NOUNS


def _names_happening(text: str, end: int, is_country: bool) -> bool:
    """Whether the place stands before a noun of what happened, or of a site ("a Homs bus crash", "a Lagos hotel")."""
    match = _NOUNS_AFTER.match(text, end)
    if match is None or is_country:
        return False
    return any(word.casefold() in _OF_HAPPENINGS for word in match.group().split())


def _bearing_from(before: str) -> Bearing:
    """The bearing of a place after "from", by the words before "from"."""
    if _DEPARTED.search(before):
        return Bearing.LEFT
    return Bearing.LOCATIVE if _REMOVED.search(before) else Bearing.ORIGIN


def _governed(before: str) -> Bearing:
    """The bearing by the governing word: the nearest word before the place that has a bearing."""
    going_back = [match.group() for match in _WORD.finditer(before)][::-1]
    unknown, joined = 0, False
    for position, word in enumerate(going_back):
        low = word.casefold()
        joined |= low in _JOINING
        following = going_back[position + 1].casefold() if position + 1 < len(going_back) else ""
        if low == "from":
            return _bearing_from(before.rpartition(word)[0])
        if low in _DEPARTS:
            return Bearing.LEFT
        if low in _GOVERNORS:
            exceptions, otherwise = _GOVERNORS[low]
            found = exceptions.get(following, otherwise)
            if found is not None:
                return found
        elif low not in _PASSED_OVER and low not in _AREAS and low not in _OF_A_NATION and "-" not in low:
            unknown += 1
            if joined or low in _STOPS or not word[0].islower() or unknown > _MOST_UNKNOWN:
                return Bearing.BARE
    return Bearing.BARE
