"""A report's facts give what a plain look at the whole report gives, for every watch."""

from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimwatch_contracts.documents import FigureCondition, Watch, WatchedPlace
from claimwatch_contracts.extraction import Claimant, Place
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Measure, PlaceRole
from claimwatch_language.geography import distance_km
from claimwatch_language.names.aliases import BUILT_IN
from services.watch.entries import QUERY_PART, meets
from services.watch.facts import ReportFacts, point_of
from services.watch.hearing import Hearing, hearing_of
from services.watch.matching import match
from services.watch.novelty import tellable
from services.watch.words import words_of
from tests.builders import TEXT, article, report, watch
from tests.unit.watch.strategies import TEXTS, reports, watches


def plainly(asked: Watch, filed: Report) -> bool:
    """Whether a watch concerns a report, criterion by criterion and thing by thing."""
    hearing = hearing_of(asked)
    text = f" {' '.join(words_of(f'{filed.article.title} {filed.article.text}'))} "
    parts = [words_of(quoted or bare) for quoted, bare in QUERY_PART.findall(asked.query or "")]
    located = [place for place in filed.places if place.role is PlaceRole.LOCATION]
    criteria = {
        "places": any(is_in(watched, place) for watched, place in product(asked.places, located)),
        "topics": any(topic.key in asked.topics for topic in filed.topics),
        "query": all(f" {' '.join(part)} " in text for part in parts if part),
        "claimants": any(
            is_meant(watched, claimant, filed.aliases.get(claimant.key, ()))
            for watched, claimant in product(
                asked.claimants, hearing.claimants(filed.attributions, hearing.figures(filed))
            )
        ),
        "figures": any(
            meets(condition, figure) for condition, figure in product(asked.figures, hearing.figures(filed))
        ),
    }
    return all(is_met for name, is_met in criteria.items() if getattr(asked, name))


def is_in(watched: WatchedPlace, place: Place) -> bool:
    """Whether a place is the watched place or lies in it."""
    if watched.geonames_id is not None:
        return watched.geonames_id in (place.geonames_id, *(area.geonames_id for area in place.within))
    if watched.radius_km is not None:
        point = point_of(place)
        assert watched.lat is not None
        assert watched.lon is not None
        return point is not None and distance_km(watched.lat, watched.lon, *point) <= watched.radius_km
    return watched.name.casefold() in (place.name.casefold(), place.text.casefold())


def is_meant(watched: str, claimant: Claimant, other_names: tuple[str, ...]) -> bool:
    """Whether one of a claimant's names means the same, or has every word of the watched name."""
    watched = watched if " " in watched else watched.replace("-", " ")
    alias = BUILT_IN.known(watched)
    if BUILT_IN.key(watched) in {claimant.key, *map(BUILT_IN.key, other_names)}:
        return True
    names = [set(words_of(name)) for name in (f"{claimant.name} {claimant.key}", *other_names)]
    asked = [set(words_of(name)) for name in (watched, *([alias.name] if alias else []))]
    return any(words and words <= name for words, name in product(asked, names))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports(), st.lists(watches(), min_size=1, max_size=4))
def test_watches_match_as_if_each_looked_at_the_whole_report(filed: Report, asked: list[Watch]) -> None:
    facts = ReportFacts(filed)
    assert [match(watch, facts) is not None for watch in asked] == [plainly(watch, filed) for watch in asked]


@given(TEXTS, TEXTS)
def test_a_phrase_is_found_where_its_words_stand_together(text: str, phrase: str) -> None:
    facts = ReportFacts(report(article(title=text)))
    asked, words = words_of(phrase), words_of(f"{text} {TEXT}")
    stands = any(words[start : start + len(asked)] == asked for start in range(len(words)))
    assert not asked or facts.says(" ".join(asked)) == stands


def test_the_words_of_a_report_are_read_once_for_all_watches() -> None:
    read: list[str] = []

    class Spied(str):
        __slots__ = ()

        def __format__(self, spec: str) -> str:
            read.append(self)
            return str.__format__(self, spec)

    filed = report()
    spied = filed.model_copy(update={"article": filed.article.model_copy(update={"text": Spied(TEXT)})})
    facts = ReportFacts(spied)
    for number in range(50):
        match(watch(query=f"nothing{number} here"), facts)
    assert len(read) == 1


def test_what_a_report_can_tell_is_put_together_once_for_all_watches_that_hear_the_same() -> None:
    filed = report()
    attributions = (filed.attributions[0], filed.attributions[1].model_copy(update={"confidence": 0.4}))
    facts = ReportFacts(filed.model_copy(update={"attributions": attributions}))
    conditions = [(FigureCondition(measure=measure),) for measure in (Measure.MONEY, Measure.KILLED)]
    asked = [watch(minimum_confidence=number / 100, figures=conditions[number % 2]) for number in range(101)]
    told = {id(items): len(items) for items in map(facts.tellable, map(hearing_of, asked))}
    assert sorted(told.values()) == [2, 3]
    assert facts.tellable(hearing_of(watch(minimum_confidence=0.4))) == tellable(facts.report, Hearing(0.4))
    assert facts.tellable(hearing_of(watch(minimum_confidence=0.41))) == tellable(facts.report, Hearing(0.41))
