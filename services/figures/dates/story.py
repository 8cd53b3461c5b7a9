"""The day of the occurrence that a sentence without a date goes on about."""

import re
from datetime import date, timedelta
from functools import cached_property

from claimwatch_contracts.extraction import DateInterval, Figure
from claimwatch_contracts.vocabulary import Measure, Nature
from claimwatch_language.paragraphs import paragraph_breaks
from services.figures.dates.asides import days_later
from services.figures.dates.sentence import DatedSentence, moved
from services.figures.lexicon import HARM

_OTHER_TIME = re.compile(
    r"\b(?:since|so\s+far|to\s+date|previous(?:ly)?|earlier|last|recent(?:ly)?|past|years?|months|decades?|ever"
    r"|each|every"
    r"|annual(?:ly)?|usually|normally|another\s+(?:attack|blast|raid|strike|incident|crash)|separate(?:ly)?"
    r"|similar(?:ly)?|elsewhere|meanwhile"
    r"|global(?:ly)?|worldwide|nationwide|if|could|may|might|would|will|expected|feared\s+that|planned|plans"
    r"|the\s+(?:war|conflict|uprising)"
    r"|(?:in|since|by|of)\s+(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Words of a sentence that may tell of another time than the sentences before."""
_OCCURRENCE = (
    "attack|blast|explosion|bombing|bomb|crash|quake|earthquake|tremor|raid|clash|clashes|fire|blaze|shooting"
    "|flood|floods|flooding|storm|cyclone"
    "|hurricane|typhoon|incident|violence|fighting|shelling|strike|airstrike|air\\s+strike|ambush|massacre"
    "|killings?|accident|collision|disaster"
    "|landslide|avalanche|collapse|stampede|protest|riot|riots|unrest|assault|operation|explosions|attacks"
    "|bombings|raids|strikes"
)
_HAPPENED = re.compile(
    rf"\b(?:{_OCCURRENCE}|{'|'.join(sorted(HARM, key=len, reverse=True))}|attacked|struck|hit|exploded|detonated"
    rf"|crashed|fired|shot|bombed"
    r"|shelled|shells|collapsed|raided|stormed|fell|sank|capsized|burned|derailed|erupted|broke\s+out|clashed"
    r"|ambushed|opened\s+fire"
    r"|rammed|ploughed|plowed|overturned|swept|flooded|rocked|targeted|seized|overran)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells of an occurrence by which people come to harm."""
_CLOCK = re.compile(
    r"\b(?:at|around|about|before|after|by)\s+(?:around\s+|about\s+)?(?:\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\b)?"
    r"|\d{1,2}\s*[ap]\.?m\b)",
    re.IGNORECASE,
)
"""A time of the day. In a lead without a day it is the last such time before the publication."""
_GOES_ON = re.compile(
    rf"(?:\b(?:the|this|that|these|both)\s+(?:[\w-]+\s+){{0,2}}?(?:{_OCCURRENCE})\b|\bthe\s+(?:death\s+)?(?:dead"
    rf"|toll|victims|wounded|injured)\b|^\W*(?:among\s+)?(?:the|all|most"
    rf"|some)?\s*(?:of\s+the\s+)?(?:\w+\s+)?(?:dead|victims|wounded"
    r"|injured|toll|bodies|survivors|casualties|attackers?|gunmen|bombers?)\b|^\W*(?:another|one\s+of\s+them"
    r"|two\s+of\s+them)\b|\bothers\b)",
    re.IGNORECASE,
)
"""Words of a sentence that goes on about an occurrence that was told before."""
_FARTHEST = 8
"""The most sentences between a day and a later sentence of another paragraph that goes on about its occurrence."""
_NEAREST = 3
"""The most sentences between a day and a later sentence of the same paragraph."""
_OF_OCCURRENCES = (Nature.HARM,)


class StoryDays:
    """The days on which the sentences of one text tell that something happened."""

    def __init__(self, text: str, sentences: list[tuple[int, int]], published: date | None) -> None:
        self._text = text
        self._sentences = sentences
        self._published = published
        self._paragraphs = {0, *(following for _, following in paragraph_breaks(text))}
        self._read: dict[int, DatedSentence] = {}

    def before(self, index: int, figure: Figure) -> DateInterval | None:
        """The day for a figure of the sentence ``index``, which gives no date itself, from the sentences before."""
        is_of_occurrence = figure.measure.nature in _OF_OCCURRENCES or figure.measure is Measure.ATTACKS
        start, end = self._sentences[index]
        days = days_later(self._text, start, end)
        if not is_of_occurrence or (days is None and _OTHER_TIME.search(self._text, start, end)):
            return None
        told = self._told_before(index)
        return moved(told, days) if told and days and told.start == told.end else told

    def _told_before(self, index: int) -> DateInterval | None:
        start, end = self._sentences[index]
        goes_on = _GOES_ON.search(self._text, start, end) is not None
        is_near = start not in self._paragraphs
        for back in range(1, min(_FARTHEST, index) + 1):
            if not goes_on and (not is_near or back > _NEAREST):
                return self._only_day
            if self._sentence(index - back).is_dated and (is_near or self._tells_of_harm(index - back)):
                return self._sentence(index - back).day if self._tells_of_harm(index - back) else None
            is_near = is_near and self._sentences[index - back][0] not in self._paragraphs
        return self._only_day or (self._day_of_lead if index <= _FARTHEST else None)

    @cached_property
    def _only_day(self) -> DateInterval | None:
        """The one day of which the article tells, if it gives no other date."""
        days: dict[tuple[date, date], DateInterval] = {}
        for index in range(len(self._sentences)):
            for interval in self._sentence(index).intervals:
                days.setdefault((interval.start, interval.end), interval)
                if interval.open or interval.start != interval.end or not self._tells_of_harm(index):
                    return None
        return next(iter(days.values())) if len(days) == 1 else None

    @cached_property
    def _day_of_lead(self) -> DateInterval | None:
        """The day of publication and the day before for a lead that gives a time and no day."""
        clock = _CLOCK.search(self._text, *self._sentences[0])
        if clock is None or self._published is None or self._sentence(0).is_dated:
            return None
        return DateInterval(start=self._published - timedelta(days=1), end=self._published, text=clock.group())

    def _tells_of_harm(self, index: int) -> bool:
        return _HAPPENED.search(self._text, *self._sentences[index]) is not None

    def _sentence(self, index: int) -> DatedSentence:
        if index not in self._read:
            self._read[index] = DatedSentence(self._text, *self._sentences[index], published=self._published)
        return self._read[index]
