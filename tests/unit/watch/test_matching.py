"""Which watches a report concerns."""

from typing import Any

import pytest
from hypothesis import strategies as st
from pydantic import ValidationError

from claimwatch_contracts.criteria import Box, CriteriaGroup, FigureCondition, WatchedPlace
from claimwatch_contracts.extraction import Claimant, Factuality, Figure
from claimwatch_contracts.vocabulary import CueClass, Measure, PlacePrecision, PlaceRole, Polarity, Population
from claimwatch_language.names.aliases import slug
from services.watch.asking.matching import match
from services.watch.facts.facts import ReportFacts
from tests.builders import TEXT, article, figure, place, report, watch, with_confidence

SYRIA = WatchedPlace(name="Syria", geonames_id=163843)
RAQQA = WatchedPlace(name="Raqqa", geonames_id=172955)
ALEPPO = WatchedPlace(name="Aleppo", geonames_id=170063)


def drones_or(**criteria: Any) -> CriteriaGroup:
    """A group of criteria: drones, and what is given."""
    return CriteriaGroup(topics=("drones",), **criteria)


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
        ({"query": "bodies AND (graves OR raqqa)"}, ("words bodies AND (graves OR raqqa)",)),
        ({"query": "bodies AND NOT raqqa"}, None),
        ({"query": "NOT graves"}, ("words NOT graves",)),
        ({"query": "title:title"}, ("word title:title",)),
        ({"query": "text:title"}, None),
        ({"query": 'content:"more than"'}, ('words content:"more than"',)),
        ({"query": "content:ministry"}, None),
        ({"query": "source:ministry"}, ("word source:ministry",)),
        ({"query": "source:raqqa"}, None),
        ({"query": "bod* min?stry"}, ("words bod* min?stry",)),
        ({"query": "bod?"}, None),
        ({"publishers": ("THE COURIER",)}, ("publisher The Courier",)),
        ({"publishers": ("Courier",)}, None),
        ({"languages": ("fr", "en")}, ("language en",)),
        ({"languages": ("fr",)}, None),
        ({"cues": (CueClass.ASSERT, CueClass.DENY)}, ("cue assert",)),
        ({"cues": (CueClass.DENY,)}, None),
        ({"topics": ("mass-graves",), "any_of": drones_or(languages=("en",))}, ("topic mass-graves", "language en")),
        ({"topics": ("mass-graves",), "any_of": drones_or(languages=("fr",))}, None),
        ({"any_of": drones_or(query="bodies")}, ("word bodies",)),
        ({"topics": ("mass-graves",), "none_of": drones_or(query="graves")}, ("topic mass-graves",)),
        ({"topics": ("mass-graves",), "none_of": drones_or(query="bodies")}, None),
        ({"topics": ("mass-graves",), "none_of": drones_or(places=(RAQQA,))}, ("topic mass-graves",)),
        ({"places": (RAQQA,), "topics": ("mass-graves",)}, ("place Raqqa", "topic mass-graves")),
        ({"places": (RAQQA,), "topics": ("drones",)}, None),
    ],
)
def test_a_watch_fires_when_each_of_its_criteria_finds_something(
    criteria: dict[str, object], reasons: tuple[str, ...] | None
) -> None:
    assert match(watch(**criteria), ReportFacts(report())) == reasons


@pytest.mark.parametrize(
    ("query", "text", "fires"),
    [
        ("Харьков*", "В Харькове погибли 12 человек.", True),
        ("Харьков*", "В Херсоне погибли 12 человек.", False),
        ("Хар?ков*", "Обстрел Харківської області та Харкова, Харьковская область.", True),
        ("حلب", "قتل 12 شخصا في حلب.", True),
        ("Alep", "Le bombardement d'Alep a repris.", True),
    ],
)
def test_words_of_other_languages_are_asked_for_and_wildcards_stand_for_their_endings(
    query: str, text: str, fires: bool
) -> None:
    filed = report()
    other = filed.model_copy(update={"article": article(text).article})
    assert (match(watch(query=query), ReportFacts(other)) is not None) is fires


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


@pytest.mark.parametrize(
    ("box", "is_met"),
    [
        ({"south": 35, "west": 38, "north": 36, "east": 40}, True),
        ({"south": 35.96, "west": 38, "north": 36, "east": 40}, False),
        ({"south": 35, "west": 39.02, "north": 36, "east": 40}, False),
        ({"south": 35, "west": 40, "north": 36, "east": 39.5}, True),
        ({"south": 35, "west": 40, "north": 36, "east": 39}, False),
        ({"south": -90, "west": -180, "north": 90, "east": 180}, True),
    ],
)
def test_a_box_takes_towns_inside_it_also_across_the_antimeridian(box: dict[str, float], is_met: bool) -> None:
    town = place(TEXT, "Raqqa", lat=35.95, lon=39.01)
    facts = ReportFacts(report().model_copy(update={"places": (town,)}))
    matched = match(watch(places=(WatchedPlace(name="box", box=Box(**box)),)), facts)
    assert matched == (("place box (Raqqa)",) if is_met else None)


@pytest.mark.parametrize(
    ("least", "is_met"),
    [(PlacePrecision.CITY, True), (PlacePrecision.COUNTRY, True), (PlacePrecision.VILLAGE, False)],
)
def test_a_place_that_is_not_known_exactly_enough_is_not_met(least: PlacePrecision, is_met: bool) -> None:
    asked = SYRIA.model_copy(update={"least_precision": least})
    assert (match(watch(places=(asked,)), ReportFacts(report())) is not None) is is_met


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        ({"lat": 1, "lon": 1}, "together"),
        ({"box": {"south": 2, "west": 1, "north": 1, "east": 2}}, "south is greater"),
        ({"geonames_id": 1, "box": {"south": 1, "west": 1, "north": 2, "east": 2}}, "neither"),
    ],
)
def test_a_place_with_half_an_outline_or_two_is_refused(place: dict[str, Any], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        WatchedPlace.model_validate({"name": "there", **place})


def test_what_a_watch_must_not_meet_is_nothing_that_it_watches() -> None:
    with pytest.raises(ValidationError, match="at least one place"):
        watch(topics=(), none_of=CriteriaGroup(topics=("drones",)))


def test_who_denies_in_other_words_denies() -> None:
    filed = report()
    denial = Factuality(polarity=Polarity.DENIED)
    denials = tuple(attribution.model_copy(update={"factuality": denial}) for attribution in filed.attributions)
    facts = ReportFacts(filed.model_copy(update={"attributions": denials}))
    assert match(watch(cues=(CueClass.DENY,)), facts) == ("cue deny",)


@pytest.mark.parametrize(
    ("was", "now", "percent", "is_met"),
    [
        (40, 50, 20, True),
        (40, 48, 20, False),
        (40, 30, 20, True),
        (40, 40, 0, False),
        (40, 41, 0, True),
        (0, 1, 500, True),
        (None, 50, 0, False),
    ],
)
def test_a_figure_that_changed_by_more_than_the_condition_asks_for_is_met(
    was: float | None, now: float, percent: float, is_met: bool
) -> None:
    filed = report()
    before = None if was is None else Figure.model_validate(dict(figure(TEXT, "40", was)))
    changed = filed.figures[0].model_copy(update={"value": now, "updates": before})
    condition = FigureCondition(measure=Measure.BODIES_FOUND, changed_by_percent=percent)
    facts = ReportFacts(filed.model_copy(update={"figures": (changed,)}))
    assert (match(watch(figures=(condition,)), facts) is not None) is is_met


def test_a_figure_of_another_population_is_not_met() -> None:
    filed = report()
    children = filed.figures[0].model_copy(update={"population": "children"})
    facts = ReportFacts(filed.model_copy(update={"figures": (children,)}))
    met = {
        population: match(watch(figures=(FigureCondition(measure=Measure.BODIES_FOUND, population=population),)), facts)
        for population in (None, Population.CHILDREN, Population.WOMEN)
    }
    assert [population for population, matched in met.items() if matched] == [None, Population.CHILDREN]


def test_a_place_the_gazetteer_does_not_know_is_watched_by_name() -> None:
    unknown = place(TEXT, "Raqqa", None, name="Panorama district")
    facts = ReportFacts(report().model_copy(update={"places": (unknown,)}))
    assert match(watch(places=(WatchedPlace(name="panorama District"),)), facts) == ("place panorama District (Raqqa)",)


def test_a_matched_place_is_named_as_the_article_writes_it_without_the_capitals_of_a_dateline() -> None:
    shouted = place("RAQQA -- Bodies were found.", "RAQQA", name="Ar Raqqah")
    facts = ReportFacts(report().model_copy(update={"places": (shouted,)}))
    assert match(watch(places=(SYRIA,)), facts) == ("place Syria (Raqqa)",)
