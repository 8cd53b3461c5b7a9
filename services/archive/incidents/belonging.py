"""To which occurrence each figure of a report belongs: the report's own, one that it recalls, or none.

A figure goes where its own date and place fit. A toll of a whole war, of a year or of the world is a standing total.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from claimwatch_contracts.extraction import DateInterval, Location
from claimwatch_contracts.incident import Incident, Site
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import DatePrecision, Measure, Nature
from claimwatch_language.datelines import dateline_end
from claimwatch_language.geography import FINE
from claimwatch_language.joining.extents import Extent, extent
from claimwatch_language.joining.happenings import Happenings, Kind
from claimwatch_language.joining.layout import Layout
from claimwatch_language.sentences import sentence_starts
from services.archive.incidents.causes import of_its_cause
from services.archive.incidents.diseases import EPIDEMIC, are_of_two_causes
from services.archive.incidents.likeness import main_topic
from services.archive.incidents.news import lead_end
from services.archive.incidents.sites import far, meet, site_of
from services.archive.incidents.terms import figure_term
from services.archive.incidents.words import stem

_EARLIER = timedelta(days=2)
"""How long before an incident's first day its own figures may be dated: reports take the day before for the day."""
_LONG_PAST = timedelta(days=60)
"""How long ago something is no news any more."""
_YEARS_AFTER = re.compile(
    r"\b(?:a|one|two|three|four|five|ten|twenty|\d{1,2}) years? (?:on\b|after|later|since)|\banniversary\b",
    re.IGNORECASE,
)
_LEAD = 300
_SEVERAL = 2
"""The reports from which an incident in a town nearby is known for its own sake."""
_LONGEST = timedelta(days=45)
"""Longer periods are those of a standing total."""
_LONG_PRECISIONS = frozenset((DatePrecision.YEAR, DatePrecision.DECADE))
_CLAUSE = re.compile(r"[,;:.()]")
_OF_ANY = frozenset((Kind.HARM, Kind.JUSTICE, Kind.VOTE, Kind.FLIGHT))
"""Kinds of happenings that do not tell one occurrence from another."""
_STANDING = frozenset((Extent.WORLD, Extent.WAR))
_STRONG_DAY, _STRONG_SITE = 0.5, 0.1
"""The parts of the heaviest day and of all sites from which a day or a site is the incident's own."""


class Whose(StrEnum):
    """What a figure belongs to."""

    MAIN = "main"
    RECALLED = "recalled"
    STANDING = "standing"
    NONE = "none"
    """An occurrence of which no incident is known, or nothing that happened."""


@dataclass(frozen=True)
class _Known:
    """An incident that figures are compared with. What they are compared by is worked out once."""

    incident: Incident

    @cached_property
    def heaviest(self) -> Site | None:
        """The place that most speaks for, a town before all others."""
        return max(self.incident.sites, key=lambda site: (site.precision in FINE, site.weight), default=None)

    @cached_property
    def is_epidemic(self) -> bool:
        """Whether it is of a disease that spreads, which has begun weeks before the first report."""
        return main_topic(self.incident) == EPIDEMIC

    @cached_property
    def own_sites(self) -> tuple[Site, ...]:
        """The places that are the incident's own."""
        total = sum(site.weight for site in self.incident.sites)
        return tuple(site for site in self.incident.sites if site.weight >= _STRONG_SITE * total)

    @cached_property
    def first_day(self) -> date:
        """The first of the days that are the incident's own."""
        return first_day(self.incident)

    @cached_property
    def heaviest_day(self) -> date:
        """The day for which most speaks."""
        days = self.incident.days
        return max(days, key=lambda day: (days[day], day), default=self.incident.first_at.date())

    @cached_property
    def last_day(self) -> date:
        """The last of the days that are the incident's own."""
        return last_day(self.incident)


@dataclass(frozen=True)
class Belonging:
    """What a figure belongs to, and the id of its incident if it has one."""

    whose: Whose
    incident_id: str | None = None


def places_of_figures(report: Report, main: Incident, recalled: Iterable[Incident]) -> tuple[Belonging, ...]:
    """What each figure of the report belongs to, in order.

    ``main`` has the report already. ``recalled`` are the other candidates.
    """
    if looks_back(report):
        return tuple(_of_past(figure, main, recalled) for figure in report.figures)
    others = [_Known(incident) for incident in recalled if incident.incident_id != main.incident_id]
    own = _Known(main)
    text = report.article.text
    layout = Layout(text, sentence_starts(text))
    following = [*(figure.start for figure in report.figures[1:]), len(text)]
    belongings = []
    for figure, after in zip(report.figures, following, strict=False):
        bounds = layout.bounds(layout.sentence_of(figure.start))
        named = _occurrence_named(figure, text[figure.end : min(after, bounds[1])], own, others)
        reach = extent(text, bounds, figure, after)
        belongings.append(named or _belonging(figure, reach, text[slice(*bounds)], own, others))
    return tuple(belongings)


def _occurrence_named(
    figure: ReportedFigure, following: str, main: _Known, others: Sequence[_Known]
) -> Belonging | None:
    """The other incident of the same town that the words after a figure name ("41 people in a mine collapse").

    Its titles have the words for what happened, and the titles of the report's own incident have not.
    """
    if figure.measure.nature is not Nature.HARM:
        return None
    clause = _CLAUSE.split(following, maxsplit=1)[0]
    words = (stem(clause[word.start : word.end]) for word in Happenings(clause).all if word.kind not in _OF_ANY)
    happened = next(words, None)
    if happened is None or happened in main.incident.titles:
        return None
    meant = (other for other in others if happened in other.incident.titles and _is_there(figure, other))
    return next((Belonging(Whose.RECALLED, other.incident.incident_id) for other in meant), None)


def _is_there(figure: ReportedFigure, known: _Known) -> bool:
    if figure.place is None or figure.place.precision not in FINE or known.heaviest is None:
        return False
    return meet(site_of(figure.place), known.heaviest)


def looks_back(report: Report) -> bool:
    """Whether all days that a report gives for people who came to harm are long past, or it is an essay: it is no news.

    So is a piece on an anniversary. Of any other its first such figure has to have a day of its own, so that news that
    only recalls old tolls is none.
    """
    harmed = [figure for figure in report.figures if figure.worth_telling and figure.measure.nature is Nature.HARM]
    if _is_of_anniversary(report) or _only_recalls(report, harmed):
        return True
    days = [figure.date for figure in harmed if figure.date is not None]
    if not days or harmed[0].date is None:
        return False
    at = (report.article.published_at or report.article.received_at).date()
    return all(not day.open and day.end < at - _LONG_PAST for day in days)


def _only_recalls(report: Report, harmed: Sequence[ReportedFigure]) -> bool:
    """Whether nobody gives the figures of harm, and all come late in a text without a dateline: an essay has those.

    Its first paragraph has no statement, as that of a ministry's own notice has.
    """
    text = report.article.text
    if not harmed or dateline_end(text) or any(figure.claimant is not None for figure in harmed):
        return False
    lead = lead_end(text)
    says = any(said.claimant is not None and said.content.spans[0].start < lead for said in report.attributions)
    return not says and min(figure.start for figure in harmed) >= lead


def _is_of_anniversary(report: Report) -> bool:
    """Whether the title or the lead looks back over years, and nobody is said to have come to harm lately."""
    article = report.article
    at = (article.published_at or article.received_at).date()
    lead = article.text[: article.text.find("\n") if "\n" in article.text else None][:_LEAD]
    if not _YEARS_AFTER.search(article.title) and not _YEARS_AFTER.search(lead):
        return False
    days = [
        figure.date for figure in report.figures if figure.measure.nature is Nature.HARM and figure.date is not None
    ]
    return all(day.end < at - _LONG_PAST for day in days)


def _of_past(figure: ReportedFigure, main: Incident, recalled: Iterable[Incident]) -> Belonging:
    """Where a figure of a report that looks back goes: to an incident that is known for it, else nowhere."""
    known = (_Known(incident) for incident in (main, *recalled) if set(incident.articles) - {main.opened_by})
    meant = next((incident for incident in known if _fits(figure, incident)), None)
    return Belonging(Whose.NONE) if meant is None else Belonging(Whose.RECALLED, meant.incident.incident_id)


def first_day(incident: Incident) -> date:
    """The first of the days that are the incident's own; the day of the first report if none is known."""
    return min(_own_days(incident), default=incident.first_at.date())


def last_day(incident: Incident) -> date:
    """The last of the days that are the incident's own; the day of the first report if none is known."""
    return max(_own_days(incident), default=incident.first_at.date())


def _own_days(incident: Incident) -> list[date]:
    heaviest = max(incident.days.values(), default=0.0)
    return [day for day, weight in incident.days.items() if weight >= _STRONG_DAY * heaviest]


def _belonging(
    figure: ReportedFigure, reach: Extent | None, sentence: str, main: _Known, others: Sequence[_Known]
) -> Belonging:
    if figure.measure is Measure.DISTANCE:
        return Belonging(Whose.NONE)
    if reach in _STANDING or _is_standing(figure, main):
        return Belonging(Whose.STANDING)
    if (cause := of_its_cause(figure, sentence, main.incident, [known.incident for known in others])) is not None:
        if cause is not main.incident:
            return Belonging(Whose.RECALLED, cause.incident_id)
        others = [known for known in others if not are_of_two_causes(cause, known.incident)]
    if (known := next((incident for incident in others if _is_known_for(incident, figure, main)), None)) is not None:
        return Belonging(Whose.RECALLED, known.incident.incident_id)
    meant = next((incident for incident in others if _fits(figure, incident)), None)
    if meant is not None and _is_beside(figure, main, meant):
        return Belonging(Whose.RECALLED, meant.incident.incident_id)
    if not _is_elsewhere(figure, main) and (meant is None or figure.date is None or _fits(figure, main)):
        return Belonging(Whose.MAIN, main.incident.incident_id)
    return Belonging(Whose.NONE) if meant is None else Belonging(Whose.RECALLED, meant.incident.incident_id)


def _is_known_for(other: _Known, figure: ReportedFigure, main: _Known) -> bool:
    """Whether another incident is known for that very figure, on a day that is that one's and not mainly this one's.

    A report that recalls an incident names its place less clearly than its toll.
    """
    if figure.date is None or figure.measure.nature is not Nature.HARM:
        return False
    is_its_day = _overlap(figure.date, other.first_day, other.last_day)
    if not is_its_day or _overlap(figure.date, main.heaviest_day, main.heaviest_day):
        return False
    return figure_term(figure) in other.incident.terms


def _is_standing(figure: ReportedFigure, main: _Known) -> bool:
    """Whether a figure counts over a longer time than the incident."""
    period = figure.date
    if period is None:
        return False
    if period.open:
        return period.start < main.first_day - (_LONGEST if main.is_epidemic else _EARLIER)
    return period.precision in _LONG_PRECISIONS or period.end - period.start > _LONGEST


def _is_elsewhere(figure: ReportedFigure, main: _Known) -> bool:
    """Whether a figure's date or place cannot be the incident's."""
    if figure.date is not None and figure.date.end < main.first_day - _EARLIER:
        return True
    return figure.place is not None and _is_far(figure.place, main)


def _is_beside(figure: ReportedFigure, main: _Known, meant: _Known) -> bool:
    """Whether a figure's town is far from the town that the incident is mainly about, though its reports name both.

    Another town nearby does if several reports are of what happened there.
    """
    town = main.heaviest
    if town is None or town.precision not in FINE or figure.place is None:
        return False
    site = site_of(figure.place)
    return far(site, town) or (len(meant.incident.articles) >= _SEVERAL and not meet(site, town))


def _is_far(place: Location, main: _Known) -> bool:
    site = site_of(place)
    return bool(main.own_sites) and all(far(site, own) for own in main.own_sites)


def _fits(figure: ReportedFigure, known: _Known) -> bool:
    """Whether a figure's place, and its date if it has one, are those of an incident."""
    if figure.place is None or figure.place.precision not in FINE:
        return False
    if known.heaviest is None or not meet(site_of(figure.place), known.heaviest):
        return False
    return figure.date is None or _overlap(figure.date, known.first_day, known.last_day)


def _overlap(period: DateInterval, first: date, last: date) -> bool:
    return period.start <= last and period.end >= first
