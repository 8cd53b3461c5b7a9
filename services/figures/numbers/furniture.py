"""Page furniture in a text: share counters, cookie boxes, read times and the like. Its numbers are no figures."""

import re
from collections.abc import Iterator

_COUNTED = (
    "Shares?|Tweets?|Retweets?|Comments?|Likes?|Views?|Reads?|Pins?|Reactions?|Replies|Reposts?|Followers"
    "|Facebook|Twitter|WhatsApp"
    "|Telegram|LinkedIn|Reddit|Email|Print|Upvotes?"
)
_N = r"\d[\d,.]{0,9}(?:\s?[kKmM])?(?!\w)"
_COUNTER = rf"(?:(?:{_COUNTED})\s?[:(|]?\s?{_N}\)?|{_N}\s(?:{_COUNTED})\b)"
_COUNTERS = re.compile(
    rf"(?<!\w)(?:{_COUNTER}(?:[\s|·•,/]{{1,3}}(?:{_COUNTER}|{_N}(?=\s|$)|(?:{_COUNTED})\b)){{1,8}}"
    rf"|^[^\S\n]*(?i:{_COUNTER})(?=[^\S\n]*(?:$|[|·•]))"
    rf")|(?<![A-Za-z])(?i:get\s+short\s+url)(?:\s+{_N}){{0,3}}",
    re.MULTILINE,
)
_READ_TIME = re.compile(
    r"\b\d{1,2}[-\s]min(?:ute)?s?\.?\s+(?:read|watch|listen)\b|\b(?:read(?:ing)?"
    r"|listening)\s+time\s*:?\s*\d{1,2}\b|\b\d{1,2}\s+min(?:ute)?s?\s+to\s+read\b"
    r"|\b(?:image|photo|slide|picture|page)\s+\d{1,3}\s+of\s+\d{1,3}\b|^[^\S\n]*\d{1,3}\s?/\s?\d{1,3}[^\S\n]*$"
    r"|(?:©|\(c\)|copyright)\s*(?:19|20)\d\d\b|\b(?:updated|posted|published|modified)\s+\d{1,2}\s+\w+\s+ago\b",
    re.IGNORECASE | re.MULTILINE,
)
TEASER = re.compile(
    r"(?:^|\n|[.!?]\s)[^\S\n]*(?:related(?:\s+(?:stories|articles|news))?|read\s+(?:more|also|next)|see\s+also"
    r"|also\s+read|more\s+on\s+this(?:\s+story)?"
    r"|recommended|most\s+read|don[’']t\s+miss|you\s+may\s+also\s+like|trending)\s*[:|–-][^\n.!?]{0,110}",
    re.IGNORECASE,
)
"""Words that lead to another article, with its title, up to the end of a sentence."""
_NUMBERED = re.compile(
    r"\b(?:(?:story|article|photo|video)\s+id|ref(?:erence)?|ticket|issn|isbn)\b\s*(?:no)?[:.#]?\s*\d[\d-]*"
    r"|\b(?:call|tel|phone|fax|dial|whatsapp)\b[:.]?\s*(?:us\s+)?(?:on\s+|at\s+)?\+?\d[\d ()-]{4,20}\d"
    r"|\btop\s+\d{1,3}\s+(?:stories|news|headlines)\b",
    re.IGNORECASE,
)
_NOTICE_WORDS = re.compile(
    r"[Cc]ookies|[Pp]artners|dvertising|[Pp]rivacy|ubscribe|free\sarticle|ollow\sus|ewsletter|tailored\sads"
)
"""Parts of words without which no notice is looked for."""
_NOTICE = re.compile(
    r"\b(?:(?:we|us|our)\b[^.\n]{0,80}\bpartners?\b[^.\n]{0,160}\b(?:stor|access|process|cookies?|device|data)"
    r"|(?:use|uses|using|accept(?:ing)?"
    r"|manage|these|our|store)\s+(?:\w+\s+){0,4}cookies|personali[sz]ed\s+(?:ads|advertising|content)"
    r"|privacy\s+(?:policy|settings|preferences)"
    r"|sign\s+up\s+(?:for|to)\s+(?:\w+\s+){0,4}newsletter|free\s+articles?\s+(?:left|remaining)"
    r"|join\s+(?:\S+\s+){0,3}subscribers|follow\s+us\b|subscribe\s+(?:now|today|for|to)\b|(?:our"
    r"|the)\s+(?:\w+\s+){0,2}newsletter)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]\s|\n|$")
_SENTENCE_BEGIN = re.compile(r"(?:^|[.!?]\s|\n)[^.!?\n]*$")


def furniture(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The half-open ranges of counters, read times and the like within ``text[start:end]``, in no order."""
    for pattern in (_COUNTERS, _READ_TIME, _NUMBERED, TEASER):
        yield from (match.span() for match in pattern.finditer(text, start, end))


def notices(text: str) -> Iterator[tuple[int, int]]:
    """The half-open ranges of the sentences that speak of the page itself and not of the world, in order."""
    if not _NOTICE_WORDS.search(text):
        return
    for match in _NOTICE.finditer(text):
        begin = _SENTENCE_BEGIN.search(text, max(0, match.start() - 400), match.start())
        end = _SENTENCE_END.search(text, match.end())
        yield begin.start() if begin else match.start(), end.start() if end else match.end()
