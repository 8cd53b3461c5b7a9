"""The places that a report is about, each with its share of what speaks for it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from claimwatch_contracts.extraction import Location
from claimwatch_contracts.incident import Site
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import Measure, Nature, PlaceRole
from claimwatch_language.datelines import dateline_end
from claimwatch_language.geography import FINE, PlaceKey, distance_km, place_key
from services.archive.incidents.terms import LEAD

_PROVINCE_AND_COUNTRY = 2
"""The areas at the end of those that contain a town."""
NEAR_KM = 15.0
FAR_KM = 100.0
MOST_SITES = 12
_TITLE, _LEAD, _TEXT = 3.0, 2.0, 1.0
_FIGURE = 2.0
"""What a figure of harm adds to the place at which it was counted."""
_OF_AN_OFFICE = re.compile(r"[\d(]")
"""What a dateline of an agency has: the day or the agency's name in brackets."""
_REMEMBERED = timedelta(days=60)
"""How long before its publication the day of a report's own news may be."""
_MOST_FIGURES = 4
"""The first figures of harm, which speak of the report's own news."""


def sites_of(report: Report) -> tuple[Site, ...]:
    """The report's places, the one with the most weight first; the weights add up to 1.

    The town in which it was written is one of them if it names no other, or if the dateline has nothing else: that of a
    reporter on the spot ("ORSK - ") and not of an agency's office ("GENEVA, May 3 (ABC) - ").
    """
    mentioned = list(_mentioned(report))
    if _is_on_the_spot(report) or not any(site.precision in FINE for site in mentioned):
        mentioned += _written_in(report)
    return shares(heaviest_sites(mentioned))


def heaviest_sites(sites: Iterable[Site]) -> tuple[Site, ...]:
    """One site for each place, with the sum of its weights; those with the most weight, the heaviest first."""
    by_key: dict[PlaceKey, Site] = {}
    for site in sites:
        known = by_key.get(place_key(site))
        weight = site.weight + (known.weight if known else 0.0)
        by_key[place_key(site)] = (known or site).model_copy(update={"weight": weight})
    return tuple(sorted(by_key.values(), key=lambda site: (-site.weight, str(place_key(site))))[:MOST_SITES])


def shares(sites: tuple[Site, ...]) -> tuple[Site, ...]:
    """The sites with their part of all weight."""
    total = sum(site.weight for site in sites)
    return tuple(site.model_copy(update={"weight": site.weight / total}) for site in sites)


def holds(outer: Site, inner: Site) -> bool:
    """Whether the inner place is the outer one, or lies in it by its areas."""
    if place_key(outer) == place_key(inner):
        return True
    return outer.geonames_id is not None and any(area.geonames_id == outer.geonames_id for area in inner.within)


def country_of(sites: tuple[Site, ...]) -> str | None:
    """The country that has most of the weight of the sites."""
    weights: defaultdict[str, float] = defaultdict(float)
    for site in sites:
        if site.country is not None:
            weights[site.country] += site.weight
    return max(sorted(weights), key=lambda country: weights[country], default=None)


def meet(one: Site, other: Site) -> bool:
    """Whether both may be the place of one thing: equal, one inside the other, or near each other."""
    return holds(one, other) or holds(other, one) or _near(one, other)


def may_be_one(one: Site, other: Site) -> bool:
    """Whether both may be the place of one occurrence: they meet, or are towns of one name in one country.

    Of several hamlets of one name a gazetteer gives one report this one and the next that one.
    """
    if meet(one, other):
        return True
    are_towns = {one.precision, other.precision} <= FINE and one.country is not None
    return are_towns and one.country == other.country and one.name.casefold() == other.name.casefold()


def share_district(one: Site, other: Site) -> bool:
    """Whether two towns lie in one district, or one is the town of the other's district."""
    return bool(_districts(one) & _districts(other))


def _districts(site: Site) -> set[int]:
    """The ids of the areas around a town that are smaller than a province."""
    return {area.geonames_id for area in site.within[:-_PROVINCE_AND_COUNTRY] if area.geonames_id is not None}


def far(one: Site, other: Site) -> bool:
    """Whether nothing can happen in both: towns far from each other, or different countries."""
    if meet(one, other):
        return False
    apart = _distance(one, other)
    if {one.precision, other.precision} <= FINE:
        return apart is not None and apart > FAR_KM
    return None not in (one.country, other.country) and one.country != other.country


def site_of(place: Location, weight: float = 1.0) -> Site:
    """A place as a site, with the areas that contain it if it names them."""
    fields = {name: getattr(place, name) for name in Location.model_fields}
    return Site(**fields, within=getattr(place, "within", ()), weight=weight)


def _near(one: Site, other: Site) -> bool:
    apart = _distance(one, other)
    return apart is not None and apart <= NEAR_KM and {one.precision, other.precision} <= FINE


def _distance(one: Site, other: Site) -> float | None:
    """The kilometres between two places; ``None`` if one of both has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def _mentioned(report: Report) -> Iterator[Site]:
    text = report.article.text
    after_dateline = dateline_end(text)
    for place in report.title_places:
        if place.role is PlaceRole.LOCATION:
            yield site_of(place, _TITLE * place.confidence)
    for place in report.places:
        if place.role is PlaceRole.LOCATION and place.start >= after_dateline:
            yield site_of(place, (_LEAD if place.start < LEAD else _TEXT) * place.confidence)
    recent = [figure for figure in report.figures if not _is_long_past(figure, report)]
    for figure in figures_of_harm(recent)[:_MOST_FIGURES]:
        if figure.place is not None:
            yield site_of(figure.place, _FIGURE * figure.place.confidence)


def _is_long_past(figure: ReportedFigure, report: Report) -> bool:
    """Whether a figure's date says that it is of something that the report recalls."""
    at = (report.article.published_at or report.article.received_at).date()
    return figure.date is not None and not figure.date.open and figure.date.end < at - _REMEMBERED


def _is_on_the_spot(report: Report) -> bool:
    text = report.article.text
    return not _OF_AN_OFFICE.search(text, 0, dateline_end(text))


def _written_in(report: Report) -> Iterator[Site]:
    after_dateline = dateline_end(report.article.text)
    for place in report.places:
        if place.start < after_dateline and place.precision in FINE:
            yield site_of(place, _LEAD * place.confidence)


def figures_of_harm(figures: Iterable[ReportedFigure]) -> list[ReportedFigure]:
    """The figures of people who came to harm. Arrests are among them only if there is no other harm: they follow it."""
    harmed = [figure for figure in figures if figure.worth_telling and figure.measure.nature is Nature.HARM]
    return [figure for figure in harmed if figure.measure is not Measure.DETAINED] or harmed
