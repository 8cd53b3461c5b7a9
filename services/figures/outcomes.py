"""Wordings that say what becomes of people counted: named, let go, sought, fallen ill.

A pattern is matched with the characters after a number, ``ARREST_ORDERED`` with those before it.
"""

import re

ARE_NAMED = re.compile(
    r" (?:of (?:them|those|these|the (?:dead|bodies|victims|remains|deceased|killed|\d+)))"
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
OF_EPIDEMICS = re.compile(
    r"\b(?:epidemics?|outbreaks?|cumulative cases|case fatality|quarantin\w+|oral rehydration|laboratory[- ]confirmed"
    r"|vaccinat\w+|treatment (?:centres?|centers?|units?))\b",
    re.IGNORECASE,
)
"""Words of a text on a disease that need not name it."""
FALLEN_ILL = re.compile(
    r"^(?: (?:people|persons|patients|residents|villagers|children|adults|others|more|inmates|refugees|displaced))*"
    r"(?: (?:has|have|had|were|was|are|also|now|already|since|so far|been|thought to have))*"
    r" (?:fallen ill|fell ill|fallen sick|fell sick|become (?:ill|sick)|became (?:ill|sick)|taken ill|infected"
    r"|sickened|tested positive|contracted (?:the disease|it|the virus)|come down with|caught the (?:disease|virus))\b",
    re.IGNORECASE,
)
ARE_NEW = re.compile(
    r" (?:of them )?(?:(?:are|were) )?(?:new\b|in the (?:last|past) (?:24 hours|day)\b)", re.IGNORECASE
)
