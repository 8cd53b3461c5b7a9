"""The labels of an alert, by which alerts are grouped, silenced and filtered. Labels without room are counted."""

from collections.abc import Collection, Iterable, Sequence

from claimwatch_contracts.alert import AlertClaimant, LabelArea, LabelPlace, Labels
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Place
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import PlaceRole
from services.watch.news.novelty import Novelty
from services.watch.telling.beside import claimant_of
from services.watch.telling.fitting import fitting

PLACES_BYTES = 2_000
CLAIMANTS_BYTES = 1_500
TOPICS_BYTES = 500
"""Bytes of JSON at most, for each of the three lists."""


def labels_of(watch: Watch, report: Report, news: Collection[Novelty]) -> Labels:
    """The labels of the alert that tells the watch this news of the report."""
    figures = [report.figures[item.figure] for item in news if item.figure is not None]
    places = _places(report, figures)
    topics = list(dict.fromkeys(topic.key for topic in report.topics))
    claimants = _claimants(report, figures, news)
    kept_places, kept_topics = fitting(places, PLACES_BYTES), fitting(topics, TOPICS_BYTES)
    kept_claimants = fitting(claimants, CLAIMANTS_BYTES)
    return Labels(
        watch=watch.watch_id,
        story=report.story_id,
        incident=report.incident_id,
        publisher=report.article.publisher,
        places=kept_places,
        places_left_out=len(places) - len(kept_places),
        topics=kept_topics,
        topics_left_out=len(topics) - len(kept_topics),
        claimants=kept_claimants,
        claimants_left_out=len(claimants) - len(kept_claimants),
        measures=tuple(dict.fromkeys(figure.measure for figure in figures)),
    )


def _places(report: Report, figures: Iterable[ReportedFigure]) -> Sequence[LabelPlace]:
    """Each place once; the places of ``figures`` come first."""
    places = (*(figure.place for figure in figures if figure.place), *report.places, *report.title_places)
    labels = (_label(place) for place in places if place.role is PlaceRole.LOCATION)
    return list({(label.geonames_id, label.name): label for label in labels}.values())


def _label(place: Place) -> LabelPlace:
    within = tuple(LabelArea(geonames_id=area.geonames_id, name=area.name) for area in place.within)
    return LabelPlace(geonames_id=place.geonames_id, name=place.name, within=within)


def _claimants(report: Report, figures: Iterable[ReportedFigure], news: Iterable[Novelty]) -> Sequence[AlertClaimant]:
    """Each claimant once, in the order of the news."""
    of_statements = (report.attributions[item.attribution].claimant for item in news if item.attribution is not None)
    of_figures = (figure.claimant for figure in figures)
    claimants = (claimant for claimant in (*of_statements, *of_figures) if claimant is not None)
    return list({claimant.key: claimant_of(claimant) for claimant in claimants}.values())
