"""Numbers that count nothing: dates, times, ages, durations, ordinals, identifiers, scores and names."""

import re
from bisect import bisect_left

from claimwatch_language.calendar import MONTH
from services.figures import numerals
from services.figures.lexicon import PEOPLE

_WORDS = rf"(?:{'|'.join(sorted([*numerals.UNITS, *numerals.TENS], key=len, reverse=True))})"
_NUMBER = rf"(?:\d[\d,.]{{0,16}}\d|\d|{_WORDS})"
_ZONE = r"(?:gmt|utc|est|edt|ksa|cet|local|hrs|hours)\b"
_NUMBERED = (
    r"(?:resolutions?|articles?|sections?|chapters?|paragraphs?|clauses?|pages?|flights?|routes?|highways?|rooms?|phases?"
    r"|channel|volume|table|level|category|verse|no\.|nos\.|number|#|world\s+war|group\s+of"
    r"|protocol|directive|regulation|decree|boeing|airbus|apollo|interstate|psalm|catch|title|grade|class"
    r"|district(?:\s+no\.)?|amendment|loop|exits?|ward|precinct|proposition|docket|block|suite|box)"
)
_PATTERNS = {
    "addresses and handles": r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}|(?<!\w)[@#]\w+",
    "month and year": rf"\b{MONTH},?\s*\d{{4}}\b",
    "month and several days": rf"\b{MONTH}\s*\d{{1,2}}(?:\s*,\s*\d{{1,2}})*\s*(?:and|&)\s*\d{{1,2}}(?=[.,;)]|$)",
    "month and day": (
        rf"\b{MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?\b(?:\s*(?:-|–|to|through)\s*\d{{1,2}}\b)?(?:,?\s+(?:19|20)\d\d\b)?"
    ),
    "day and month": (
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and)\s*\d{{1,2}}(?:st|nd|rd|th)?)?\s+(?:of\s+)?{MONTH}"
        r"(?:,?\s+(?:(?:19|20)\d\d|\d\d)\b(?![,.]\d))?"
    ),
    "dates and numbers with slashes": r"\b\d{1,4}([-/.])\d{1,2}\1\d{1,4}\b|\b\d{1,12}(?:/\d{1,12}){1,4}\b",
    "times with minutes": (
        rf"\b\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?\s*(?:[ap]\.?m\b\.?|{_ZONE})|\b\d{{1,2}}:\d{{2}}(?::\d{{2}})?\b"
    ),
    "hours": rf"\b(?:{_NUMBER}\s*(?:-|–|to|and)\s*)?{_NUMBER}\s*(?:[ap]\.?m\b\.?|o[’']clock)|\b\d{{3,4}}\s*{_ZONE}",
    "ranges of years": r"(?<![\d.,])(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)\b",
    "lists of ordinals": r"\b\d{1,2}(?:\s?,\s?\d{1,2}){0,8}\s?(?:,|and|or|-|to)\s*\d{1,2}(?:st|nd|rd|th)\b",
    "names with a number in brackets, times before a number": (
        r"\b(?-i:[A-Z][a-z]+)\s\d{1,2}(?=[)\]])|\b\d{1,2}:\d{2}\s+\d{3,}\s*$"
    ),
    "decades and ordinals": r"\b\d{2,4}[’']?s\b|\b\d+(?:st|nd|rd|th)\b",
    'ages after "aged"': (
        rf"\b(?:aged|ages?|age\s+of|ages\s+of|age\s+group)\s+(?:between\s+|of\s+)?{_NUMBER}(?:\s*(?:-|–|to|and)\s*{_NUMBER})?"
    ),
    "limits of age": (
        rf"\b(?:children|people|those|boys|girls|minors|anyone|adults|women|men|kids)\s+(?:under|over|below|above)"
        rf"\s+(?:the\s+age\s+of\s+)?{_NUMBER}(?!\s+(?:percent|per|million))"
    ),
    "ages between commas": (
        r"(?<=\w,)\s\d{1,2}(?=,\s(?:\d|(?:who|whose|of|was|were|is|from|a|an|the|said|told|and|has|had)\b|[A-Z]))"
    ),
    "ages after a full name": r"\b(?-i:[A-Z][\w’'-]+\s[A-Z][\w’'-]+),\s\d{1,2}(?=\.(?:\s|$))",
    "ages before a mark, early years": (
        r"(?<=\w,)\s\d{1,3}(?=[;)])|\b(?:who\s(?:is|was)|both)\s\d{1,3}\b(?=[,.;])|\bin\s1[5-8]\d\d\b"
    ),
    "names with a number": (
        r"\b(?-i:Region|Zone|Priority|Unit|Area|Station|Squad|Camp|Engine|Stage|Phase|Team|Radio|Gate|Battalion|Brigade"
        r"|Regiment|Hotel|Photo|Terminal|Platform|Pier|Windows|iPhone|Xbox|XBox|Episode|Lot|Post|Apt)\s\d{1,4}\b"
    ),
    "notes in brackets": r"(?<=[a-z])\s\(\d{1,2}\)|\[\d+\]",
    "numbered things": rf"(?<![\w]){_NUMBERED}\s*{_NUMBER}(?:(?:\s*(?:,|and|&|or)\s*)+\d+\b)*",
    "numbers that a hyphen joins to a word": r"(?<=[A-Za-z])[-–]\d[\d.]*",
    "telephone numbers": (
        r"\+\d[\d\s().-]{7,25}\d|\(?\b\d{3,5}\)?[-.\s]\d{3,4}[-.\s]\d{3,5}\b|\b0\d[\d-]{2,12}\b|\b\d{3}[-.]\d{4}\b"
    ),
    "numbers after initials": r"\b[A-Z]\.[A-Z]\.\s\d{1,3}(?:,\s\d{1,3})*(?:,?\sand\s\d{1,3})?\b(?!\s[a-z])",
    "street addresses": (
        r"\b\d+[A-Za-z]?\s+(?:[A-Z][\w.’']*\s+){1,3}(?:St|Street|Ave|Avenue|Road|Rd|Blvd|Boulevard|Drive|Dr|Lane|Court|Hwy)\b"
    ),
    "fractions": (
        rf"\b{_NUMBER}[-\s](?:thirds?|quarters|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|halves)\b"
        r"(?!\s+of\s+an?\s+(?:hundred|thousand|million|billion))"
    ),
    "rates": rf"\b(?:one|1)\s+in\s+(?:every\s+)?{_NUMBER}(?=\s+[a-z])|\b{_NUMBER}\s+in\s+every\s+{_NUMBER}\b",
    '"one" as a pronoun': (
        r"\bone\s+(?:of|another|day|time|side|hand|way|thing|point|or\s+more)\b|\b(?:no|some|any|every|each|this|that|the|at)\s+one\b"
    ),
    "ages at death": r"\b(?:dies|died)\s+at\s+\d{1,3}(?=[.,;:]|\s*$)",
    "ages of children, numbered documents": (
        rf"\b(?:boy|girl|child|score)\s+of\s+{_NUMBER}\b|\bnos?\.\s*\d+(?:[-/]\d+)+"
    ),
    "calibres, codes with a plus sign": (
        r"\b\d{2,3}\s?-?mm\s+(?:shells?|mortars?|rounds?|guns?|rockets?|howitzers?|cannons?|artillery)\b|\b[A-Z]\d\+\d\b"
    ),
    "idioms": r"\b(?:zero[-\s](?:sum|tolerance|in|hour)|ground\s+zero|by\s+one)\b",
}
"""What each pattern covers, and the pattern. Of several that match at one offset the first one counts."""
_WHOLE_TEXT = re.compile("|".join(_PATTERNS.values()), re.IGNORECASE)
_PERIOD = (
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|nights?|weekends?"
    r"|mornings?|seasons?)"
)
_DURATION_AFTER = re.compile(
    rf"(?:[-\s]+(?:and\s+a\s+half|more|consecutive|straight|long|full|whole|additional|further|or\s+so|successive"
    rf"|intense|long|years?\s+and|or\s+more))*[-\s]+(?:calendar\s+|working\s+|business\s+|light\s+)?{_PERIOD}\b",
    re.IGNORECASE,
)
_COMPOUND_AFTER = re.compile(
    r"-(?!odd|plus|strong|kilomet|km|mile|met|foot|feet|per|pound|dollar|euro|million|billion|thousand|\s)[a-z]",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|by|until|till|from|during|early|late|mid|the|before|after|spring|summer|autumn|fall|winter|and|to)\W+$",
    re.IGNORECASE,
)
_SPORT_BEFORE = re.compile(
    r"\b(?:beat|won|win|wins|defeat\w*|lost|lose|draw|drew|victory|lead\w*|match|goal\w*|scored|half-time|league|cup|ahead"
    r"|score|final|thrash\w*|vot(?:e|ed))\b[^.]{0,60}$",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"\s+([A-Za-z-]+)")


class Exclusions:
    """The ranges of one text that hold numbers but no figures."""

    def __init__(self, text: str) -> None:
        self._text = text
        spans = [match.span() for match in _WHOLE_TEXT.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def covers(self, start: int, end: int) -> bool:
        """Whether the numeral at ``text[start:end]`` counts nothing, as part of a date, an identifier or the like."""
        before = bisect_left(self._ends, start + 1)
        if before < len(self._starts) and self._starts[before] < end:
            return True
        return self._is_year(start, end) or self._is_period(end) or self._is_compound(end)

    def is_score(self, start: int) -> bool:
        """Whether the two numbers from offset ``start`` on are the result of a match or a vote."""
        return _SPORT_BEFORE.search(self._text, max(0, start - 80), start) is not None

    def _is_period(self, end: int) -> bool:
        return _DURATION_AFTER.match(self._text, end) is not None

    def _is_compound(self, end: int) -> bool:
        return _COMPOUND_AFTER.match(self._text, end) is not None

    def _is_year(self, start: int, end: int) -> bool:
        if not _YEAR.fullmatch(self._text, start, end):
            return False
        following = _NEXT_WORD.match(self._text, end)
        counts = following is not None and following[1].casefold() in PEOPLE
        return not counts or _YEAR_BEFORE.search(self._text, max(0, start - 12), start) is not None
