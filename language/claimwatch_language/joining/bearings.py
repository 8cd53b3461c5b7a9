"""What the words around a place say of it: something happens there, or the place is only named, or neither."""

import re
from collections.abc import Sequence

from claimwatch_contracts.base import Span
from claimwatch_language.joining.bearing_kinds import Bearing
from claimwatch_language.joining.elsewhere import (
    acts_abroad,
    came_from,
    had_fled,
    is_adjective,
    is_elsewhere,
    is_of_hospital,
    is_partly_there,
)
from claimwatch_language.joining.governors import WORD, governed_bearing
from claimwatch_language.joining.happenings import HAPPENING_NOUNS, HAPPENING_WORDS
from claimwatch_language.names.bodies import STATE_BODIES
from claimwatch_language.saying.speech import SPEECH, SPOKE
from claimwatch_language.wordlists import word_set

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
_WHERE = re.compile(r",?\s+where\s+(?!he\b|she\b|they\b)")
_ON_THE_WAY = re.compile(
    r"\b(?:on|along)\s+(?:the|a)\s+(?:\w+\s+)?(?:road|highway|motorway)\s+(?:from|between)\s+(?:\w+\s+)?\Z"
)
"""Words before the first end of a road on which something happened."""
_CLOSE_BY = re.compile(
    r"\b(?:struck|hit|occurred|happened|crashed|sank|exploded|fell|cent(?:red|ered))\s+(?:(?:about|around"
    r"|some|just)\s+)?[\d.,]+\s*(?:km|kms|kilomet(?:er|re)s?|miles?)\s+(?:\(?[^()]{0,20}\)\s+)?(?:[a-z-]+\s+)?(?:of"
    r"|from)\s+(?:\w+\s+){0,5}\Z"
    r"|\b(?:shortly|minutes|seconds|moments|soon|just|immediately|right)\s+after\s+(?:it\s+|they\s+)?(?:had\s+)?"
    r"(?:taking\s+off|took\s+off|taken\s+off|take-?off|leaving|departing|departure)\s+(?:from\s+)?(?:the\s+)?(?:\w+\s+of\s+)?\Z"
)
"""Words before the place beside which something happened ("struck 15 km north of X")."""
_ROAD = re.compile(r"\b(?:road|highway|motorway|expressway|bridge)$", re.IGNORECASE)
_LEFT = re.compile(r"\b(?:left|leaving|leave)\s+(?:the\s+)?\Z")
"""A road, which a vehicle leaves where it comes to harm ("left the Orun Highway in X")."""
_BORDER_OF = re.compile(r"\b(?:borders?|frontier)\s+of\s+(?:the\s+)?\Z")
"""Words before a country of which only the border is meant ("a post near the border of X")."""
_ON_BORDER = re.compile(r"\b(?:on|at|along|astride)\s+the\s+(?:borders?|frontier)\s+of\s+(?:the\s+)?\Z")
_AND = re.compile(r"\s+and\s+[A-Z]")
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
_OWN_HAPPENING = re.compile(rf"[’']s?\s+(?:[a-z-]+\s+){{0,3}}(?:{'|'.join(sorted(HAPPENING_NOUNS))})\b")
"""After a place whose own happening is told of ("the toll from X's cholera epidemic")."""
_OWN_DEED = re.compile(
    rf"\s+(?:say|says|{'|'.join(sorted(SPEECH | SPOKE))})\s+(?:that\s+)?(?:they|it)"
    r"\s+(?:have|has|had|are|were|is|was|[a-z]+ed)\b"
)
"""After the place of those who tell what they did ("officials in X say they have evacuated …")."""
_BORDER_AFTER = re.compile(r"(?:[’']s)?\s+(?:border|frontier)\b")
"""After a country of which only the border is meant ("in the hills near the Pakistan border")."""
_NATION_AFTER = re.compile(r"\s+(?:[a-z-]+\s+){0,2}(?:nation|country|archipelago|kingdom)\b")
"""After a part of the world that describes a country ("the Horn of Africa nation")."""
_RIVER_AFTER = re.compile(
    r"\s+(?:[Rr]iver(?:\s+|$))?(?:flooding|floods?|basin|flood\s?plains?|delta|bridge|crossing)\b|\s+river\b"
)
"""After a river, whose name is not where somebody came to harm ("the toll of the X River flooding")."""
_DEED_ABROAD = re.compile(
    r"\s+(?:[a-z-]+\s+){0,2}?(?:air-?strikes?|strikes?|air\s+raids?|raids?|bombardments?|bombings?|drones?|missiles?"
    r"|shelling|operations?|offensive|invasion|sanctions|embargo)\b"
)
"""Words after the short name of a state that does harm abroad ("a US drone strike")."""
_OF_A_CLUB = re.compile(
    r"\s+(?:[a-z-]+\s+){0,2}?(?:(?:club|side|rivals|team|coach|captain)\s+(?!\w+day\b)(?=[A-Z])|(?:newspaper|daily|tabloid|broadcaster|company|firm|businessman"
    r"|businesswoman|lawyer|striker|midfielder|defender|goalkeeper|fans)\b)"
)
"""After a town: a club, a firm or a person of the town, who may be anywhere ("Cairo club Al-Ahly")."""
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
_IN_CHARGE_AFTER = re.compile(
    r"(?:[’']s)?\s+(?:(?:state|province|provincial|city|town|district|county|region|regional|deputy|acting|health"
    r"|police|local)\s+){0,2}(?:mayor|governor|commissioner|magistrate|prefect|chief|commander|superintendent"
    r"|administrator|minister|council|municipality)\b"
)
"""Those in charge of a place, after the place ("X mayor Jane Roe", "X's health minister")."""
_LEADER_AFTER = re.compile(
    r"[’']s?\s+(?:[a-z-]+\s+){0,2}(?:mayor|governor|ruler|president|king|leader|bishop|archbishop|imam)\b"
    r"|\s+(?:Mayor|Governor|Bishop|Archbishop)\s+[A-Z]"
)
"""Somebody who leads a place, after the place, and who does not speak ("X's popular mayor was held")."""
_OPENS_IN = re.compile(r"\s*(?:in|from)\s+(?:the\s+capital,?\s+)?\Z", re.IGNORECASE)
_OUTLET_AFTER = re.compile(
    r",?\s+(?:the\s+)?[^.;,]{0,50}\b(?:TV|television|radio|news\s+agency|agency|newspaper|daily|channel|media)"
    rf"\s+(?:{'|'.join(sorted(SPEECH | SPOKE))})\b"
)
"""An outlet that speaks in the place that opens a sentence ("In the capital, X, a TV channel reported")."""
_AFTERMATH = re.compile(
    r"\b(?:g[ai]ve[ns]?\s+(?:him|her|them)sel(?:f|ves)\s+up|surrender(?:ed|s)|(?:was|were|been)\s+"
    r"(?:later\s+)?(?:arrested|caught|captured|charged|questioned|tried|suspended)|(?:news|press)\s+conference"
    r"|told\s+(?:reporters|journalists)|(?:figures?|toll|count|numbers?|report|list|statement|findings)\s+"
    r"(?:[\w-]+\s+){0,4}?(?:given|published|released|presented|issued|announced)"
    r"|inaugurat\w+|laid\s+the\s+foundation\w*|anchored|docked)\b(?:(?!\b(?:after|following|over)\b)[^,.;]){0,40}?\s(?:in|at|near)\s+"
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


def bearing(text: str, place: Span, end: int, floor: int, speakers: Sequence[Span], is_country: bool) -> Bearing:
    """What the sentence that begins at offset ``floor`` says of a place: the first of a cluster, named by ``place``.

    The cluster ends at offset ``end``. ``speakers`` are the sources of the attributions. A source that begins at the
    place and after a locative word does not count ("in X the ministry said").
    """
    before = text[max(floor, place.start - _BEFORE_CHARACTERS) : place.start]
    if _CLOSE_BY.search(before) or (_LEFT.search(before) and _ROAD.search(text[place.start : place.end])):
        return Bearing.LOCATIVE
    if _ON_THE_WAY.search(before):
        return Bearing.BARE
    if is_elsewhere(text, before, end):
        return Bearing.ASIDE
    if is_country and _BORDER_OF.search(before):
        is_between = _ON_BORDER.search(before) is not None and _AND.match(text, place.end) is not None
        return Bearing.LOCATIVE if is_between else Bearing.ASIDE
    if is_partly_there(before):
        return Bearing.BARE
    if is_of_hospital(before):
        return Bearing.AFTERMATH
    if had_fled(before) or came_from(before):
        return Bearing.ORIGIN
    governed = governed_bearing(before)
    if governed is Bearing.BARE and _COUNTS.match(text, end) and not _OF_A_BODY.search(before):
        return Bearing.SPOKEN_FOR
    if _SPOKEN_FROM.search(before) and _OWN_DEED.match(text, end):
        return Bearing.SPOKEN_FOR
    speaking = [speaker for speaker in speakers if speaker.overlaps(place) and not _is_told_of(text, speaker, place)]
    if any(speaker.start < place.start for speaker in speaking) or (speaking and governed is not Bearing.LOCATIVE):
        if _WHERE.match(text, end):
            return Bearing.LOCATIVE
        is_led = not is_country and _IN_CHARGE_AFTER.match(text, end) is not None
        return Bearing.SPOKEN_FOR if is_led else _of_speaker(before)
    if _LEADER_AFTER.match(text, end) or (
        _OPENS_IN.fullmatch(text, floor, place.start) and _OUTLET_AFTER.match(text, end)
    ):
        return Bearing.ASIDE
    if governed in (Bearing.LOCATIVE, Bearing.BARE) and _is_aftermath(text, before, end, floor, place):
        return Bearing.AFTERMATH
    if is_adjective(text[place.start : place.end], text, end) and _DEED_ABROAD.match(text, end):
        return Bearing.ASIDE
    if _NATION_AFTER.match(text, end) or _RIVER_AFTER.match(text, end):
        return Bearing.ASIDE
    if not is_country and _OF_A_CLUB.match(text, end):
        return Bearing.ASIDE
    if is_country and _BORDER_AFTER.match(text, end):
        return Bearing.BARE
    is_doer = is_adjective(text[place.start : place.end], text, end) or (is_country and acts_abroad(text, end))
    if is_doer and governed is not Bearing.LOCATIVE:
        return Bearing.ASIDE
    if (is_country or governed is not Bearing.LOCATIVE) and _BODY_AFTER.match(text, end):
        return Bearing.ASIDE
    if governed is Bearing.ORIGIN and _OWN_HAPPENING.match(text, end):
        return Bearing.LOCATIVE
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
    words = WORD.findall(text, clause.end(), place.start) if clause else ()
    return any(word in HAPPENING_WORDS for word in words)


def _names_happening(text: str, end: int, is_country: bool) -> bool:
    """Whether the place stands before a noun of what happened, or of a site ("a Homs bus crash", "a Lagos hotel")."""
    match = _NOUNS_AFTER.match(text, end)
    if match is None or is_country:
        return False
    return any(word.casefold() in _OF_HAPPENINGS for word in match.group().split())
