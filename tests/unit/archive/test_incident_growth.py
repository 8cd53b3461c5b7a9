"""What an incident knows does not depend on the order of its reports, nor which of two stays on who asks."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimwatch_contracts.incident import Incident
from services.archive.incidents.growth import MOST_ARTICLES, grown, merged, opened, parted
from services.archive.incidents.traits import traits_of
from tests.incidents import Told
from tests.unit.archive.strikes import NEXT_TOWN, SAME_STRIKE, STRIKE

HOURS = st.integers(min_value=0, max_value=72)


def built(first: Told, *others: Told) -> Incident:
    """The incident that the first opens and the others join."""
    report = first.report()
    incident = opened(report, traits_of(report))
    for told in others:
        incident = grown(incident, told.report(), traits_of(told.report()))
    return incident


def known(incident: Incident) -> dict[str, object]:
    """What an incident knows, rounded: sums of floats depend on their order in the last digits."""
    weighed = {
        name: {key: round(weight, 9) for key, weight in getattr(incident, name).items()}
        for name in ("days", "topics", "words", "terms", "titles")
    }
    sites = {site.geonames_id: round(site.weight, 9) for site in incident.sites}
    return weighed | {"sites": sites, "articles": incident.articles, "span": (incident.first_at, incident.last_at)}


@settings(deadline=None)
@given(st.permutations([SAME_STRIKE, NEXT_TOWN, replace(STRIKE, name="third")]))
def test_the_order_of_later_reports_does_not_matter(others: list[Told]) -> None:
    assert known(built(STRIKE, *others)) == known(built(STRIKE, *sorted(others, key=lambda told: told.name)))


def test_the_article_that_opens_names_the_incident_and_always_in_the_same_way() -> None:
    first, second = built(STRIKE), built(SAME_STRIKE)
    assert first.incident_id == built(replace(STRIKE, title="Changed")).incident_id != second.incident_id
    assert first.opened_by == "strike"


def test_a_report_that_comes_again_adds_only_its_time() -> None:
    late = replace(SAME_STRIKE, at=SAME_STRIKE.at + timedelta(hours=5))
    once, twice = built(STRIKE, SAME_STRIKE), built(STRIKE, SAME_STRIKE, late)
    assert twice == once.model_copy(update={"last_at": late.at})


def test_an_incident_of_very_many_reports_grows_only_in_time() -> None:
    many = built(STRIKE).model_copy(update={"articles": tuple(f"a{number}" for number in range(MOST_ARTICLES))})
    later = grown(many, SAME_STRIKE.report(), traits_of(SAME_STRIKE.report()))
    assert later == many.model_copy(update={"last_at": SAME_STRIKE.at})


@settings(deadline=None)
@given(HOURS, HOURS)
def test_two_incidents_become_the_same_one_whichever_is_named_first(one: int, other: int) -> None:
    left = built(replace(STRIKE, at=STRIKE.at + timedelta(hours=one)))
    right = built(replace(SAME_STRIKE, at=STRIKE.at + timedelta(hours=other)))
    stays, goes = merged(left, right)
    assert merged(right, left) == (stays, goes)
    assert goes.merged_into == stays.incident_id
    assert stays.merged_into is None
    assert stays.first_at == min(left.first_at, right.first_at)


@pytest.mark.parametrize("order", list(permutations([STRIKE, SAME_STRIKE, NEXT_TOWN])))
def test_three_incidents_become_the_same_one_in_any_order(order: tuple[Told, ...]) -> None:
    whole = built(order[0])
    for told in order[1:]:
        whole, _ = merged(whole, built(told))
    assert whole.incident_id == built(STRIKE).incident_id
    assert whole.articles == ("next town", "same strike", "strike")


@settings(deadline=None)
@given(st.permutations([STRIKE, SAME_STRIKE, NEXT_TOWN]), st.integers(1, 2))
def test_what_was_merged_can_be_parted_again(told: list[Told], left: int) -> None:
    one, other = built(*told[:left]), built(*told[left:])
    stays, goes = merged(one, other)
    first = one if stays.incident_id == one.incident_id else other
    assert stays.articles != first.articles
    back = parted(stays, goes)
    assert known(back) | {"span": None} == known(first) | {"span": None}
    assert back.first_at == first.first_at
