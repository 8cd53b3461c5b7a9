"""Watches on an office with its place: who holds it in a report on that place, and who does not."""

import pytest

from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from claimwatch_language.names.aliases import slug
from services.watch.asking.matching import match
from services.watch.facts.facts import ReportFacts
from services.watch.facts.offices import words_of_places
from services.watch.holding.watches import Watches
from tests.builders import TEXT, attribution, report, watch
from tests.unit.watch.judgements import DATED, RAQQA

UNNAMED = "unnamed-"


def said_by(name: str, text: str) -> Report:
    """A report with a statement of a claimant in that form."""
    key = UNNAMED + slug(name) if name.islower() else slug(name)
    said = attribution(TEXT, "The ministry", "said", "were found", claimant=Claimant(key=key, name=name, text=text))
    changed = {"attributions": (said,), "figures": (), "places": (), "title_places": (), "aliases": {}}
    return report().model_copy(update=changed)


def concerns(watched: str, filed: Report, near: str | None) -> bool:
    """Whether the report concerns a watch on the claimant, by a look at the watch and by the index alike.

    ``near`` is where the incident was.
    """
    place = RAQQA.model_copy(update={"name": near, "country": "SY" if near == RAQQA.name else None})
    incident = near and DATED.model_copy(update={"place": place, "within": ()})
    facts, held = ReportFacts(filed, Judgement(incident=incident or None)), Watches()
    held.put(watch(claimants=(watched,)))
    found = match(watch(claimants=(watched,)), facts) is not None
    assert (len(held.concerned(facts)) == 1) is found
    return found


@pytest.mark.parametrize(
    ("watched", "name", "text", "near"),
    [
        ("Kigoma regional commissioner", "regional commissioner", "the regional commissioner", "Kigoma"),
        ("The regional commissioner of Kigoma", "regional commissioner", "the regional commissioner", "Kigoma"),
        ("Kisumu County Commissioner", "Rose Atieno", "the county commissioner, Rose Atieno", "Kisumu"),
        ("Kisumu County Commissioner", "Rose Atieno", "Kisumu County Commissioner Rose Atieno", "Kisumu"),
        ("Niger State government", "state government", "the state government", "Niger State"),
        ("kaduna-police", "police", "the police", "Kaduna"),
        ("Mayor of Santa Cruz", "mayor", "the mayor", "Santa Cruz"),
        ("Port of Kigoma authority", "port authority", "the port authority", "Kigoma"),
        ("Kigoma governor's office", "governor", "the governor", "Kigoma"),
        ("governor of Kigoma", "governor's office", "the governor's office", "Kigoma"),
        ("Niger State government", "governor", "the governor", "Niger State"),
        ("Syrian Ombudsman's Office", "ombudsman", "the ombudsman", "Raqqa"),
        ("Syrian Interior Ministry", "interior minister", "the interior minister", "Raqqa"),
        ("Syrian Interior Ministry", "Jamal Aziz", "the interior minister, Jamal Aziz", "Raqqa"),
        ("Syrian prosecutors", "prosecutor", "the prosecutor", "Raqqa"),
        ("Raqqa Police Force", "police", "the police", "Raqqa"),
    ],
)
def test_who_is_called_by_the_office_holds_it_where_the_report_is_about(
    watched: str, name: str, text: str, near: str
) -> None:
    assert concerns(watched, said_by(name, text), near)


@pytest.mark.parametrize(
    ("watched", "name", "text", "near"),
    [
        ("Kigoma regional commissioner", "regional commissioner", "the regional commissioner", "Mwanza"),
        ("Kigoma regional commissioner", "Mwanza regional commissioner", "the Mwanza regional commissioner", "Kigoma"),
        ("Kigoma regional commissioner", "deputy regional commissioner", "the deputy regional commissioner", "Kigoma"),
        ("Kigoma regional commissioner", "commissioner", "the commissioner", "Kigoma"),
        ("Kigoma regional commissioner", "Rose Atieno", "Rose Atieno", "Kigoma"),
        ("Niger State government", "Nigerian Government", "the government", "Niger State"),
        ("Niger State government", "government", "the government", "Niger State"),
        ("Kigoma", "regional commissioner", "the regional commissioner", "Kigoma"),
        ("regional commissioner", "commissioner", "the commissioner", "Kigoma"),
        ("Bolivian Ombudsman's Office", "ombudsman", "the ombudsman", "Raqqa"),
        ("Syrian Interior Ministry", "health minister", "the health minister", "Raqqa"),
        ("Syrian Interior Ministry", "minister", "the minister", "Raqqa"),
        ("Kigoma governor's office", "health office", "the health office", "Kigoma"),
    ],
)
def test_another_office_or_the_same_elsewhere_is_not_meant(watched: str, name: str, text: str, near: str) -> None:
    assert not concerns(watched, said_by(name, text), near)


def test_without_an_incident_nobody_knows_whose_office_is_meant() -> None:
    filed = said_by("governor", "the governor")
    assert concerns("Governor of Raqqa", filed, "Raqqa")
    assert not concerns("Governor of Raqqa", filed, None)


def test_a_place_is_not_told_by_the_kind_of_area_that_it_is() -> None:
    assert words_of_places(["Niger State", RAQQA.name, "North West Province"]) == {"niger", "raqqa"}


def test_initials_inside_a_longer_name_are_those_of_the_watched_body() -> None:
    guerrillas = said_by("Colombia's ELN guerrillas", "Colombia's ELN guerrillas")
    assert concerns("National Liberation Army", guerrillas, None)
    assert not concerns("Baloch Liberation Army", guerrillas, None)
    assert not concerns("Wagner Group", said_by("Mayor Robert Wagner", "Mayor Robert Wagner"), None)


@pytest.mark.parametrize(
    ("watched", "name", "meant"),
    [
        ("Harbour Defence League", "HDL", True),
        ("League for the Defence of Harbours", "LDH", True),
        ("HDL", "Harbour Defence League", True),
        ("Harbour Defence League", "Hill Drivers Lodge", False),
        ("Ministry of Internal Affairs", "Mia Adeyemi", False),
        ("Port Authority", "PA", False),
        ("BBC", "Bashar Barhum Chalabi", False),
        ("Carlos Navarro Nunez", "CNN", False),
        ("harbour-defence-league", "HDL", False),
    ],
)
def test_a_body_that_is_called_by_its_initials_alone_is_meant_by_its_name(watched: str, name: str, meant: bool) -> None:
    assert concerns(watched, said_by(name, name), None) is meant
