"""Wordings of several words that say what people suffered: taken off a bus, seized and executed, never seen again.

A rule reads the characters before and after the number, within its sentence.
"""

import re

from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.wordlists import word_set
from services.figures.anaphora import STANDS, UP_TO
from services.figures.lexicon import HARM
from services.figures.people import POPULATIONS

_WHO = (
    rf"(?: (?:of them|of whom|others|more|people|persons|workers|passengers|{'|'.join(sorted(POPULATIONS, key=len))}))?"
)
_WERE = r"(?: (?:who|that))?(?: (?:were|was|are|been|being|have|had|has|all|also|later|then|first|already|since))+"
_WERE_OR_NONE = rf"(?:{_WERE})?"
_VEHICLES = r"(?:bus(?:es)?|coach(?:es)?|trains?|trucks?|lorr(?:y|ies)|boats?|taxis?|streets?|minibus(?:es)?|ferry)"
_VANS = r"(?:vans?|cars?|trucks?|lorr(?:y|ies)|vehicles?|pick-?ups?|buses|minibuses)"
_OFF = (
    rf"(?:off (?:an?|the|their|two|several) (?:[\w-]+ )?{_VEHICLES}\b"
    rf"|into (?:(?:an?|the|their|police|army|waiting|unmarked|white|black) (?:[\w-]+ )?)?{_VANS}\b)"
)
_AWAY = (
    r"away by (?:[\w’'-]+ ){0,3}?"
    r"(?:men|police|soldiers|officers|agents|gunmen|troops|guards|fighters|forces|militiamen)\b"
)
_DRAGGED = r"(?:taken|dragged|pulled|hauled|marched|led|bundled|forced|herded|picked|snatched|loaded)"
_TAKEN_OFF = re.compile(rf"^{_WHO}{_WERE_OR_NONE} {_DRAGGED}(?: (?:{_OFF}|{_AWAY}))")
_PICKED_UP = re.compile(
    rf"^{_WHO}{_WERE} picked up (?:by (?:[\w’'-]+ ){{0,3}}?(?:police|soldiers|officers|agents|security|troops|patrols)"
    r"|overnight|at (?:dawn|night|their|checkpoints?|home|the (?:border|airport))|from their|in (?:raids|the raids))\b"
)
_TOOK = re.compile(
    rf"\b(?:took|takes|taking|dragged|pulled|hauled|bundled|forced|herded|snatched|loaded) {UP_TO}$", re.IGNORECASE
)
_OBJECT_OFF = re.compile(rf"^(?: [\w’'-]+){{0,2}}? {_OFF}")
_BY_ARMED = re.compile(
    r"\b(?:police|policemen|soldiers|security (?:men|forces|agents)|officers|agents|troops|gunmen"
    r"|militia\w*|(?:armed|masked"
    r"|plain-clothes) men|guards|commandos)\b",
    re.IGNORECASE,
)
_OBJECT_FROM = re.compile(
    r"^(?: [\w’'-]+){1,2}? (?:out of|from) (?:an?|the|their|his|her|its) (?:[\w-]+ )?(?:caf[eé]s?|homes?"
    r"|houses?|offices?"
    r"|halls?|mosques?|churches|church|cars?|crowd|square|hotel|flat|dormitor(?:y|ies)|classrooms?|beds?|shops?|wards?)\b"
)
_SEIZED = r"(?:taken|seized|detained|abducted|captured|arrested|held|kidnapped|led|snatched|marched|rounded up)"
_DEADLY = (
    r"(?:executed|shot dead|killed|hanged|beheaded|put to death|murdered|massacred|gunned down|lynched|slain"
    r"|stabbed to death|beaten to death)"
)
_SAYS = r"(?:it|he|she|they|the [\w’'-]+) (?:says?|said|believes?|believed|alleges?|alleged)"
_PUT_TO_DEATH = re.compile(
    rf"^{_WHO} {_SEIZED}\b[^.;,]{{0,60}} (?:were|was|had been|have been)(?: \w+ly| all| later| then)* {_DEADLY}\b"
    rf"|^{_WHO} (?:who|that|whom)? ?{_SAYS}(?: who)? (?:were|was|had been|have been|are) {_DEADLY}\b"
    rf"|^(?: of the| of its| of their)?{_WHO} whose (?:killing|death|murder|execution)s? "
)
_SHOT_AND = re.compile(
    rf"^{_WHO}{_WERE} shot(?: [\w ]{{0,20}})? and (?:thrown|dumped|buried|burned|burnt|left (?:in|by"
    rf"|there)|their bodies)\b"
)
_OWN_DEAD = re.compile(
    r"^ of (?:its|their|our|his|her) (?:own )?(?:fighters|men|soldiers|comrades|members|martyrs|policemen"
    r"|officers|people)\b"
    r"[^.;,]{0,60}? (?:fell|had fallen|fallen|(?:were|are|lie|lay|had been) buried)\b"
)
_UNKNOWN = re.compile(
    r"\bwhat (?:has |had )?(?:became|become|happened to|happens to|become of|befell)(?: of)?"
    r" (?:the |its |their |those )?(?:other |remaining |rest of the )?$"
    r"|\b(?:no (?:trace|word|sign|news)|nothing (?:is|was|has been) (?:known|heard)) (?:of|from|about)"
    r" (?:the |its |their |those )?(?:other |remaining )?$",
    re.IGNORECASE,
)
_NONE_OF = re.compile(r"\b(?:none|not one) of (?:the |those |these )$", re.IGNORECASE)
_SEEN = re.compile(
    r"^(?: \w+){0,2}? (?:was|were|has been|have been|had been)(?: ever)? (?:seen|heard (?:from|of)|found)\b"
)
_ON_RECORD = re.compile(
    rf"^{_WHO} (?:are|were|is|have been|remain|stand)(?: (?:still|now|officially"
    rf"|currently))* (?:registered|listed|recorded"
    r"|reported|counted|logged|given|entered) (?:as )?(?:missing|disappeared)\b"
)
_FORCED_OVER = re.compile(
    rf"^{_WHO}(?: have| had| has)? crossed (?:the|into)\b[^.;]{{0,40}} (?:to escape|to flee|fleeing|escaping|because of"
    r"|since the (?:fighting|attack|clashes|offensive|flood))"
    rf"|^{_WHO} whose (?:homes?|houses?|huts?|villages?|tents?) (?:\w+ )?(?:burn|were|was|had been|have been|collapsed"
    r"|washed|lie)"
)
_STATES = (
    "dead|deaths|killed|fatalities|killings|missing|disappeared|wounded|injured|displaced|homeless|detained|arrested"
    "|arrests|prisoners|detainees|bodies|remains|corpses"
)
_AMOUNT_OF = re.compile(
    rf"\b(?:that|those|the (?:number|count|figure|toll|total)) of (?:the )?(?P<of>{_STATES})\b[^.;\d]{{0,60}}?"
    rf" (?:(?:rose|climbed|fell|grew|went up|stood|stands|is|was) )?(?:to|at) {UP_TO}$"
    rf"|\bnumber of (?P<found>{_STATES})\b[^.;\d]{{0,60}}? {STANDS} {UP_TO}$"
    rf"|\b(?P<those>{_STATES})(?: persons| people| men)? (?:fell|rose|dropped|climbed|grew) {UP_TO}$"
    rf"|\b(?P<who>{_STATES})\b[^.;\d]{{0,60}}?,? (?:(?:which|who) )?(?:now |already |by now )?number(?:s|ed)? {UP_TO}$",
    re.IGNORECASE,
)
_NUMBER_NAMED = re.compile(rf"\bnumber of (?:\w+ )?({_STATES})\b", re.IGNORECASE)
_LIST_OF = re.compile(
    rf"\b(?:list|register|roll|tally|count|record) of (?:the )?(?P<state>{_STATES})\b[^.;\d]{{0,60}}"
    rf" (?:has|have|had|holds|contains|runs to|stands at|went from \S+ to|shows|lists) {UP_TO}$",
    re.IGNORECASE,
)
_BURIED = re.compile(rf"\band buried {UP_TO}$", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:]|$)")
_STILL_SOUGHT = re.compile(
    r"^(?: [\w’'-]+| of (?:the|those|its|their) [\w’'-]+){0,2}? (?:have|has|had|are|were|remain)(?: (?:still|yet))*"
    r" to be (?:found|accounted for|located|traced|heard from|recovered alive)\b"
)
_TOLL_FROM = re.compile(
    rf"\btoll (?:could|can|cannot|will|may|must|might) (?:not )?(?:\w+ )?(?:be |have been )?(?:lower than "
    rf"|below )?{UP_TO}$"
    rf"|\b(?:death )?toll (?:[^.;\d]{{0,40}} )?from [\d,.]+ (?:up |down )?to {UP_TO}$",
    re.IGNORECASE,
)
_WITH_OTHERS = word_set("ambulance ambulances hospital clinic treatment stretchers medics")


def ordeal(before: str, after: str) -> Measure | None:
    """What people of whom a number between the two texts counts some suffered; ``None`` if no wording tells it."""
    if _OWN_DEAD.match(after) or _PUT_TO_DEATH.match(after) or _SHOT_AND.match(after) or _TOLL_FROM.search(before):
        return Measure.KILLED
    if _is_taken(before, after):
        return Measure.DETAINED
    if _BURIED.search(before) and _CLAUSE_ENDS.match(after):
        return Measure.KILLED
    if (listed := _LIST_OF.search(before)) is not None:
        return HARM[listed["state"].lower()]
    if (
        _STILL_SOUGHT.match(after)
        or _UNKNOWN.search(before)
        or (_NONE_OF.search(before) and _SEEN.match(after))
        or _ON_RECORD.match(after)
    ):
        return Measure.MISSING
    if _FORCED_OVER.match(after):
        return Measure.DISPLACED
    amount = _AMOUNT_OF.search(before)
    if amount is None:
        return None
    return HARM[next(state for state in amount.groups() if state).lower()]


def state_in_words(text: str) -> Measure | None:
    """The state of which a text names the number last ("inflated the number of killings that the mission verified")."""
    named = _NUMBER_NAMED.findall(text)
    return HARM[named[-1].lower()] if named else None


def were_shot_and_left(after: str) -> bool:
    """Whether people were shot and then thrown or left somewhere ("200 people were shot and thrown into the pit")."""
    return _SHOT_AND.match(after) is not None


def _is_taken(before: str, after: str) -> bool:
    if not _WITH_OTHERS.isdisjoint(re.findall(r"\w+", after[:60].lower())):
        return False
    if _TAKEN_OFF.match(after) or _PICKED_UP.match(after):
        return True
    if _TOOK.search(before) is None:
        return False
    return bool(_OBJECT_OFF.match(after) or (_BY_ARMED.search(before) and _OBJECT_FROM.match(after)))
