"""What befell those counted, in turns of phrase without a word of harm: "gave their lives", "cannot be reached".

A rule reads the characters before and after a number, within its sentence.
"""

import re

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure
from services.figures.anaphora import ENDS, UP_TO
from services.figures.labels import Label
from services.figures.lexicon import HARM, OPEN

_PHRASE = (
    r"^(?: (?!(?:not?|never|would|could|might|may|will|can|must|should|to|if|whose|whom|for|who|that|did|were|was|had"
    r"|have|has|are|is)\b)[\w’'-]+){0,9}?"
    r"(?:,? who)?"
)
"""The words of a noun phrase after its number, as far as its predicate."""
_HAVE = r"(?: (?:have|has|had|also|now|since|already|all))*"
_BE = r"(?: (?:are|were|remain|remained|is|was|have been|had been|still|now|all|also))+"
_DIED = re.compile(
    rf"{_PHRASE}{_HAVE} (?:"
    r"(?:sacrificed|gave|given|laid down|lay down|forfeited) their (?:own |young )?li(?:ves|fe)\b"
    r"(?! (?:an?|new|some)\b)"
    r"|paid (?:for [\w’' -]{3,30} )?with their li(?:ves|fe)\b"
    r"|fell(?: [a-z]+ly)? (?:in|during|on) (?:(?:the |their )?(?:line|course|performance|exercise|fulfilment"
    r"|discharge|execution) of (?:their )?dut(?:y|ies)\b|battle\b|combat\b|action\b|(?:the|this) (?:fighting|battle"
    r"|field of honou?r|assault|defen[cs]e)\b)"
    r"|(?:passed away|breathed their last|met their deaths?|lost the fight for their lives)\b"
    r"|(?:did not|didn’t|didn't|do not) (?:make it(?= alive| home| through| out alive|[.,;])"
    r"|come (?:out|back) alive|live to|pull through)\b)"
)
_MAY_HAVE_FALLEN = _PHRASE + r" (?:it|he|she|they) (?:said|says|claimed|claims)(?: (?:had|have|were|was|been))*"
_SAID_TO_HAVE_DIED = re.compile(rf"{_MAY_HAVE_FALLEN} (?:perished|died|killed|lost their lives)\b")
_UNREACHED = re.compile(
    rf"{_PHRASE}(?:{_BE} (?:out of (?:contact|touch|reach)|unreachable|not (?:been )?(?:heard from|seen since))\b"
    r"|(?: still)? (?:cannot|could not|can not|couldn’t|couldn't) (?:yet |still )*be (?:reached|traced|located|found"
    r"|accounted for|contacted)\b"
    r"|(?: have| had) (?:still |yet )*not (?:yet )?been (?:heard (?:from|of)|seen since|accounted for|traced|located)\b"
    r"|(?: of [\w’' -]{3,30})? who (?:have|had) been seen in no\b"
    r"|,? of whom (?:there is |there was )?no (?:trace|sign)\b"
    r"|,? whose (?:whereabouts|fates?) (?:is|are|was|were|remains?|remained) (?:unknown|unclear)\b)"
)
_MOVED_OUT = re.compile(
    r"^ (?:more )?(?:people|persons|residents|civilians|inhabitants|villagers|townspeople)"
    r"(?: (?:have|had|has|temporarily|already|so far|since))*"
    r" (?:moved out of (?:the )?(?:town|city|village|district|area|[A-Z])"
    r"|(?<=have )left (?:the )?(?:town|city|village|[A-Z][\w’'-]+)(?![\w’' -]{0,30}\bfor (?:work|holidays|the holidays"
    r"|jobs)\b))"
)
_FOR_GOOD = re.compile(
    r"\b(?:last year|each year|every year|a year|since independence|pilgrims?|tourists?|students?)\b"
)
_HURT = re.compile(
    r"^(?: (?:more|others?|people|persons|men|women|boys|girls|children|patients|protesters|residents|civilians))*"
    r"(?: (?:were|was|had been|have been))? (?:brought|taken|admitted|carried|came|arrived|treated)"
    r"(?: [\w’'-]+){0,8}? (?:with|for) (?:[\w’'-]+ ){0,2}(?:pellets?|bullets?|shrapnel|splinters|burns|fractures"
    r"|wounds|cuts|broken (?:bones|arms?|legs?|ribs))\b"
)
_AGAINST = re.compile(
    r"\b(?:died|dead|killed|fallen|lost their lives)\b[^.;\d]{0,60}, (?:as )?(?:against|compared with|compared to)"
    rf" {UP_TO}$",
    re.IGNORECASE,
)
_OTHER_SIDE = re.compile(
    r"^(?: (?:of|on|among) (?:the|its|their|our|his) [\w’'-]+| (?:attackers|rebels|soldiers|fighters|insurgents"
    r"|policemen|civilians|men))"
)
_OWN_DEAD = re.compile(
    rf"\b(?:gave|gives|put|puts|counts?|counted|numbers|numbered) (?:its|their|his|our)(?: own)? (?:dead|fallen|deaths"
    rf"|losses) (?:as|at) {UP_TO}$"
    rf"|\b(?:mourn(?:s|ed|ing)?|grieves? for) (?:the loss of )?(?:its |their )?{UP_TO}$",
    re.IGNORECASE,
)
_STATES = "killed|dead|missing|displaced|wounded|injured|detained|arrested"
_COUNT_OF = re.compile(
    r"\b(?:estimate|count|number|tally|figure|total) (?:of|for) (?:(?:the|those|people|persons|civilians) ){0,2}"
    rf"(?P<state>{_STATES})\b(?! (?:or|and|as)\b)[^.;\d]{{0,50}}? (?:to|at|as|is|was|stands at|stood at)"
    rf" {UP_TO}$",
    re.IGNORECASE,
)
_FAST = re.compile(
    r"^(?: [\w’'-]+){0,12}? (?:(?:on|in|joined|began|started|ended) (?:an? |the |their )?hunger[- ]strike"
    r"|(?:refus(?:ed|ing|e)|taken no|took no|take no|sent back|turned away) (?:their |all |any )?(?:food|meals?)\b"
    r"|fasting\b)"
)
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:!)”\"’]|$|(?:and|but|while)\b)")
_NAMELY = re.compile(
    r"\b(?:died|dead|killed|perished|lost their lives)(?:,|:| -| —| –) (?:namely |that is |all of them )?"
    rf"{UP_TO}(?:\w+ (?:inmates|prisoners|detainees),? and )?$"
)


def befell(figure: Figure, before: str, after: str) -> Label | None:
    """What befell the people counted, if a turn of phrase tells it."""
    if figure.unit is not None:
        return None
    if figure.measure is Measure.DETAINED:
        return _of_held(before, after)
    return _of_open(figure, before, after) if figure.measure in OPEN else None


def _of_held(before: str, after: str) -> Label | None:
    """Of prisoners, or of those counted beside them."""
    if _DIED.match(after) or _NAMELY.search(before):
        return Label(Measure.KILLED)
    if _UNREACHED.match(after):
        return Label(Measure.MISSING)
    return Label(Measure.PEOPLE_OTHER) if _FAST.match(after) else None


def _of_open(figure: Figure, before: str, after: str) -> Label | None:
    if ENDS.match(after) and (state := _COUNT_OF.search(before)):
        return Label(HARM[state["state"].lower()])
    if _CLAUSE_ENDS.match(after) and figure.counted is None and _OWN_DEAD.search(before):
        return Label(Measure.KILLED)
    if figure.measure is not Measure.PEOPLE_OTHER:
        return None
    is_dead = _DIED.match(after) or _SAID_TO_HAVE_DIED.match(after)
    if is_dead or (_AGAINST.search(before) and _OTHER_SIDE.match(after)):
        return Label(Measure.KILLED)
    if _UNREACHED.match(after):
        return Label(Measure.MISSING)
    if _HURT.match(after):
        return Label(Measure.WOUNDED)
    return Label(Measure.DISPLACED) if _MOVED_OUT.match(after) and not _FOR_GOOD.search(after) else None
