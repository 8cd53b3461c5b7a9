"""Invented reports and watches of meaningless words, with frequencies like those of real reports and watches.

Words, places, topics and claimants are drawn by rank (Zipf's law: the nth is n times as rare as the first), and common
words are short.
"""

import random
from bisect import bisect
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import accumulate
from typing import Any, Generic, TypeVar

from claimwatch_contracts.article import Article
from claimwatch_contracts.base import Span, Surface
from claimwatch_contracts.criteria import FigureCondition, WatchedPlace
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import AdministrativeArea, Attribution, Claimant, Place, TopicMention
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import Measure, PlacePrecision, SpeechType

T = TypeVar("T")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
TITLE_WORDS, TEXT_WORDS = 10, 650
ARTICLES = {"places": (2, 8), "topics": (1, 3), "claimants": (3, 9), "figures": (2, 9)}
LENGTHS = ((60, 3), (400, 5), (3_000, 7), (30_000, 9))
"""Pairs of a rank and a number of letters: words up to that rank have so many letters."""
RARE_FROM = 2_000
"""The rank from which words are rare enough to be watched."""
TOPICS, COUNTRIES, PROVINCES, PLACES, CLAIMANTS, PHRASES = 100, 60, 600, 30_000, 10_000, 20_000
MEASURES = (Measure.KILLED, Measure.WOUNDED, Measure.MONEY, Measure.PERCENT, Measure.DISPLACED, Measure.DETAINED)
SPAN = Span(start=0, end=1)


class Ranked(Generic[T]):
    """Things in the order of their frequency."""

    def __init__(self, things: Sequence[T]) -> None:
        self._things = things
        self._weights = list(accumulate(1 / rank for rank in range(1, len(things) + 1)))

    def draw(self, dice: random.Random, first: int = 0) -> T:
        """A random thing, not one before the index ``first``."""
        least = self._weights[first - 1] if first else 0.0
        return self._things[bisect(self._weights, dice.uniform(least, self._weights[-1])) % len(self._things)]


class World:
    """The subjects of invented articles. The same seed gives the same world, reports and watches."""

    def __init__(self, seed: int = 1) -> None:
        dice = random.Random(seed)
        self.words = Ranked(_words(dice))
        self.phrases = Ranked([f"{self.words.draw(dice, 60)} {self.words.draw(dice, 400)}" for _ in range(PHRASES)])
        self.topics = Ranked([f"topic-{index}" for index in range(TOPICS)])
        self.claimants = Ranked([self._name(dice) for _ in range(CLAIMANTS)])
        countries = [AdministrativeArea(geonames_id=1 + index, name=f"Country {index}") for index in range(COUNTRIES)]
        self.countries = Ranked(countries)
        provinces = [self._province(dice, index) for index in range(PROVINCES)]
        self.provinces = Ranked(provinces)
        self.places = Ranked([self._place(dice, provinces, index) for index in range(PLACES)])

    def report(self, number: int) -> Report:
        """The report with that number."""
        dice = random.Random(f"report {number}")
        attributions = tuple(self._attribution(dice) for _ in range(dice.randint(*ARTICLES["claimants"])))
        return Report(
            report_id=f"r{number}",
            article=Article(
                article_id=f"a{number}",
                revision=1,
                title=self._text(dice, TITLE_WORDS),
                text=self._text(dice, TEXT_WORDS),
                publisher="The Courier",
                received_at=NOW,
                language="en",
            ),
            story_id=f"s{number}",
            original=f"a{number}",
            extractions={},
            attributions=attributions,
            figures=tuple(self._figure(dice, attributions) for _ in range(dice.randint(*ARTICLES["figures"]))),
            places=tuple({self.places.draw(dice) for _ in range(dice.randint(*ARTICLES["places"]))}),
            aliases={},
            topics=tuple(
                TopicMention(key=key, spans=(SPAN,))
                for key in {self.topics.draw(dice) for _ in range(dice.randint(*ARTICLES["topics"]))}
            ),
        )

    def watch(self, number: int) -> Watch:
        """The watch with that number."""
        dice = random.Random(f"watch {number}")
        kinds = ("place topic", "place query", "query", "phrase", "claimant topic", "claimant place", "figure place")
        criteria: dict[str, Any] = {}
        for criterion in dice.choices(kinds, weights=(25, 20, 10, 15, 10, 5, 15))[0].split():
            criteria |= self._criterion(dice, criterion)
        identity = f"{dice.getrandbits(128):032x}"
        return Watch(
            watch_id=identity,
            name=f"Watch {number}",
            channels=(identity[:8],),
            created_at=NOW,
            updated_at=NOW,
            **criteria,
        )

    def _criterion(self, dice: random.Random, criterion: str) -> dict[str, Any]:
        if criterion == "place":
            return {"places": tuple(self._watched_place(dice) for _ in range(dice.choice((1, 1, 1, 2, 3))))}
        if criterion == "topic":
            return {"topics": tuple({self.topics.draw(dice, 5) for _ in range(dice.choice((1, 1, 2)))})}
        if criterion == "claimant":
            return {"claimants": tuple(self.claimants.draw(dice, 100) for _ in range(dice.choice((1, 2))))}
        if criterion == "figure":
            measure, least = dice.choice(MEASURES), dice.choice((None, 10.0, 100.0))
            return {"figures": (FigureCondition(measure=measure, at_least=least),)}
        if criterion == "phrase":
            return {"query": f'"{self.phrases.draw(dice, RARE_FROM // 4)}"'}
        return {"query": " ".join(self.words.draw(dice, RARE_FROM) for _ in range(2))}

    def _watched_place(self, dice: random.Random) -> WatchedPlace:
        area = dice.choices(("place", "province", "country", "circle"), weights=(80, 6, 1, 13))[0]
        if area == "country":
            country = self.countries.draw(dice)
            return WatchedPlace(name=country.name, geonames_id=country.geonames_id)
        if area == "province":
            province, _ = self.provinces.draw(dice)
            return WatchedPlace(name=province.name, geonames_id=province.geonames_id)
        place = self.places.draw(dice, 30)
        if area == "circle":
            return WatchedPlace(name=place.name, lat=place.lat, lon=place.lon, radius_km=dice.choice((10, 50, 200)))
        return WatchedPlace(name=place.name, geonames_id=place.geonames_id)

    def _text(self, dice: random.Random, count: int) -> str:
        """A text of ``count`` words; one draw in ten is a phrase of two words."""
        drawn = " ".join(dice.choices((self.words, self.phrases), (9, 1))[0].draw(dice) for _ in range(count))
        return " ".join(drawn.split()[:count])

    def _name(self, dice: random.Random) -> str:
        return " ".join(self.words.draw(dice, RARE_FROM).title() for _ in range(3))

    def _province(self, dice: random.Random, index: int) -> tuple[AdministrativeArea, AdministrativeArea]:
        country = self.countries.draw(dice)
        return AdministrativeArea(geonames_id=1_000 + index, name=f"Province {index}"), country

    def _place(self, dice: random.Random, provinces: Sequence[Any], index: int) -> Place:
        return Place(
            start=0,
            end=1,
            text=(name := self.words.draw(dice, RARE_FROM).title()),
            name=name,
            geonames_id=100_000 + index,
            lat=dice.uniform(-60, 70),
            lon=dice.uniform(-180, 180),
            precision=PlacePrecision.CITY,
            within=dice.choice(provinces),
        )

    def _attribution(self, dice: random.Random) -> Attribution:
        name = self.claimants.draw(dice)
        content = self._text(dice, 15)
        return Attribution(
            source=Surface(text=name, spans=(SPAN,)),
            cue=Surface(text="said", spans=(SPAN,)),
            content=Surface(text=content, spans=(SPAN,)),
            type=SpeechType.INDIRECT,
            claimant=Claimant(key=name.lower().replace(" ", "-"), name=name, text=name),
        )

    def _figure(self, dice: random.Random, attributions: Sequence[Attribution]) -> ReportedFigure:
        index = dice.randrange(len(attributions))
        value = float(dice.choice((2, 7, 20, 60, 300)))
        return ReportedFigure(
            start=0,
            end=1,
            text=f"{value:g}",
            value=value,
            measure=dice.choice(MEASURES),
            attribution=index,
            claimant=attributions[index].claimant,
        )


def _words(dice: random.Random) -> list[str]:
    """Distinct invented words, the commonest first."""
    words: dict[str, None] = {}
    for up_to, letters in LENGTHS:
        while len(words) < up_to:
            words["".join(dice.choice("aeioubdfgklmnprst") for _ in range(letters))] = None
    return list(words)
