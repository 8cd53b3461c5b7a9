"""Parts of a sentence that tell of an occurrence other than its main one, which has a day of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from services.figures.dates.readers import COUNT, count

_TIMED = re.compile(
    rf"\b(?:(?P<count>{COUNT}|the)\s+)?(?:\w+\s+)?(?P<unit>minute|hour|day|week|month|year)s?\s+(?P<order>after"
    rf"|before)\s+(?!that\b|yesterday\b)",
    re.IGNORECASE,
)
"""The words before another occurrence: "five days after", "hours before"."""
_RELATIVE = re.compile(r",\s+(?:which|whose|who|where)\b", re.IGNORECASE)
_DESCRIBING = re.compile(
    r",\s+(?:first\s+|once\s+|last\s+|newly\s+)?(?:built|bought|founded|opened|launched|created|formed"
    r"|established|born|elected|appointed"
    r"|signed|adopted|completed|introduced|acquired|renamed|rebuilt|renovated|inaugurated|designed|ordered"
    r"|sworn)\b(?=[^,;.]{3,60},)",
    re.IGNORECASE,
)
"""The beginning of a participle in commas ("the bus, bought in 2019, burned")."""
_HAPPENED = re.compile(
    r"(?:which|that|who|where)\s+(?:\w+ly\s+|has\s+|had\s+|have\s+|were\s+|was\s+|also\s+)*(?:took\s+place"
    r"|happened|occurred|struck|hit|came"
    r"|began|started|erupted|broke\s+out|lasted|ended|followed|killed|injured|wounded|died|carried\s+out"
    r"|launched|detonated|fell|ripped|tore"
    r"|destroyed|arrested|detained|abducted|fled|evacuated|displaced|shot|attacked|bombed|stormed)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\W*(?:(?:and|but|in|within|on|just|only|barely|less|more|than|the|some|about|nearly|almost|around"
    r"|over)\s+)*",
    re.IGNORECASE,
)
"""Words before "days after" at the beginning of a sentence."""
_LATER = re.compile(
    rf"\b(?:(?P<count>{COUNT}|the)\s+days?\s+(?P<order>later|earlier|(?:before|after)(?=[.,;!?]|\s*$))"
    r"|the\s+(?P<next>next|following|previous|same)\s+day)\b",
    re.IGNORECASE,
)
"""A day that is said by its distance from another ("two days later", "the following day")."""
_NEXT = {"next": 1, "following": 1, "previous": -1, "same": 0}
_END = re.compile(r",(?!\s+(?:19|20)\d\d)|[;.]\s|$")


class Order(Enum):
    """Whether the other occurrence was earlier or later than the sentence's main one."""

    EARLIER = -1
    LATER = 1


@dataclass(frozen=True)
class Aside:
    """The other occurrence in ``text[start:end]``. With an ``order`` it lies ``count`` units apart from the main one.

    ``count`` is ``None`` if the text does not give a number ("days after").
    """

    start: int
    end: int
    words_end: int = 0
    """Where the words that say how far apart the occurrences lie end ("a year after")."""
    order: Order | None = None
    count: int | None = None
    unit: str = "day"

    def holds(self, offset: int) -> bool:
        """Whether the character at ``offset`` lies in the aside."""
        return self.start <= offset < self.end


def asides(text: str, start: int, end: int) -> Iterator[Aside]:
    """The asides of the sentence ``text[start:end]``: clauses with "days after" or "before", and relative clauses."""
    for match in _TIMED.finditer(text, start, end):
        order = Order.EARLIER if match["order"].casefold() == "after" else Order.LATER
        opens = _OPENING.fullmatch(text, start, match.start()) is not None
        until = _comma(text, match.end(), end) if opens else end
        unit = match["unit"].casefold()
        yield Aside(match.start(), until, match.end("order"), order, _number(match["count"], unit), unit)
    for match in _DESCRIBING.finditer(text, start, end):
        yield Aside(match.start() + 1, _comma(text, match.end(), end))
    for match in _RELATIVE.finditer(text, start, end):
        if not _HAPPENED.match(text, match.start() + 2 if text[match.start() + 1] == " " else match.end(), end):
            yield Aside(match.start(), _comma(text, match.end(), end))


def days_later(text: str, start: int, end: int) -> int | None:
    """How many days later than a day told before ``text[start:end]`` is, below 0 if earlier; ``None`` if unsaid."""
    match = _LATER.search(text, start, end)
    if match is None:
        return None
    if match["next"]:
        return _NEXT[match["next"].casefold()]
    number = 1 if match["count"].casefold() == "the" else count(match["count"])
    return number if match["order"].casefold() in ("later", "after") else -number


def relative_clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of the relative clauses in commas of the sentence ``text[start:end]``."""
    for match in _RELATIVE.finditer(text, start, end):
        yield match.start(), _comma(text, match.end(), end)


def _number(surface: str | None, unit: str) -> int | None:
    """How many units "the day after", "two days after" or "hours after" means; ``None`` if the text does not say."""
    if unit == "minute" or (surface is None and unit == "hour"):
        return 0
    if surface is None:
        return None
    return 1 if surface.casefold() == "the" else count(surface)


def _comma(text: str, start: int, end: int) -> int:
    comma = _END.search(text, start, end)
    return comma.start() if comma else end
