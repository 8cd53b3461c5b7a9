"""The comparator of a figure, by the cue words directly before or after its numeral."""

import re

from claimwatch_contracts.vocabulary import Comparator
from services.figures.numbers.quantities import Quantity

_BEFORE: tuple[tuple[Comparator, str], ...] = (
    (
        Comparator.AT_LEAST,
        r"at\s+(?:the\s+very\s+|the\s+)?least|no\s+(?:fewer|less)\s+than|(?:can)?not\s+(?:(?:be|have\s+been)\s+)?(?:fewer|less|lower|smaller)\s+than"
        r"|a\s+minimum\s+of|minimum|as\s+few\s+as|≥|>=",
    ),
    (
        Comparator.AT_MOST,
        r"up\s+to|as\s+many\s+as|as\s+much\s+as|(?:no|not)\s+more\s+than|at\s+(?:the\s+)?most|a\s+maximum\s+of|maximum"
        r"|within|≤|<=",
    ),
    (
        Comparator.LESS_THAN,
        r"(?:fewer|less|lower|smaller)\s+than|(?:just\s+|slightly\s+|well\s+)?(?:under|below|short\s+of)|<",
    ),
    (
        Comparator.MORE_THAN,
        r"(?:more|greater|higher|larger|longer|better)\s+than|upwards?\s+of|in\s+excess\s+of|(?:just\s+|well\s+"
        r"|slightly\s+)?over"
        r"|above|beyond|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|passed|>",
    ),
    (
        Comparator.ABOUT,
        r"about|around|roughly|approximately|approx\.?|nearly|almost|close\s+to|an?\s+estimated"
        r"|estimated(?:\s+at)?|some"
        r"|circa|ca\.|~|perhaps|possibly|maybe|nearing|approaching|an?\s+average\s+of|something\s+like|or\s+so"
        r"|near(?:s|ed)|close\s+on"
        r"|closing\s+in\s+on|c\.",
    ),
)
_AFTER: tuple[tuple[Comparator, str], ...] = (
    (
        Comparator.AT_LEAST,
        r"\s?\+(?!\d)|-plus\b|\s+(?:or|and|if\s+not)\s+(?:more|above|over)\b"
        r"|\s+at\s+(?:the\s+)?(?:very\s+)?least\b|\s+plus\b"
        r"|\s+(?:people|men|women|children|dead)(?:\s+at\s+(?:the\s+very\s+)?least\b|\s+or\s+more\b)"
        r"|(?:\s+(?:people|men|women|children|dead))?,\s+(?:and\s+)?(?:possibly|perhaps|maybe"
        r"|probably)\s+(?:many\s+)?more\b",
    ),
    (Comparator.AT_MOST, r"\s+or\s+(?:fewer|less|below|under)\b|\s+at\s+(?:the\s+)?most\b"),
    (Comparator.ABOUT, r"-odd\b|\s+or\s+(?:so|thereabouts)\b"),
)
_LINK = (
    r"(?:\s+(?:an?\s+additional|an?\s+further|an?\s+total\s+of|another|additional|some|an?\s+estimated|the|even|us"
    r"|u\.s\.|its|as|a))?"
)
_BEFORE_PATTERNS = [
    (comparator, re.compile(rf"(?<!\w)(?:{cues}){_LINK}[\s$€£¥₹]*$", re.IGNORECASE)) for comparator, cues in _BEFORE
]
_AFTER_PATTERNS = [(comparator, re.compile(cues, re.IGNORECASE)) for comparator, cues in _AFTER]
_NO_CUE = re.compile(
    r"\b(?:(?:watch\w*|presid\w+|rul(?:e|es|ed|ing)|stand\w*|hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|t[ao]k(?:e|es"
    r"|en|ing)|took"
    r"|concerns?|disputes?|row|anger|outrage|protests?|war|worr\w+|control|power|fight(?:s|ing)?|fought|fears?"
    r"|spread|flew|fly\w*"
    r"|fell|hover\w*|split|r[ua]n|guard\w*|charge\w*|argu\w+|grief|mourn\w*|alarm|feud|clash\w*)\s+over"
    r"|(?:talk\w*|told|tell\w*|know\w*|learn\w*|report\w*|concern\w*|ask\w*|worr\w+|complain\w*|question\w*"
    r"|hear\w*|heard"
    r"|information|details|stor(?:y|ies)|brought|bring\w*|think\w*|wr[io]te\w*|sp[eo][ao]k\w*|just|set|go"
    r"|going)\s+about"
    r"|(?:turn\w*|walk\w*|gather\w*|revolv\w*|wrapped|rall(?:y|ied)|cent(?:er|re)d|sat|stood|look\w*)\s+around"
    r"|(?:gone|went|go|goes|going|moved|climbed|crept|inched|edged|risen|shot|jumped|ticked)\s+up\s+to"
    r"|(?:plac\w*|fell|com\w+|came|put|liv\w+|held|suffer\w*|trapped|buried|crushed|dug)\s+(?:under|below"
    r"|beyond|within|above))"
    r"[\s$€£¥₹]*$",
    re.IGNORECASE,
)
"""Phrases that end in a word of ``_BEFORE`` and bound nothing ("war over 12 villages")."""
_SIGNS = frozenset("~.≥≤<>=")
"""Marks that a cue may end in."""
_REACH = 48
"""Code points before a numeral that are searched for a cue."""


def comparator(text: str, quantity: Quantity, floor: int = 0) -> Comparator:
    """The comparator of a quantity. No cue before the offset ``floor`` is read."""
    if quantity.max is not None:
        return Comparator.BETWEEN
    cued = _cued(text, quantity.start, quantity.end, max(floor, quantity.start - _REACH))
    return Comparator.AT_LEAST if quantity.vague and cued is Comparator.EXACT else cued


def _cued(text: str, start: int, end: int, first: int) -> Comparator:
    cue = text[first:start].rstrip(" \t\n\u00a0$€£¥₹")[-1:]
    if (cue.isalpha() or cue in _SIGNS) and not _NO_CUE.search(text, first, start):
        for bound, pattern in _BEFORE_PATTERNS:
            if pattern.search(text, first, start):
                return bound
    return next((bound for bound, pattern in _AFTER_PATTERNS if pattern.match(text, end)), Comparator.EXACT)
