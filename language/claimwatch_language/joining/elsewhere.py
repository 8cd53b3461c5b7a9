"""Words around a place by which what is told happened elsewhere: journeys, homes, speeches, refuges, records, gifts."""

import re

from claimwatch_contracts.base import Span
from claimwatch_language.joining.governors import AREA_NOUNS
from claimwatch_language.joining.happenings import HAPPENING_NOUNS
from claimwatch_language.number_words import NUMBER_WORD

_REFERENCE = re.compile(
    r"\b(?:km|kms|kilomet(?:er|re)s?|miles?)\)?(?:\s+[\w-]+)?\s+(?:of|from)\s+(?:\w+\s+){0,5}\Z"
    r"|,\s+(?:which\s+lies\s+|(?:mid|half)way\s+|on\s+the\s+(?:main\s+)?road\s+)?between\s+(?:the\s+)?(?:[a-z-]+\s+of\s+)?\Z"
    r"|\bahead\s+of\s+(?:the\s+)?\Z|\b(?:than|unlike|like|as)\s+(?:in\s+)?(?:the\s+)?\Z"
    r"|\b(?:felt|heard|visible)\s+(?:[\w-]+\s+){0,4}(?:in|across|as)\s+(?:the\s+)?\Z"
    r"|\bnone\s+of\s+(?:them|whom|these|those)\s+(?:in|at|from)\s+(?:the\s+)?\Z"
    r"|\b(?:resembl\w+|modell?ed\s+(?:on|after)|likened\s+to|nicknamed|dubbed|inspired\s+by|in\s+the\s+(?:image|style)\s+of|(?:replica|copy|version)\s+of)"
    r"\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}\Z"
    r"|\b(?:born|raised|educated|based|studied|grew\s+up|lives|exiled|in\s+exile|now\s+living|settled)\s+in\s+(?:\w+\s+){0,3}\Z"
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
_TRIP = re.compile(
    r"\b(?:left\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?\s+for\s+(?:the\s+)?\Z|(?:en\s+route|flights?|bound|travel\w*|trips?|journey|voyage|sail\w*|head(?:ed|ing))\b"
    r"[^.;,]{0,60}\b(?:to|for|from)\s+(?:the\s+)?\Z)",
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
_SOME_WAY_OFF = re.compile(
    r",\s+(?:about\s+|some\s+|around\s+|more\s+than\s+)?[\d.,]+\s*(?:km|kms|kilomet(?:er|re)s?|miles?)\s+(?:\([^()]{0,20}\)\s+)?"
    r"(?:away(?!\s+from)|to\s+the\s+(?:north|south|east|west))"
)
"""Words after a place that lies some way off from where things happen ("ash fell on X, 40 km away")."""
_ONE_OF = re.compile(r"\bone\s+of\s+(?:the\s+)?\Z", re.IGNORECASE)
_SUPERLATIVE = re.compile(r"[’']s?\s+(?:(?:second|third)[ -])?(?:\w+est|most|main|major|leading|few)\b")
_HISTORY = re.compile(r"(?:[’']s?)?\s+(?:recent\s+|modern\s+)?history\b")
_SPEAKING_AT = re.compile(
    r"\b(?:news|press)\s+(?:conference|briefing)s?\s+(?:held\s+)?(?:in|at|outside)\s+(?:the\s+)?(?:capital,?\s+)?\Z"
    r"|\b(?:told|telling|tells)\s+(?:(?:the|a|an|his|her|their)\s+)?(?:[\w’'-]+\s+){1,3}(?:in|at|outside|from)\s+\Z"
    r"|\b(?:interview|meeting|statement|speech|address)\s+(?:in|from)\s+\Z"
    r"|\b(?:names|list|report|letter|statement|figures?|toll|findings|verdict)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:read\s+(?:out|aloud)|handed\s+over|made\s+public|unveiled|signed)\s+(?:[\w-]+\s+){0,3}?(?:in|at)\s+(?:the\s+)?\Z"
    r"|\b(?:was|were|is|are)\s+(?:due\s+|expected\s+|scheduled\s+)?to\s+(?:arrive|land|speak|hold\s+talks)\s+"
    r"(?:in|at)\s+\Z",
    re.IGNORECASE,
)
"""Words before the place where somebody speaks or is to arrive ("told a news conference in X", "told a judge in X")."""
_REPORTER = re.compile(
    r"(?:\b[A-Z][\w’'-]+\s+(?:reports?|reported|writes|has\s+(?:more|the\s+(?:story|details)))|\breporting(?:\s+live)?)"
    r"\s+from\s+(?:the\s+)?(?:[a-z]+\s+)?\Z"
)
"""Words before the place where a reporter writes ("Ana Ruiz reports from X")."""
_SHELTERING = re.compile(
    r"\b(?:refuge|asylum|exile|sanctuary)\s+(?:in|at)\s+(?:(?:the|an?)\s+(?:[\w’'-]+\s+)?(?:embassy|consulate)"
    r"\s+in\s+)?\Z",
    re.IGNORECASE,
)
"""Words before the place where somebody has found shelter from what happened elsewhere."""
_TO_HOSPITAL = re.compile(
    r"\b(?:taken|rushed|flown|airlifted|brought|transferred|transported|moved|admitted|treated)\b[^.;]{0,40}"
    r"\b(?:hospitals?|clinics?)\s+in\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}(?:of\s+)?\Z",
    re.IGNORECASE,
)
"""Words before the place of a hospital to which those were taken who were hurt elsewhere."""
_HAD_FLED = re.compile(
    r"\bwho\s+(?:(?:have|had|has)\s+)?(?:fled|escaped)\s+(?:the\s+)?(?:\w+\s+)?(?:fighting|violence|war|clashes|unrest"
    r"|conflict|persecution|famine)\s+(?:in|from)\s+(?:the\s+)?(?:[a-z]+ern\s+)?\Z"
)
"""Words before the place from which people came to where they are counted ("people who fled fighting in X")."""
_SOME_THERE = re.compile(
    r"\b(?:most|many|some|half|few|several)\s+of\s+(?:them|whom|these|those)\s+(?:were\s+)?(?:in|at|on|near|around)"
    r"\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}(?:(?:in|at|near|off|of|around)\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
"""Words before a place where only some of those counted are."""
_CAME_FROM = re.compile(
    r"\b(?P<whom>people|men|women|children|boys|girls|pupils|students|pilgrims|workers|migrants|tourists|teachers|doctors"
    r"|nurses|miners|fishermen|farmers|families|players|fans|soldiers|officers|volunteers|passengers|villagers|activists)"
    r"\s+(?:(?:who\s+)?(?:came|were|are|mostly|mainly|all)\s+)*from\s+(?:(?:the|an?|its|their|several|various|different|local"
    rf"|\d+|{NUMBER_WORD})\s+)(?:[a-z-]+\s+){{1,3}}(?:in|at|near|outside)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?\Z"
)
"""Words before the place of a school, a firm or the like to which people belong ("children from two schools in X")."""
_REMOVED = re.compile(
    r"\b(?:rescu\w+|evacuat\w+|pull\w*|recover\w*|retriev\w+|abduct\w+|kidnap\w+|seiz\w+|took|taken|remov\w+|drag\w+"
    r"|releas\w+|freed|freeing|escap\w+|fle[de]\w*|driv\w+|drove|missing)\b[^.;]*\Z",
    re.IGNORECASE,
)
"""Words before people who were brought away from where they came to harm."""
_ACCUSED = re.compile(r"\b(?:accused|suspected|convicted|wanted)\s+(?:of|for|in|over)\b[^.;,]*\Z")
"""Words before the place of what somebody is said to have done before ("a man accused of attacks in X")."""
_SET_OUT = re.compile(
    r"\b(?:it|which|ferry|boat|ship|vessel|plane|aircraft|airliner|jet|train|bus|coach|convoy|flight"
    r"|(?-i:(?:MV|MS|SS|MT|HMS|USS|Flight)\s+[A-Z\d][\w’'-]*(?:\s+[A-Z\d][\w’'-]*){0,2}))\s+(?:had\s+)?"
    r"(?:just\s+)?(?:left|departed)\s+(?!(?:the\s+|its\s+)?(?:[\w’'-]+\s+){0,2}?(?:rails?|tracks?|road|highway|runway|lane"
    r"|carriageway|motorway)\b)(?:from\s+)?(?:the\s+)?(?:[a-z-]+\s+){0,4}\Z",
    re.IGNORECASE,
)
"""Words before the place from which a vehicle set out, and not the road that it left."""
_OUTDOES = re.compile(
    r"\b(?:\w{2,}est|most|worst|first)\s+(?:[\w’'-]+\s+){0,5}(?<!\bwas\s)(?<!\bwere\s)in\s+(?:the\s+)?\Z", re.IGNORECASE
)
_FOR_YEARS = re.compile(
    r"(?:[’']s?\s+(?:\w+\s+)?history\b|\s+(?:in|for|since)\s+(?:(?:almost|nearly|about|around|over|more\s+than"
    r"|at\s+least|the|living|recent|many|several|an?)\s+)*(?:\w+\s+)?(?:years?|decades?|centur(?:y|ies)|generations?"
    r"|memory|times|(?:19|20)\d\d)\b)"
)
"""Words around an area in which for so long nothing was as grave ("the worst in X for decades")."""
_NAMED_BY_THE_WAY = (_REFERENCE, _TRIP, _MOVING_ELSEWHERE, _SPEAKING_AT, _REPORTER, _SHELTERING, _SET_OUT)
_ABBREVIATED = frozenset(("US", "U.S.", "UK", "U.K."))
_NOUN_AFTER = re.compile(
    r"-[a-z]|\s+(?!(?:in|on|at|for|by|to|from|with|and|or|but|as|after|before|since|during|when|while|that|which|who"
    r"|where|is|was|are|were|has|had|have|will|would|could|may|says|said|hit|struck|kills|killed)\b)[A-Za-z]{3,}"
)
"""After a short name of a country: a noun, before which the name is an adjective ("US captain freed")."""
_ACTS_ABROAD = re.compile(
    r"\s+(?:(?:has|have|had|is|was)\s+)?(?:fires?|fired|firing|shells|shelled|bombs|bombed|launch(?:es|ed)|invade[sd]"
    r"|returned\s+fire|sends?|sent|sending|offer(?:s|ed|ing)|provid(?:es|ed|ing)|suppl(?:ies|ied|ying)|contribut(?:es|ed|ing)|pledge[sd]|pledging|donate[sd]|deploy(?:s|ed|ing)"
    r"|dispatch(?:es|ed|ing))\b"
)
"""Words after a country that shoots, sends or gives something, which befalls another place."""
_DIRECTION = re.compile(r"\b(?:north|south|east|west|north-?(?:east|west)|south-?(?:east|west))\s+of\s+(?:the\s+)?\Z")
_DIRECTION_CHARACTERS = 24


def is_elsewhere(text: str, before: str, end: int) -> bool:
    """Whether a place, which ends at offset ``end``, is only named by the way, by the words ``before`` and after it.

    A journey, a home, a speech or a refuge is there, or the place locates another place or measures how grave it is.
    """
    if any(words.search(before) for words in _NAMED_BY_THE_WAY) or _SOME_WAY_OFF.match(text, end):
        return True
    return _is_home(before) or _BELONGING.match(text, end) is not None or _is_compared(text, before, end)


def is_partly_there(before: str) -> bool:
    """Whether the words ``before`` a place tell of some of those counted, or of a former deed."""
    return any(words.search(before) for words in (_SOME_THERE, _ACCUSED))


def had_fled(before: str) -> bool:
    """Whether the words ``before`` a place tell of people who came from there."""
    return _HAD_FLED.search(before) is not None


def came_from(before: str) -> bool:
    """Whether the words ``before`` a place tell of a school, a firm or the like there to which people belong."""
    origin = _CAME_FROM.search(before)
    return origin is not None and _REMOVED.search(before[: origin.start()]) is None


def is_of_hospital(before: str) -> bool:
    """Whether the words ``before`` a place tell of a hospital to which those were taken who were hurt elsewhere."""
    return _TO_HOSPITAL.search(before) is not None


def is_adjective(name: str, text: str, end: int) -> bool:
    """Whether the short ``name`` of a country, which ends at offset ``end``, stands for an adjective ("US captain")."""
    return name in _ABBREVIATED and _NOUN_AFTER.match(text, end) is not None


def acts_abroad(text: str, end: int) -> bool:
    """Whether a country, whose name ends at offset ``end``, shoots, sends or gives something."""
    return _ACTS_ABROAD.match(text, end) is not None


def _is_home(before: str) -> bool:
    """Whether the words before a place are a person's name with "of", and no name of an area or of what happened."""
    person = _HOME.search(before)
    return person is not None and person["name"].casefold() not in AREA_NOUNS | HAPPENING_NOUNS


def _is_compared(text: str, before: str, end: int) -> bool:
    """Whether a place only tells how large or grave something is ("one of X's largest", "the worst in X for years")."""
    if _OUTDOES.search(before) and _FOR_YEARS.match(text, end):
        return True
    return _HISTORY.match(text, end) is not None or bool(_ONE_OF.search(before) and _SUPERLATIVE.match(text, end))


def is_directed(text: str, place: Span) -> bool:
    """Whether only the direction from a place is told in which something happened ("south of X")."""
    return _DIRECTION.search(text, max(0, place.start - _DIRECTION_CHARACTERS), place.start) is not None
