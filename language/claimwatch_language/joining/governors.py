"""The governing word: the nearest word before a place that says what is told of it ("near X", "fled X", "from X")."""

import re
from collections.abc import Mapping

from claimwatch_language.areas import AREAS, any_of, with_plurals
from claimwatch_language.calendar import NAMES, WEEKDAYS
from claimwatch_language.joining.bearing_kinds import Bearing
from claimwatch_language.names.countries import countries
from claimwatch_language.saying.speech import SPOKE
from claimwatch_language.wordlists import word_set

_LOCATIVE = word_set(
    "in at near on around outside inside across within throughout over into off between beside along amid through "
    "hit hits hitting struck strikes striking targeted targeting shelled shelling bombed bombing pounded pounding "
    "bombarded rocked shook devastated attacked raided stormed besieged flooded ravaged battered flattened swept "
    "reached entered shakes rocks batters pounds shells bombs raids storms besieges floods ravages "
    "devastates sweeps slams lashes pummels attack grips destroyed destroying gutted engulfed razed levelled leveled "
    "ripped tore submerged seized seizing seizes captured capturing captures recapture recaptured recaptures retake "
    "retaken retakes retaking retook overran overrun overruns occupied occupies occupying liberated liberating stormed "
    "storming surrounded surrounding encircled blockaded invaded invading attacking besieging bombarding torched "
    "crossed crosses buried buries swallowed swallows inundated inundates wrecked damaged lashed hammered deluged "
    "torching burned burning looted looting ransacked sacked jolted rattled entering"
)
AREA_NOUNS = with_plurals(AREAS.keys() - {"country", "nation"}) | word_set(
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
_FOUGHT = word_set(
    "battle battles fight fights fighting clashes offensive offensives campaign assault assaults operation operations "
    "attack attacks raid raids strikes airstrikes siege"
)
"""What is fought for or against a place."""
_TOWARDS = (dict.fromkeys(_LEADS, Bearing.ASIDE) | dict.fromkeys(_BESIDE, Bearing.LOCATIVE), Bearing.BARE)
_GOVERNORS: dict[str, tuple[Mapping[str, Bearing | None], Bearing | None]] = {
    "of": (_OF_PEOPLE | dict.fromkeys(AREA_NOUNS), Bearing.LOCATIVE),
    "with": (dict.fromkeys(_BORDERS, Bearing.ASIDE), Bearing.BARE),
    **dict.fromkeys(("for", "against"), (dict.fromkeys(_FOUGHT, Bearing.LOCATIVE), None)),
    **dict.fromkeys(("to", "toward", "towards"), _TOWARDS),
    **dict.fromkeys(_LOCATIVE, (dict.fromkeys(_SPEECH, Bearing.ASIDE), Bearing.LOCATIVE)),
}
"""What each word before a place says of it, after certain words and otherwise. ``None`` leaves it to earlier words."""
_REMOVED = re.compile(
    r"\b(?:rescu\w+|evacuat\w+|pull\w*|recover\w*|retriev\w+|withdr\w+|fle[de]\w*|flee\w*|driv\w+|drove"
    r"|displac\w+|deport\w+|expel\w*|flew|flown|airlift\w+|releas\w+|uproot\w+|remov\w+|abduct\w+|kidnap\w+|exhum\w+|disappear\w*|missing"
    r"|kilomet\w+|km|miles?|away|far|taken(?!\s+in\b)|seized|report\w*)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_DEPARTED = re.compile(
    r"\b(?:evacuat\w+|withdr\w+|fle[de]\w*|flee\w*|deport\w+|expel\w*|uproot\w+|bussed|bused)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_LIES_IN = re.compile(
    rf"\b(?:in|at|near|outside|on)\s+(?:the\s+)?(?:(?:{any_of(AREAS)}|area)\s+of\s+)?"
    rf"(?P<name>(?!(?:{'|'.join(sorted(name.capitalize() for name in NAMES))})\b)[A-Z][\w’'-]+"
    rf"(?:[\s-]+[A-Z][\w’'-]+){{0,3}}(?:\s+(?:{any_of(AREAS)}|area|island))?,\s+(?:in\s+)?(?:the\s+)?"
    r"(?:(?:far|[a-z-]+ern|central|north|south|east|west|rural|upper|lower)[\s-]+){0,2})\Z"
)
"""A name that no list has, before the area that it lies in."""
_APPOSED = re.compile(
    rf"\b(?:the|its|their)\s+(?:[A-Z]\w+(?:n|i|sh|ese)\s+)?(?:[a-z-]+\s+){{0,2}}(?:{any_of(AREAS)})(?P<comma>,\s+)\Z"
)
"""The kind of a place before the name ("the provincial capital, X")."""
_NAMED_AREA = re.compile(
    rf"(?<=\bthe\s)(?:[a-z]+ly\s+)?(?:[A-Z][\w-]+\s+){{1,3}}(?=(?:[a-z]+\s+){{0,2}}(?:{any_of(AREA_NOUNS)})\s+of\s+\Z)"
)
"""A name that says what sort of town follows ("the Red Sea port city of X", "the mostly Muslim quarter of X")."""
_DIRECTIONS = word_set(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west"
)
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*|[^\w\s]")
"""A word, or a single mark."""
_MOST_UNKNOWN = 2
"""The most words outside all lists between a preposition and its place ("in the war-torn, hilly X")."""


def governed_bearing(before: str) -> Bearing:
    """The bearing by the governing word: the nearest word before the place that has a bearing.

    A place after a comma has the bearing of the unknown name that it lies around ("in Tarkuma, eastern X").
    """
    if lying := _LIES_IN.search(before):
        before = before[: lying.start("name")]
    elif apposed := _APPOSED.search(before):
        before = before[: apposed.start("comma")]
    before = _NAMED_AREA.sub("", before)
    going_back = [match.group() for match in WORD.finditer(before)][::-1]
    unknown, joined = 0, False
    for position, word in enumerate(going_back):
        low = word.casefold()
        joined |= low in _JOINING
        following = going_back[position + 1].casefold() if position + 1 < len(going_back) else ""
        if low == "from":
            return _bearing_from(before.rpartition(word)[0])
        if low in _DEPARTS:
            return Bearing.LEFT
        if low == "of" and following in _DIRECTIONS and not _is_part(going_back[position + 2 : position + 3]):
            return Bearing.LOCATIVE
        if low in _GOVERNORS:
            exceptions, otherwise = _GOVERNORS[low]
            found = exceptions.get(following, otherwise)
            if found is not None:
                return found
        if not _is_passed_over(low):
            unknown += 1
            if joined or low in _STOPS or not word[0].islower() or unknown > _MOST_UNKNOWN:
                return Bearing.BARE
    return Bearing.BARE


def _is_part(before: list[str]) -> bool:
    """Whether the word before a direction makes a part of the place ("the south of X")."""
    return bool(before) and before[0].casefold() in ("the", "from", "to", "far")


def _is_passed_over(low: str) -> bool:
    """Whether a word in small letters says nothing of the place after it."""
    return "-" in low or low == "of" or low in _PASSED_OVER or low in AREA_NOUNS or low in _OF_A_NATION


def _bearing_from(before: str) -> Bearing:
    """The bearing of a place after "from", by the words before "from"."""
    if _DEPARTED.search(before):
        return Bearing.LEFT
    return Bearing.LOCATIVE if _REMOVED.search(before) else Bearing.ORIGIN
