"""Which date of a sentence a figure belongs to."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta

from claimwatch_contracts.extraction import DateInterval, Figure
from claimwatch_contracts.vocabulary import DatePrecision
from services.figures import periods
from services.figures.asides import Aside, Order, asides
from services.figures.dates import DateExpression, date_expressions
from services.figures.page_dates import is_date_of_page
from services.figures.speech_days import is_day_of_speech

_BREAK = re.compile(
    r"[,;:()]|\b(?:and|while|but|whereas|when|after|before|which|who|that|as|compared)\b", re.IGNORECASE
)
_OF_THE_PAST = re.compile(
    r"\b(?:founded|built|opened|elected|formed|established|created|born|appointed|signed|adopted|completed|introduced|set\s+up|dating|dates"
    r"|back|agreed|passed|ratified|enacted|captured|seized|annexed|independence|since\s+lost|last\s+seen)\s+(?:(?!and\b)[\w’'-]+\s+){0,3}?(?:in|on|from"
    r"|to|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words before a date that is no figure's date but that of a thing ("a camp built in 2003")."""
_NOW = re.compile(r"\b(?:now|currently|today|still)\s+(?:\w+\s+){0,4}$", re.IGNORECASE)
_CLOSEST = 3
"""The number of dates on each side of a figure that are compared."""
_PER_BREAK = 40
"""Code points that a clause boundary in between adds to the distance of a date."""
_PER_FIGURE = 30
"""Code points that another figure in between adds."""
_BEFORE = 15
"""Code points that a date before the figure has added."""
_LIST_GAP = re.compile(r"\s*(?:,|,?\s*and|&)\s+(?:on\s+|in\s+)?", re.IGNORECASE)


def with_dates(
    text: str, sentences: list[tuple[int, int]], figures: list[Figure], published: date | None
) -> Iterator[Figure]:
    """The figures, given in order, with the dates that their sentences give them, if any."""
    waiting = figures[::-1]
    for start, end in sentences:
        inside: list[Figure] = []
        while waiting and waiting[-1].start < end:
            inside.append(waiting.pop())
        sentence = _Sentence(text, start, end, inside, published) if inside else None
        for figure in inside:
            interval = sentence.date_of(figure) if sentence else None
            yield figure.model_copy(update={"date": interval}) if interval else figure


class _Sentence:
    """The figures and dates of one sentence."""

    def __init__(self, text: str, start: int, end: int, figures: list[Figure], published: date | None) -> None:
        self._text = text
        self._figures = figures
        self._starts = [figure.start for figure in figures]
        dates = list(date_expressions(text, start, end, published))
        self._events = [event for event in dates if self._is_of_event(event, start)]
        self._asides = list(asides(text, start, end)) if dates else []
        self._in_turn = self._respective()

    def date_of(self, figure: Figure) -> DateInterval | None:
        """The date of the occurrence that the figure tells of, if the sentence gives it."""
        if figure.start in self._in_turn:
            return self._in_turn[figure.start]
        around = next((aside for aside in self._asides if aside.order and aside.holds(figure.start)), None)
        inside = [event for event in self._events if around and around.holds(event.start)]
        if around and not inside:
            main = self._closest(figure, [event for event in self._events if self._may_date(event, None)])
            return _shifted(main, around) if main else None
        closest = self._closest(figure, inside or [event for event in self._events if self._may_date(event, figure)])
        return closest.interval if closest else None

    def _is_of_event(self, event: DateExpression, start: int) -> bool:
        """Whether at the date something happened that a figure may tell of."""
        text, interval = self._text, event.interval
        if any(figure.start < event.end and event.start < figure.end for figure in self._figures):
            return False
        is_day = interval.start == interval.end
        return not (
            is_day_of_speech(text, start, event.start, event.end, is_whole_day=is_day)
            or is_date_of_page(text, start, event.start, event.end)
            or _OF_THE_PAST.search(text, max(start, event.start - 80), event.start)
        )

    def _may_date(self, event: DateExpression, figure: Figure | None) -> bool:
        """Whether the date may be that of the figure, or of the main clause for ``None``: it stands in no other aside."""
        return not any(
            aside.holds(event.start) and not (figure and aside.holds(figure.start)) for aside in self._asides
        )

    def _closest(self, figure: Figure, events: list[DateExpression]) -> DateExpression | None:
        """The closest date. Clause boundaries and other figures in between add to the distance."""
        following = bisect_left(events, figure.start, key=lambda event: event.start)
        close = events[max(0, following - _CLOSEST) : following + _CLOSEST]
        nearest = min(close, key=lambda event: self._distance(figure, event), default=None)
        if nearest and nearest.end <= figure.start and not nearest.interval.open and self._is_of_now(nearest, figure):
            return None
        return nearest

    def _is_of_now(self, event: DateExpression, figure: Figure) -> bool:
        """Whether words such as "currently" between a past date and the figure set the two apart."""
        return _NOW.search(self._text, event.end, figure.start) is not None

    def _distance(self, figure: Figure, event: DateExpression) -> int:
        after = event.start >= figure.end
        low, high = (figure.end, event.start) if after else (event.end, figure.start)
        breaks = sum(1 for _ in _BREAK.finditer(self._text, low, high))
        between = bisect_left(self._starts, high) - bisect_left(self._starts, low)
        return high - low + _PER_BREAK * breaks + _PER_FIGURE * between + (0 if after else _BEFORE)

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


def _shifted(main: DateExpression, aside: Aside) -> DateInterval | None:
    """The date of the aside's occurrence, from the date of the main one; ``None`` if the text gives no distance."""
    interval = main.interval
    if aside.count is None or aside.order is None or interval.start != interval.end:
        return None
    if aside.unit == "day" or aside.count == 0 or aside.unit == "hour":
        days = aside.count if aside.unit == "day" else aside.count // 24
        at = interval.start + timedelta(days=aside.order.value * days)
        return interval.model_copy(update={"start": at, "end": at, "open": False})
    if aside.order is Order.LATER:
        return None
    period = periods.ago(aside.count, aside.unit, interval.start)
    precision = DatePrecision(period.precision)
    return interval.model_copy(update={"start": period.first, "end": period.last, "precision": precision, "open": False})
