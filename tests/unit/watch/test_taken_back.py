"""An article that is withdrawn says nothing more, and concerns whoever asked for what it said."""

from typing import Any

import pytest

from claimwatch_contracts.criteria import FigureCondition, WatchedPlace
from claimwatch_contracts.vocabulary import Measure, NoveltyKind
from claimwatch_language.geography import FINE
from services.watch.asking.matching import match
from services.watch.facts.facts import ReportFacts
from services.watch.holding.watches import Watches
from tests.builders import report, watch
from tests.unit.watch.judgements import RAQQA as RAQQA_PLACE
from tests.unit.watch.judgements import entry, judged, news, row

TOLD = "Rescuers counted the bodies at the weir"
WITHDRAWN = report().model_copy(update={"figures": (), "attributions": (), "claims": (), "places": ()})
GONE = entry(47)
GONE = GONE.model_copy(update={"evidence": GONE.evidence.model_copy(update={"quote": TOLD})})
JUDGEMENT = judged(None, taken_back=(GONE,))
RAQQA = WatchedPlace(name="Raqqa", geonames_id=172955)
TAKEN_BACK = "figure 47 bodies found (taken back)"


def of_bodies(**condition: Any) -> dict[str, Any]:
    """What a watch on bodies asks for."""
    return {"figures": (FigureCondition(measure=Measure.BODIES_FOUND, **condition),)}


@pytest.mark.parametrize(
    ("asking", "reason"),
    [
        (of_bodies(at_least=47), TAKEN_BACK),
        (of_bodies(changed_by_percent=99), TAKEN_BACK),
        ({"claimants": ("Health Ministry",)}, "claimant Health Ministry"),
        ({"places": (RAQQA,)}, "place Raqqa"),
        ({"query": "weir"}, "word weir"),
        ({"query": '"at the weir" graves'}, 'words "at the weir" graves'),
        ({"places": (WatchedPlace(name="the river", lat=36.0, lon=39.0, radius_km=20),)}, "place the river (Raqqa)"),
    ],
)
def test_who_asked_for_what_it_said_is_told_that_it_is_taken_back(asking: dict[str, Any], reason: str) -> None:
    facts, held = ReportFacts(WITHDRAWN, JUDGEMENT), Watches()
    held.put(watch(**asking))
    assert match(watch(**asking), facts) == (reason,)
    assert len(held.concerned(facts)) == 1
    assert NoveltyKind.RETRACTION in {item.kind for item in news(WITHDRAWN, JUDGEMENT, **asking)}


def test_a_report_that_takes_nothing_back_and_opens_an_incident_lies_where_it_says_alone() -> None:
    new = judged(None).model_copy(update={"is_new_incident": True})
    assert match(watch(places=(RAQQA,)), ReportFacts(WITHDRAWN, new)) is None


def test_a_follow_up_that_names_no_town_lies_where_its_incident_is() -> None:
    known = judged(None).model_copy(update={"is_new_incident": False})
    country = report().model_copy(update={"places": tuple(p for p in report().places if p.precision not in FINE)})
    for follow_up in (WITHDRAWN, country):
        assert match(watch(places=(RAQQA,)), ReportFacts(follow_up, known)) == ("place Raqqa",)
    aleppo = report().places[0].model_copy(update={"name": "Aleppo", "geonames_id": 170063, "precision": "city"})
    elsewhere = WITHDRAWN.model_copy(update={"places": (aleppo,)})
    assert match(watch(places=(RAQQA,)), ReportFacts(elsewhere, known)) is None


def test_what_is_taken_back_lies_where_its_row_does_and_not_where_the_incident_is() -> None:
    aleppo = RAQQA_PLACE.model_copy(update={"name": "Aleppo", "geonames_id": 170063, "lat": 36.2, "lon": 37.16})
    elsewhere = judged(None, taken_back=(GONE,), rows=(row(GONE, place=aleppo),))
    for name, number, is_told in (("Aleppo", 170063, True), ("Raqqa", 172955, False)):
        asking = {"places": (WatchedPlace(name=name, geonames_id=number),)}
        assert (match(watch(**asking), ReportFacts(WITHDRAWN, elsewhere)) is not None) is is_told
        told = {item.kind for item in news(WITHDRAWN, elsewhere, **asking)}
        assert (NoveltyKind.RETRACTION in told) is is_told


@pytest.mark.parametrize(
    "asking",
    [
        of_bodies(at_least=48),
        {"figures": (FigureCondition(measure=Measure.KILLED),)},
        {"claimants": ("Mayor",)},
        {"places": (WatchedPlace(name="Aleppo", geonames_id=170063),)},
        {"query": '"weir graves"'},
        {"query": "rescue"},
    ],
)
def test_who_asks_for_something_else_is_not(asking: dict[str, Any]) -> None:
    facts, held = ReportFacts(WITHDRAWN, JUDGEMENT), Watches()
    held.put(watch(**asking))
    assert match(watch(**asking), facts) is None
    assert held.concerned(facts) == []
