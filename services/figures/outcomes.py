"""Wordings that say what becomes of people counted: named, let go, sought, fallen ill.

A pattern is matched with the characters after a number, ``ARREST_ORDERED`` with those before it.
"""

import re

from services.figures.lexicon import DISEASES
from services.figures.telling import Telling

ARE_NAMED = re.compile(
    r" (?:of (?:them|those|these|the (?:dead|bodies|victims|remains|deceased|killed|\d+))"
    r"(?: (?:of|at|from|in) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?)"
    r" (?:(?:have|had|has|were|was|are|since|already|now|so far) )+(?:been )?"
    r"(?:identified|named\b|buried|handed over|returned to|claimed by|names\b|a name\b)"
)
"""What becomes of some of the dead: no toll."""
ARE_LET_GO = re.compile(
    r"(?: (?:people|of them|of those|others|men|women|suspects|students|protesters|more))*"
    r" (?:(?:were|was|have|had|has|are|since|later|now|already) )+(?:been )?(?:let go|released|freed|set free)\b"
)
EXCHANGED = re.compile(
    r"\b(?:exchang|swapp?)(?:ed|ing|s|es|e)?(?: (?:another|a further|a total of|some|about|around|nearly|over|more than"
    r"|at least|up to))*(?: all)? $",
    re.IGNORECASE,
)
"""Words before the number of prisoners whom two sides let go for each other."""
ARE_PRISONERS = re.compile(
    r"(?: (?:more|other|of their|captured|civilian|\w+n))*"
    r" (?:prisoners?|captives?|detainees?|hostages?|pows?|soldiers)\b",
    re.IGNORECASE,
)
ARREST_ORDERED = re.compile(
    r"\b(?:order(?:ed|s|ing)?|sought|seeks?|demand(?:ed|s)?|call(?:ed|s)? for|request(?:ed|s)?|issued?(?: arrest)?)\b"
    r"[^.;,]{0,30}\b(?:arrests?|detention|warrants?)(?: (?:of|for|against))*(?: (?:another|a further|some|about))? $",
    re.IGNORECASE,
)
"""An order to arrest somebody, who need not be caught."""
_NAMES_OF_DISEASES = tuple(sorted(DISEASES - {"patients", "fever"}))
_DISEASE = Telling(re.compile(rf"\b(?:{'|'.join(_NAMES_OF_DISEASES)})\b", re.IGNORECASE), _NAMES_OF_DISEASES)
_OF_EPIDEMICS = re.compile(
    r"\b(?:epidemics?|outbreaks?|cumulative cases|case fatality|quarantin\w+|oral rehydration|laboratory[- ]confirmed"
    r"|vaccinat\w+|treatment (?:centres?|centers?|units?))\b",
    re.IGNORECASE,
)
"""Words of a text on a disease that need not name it."""
FALLEN_ILL = re.compile(
    r"^(?: (?:people|persons|patients|residents|villagers|children|adults|others|more|inmates|refugees|displaced"
    r"|pupils|students|soldiers))*"
    r"(?: (?:has|have|had|were|was|are|is|also|now|already|since|so far|been|thought to have))*"
    r" (?:fallen ill|fell ill|fallen sick|fell sick|become (?:ill|sick)|became (?:ill|sick)|taken ill|infected|sick\b"
    r"|ill\b|sickened|tested positive|contracted|diagnosed with|come down with|caught the (?:disease|virus)"
    r"|(?:with|suffering from|treated for|hospitali[sz]ed with) (?:[a-z]+ )?(?:ebola|cholera|measles|polio|dengue"
    r"|malaria|diphtheria|mpox|meningitis|typhoid|the (?:disease|virus)))\b",
    re.IGNORECASE,
)
ARE_NEW = re.compile(
    r" (?:of them )?(?:(?:are|were) )?(?:new\b|in the (?:last|past) (?:24 hours|day)\b)", re.IGNORECASE
)
HAVE_LEFT_TOWN = re.compile(
    r"^ (?:people|persons|residents|villagers|inhabitants|civilians|townspeople|families|households)"
    r"(?: \([^)]{0,30}\))? (?:have |had |has |already )*left"
    r" (?:the (?:[a-z]+ )?(?:town|city|village|area|district|region|valley|island|camp|quarter|suburb|neighbou?rhood"
    r"|slum)"
    r"|(?!Friday|Monday|Sunday)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?: (?:town|city|village|district))?)\b"
    r"[^.;]{0,20} (?:since|after|as|because|fearing|amid|on foot|following|for (?:relatives|safety"
    r"|shelter)|mainly|mostly"
    r"|most of them|many of them|by (?:boat|bus|lorry|road))\b"
)
"""People who leave a place because of what happened there."""
ARE_TREATED = re.compile(
    r"^(?: (?:people|persons|others|men|women|children|patients|civilians|survivors|residents|victims|more|of them))*"
    r"(?: (?:were|was|are|is|still|also|being|remain|remained|have been|had been|has been|was being)){1,4}"
    r" (?:(?:being )?treated\b|in intensive care|in (?:the )?hospital\b|hospitali[sz]ed|receiving treatment"
    r"|on (?:its|the|their) wards|in (?:a )?critical condition|undergoing (?:treatment|surgery))"
    r"|^(?: (?:people|persons|others|patients|more))*(?: still)? (?:on (?:its|their) wards|in intensive care)"
)
WARD_HOLDS = re.compile(r"\bwards? (?:hold|holds|held|have|had) (?:about |some |at least |more than )*$", re.IGNORECASE)
THEIR_NUMBER = re.compile(
    r"\b(?:put|puts|gave|gives|estimated) "
    r"(?:their number|the (?:crowd|number|figure|turnout)|them|it) (?:at|as) (?:\w+ )*$"
)
"""Words before the number of a crowd, whose size somebody puts."""
OF_WOUNDS = Telling(
    re.compile(
        r"\b(?:wound(?:s|ed)|injur(?:y|ies|ed)|hurt|crash(?:ed)?|collision|(?:earth)?quake|burns"
        r"|gunshot|shrapnel|fractures|air ?strikes?|bomb(?:ed|ing|ings)?"
        r"|shell(?:ed|ing)|explosions?|blasts?)\b",
        re.IGNORECASE,
    ),
    (
        *("wound", "injur", "hurt", "crash", "collision", "quake", "burns", "gunshot", "shrapnel", "fractures"),
        *("strike", "bomb", "shell", "explosion", "blast"),
    ),
)
ARE_REMAINS = re.compile(
    r" (?:more |further )?(?:complete |partial |full )?sets? of (?:human |skeletal )?(?:remains|bones)\b"
    r"(?! (?:have |had |has |were |been )+(?:identified|handed|returned|buried))"
)
NOUNS_OF_CASES = re.compile(
    r"(?:(?:more|new|further|fresh|additional|suspected|confirmed|probable|reported|severe|active|total|cumulative"
    r"|known|recorded|registered) ){0,3}(?:cases|infections)",
    re.IGNORECASE,
)
ARE_CONFIRMED = re.compile(
    r" (?:have|had|has) been (?:confirmed|tested positive)"
    r"| (?:are|were) (?:confirmed|suspected)\b"
)
ARE_DEALT_WITH = re.compile(
    r"(?: (?:victims|bodies|people|patients|of (?:them|those|these|whom|the \w+)))?"
    r" (?:(?:have|had|has|were|was|are|since|already|now|so far) )+(?:been )?"
    r"(?:(?P<freed>released|freed|let go)|identified|charged|convicted|sentenced|discharged|handed over)\b"
)
"""What becomes of a part of those found or detained ("twelve of them have been identified")."""
_SHOT_DOWN = re.compile(
    r"^(?: of (?:them|these|those|which)| others| more)*(?: (?:were|was|had been|have been|have|had|being))+"
    r" (?:shot down|downed|intercepted|brought down|destroyed (?:in the air|by air)|jammed|neutrali[sz]ed)\b"
)
_SHOOTING_DOWN = re.compile(
    r"\b(?:shot down|shooting down|shoots? down|downed|downing|intercepted|intercepting|brought down|destroyed|repelled"
    r"|jammed|neutrali[sz]ed|suppressed)(?: (?:about|some|at least|more than|nearly|almost|over|around|all|only))*"
    r"(?: but)? $",
    re.IGNORECASE,
)
_WEAPONS_IN_THE_AIR = re.compile(
    r"\b(?:drones?|missiles?|rockets?|uavs?|projectiles|warheads|shaheds?|jets|warplanes|helicopters|aircraft|shells)\b",
    re.IGNORECASE,
)
"""What may be shot down of what a text named before ("air defences shot down 14 of them")."""
SORTS_OF_CASES = re.compile(
    r" (?:more )?(?:confirmed|probable|suspected|suspect|possible|severe|fatal|asymptomatic)\b(?! (?:to|dead|that)\b)"
)
INFECTING = re.compile(
    r"\b(?:sickened|sickening|infected|infecting|struck down"
    r"|confirmed (?:ebola|cholera|measles|polio|the (?:disease|virus)) in)"
    r"(?: (?:about|some|at least|more than|nearly|almost|over|around|another|up to|as many as|a further))* $",
    re.IGNORECASE,
)
"""A disease and what it does, before the number of those whom it befalls."""
_OF_PART = re.compile(r"(?: of (?:them|these|those|the)| out of| and)\b|[.,;]")


def names_disease(text: str) -> bool:
    """Whether a text names a disease."""
    return _DISEASE.is_in(text)


def tells_of_disease(text: str) -> bool:
    """Whether a text is on a disease, named or not."""
    return names_disease(text) or _OF_EPIDEMICS.search(text) is not None


def are_shot_down(around: str, before: str, after: str) -> bool:
    """Whether a number of nothing named counts weapons in the air that the text names around it."""
    is_shot = _SHOT_DOWN.match(after) or (_SHOOTING_DOWN.search(before) and _OF_PART.match(after))
    return bool(is_shot) and _WEAPONS_IN_THE_AIR.search(around) is not None
