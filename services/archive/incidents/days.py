"""The days on which what a report tells of happened."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from claimwatch_contracts.extraction import DateInterval
from claimwatch_contracts.incident import Site
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import DatePrecision, Measure, Nature
from claimwatch_language.calendar import MONTHS, WEEKDAYS, month_number
from claimwatch_language.datelines import dateline_end
from claimwatch_language.geography import place_key
from claimwatch_language.joining.happenings import Happening, Happenings, Kind
from claimwatch_language.saying.speech import SPEECH, SPOKE
from services.archive.incidents.news import lead_end
from services.archive.incidents.sites import figures_of_harm
from services.archive.incidents.terms import heaviest

MOST_DAYS = 8
_REMEMBERED = timedelta(days=60)
"""How long before its publication a day of a report may be the day of its news."""
_LONGEST_OPEN = 14
"""Days since the beginning of a count after which the beginning is no day of one occurrence ("since 20 June")."""
_REACH = 60
"""Characters at most between the word for a happening and its day."""
_NAMED_LEAD, _NAMED = 4.0, 2.0
_AT_MAIN, _ELSEWHERE = 1.0, 0.5
_IN_LEAD = 2.0
"""How many times as much a figure's day counts in the first paragraph, where it is that of the news."""
_TOLD_LATER = frozenset((Kind.HARM, Kind.JUSTICE, Kind.VOTE))
"""Kinds that are told for days after what caused them: somebody died, was found or was arrested."""
_MONTH = "|".join(MONTHS)
_NUMERALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTS = {word: count for count, word in enumerate(_NUMERALS, 1)}
_COUNT = rf"an?|{'|'.join(_COUNTS)}|\d{{1,2}}"
_DAY = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(WEEKDAYS)})|(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})\b(?!,?\s+\d{{4}})"
    rf"|(?P<day_first>\d{{1,2}})\s+(?P<month_after>{_MONTH})\b(?!\s+\d{{4}})"
    rf"|(?P<count>{_COUNT})\s+(?P<unit>day|week)s?\s+(?:ago|earlier|before)\b)",
    re.IGNORECASE,
)
_UNITS = {"day": timedelta(days=1), "week": timedelta(weeks=1)}
_GRAVES = "mass-graves"
"""The key of the topic in which finding bodies is what happened."""
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_SPOKE = re.compile(
    rf"\b(?:{'|'.join(sorted(SPEECH))})\s+(?:responsibility\s+)?(?:(?:late|early)\s+)?(?:on\s+)?$", re.IGNORECASE
)
"""Words before the day on which somebody spoke ("admitted on Wednesday that its forces had shelled a market")."""
_LONGEST_SPOKE = 50
_ACTS = (
    "suspended|dismissed|sacked|fired (?:him|her|the (?:head|chief|minister|director|governor|commander)s?)|replaced"
    "|resigned|detained|arrested|remanded|charged|indicted|sentenced|jailed"
    "|acquitted|convicted|taken into custody|summoned|called off|visited|toured|published|apologised|apologized"
    "|buried|mourned|appointed|inspected"
)
_ACTED = re.compile(
    rf"\b(?:{_ACTS})(?:\s+(?!on\b)[\w'’-]+){{0,4}}\s+(?:(?:late|early)\s+)?(?:on\s+)?(?:{_WEEKDAY.pattern})"
    rf"|\bon\s+(?:{_WEEKDAY.pattern})\s+(?:{_ACTS})\b"
    r"|\b(?:as of|up to|until)\s+today\b"
)
"""What follows what happened, with its day ("on Tuesday suspended the head of the port", "55 dead as of today").

It is looked for in small letters, which takes a third of the time of any case.
"""
_BREAK = re.compile(rf"[.;:!?\n]|,\s+(?:a|an|the)\s|\b(?:{'|'.join(sorted(SPOKE))})\b")


def days_of(report: Report, sites: tuple[Site, ...], published: date) -> dict[date, float]:
    """Days with their shares: those named beside a word for what happened, then those of figures and occurrences.

    A day beside such a word counts more, most in the lead, because a figure may have got its day from far away.
    """
    weights: defaultdict[date, float] = defaultdict(float)
    lead = lead_end(report.article.text)
    for start, day in _named(report.article.text, published):
        weights[day] += _NAMED_LEAD if start < lead else _NAMED
    main = place_key(sites[0]) if sites else None
    for start, interval, place in _dated(report):
        for day in _one_day(interval, published):
            weights[day] += (_AT_MAIN if place == main else _ELSEWHERE) * (_IN_LEAD if start < lead else 1.0)
    kept = heaviest(weights, MOST_DAYS)
    total = sum(kept.values())
    return {day: weight / total for day, weight in kept.items()}


def _named(text: str, published: date) -> Iterator[tuple[int, date]]:
    """The days that stand in one clause with a word for what happened, each with the offset of that word.

    The day of a dispatch and that on which somebody spoke are none.
    """
    happenings, floor = Happenings(text), dateline_end(text)
    text = _without_days_of_acts(_without_days_of_speech(text))
    for happening in happenings.all:
        if happening.kind in _TOLD_LATER or _is_of_justice(happenings, happening):
            continue
        start = max(min(floor, happening.start), happening.start - _REACH)
        before, after = text[start : happening.start], text[happening.end :][:_REACH]
        named = _DAY.search(_BREAK.split(after, maxsplit=1)[0]) or _last(_BREAK.split(before)[-1])
        day = named and _meant(named, published)
        if day and published - _REMEMBERED <= day <= published + timedelta(days=1):
            yield happening.start, day


def _without_days_of_speech(text: str) -> str:
    """The text with blanks in place of the days on which somebody spoke."""
    for day in _WEEKDAY.finditer(text):
        if _SPOKE.search(text, max(0, day.start() - _LONGEST_SPOKE), day.start()):
            text = f"{text[: day.start()]}{' ' * len(day.group())}{text[day.end() :]}"
    return text


def _without_days_of_acts(text: str) -> str:
    """The text with blanks in place of what follows what happened, and of its day."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    for act in _ACTED.finditer(small):
        text = f"{text[: act.start()]}{' ' * len(act.group())}{text[act.end() :]}"
    return text


def _is_of_justice(happenings: Happenings, happening: Happening) -> bool:
    """Whether shortly before a happening somebody was arrested or tried for it: the day is that of the arrest."""
    before = happenings.between(max(0, happening.start - _REACH), happening.start)
    return bool(before) and before[-1].kind is Kind.JUSTICE


def _last(text: str) -> re.Match[str] | None:
    return next(iter([*_DAY.finditer(text)][::-1]), None)


def _meant(named: re.Match[str], published: date) -> date | None:
    """The last such day before publication, or the day of publication itself; ``None`` if there is no such day."""
    if named["weekday"]:
        return published - timedelta(days=(published.weekday() - WEEKDAYS.index(named["weekday"].casefold())) % 7)
    if named["count"]:
        return published - _count(named["count"]) * _UNITS[named["unit"].casefold()]
    month = month_number(named["month"] or named["month_after"])
    try:
        day = date(published.year, month, int(named["day"] or named["day_first"]))
        return day if day <= published + timedelta(days=1) else day.replace(year=published.year - 1)
    except ValueError:
        return None


def _is_of_graves(report: Report) -> bool:
    return any(topic.key == _GRAVES for topic in report.topics)


def _is_dated_here(text: str, happened: str, start: int, interval: DateInterval) -> bool:
    """Whether the day stands in the figure's paragraph: from another one it may be that of something else.

    ``happened`` is the text with blanks for days that are none of what happened, as long as the text.
    """
    if interval.text not in text:
        return True
    begin = max(0, text.rfind("\n\n", 0, start))
    end = text.find("\n\n", start)
    return happened.find(interval.text, begin, len(text) if end < 0 else end) >= 0


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _COUNTS.get(words.casefold(), 1)


def _dated(report: Report) -> Iterator[tuple[int, DateInterval, object]]:
    """The days of figures and occurrences, each with its offset and its place.

    Bodies are found on later days, people are missing, set free and arrested. If anybody came to other harm, that day
    tells when it happened.
    """
    harmed = figures_of_harm(report.figures)
    follows = set() if _is_of_graves(report) else {Measure.BODIES_FOUND}
    if harmed and harmed[0].measure is not Measure.DETAINED:
        follows.add(Measure.DETAINED)
    if any(figure.measure is not Measure.MISSING for figure in harmed):
        follows.add(Measure.MISSING)
    text = report.article.text
    happened = _without_days_of_acts(text)
    for figure in report.figures:
        if figure.measure in follows or not figure.worth_telling or figure.measure.nature is Nature.QUANTITY:
            continue
        if harmed and figure.measure.nature is not Nature.HARM:
            continue
        own = text if figure.measure is Measure.DETAINED else happened
        if figure.date is not None and _is_dated_here(text, own, figure.start, figure.date):
            yield figure.start, figure.date, figure.place and place_key(figure.place)
    for occurrence in report.occurrences:
        start = occurrence.spans[0].start
        if occurrence.date is not None and _is_dated_here(text, happened, start, occurrence.date):
            yield start, occurrence.date, place_key(occurrence.place)


def _one_day(interval: DateInterval, published: date) -> Iterator[date]:
    """The day of an interval of one day or two, or the first day of one that has not ended and is not long."""
    days = (interval.end - interval.start).days
    is_short = days <= (_LONGEST_OPEN if interval.open else 1)
    is_recent = published - _REMEMBERED <= interval.start <= published + timedelta(days=1)
    if interval.precision is DatePrecision.DAY and is_short and is_recent:
        yield interval.start
