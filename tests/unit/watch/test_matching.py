"""Which watches a report concerns."""

from typing import Any

import pytest
from hypothesis import strategies as st
from pydantic import ValidationError

from claimwatch_contracts.documents import FigureCondition, WatchedPlace
from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.vocabulary import CueClass, Measure, PlacePrecision, PlaceRole
from claimwatch_language.names.aliases import slug
from services.watch.facts import ReportFacts
from services.watch.matching import match
from tests.builders import TEXT, place, report, watch, with_confidence

SYRIA = WatchedPlace(name="Syria", geonames_id=163843)
RAQQA = WatchedPlace(name="Raqqa", geonames_id=172955)
ALEPPO = WatchedPlace(name="Aleppo", geonames_id=170063)
LATITUDE, LONGITUDE = st.floats(-90, 90), st.floats(-180, 180)


@pytest.mark.parametrize(
    ("criteria", "reasons"),
    [
        ({"places": (RAQQA,)}, ("place Raqqa",)),
        ({"places": (SYRIA,)}, ("place Syria (Raqqa)",)),
        ({"places": (ALEPPO,)}, None),
        ({"places": (ALEPPO, SYRIA)}, ("place Syria (Raqqa)",)),
        ({"topics": ("drones", "mass-graves")}, ("topic mass-graves",)),
        ({"topics": ("drones",)}, None),
        ({"query": "bodies FOUND"}, ("words bodies FOUND",)),
        ({"query": '"bodies found"'}, None),
        ({"query": '"bodies were found"'}, ('words "bodies were found"',)),
        ({"query": "bod"}, None),
        ({"query": "title"}, ("word title",)),
        ({"query": "Raqqa - bodies"}, ("words Raqqa - bodies",)),
        ({"query": '"were found" & / "…" raqqa'}, ('words "were found" & / "…" raqqa',)),
        ({"query": "Raqqa - graves"}, None),
        ({"claimants": ("health ministry",)}, ("claimant Health Ministry",)),
        ({"claimants": ("health-ministry",)}, ("claimant Health Ministry",)),
        ({"claimants": ("defence ministry",)}, None),
        ({"figures": (FigureCondition(measure=Measure.BODIES_FOUND, at_least=40),)}, ("figure 40 bodies found",)),
        ({"figures": (FigureCondition(measure=Measure.BODIES_FOUND, at_least=41),)}, None),
        ({"figures": (FigureCondition(measure=Measure.KILLED),)}, None),
        ({"places": (RAQQA,), "topics": ("mass-graves",)}, ("place Raqqa", "topic mass-graves")),
        ({"places": (RAQQA,), "topics": ("drones",)}, None),
    ],
)
def test_a_watch_fires_when_each_of_its_criteria_finds_something(
    criteria: dict[str, object], reasons: tuple[str, ...] | None
) -> None:
    assert match(watch(**criteria), ReportFacts(report())) == reasons


@pytest.mark.parametrize("query", ["", " ", "&", "- /", '"…"'])
def test_a_query_without_a_word_is_refused(query: str) -> None:
    with pytest.raises(ValidationError, match="at least one word"):
        watch(query=query, topics=("mass-graves",))


@pytest.mark.parametrize(
    ("watched", "name", "other_names"),
    [
        ("Syrian Foreign Ministry", "Syrian Foreign Ministry", ()),
        ("Syrian Ministry of Foreign Affairs", "Syrian Foreign Ministry", ()),
        ("ministry of foreign affairs", "Syrian Foreign Ministry", ()),
        ("syrian-foreign-ministry", "Syrian Foreign Ministry", ()),
        ("syrian-ministry-of-foreign-affairs", "Syrian Foreign Ministry", ()),
        ("IDF", "Israeli Military", ()),
        ("Foreign Ministry of Syria", "Damascus MFA", ("Syrian Foreign Ministry",)),
        ("RHO", "River Health Office", ("Health Office of River", "RHO")),
        ("office of river", "River Health Office", ("Health Office of River",)),
    ],
)
def test_a_watched_claimant_is_met_under_any_of_its_names(
    watched: str, name: str, other_names: tuple[str, ...]
) -> None:
    assert is_met(watched, name, other_names)


def test_a_place_in_the_title_is_met() -> None:
    titled = report().model_copy(update={"places": (), "title_places": report().places})
    assert match(watch(places=(WatchedPlace(name="Raqqa", geonames_id=172955),)), ReportFacts(titled)) is not None


@pytest.mark.parametrize(
    "watched", ["Iraqi Foreign Ministry", "Syrian Army", "IDF", "!", "Syrian Foreign Ministry spokesman"]
)
def test_another_claimant_is_not_met(watched: str) -> None:
    assert not is_met(watched, "Syrian Foreign Ministry", ())


def is_met(watched: str, name: str, other_names: tuple[str, ...]) -> bool:
    """Whether a watch on a claimant meets a report with a claimant of these names."""
    claimant = Claimant(key=slug(name), name=name, text=name)
    filed = report()
    attributions = tuple(attribution.model_copy(update={"claimant": claimant}) for attribution in filed.attributions)
    changed = filed.model_copy(
        update={"attributions": attributions, "figures": (), "aliases": {claimant.key: other_names}}
    )
    return match(watch(claimants=(watched,)), ReportFacts(changed)) is not None


@pytest.mark.parametrize(
    "criteria", [{"claimants": ("health ministry",)}, {"figures": (FigureCondition(measure=Measure.BODIES_FOUND),)}]
)
def test_a_watch_that_asks_for_more_certainty_meets_no_claim_that_has_less(criteria: dict[str, Any]) -> None:
    facts = ReportFacts(with_confidence(report(), 0.4))
    assert match(watch(**criteria, minimum_confidence=0.5), facts) is None
    assert match(watch(**criteria, minimum_confidence=0.4), facts) is not None


def test_who_only_believes_something_is_met_by_a_watch_that_asks_for_beliefs() -> None:
    filed = report()
    beliefs = tuple(
        attribution.model_copy(update={"cue_class": CueClass.BELIEVE}) for attribution in filed.attributions
    )
    changed = filed.model_copy(update={"attributions": beliefs, "figures": ()})
    facts = ReportFacts(changed)
    assert match(watch(claimants=("health ministry",)), facts) is None
    assert match(watch(claimants=("health ministry",), beliefs=True), facts) is not None


def test_a_demonym_is_no_place() -> None:
    filed = report()
    syrian = filed.places[0].model_copy(update={"role": PlaceRole.DEMONYM})
    assert match(watch(places=(RAQQA,)), ReportFacts(filed.model_copy(update={"places": (syrian,)}))) is None


def test_a_circle_takes_towns_inside_it_and_no_country_whose_centre_is() -> None:
    circle = WatchedPlace(name="around Raqqa", lat=35.95, lon=39.0, radius_km=30)
    near = place(TEXT, "Raqqa", lat=36.0, lon=39.1)
    far = place(TEXT, "Raqqa", lat=36.2, lon=37.16)
    country = near.model_copy(update={"precision": PlacePrecision.COUNTRY})
    reports = [report().model_copy(update={"places": (located,)}) for located in (near, far, country)]
    matches = [match(watch(places=(circle,)), ReportFacts(filed)) for filed in reports]
    assert matches == [("place around Raqqa (Raqqa)",), None, None]


def test_a_place_the_gazetteer_does_not_know_is_watched_by_name() -> None:
    unknown = place(TEXT, "Raqqa", None, name="Panorama district")
    facts = ReportFacts(report().model_copy(update={"places": (unknown,)}))
    assert match(watch(places=(WatchedPlace(name="panorama District"),)), facts) == ("place panorama District (Raqqa)",)


def test_a_matched_place_is_named_as_the_article_writes_it_without_the_capitals_of_a_dateline() -> None:
    shouted = place("RAQQA -- Bodies were found.", "RAQQA", name="Ar Raqqah")
    facts = ReportFacts(report().model_copy(update={"places": (shouted,)}))
    assert match(watch(places=(SYRIA,)), facts) == ("place Syria (Raqqa)",)
