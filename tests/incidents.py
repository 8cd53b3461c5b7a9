"""Reports on invented occurrences in an invented country, and what becomes of them in a memory of incidents."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import AdministrativeArea, DateInterval, Figure, Place, TopicMention
from claimwatch_contracts.incident import Incident
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import DatePrecision, Measure, PlacePrecision
from services.archive.incidents.choosing import Choice, chosen
from services.archive.incidents.growth import grown, merged, opened
from services.archive.incidents.in_memory import InMemoryIncidents
from services.archive.incidents.memory import IncidentMemory
from services.archive.incidents.traits import traits_of
from services.archive.joining.join import join_report
from tests.builders import article, extractions, span_of

MARCH_2 = datetime(2026, 3, 2, 9, tzinfo=UTC)
"""A Monday."""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Spot:
    """A place of the invented world: id, degrees, precision, areas around it, country."""

    number: int
    lat: float
    lon: float
    precision: PlacePrecision = PlacePrecision.CITY
    within: tuple[AdministrativeArea, ...] = ()
    country: str = "NL"


NORTHLAND = AdministrativeArea(geonames_id=1, name="Northland")
TARN = AdministrativeArea(geonames_id=11, name="Tarn")
SOUTHLAND = AdministrativeArea(geonames_id=2, name="Southland")
SPOTS = {
    "Alder": Spot(111, 10.0, 20.0, within=(TARN, NORTHLAND)),
    "Birkeby": Spot(112, 10.9, 20.0, within=(TARN, NORTHLAND)),
    "Tarn": Spot(11, 10.4, 20.1, PlacePrecision.PROVINCE, (NORTHLAND,)),
    "Northland": Spot(1, 12.0, 21.0, PlacePrecision.COUNTRY),
    "Corve": Spot(113, 14.0, 22.0, within=(NORTHLAND,)),
    "Alder in Southland": Spot(211, -30.0, 60.0, within=(SOUTHLAND,), country="SL"),
}


@dataclass(frozen=True)
class Told:
    """A report in the making: its places and figures are given by the words of its text."""

    name: str
    title: str
    text: str
    at: datetime = MARCH_2
    places: dict[str, str] = field(default_factory=dict)
    figures: tuple[tuple[str, Measure, date | DateInterval | None], ...] = ()
    topics: tuple[str, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)

    def report(self) -> Report:
        """The report. ``places`` gives the spot's name of a word; "Alder" means the spot of that name."""
        published = article(self.text, article_id=self.name, title=self.title, published_at=self.at)
        answers = extractions(
            published,
            figures=tuple(_figure(self.text, *item) for item in self.figures),
            places=tuple(_places(self.text, self.places)),
            topics=tuple(TopicMention(key=key, spans=(Span(start=0, end=1),)) for key in self.topics),
        )
        titled = tuple(_places(self.title, self.places))
        mentions = answers[2].model_copy(update={"title_places": titled})
        joined = join_report(published, answers[0], answers[1], mentions, story_id=self.name, original=self.name)
        return joined.model_copy(update=self.more)


def day(value: date) -> DateInterval:
    """One day."""
    return DateInterval(start=value, end=value, text=str(value), precision=DatePrecision.DAY)


def _figure(text: str, words: str, measure: Measure, when: date | DateInterval | None) -> Figure:
    number = float(words.split()[0])
    dated = day(when) if isinstance(when, date) else when
    return Figure(text=words, value=number, measure=measure, date=dated, **span_of(text, words))


def _places(text: str, meant: dict[str, str]) -> Iterable[Place]:
    names = {**{name: name for name in SPOTS}, **meant}
    found = ((text.find(word), word, SPOTS[name], name) for word, name in names.items() if word in text)
    for start, word, spot, name in sorted(found, key=lambda item: item[0]):
        yield Place(
            start=start,
            end=start + len(word),
            text=word,
            name=name.split(" in ")[0],
            geonames_id=spot.number,
            lat=spot.lat,
            lon=spot.lon,
            precision=spot.precision,
            within=spot.within,
            country=spot.country,
        )


@dataclass
class Desk:
    """Takes reports one by one, as the archive does."""

    memory: IncidentMemory = field(default_factory=InMemoryIncidents)
    choices: dict[str, Choice] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)

    async def take(self, *told: Told) -> Incident:
        """The incident of the last of the reports."""
        for each in told:
            report = each.report()
            traits = traits_of(report)
            choice = chosen(traits, await self.memory.candidates(traits))
            incident = choice.incident
            for twin in choice.twins:
                assert incident is not None
                incident, gone = merged(incident, twin)
                await self.memory.keep(gone)
            incident = opened(report, traits) if incident is None else grown(incident, report, traits)
            await self.memory.keep(incident)
            self.choices[each.name], self._ids[each.name] = choice, incident.incident_id
        return incident

    async def incident(self, told: Told) -> str:
        """The id of the incident in which a report is now."""
        incident = await self.memory.by_id(self._ids[told.name])
        assert incident is not None
        return incident.incident_id

    async def together(self, *told: Told) -> bool:
        """Whether the reports are in one incident."""
        return len({await self.incident(each) for each in told}) == 1
