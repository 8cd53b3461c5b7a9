"""The dates of one sentence, and which of them a figure belongs to."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from claimwatch_contracts.extraction import DateInterval, Figure
from claimwatch_contracts.vocabulary import DatePrecision
from services.figures.dates import periods
from services.figures.dates.asides import Aside, Order, asides, days_later, relative_clauses
from services.figures.dates.expressions import DateExpression, date_expressions
from services.figures.dates.pages import is_date_of_page
from services.figures.dates.periods import Period
from services.figures.dates.speech import Length, is_day_of_speech

_BREAK = re.compile(
    r"[,;:()]|\b(?:and|while|but|whereas|when|after|before|which|who|that|as|compared)\b", re.IGNORECASE
)
_OF_THE_PAST = re.compile(
    r"\b(?:founded|built|opened|elected|formed|established|created|born|appointed|signed|adopted|completed"
    r"|introduced|set\s+up|dating|dates"
    r"|back|passed|ratified|enacted|independence|since\s+lost|married|wed|engaged|graduated|hired|bought"
    r"|last\s+seen)\s+(?:(?!and\b)[\w’'-]+\s+){0,3}?(?:in|on|from"
    r"|to|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words before a date that is no figure's date but that of a thing ("a camp built in 2003")."""
_AHEAD = re.compile(
    r"\b(?:will|due|scheduled|expected|set\s+to|plans?\s+to|planned|planning|(?:is|are)\s+to|upcoming|until"
    r"|deadline|ahead\s+of)\b"
    r"[^,;.]{0,60}$",
    re.IGNORECASE,
)
"""Words before a day that lies ahead, or that nothing has happened on yet ("will appear in court on Friday")."""
_AHEAD_MONTH = re.compile(r"\b(?:until|till|by|before)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?\Z", re.IGNORECASE)
"""Words before a month that may lie ahead ("until the end of April")."""
_OF_COUNT = re.compile(
    r"\b(?:had|has|have)\s+(?:\w+ly\s+)?(?:counted|put\s+(?:it|them|the\s+\w+)\s+at\s+[\w,]+)\s+on\s+\Z"
    r"|\b(?:count|toll|tally|number|figure|total|list|deaths|dead)\b[^.;]{0,60}?\b(?:stood|stands?|rose|risen|climbed"
    r"|reached|hit|grown|grew|jumped|increased|fell|dropped|shrunk|shrank)\s+(?:to\s+|at\s+)?[^.;,]{0,30}\bon\s+"
    r"(?:late\s+|early\s+)?\Z",
    re.IGNORECASE,
)
"""Words before the day on which something was counted ("its count stood at 51 on Tuesday")."""
_OF_SEARCH = re.compile(
    r"\b(?:search|rescue|hunt|recovery|operations?)\b[^.;,]{0,60}?\b(?:called\s+off|ended|suspended|stopped"
    r"|halted|abandoned|wound\s+(?:up|down))\s+(?:on\s+|late\s+|early\s+){0,2}\Z",
    re.IGNORECASE,
)
"""Words before the day on which rescuers stopped, long after what happened."""
_SEARCH_AFTER = re.compile(
    r"\s+(?:ended|called\s+off|suspended|stopped|halted|abandoned|resumed)\s+(?:the|its|their|a)\s+(?:\w+\s+)?"
    r"(?:search|rescue|hunt|recovery)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:bringing|taking|raising|pushing|lifting|brought|takes?|brings?)\s+(?:the|its|their)\s+[^.;]{0,90}?\bto\s+"
    r"(?:(?:at\s+least|about|around|more\s+than|over|nearly|some)\s+)?\Z",
    re.IGNORECASE,
)
"""Words before a total ("bringing the number of dead to 58"), which is not of the day of what was added to it."""
_TOTAL_CHARACTERS = 140
_NOW = re.compile(r"\b(?:now|currently|today)\s+(?:\w+\s+){0,4}$", re.IGNORECASE)
_CLOSEST = 3
"""The number of dates on each side of a figure that are compared."""
_PER_BREAK = 40
"""Code points that a clause boundary in between adds to the distance of a date."""
_PER_FIGURE = 30
"""Code points that another figure in between adds."""
_BEFORE = 15
"""Code points that a date before the figure has added."""
_ANTECEDENT = 25
"""Code points at most between a date and the relative clause about what happened then."""
_FRONTED = re.compile(r"(?:[,;]|\b(?:and|while|but|then))\s+(?:on|in)\s+$", re.IGNORECASE)
"""What stands before a date that opens a clause of its own ("nine there, and on Monday 14")."""
_LIST_GAP = re.compile(r"\s*(?:,|,?\s*and|&)\s+(?:on\s+|in\s+)?", re.IGNORECASE)


class DatedSentence:
    """The figures and dates of one sentence."""

    def __init__(
        self, text: str, start: int, end: int, figures: Sequence[Figure] = (), published: date | None = None
    ) -> None:
        self._text, self._start, self._end, self._published = text, start, end, published
        self._figures = figures
        self._starts = [figure.start for figure in figures]
        dates = list(date_expressions(text, start, end, published))
        self._events = [event for event in dates if self._is_of_event(event, start)]
        self._asides = list(asides(text, start, end)) if dates or published else []
        self._relatives = list(relative_clauses(text, start, end)) if len(self._events) > 1 else []
        self._in_turn = self._respective()

    @property
    def is_dated(self) -> bool:
        """Whether the sentence gives a date of anything that happened."""
        return bool(self._events)

    @property
    def intervals(self) -> list[DateInterval]:
        """The dates of what happened, in order."""
        return [event.interval for event in self._events]

    @property
    def day(self) -> DateInterval | None:
        """The day of the sentence's occurrence, if the sentence gives just one day and no other date."""
        days = [event.interval for event in self._events if self._may_date(event, None)]
        is_one_day = len({(day.start, day.end) for day in days}) == 1 and days[0].start == days[0].end
        return days[0] if is_one_day and not days[0].open else None

    def around(self, figure: Figure) -> Aside | None:
        """The aside of the figure, if it lies some time apart from the sentence's main occurrence."""
        return next((aside for aside in self._asides if aside.order and aside.holds(figure.start)), None)

    def date_of(self, figure: Figure) -> DateInterval | None:
        """The date of the occurrence that the figure tells of, if the sentence gives it."""
        if figure.start in self._in_turn:
            return self._in_turn[figure.start]
        if (total := self._total(figure)) is not None:
            inside = [event for event in self._events if event.start >= total]
            return inside[0].interval if inside else None
        around = self.around(figure)
        inside = [event for event in self._events if around and around.holds(event.start)]
        if around and not inside:
            main = self._closest(figure, [event for event in self._events if self._may_date(event, None)])
            return shifted(main.interval, around) if main else self._before_publication(around)
        events = inside or self._of_antecedent(figure) or [e for e in self._events if self._may_date(e, figure)]
        closest = self._closest(figure, events)
        return self._later(closest, figure) if closest else self._of_main_clause()

    def _total(self, figure: Figure) -> int | None:
        """Where the words begin that make a total of a figure, if they follow other news."""
        first = self._events[0].start if self._events else figure.start
        match = _TOTAL.search(self._text, max(self._start, figure.start - _TOTAL_CHARACTERS), figure.start)
        return None if match is None or match.start() < first else match.start()

    def _of_antecedent(self, figure: Figure) -> list[DateExpression]:
        """The dates in the relative clause of the figure, else those close before ("the 2011 quake, which"), if any."""
        clause = next((clause for clause in self._relatives if clause[0] <= figure.start < clause[1]), None)
        if clause is None:
            return []
        inside = [event for event in self._events if clause[0] <= event.start < clause[1]]
        return inside or [event for event in self._events if 0 <= clause[0] - event.end < _ANTECEDENT]

    def _later(self, event: DateExpression, figure: Figure) -> DateInterval:
        """The event's date, moved by "two days later" and the like between the event and the end of the clause."""
        interval = event.interval
        if event.itself and event.end <= figure.start:
            return event.itself
        if event.end > figure.start or interval.start != interval.end:
            return interval
        clause_end = _BREAK.search(self._text, figure.end, self._end)
        days = days_later(self._text, event.end, clause_end.start() if clause_end else self._end)
        return interval if days is None else moved(interval, days)

    def _of_main_clause(self) -> DateInterval | None:
        """The date of the main clause from that of an aside ("two days after the raid on Monday, rebels killed")."""
        for aside in self._asides:
            inside = [event for event in self._events if aside.order and aside.holds(event.start)]
            if inside:
                return shifted(inside[0].interval, aside, -1)
        return None

    def _before_publication(self, aside: Aside) -> DateInterval | None:
        """The date of "a year after the quake" without a date of its own: the news is of the day of publication."""
        if self._published is None or aside.order is not Order.EARLIER or aside.unit not in ("month", "year"):
            return None
        surface = self._text[aside.start : aside.words_end]
        return _of(periods.ago(aside.count, aside.unit, self._published), surface) if aside.count else None

    def _is_of_event(self, event: DateExpression, start: int) -> bool:
        """Whether at the date something happened that a figure may tell of."""
        text, interval = self._text, event.interval
        if any(figure.start < event.end and event.start < figure.end for figure in self._figures):
            return False
        is_day = interval.start == interval.end
        length = Length.DAY if is_day else Length.OTHER
        if interval.precision is not DatePrecision.DAY and not interval.open:
            length = Length.PERIOD
        return not (
            is_day_of_speech(text, start, event.start, event.end, length)
            or is_date_of_page(text, start, event.start, event.end)
            or (is_day and _AHEAD.search(text, max(start, event.start - 90), event.start))
            or (is_day and self._is_of_counting(event, start))
            or (
                not is_day
                and not interval.open
                and _AHEAD_MONTH.search(text, max(start, event.start - 30), event.start)
            )
            or _OF_THE_PAST.search(text, max(start, event.start - 80), event.start)
        )

    def _is_of_counting(self, event: DateExpression, start: int) -> bool:
        """Whether on the day somebody counted or stopped to search, and nothing else happened."""
        text, low = self._text, max(start, event.start - 130)
        if _OF_COUNT.search(text, low, event.start) or _OF_SEARCH.search(text, low, event.start):
            return True
        return _SEARCH_AFTER.match(text, event.end) is not None

    def _may_date(self, event: DateExpression, figure: Figure | None) -> bool:
        """Whether the date stands in no aside that the figure (for ``None``, the main clause) is outside of."""
        return not any(
            aside.holds(event.start) and not (figure and aside.holds(figure.start)) for aside in self._asides
        )

    def _closest(self, figure: Figure, events: list[DateExpression]) -> DateExpression | None:
        """The closest date. Clause boundaries and other figures in between add to the distance."""
        following = bisect_left(events, figure.start, key=lambda event: event.start)
        close = events[max(0, following - _CLOSEST) : following + _CLOSEST]
        nearest = min(close, key=lambda event: self._distance(figure, event), default=None)
        return None if nearest and self._is_of_now(nearest, figure) else nearest

    def _is_of_now(self, event: DateExpression, figure: Figure) -> bool:
        """Whether words such as "currently" between a past month or year and the figure set the two apart."""
        interval = event.interval
        if interval.start == interval.end or interval.open or event.end > figure.start:
            return False
        return _NOW.search(self._text, event.end, figure.start) is not None

    def _distance(self, figure: Figure, event: DateExpression) -> int:
        after = event.start >= figure.end
        low, high = (figure.end, event.start) if after else (event.end, figure.start)
        breaks = sum(1 for _ in _BREAK.finditer(self._text, low, high))
        between = bisect_left(self._starts, high) - bisect_left(self._starts, low)
        opens = after and _FRONTED.search(self._text, max(0, high - 12), high) is not None
        return high - low + _PER_BREAK * (breaks + 2 * opens) + _PER_FIGURE * between + (0 if after else _BEFORE)

    def _respective(self) -> dict[int, DateInterval]:
        """The dates of figures in one list that as many dates in one list follow, by the figures' starts."""
        numbers = self._run([(figure.start, figure.end) for figure in self._figures])
        dates = self._run([(event.start, event.end) for event in self._events])
        if len(numbers) < 2 or len(numbers) != len(dates):
            return {}
        return {self._figures[n].start: self._events[d].interval for n, d in zip(numbers, dates, strict=True)}

    def _run(self, spans: list[tuple[int, int]]) -> list[int]:
        """The indices of the spans up to the first that no list joins to the span before it."""
        run = list(range(len(spans[:1])))
        for index in range(1, len(spans)):
            if _LIST_GAP.fullmatch(self._text, spans[index - 1][1], spans[index][0]) is None:
                break
            run.append(index)
        return run


def shifted(main: DateInterval, aside: Aside, sign: int = 1) -> DateInterval | None:
    """The date of the aside's occurrence from that of the main one, or the reverse for -1; ``None`` if unsaid."""
    if aside.count is None or aside.order is None or main.start != main.end:
        return None
    sign *= aside.order.value
    if aside.unit in ("day", "hour", "minute"):
        days = aside.count if aside.unit == "day" else aside.count // 24
        return moved(main, sign * days)
    return _of(periods.ago(aside.count, aside.unit, main.start), main.text) if sign < 0 else None


def moved(day: DateInterval, days: int) -> DateInterval:
    """The day so many days later, or earlier if less than 0."""
    at = day.start + timedelta(days=days)
    return day.model_copy(update={"start": at, "end": at, "open": False})


def _of(period: Period, text: str) -> DateInterval:
    return DateInterval(start=period.first, end=period.last, text=text, precision=period.precision)
