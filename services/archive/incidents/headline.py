"""An incident in one line: "Air strike, Ariha, 12 March: 24 to 41 killed, three claimants"."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from claimwatch_contracts.extraction import DateInterval
from claimwatch_contracts.incident import Incident, Site
from claimwatch_contracts.judgement import IncidentHead
from claimwatch_contracts.ledger import Row
from claimwatch_contracts.vocabulary import DatePrecision, Measure, Nature, Polarity
from claimwatch_language.geography import FINE, place_key
from claimwatch_language.quantities import amounts
from services.archive.incidents.belonging import first_day, last_day
from services.archive.incidents.happened import BY_TOPIC, happened

_MEASURES = (
    Measure.KILLED,
    Measure.BODIES_FOUND,
    Measure.WOUNDED,
    Measure.MISSING,
    Measure.DETAINED,
    Measure.DISPLACED,
)
"""The measures for a headline, the weightiest first."""
_DEAD = frozenset((Measure.KILLED, Measure.BODIES_FOUND))
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LEAST_TOWN_SHARE = 0.5
_LONGEST_TITLE = 120
_BESIDE = 0.5
"""What a topic of what was hit, or of what came of it, weighs beside one of what happened."""


def headline(incident: Incident, rows: Sequence[Row]) -> str:
    """What happened, where, when, and the figures of the weightiest row.

    It is the first report's title if no topic and no word says what happened, or if neither day nor figure is known.
    """
    what, row = happened(incident), _best(rows)
    if what is None or (row is None and not incident.days):
        return incident.title[:_LONGEST_TITLE] or what or "Unnamed incident"
    place = main_site(incident)
    where = [place.name] if place is not None else []
    days = [_in_words(*_days(incident, row))] if incident.days else []
    return ", ".join([what, *where, *days]) + (f": {_counted(row)}" if row is not None else "")


def head(incident: Incident, rows: Sequence[Row]) -> IncidentHead:
    """The incident without its ledger."""
    site = main_site(incident)
    first, last = _days(incident, _best(rows))
    period = DateInterval(start=first, end=last, text=_in_words(first, last), precision=DatePrecision.DAY)
    return IncidentHead(
        incident_id=incident.incident_id,
        headline=headline(incident, rows),
        place=None if site is None else site.location,
        within=() if site is None else site.within,
        period=period if incident.days else None,
        topics=_topics(incident),
    )


def _topics(incident: Incident) -> tuple[str, ...]:
    """The topics, the weightiest first. What is no occurrence by itself weighs half: what happened comes before it."""
    weights = {topic: weight * (1.0 if topic in BY_TOPIC else _BESIDE) for topic, weight in incident.topics.items()}
    return tuple(sorted(weights, key=lambda topic: (-weights[topic], topic)))


def main_site(incident: Incident) -> Site | None:
    """The place for which most speaks: a town, unless another place has far more weight."""
    towns = [site for site in incident.sites if site.precision in FINE]
    best = max(incident.sites, key=lambda site: site.weight, default=None)
    town = max(towns, key=lambda site: site.weight, default=None)
    if best is None or town is None or town.weight < _LEAST_TOWN_SHARE * best.weight:
        return best
    return town


def _best(rows: Sequence[Row]) -> Row | None:
    """The row of the weightiest measure, of all people before that of a class; the one with most claimants."""
    harmed = [row for row in rows if row.low is not None and row.measure.nature is Nature.HARM and not row.part_of]
    standing = _newest(harmed)
    return min(standing, key=lambda row: (*_rank(row), -row.independent), default=None)


def _newest(rows: Iterable[Row]) -> list[Row]:
    """Of rows that count the same in one place on several days, the last: an epidemic's count grows."""
    found: dict[object, Row] = {}
    for row in rows:
        place = None if row.place is None else place_key(row.place)
        counted = (row.measure, row.submeasure, row.population, row.unit, place)
        if (known := found.get(counted)) is None or _last_given(known) <= _last_given(row):
            found[counted] = row
    return list(found.values())


def _last_given(row: Row) -> datetime:
    return max(entry.given_at for entry in row.entries)


def _rank(row: Row) -> tuple[bool, bool, int, bool]:
    """The dead come first, whether they are counted as killed or as bodies, and of them all before a class of them."""
    weight = _MEASURES.index(row.measure) if row.measure in _MEASURES else len(_MEASURES)
    is_of_dead, is_of_class = row.measure in _DEAD, row.population is not None
    return not is_of_dead, is_of_dead and is_of_class, weight, is_of_class


def _counted(row: Row) -> str:
    who = f"{row.population.replace('_', ' ')} " if row.population else ""
    said = f"{_amount(row)} {who}{row.measure.replace('_', ' ')}"
    return (
        said if row.independent == 0 else f"{said}, {_number(row.independent)} claimant{'s' * (row.independent != 1)}"
    )


def _amount(row: Row) -> str:
    stand = [each for each in row.entries if not each.retracted and each.factuality.polarity is Polarity.ASSERTED]
    return amounts(row.low or 0.0, row.high if row.high is not None else row.low or 0.0, stand)


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _days(incident: Incident, row: Row | None) -> tuple[date, date]:
    """The incident's first and last day.

    They are the day of the weightiest row if that is a later day of the incident: what weighs more is then the day of
    an earlier occurrence, which the report recalls.
    """
    first, last = first_day(incident), last_day(incident)
    period = row.period if row is not None else None
    if period is not None and last < period.start == period.end and period.start in incident.days:
        return period.start, period.end
    return first, last


def _in_words(first: date, last: date) -> str:
    """Days as a headline gives them: "12 March", "12 to 14 March", "28 February to 2 March"."""
    if first == last:
        return f"{first.day} {first:%B}"
    begin = str(first.day) if (first.month, first.year) == (last.month, last.year) else f"{first.day} {first:%B}"
    return f"{begin} to {last.day} {last:%B}"
