"""Corrections by hand win over what was extracted, outlive another extractor, and leave nothing if taken back."""

from datetime import timedelta
from typing import Any

import pytest

from claimwatch_contracts.amendment import OtherClaimant, OtherFigure, OtherIncident, OtherPlace, WrongFinding
from claimwatch_contracts.documents import Alias
from claimwatch_contracts.extraction import Location
from claimwatch_contracts.findings import claim_ids, figure_ids
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import ClaimantKind, HeldBack, Measure
from claimwatch_language.names.aliases import Aliases
from services.archive.joining.amending import with_amendments
from services.archive.joining.join import join_report
from tests.amendments import LATER, amendment, taken_back
from tests.builders import NOW, SYRIA, article, report, usual_extractions

REPORT = report()
FIGURE = {"report_id": "a1:1", "finding_id": figure_ids(REPORT)[0]}
STATEMENT = {"report_id": "a1:1", "finding_id": claim_ids(REPORT)[0]}
MAYOR = OtherClaimant(**FIGURE, claimant="Mayor of Raqqa", claimant_kind=ClaimantKind.PERSON)
TWELVE_KILLED = OtherFigure(**FIGURE, value=12, measure=Measure.KILLED, population="children")
ALEPPO = OtherPlace(**FIGURE, place=Location(name="Aleppo", geonames_id=170063, country="SY"), within=(SYRIA,))
CORRECTIONS = [WrongFinding(**FIGURE), WrongFinding(**STATEMENT), MAYOR, TWELVE_KILLED, ALEPPO]


def amended(*corrections: Any, of: Report = REPORT) -> Report:
    """The report after these corrections, in order."""
    each = (amendment(item, f"{number}") for number, item in enumerate(corrections))
    return with_amendments(of, each)


def test_a_wrong_figure_stays_held_back_and_leaves_its_statement() -> None:
    (figure,) = amended(WrongFinding(**FIGURE)).figures
    assert REPORT.figures[0].held_back is None
    assert figure == REPORT.figures[0].model_copy(update={"held_back": HeldBack.MARKED_WRONG})
    assert [claim.figures for claim in amended(WrongFinding(**FIGURE)).claims] == [(), ()]


def test_a_statement_is_told_again_when_the_figure_that_told_it_is_wrong() -> None:
    assert REPORT.claims[0].held_back is HeldBack.TOLD_BY_FIGURE
    assert amended(WrongFinding(**FIGURE)).claims[0].held_back is None


def test_a_wrong_statement_leaves_its_figures_without_a_claimant() -> None:
    after = amended(WrongFinding(**STATEMENT))
    assert [claim.held_back for claim in after.claims] == [HeldBack.MARKED_WRONG, REPORT.claims[1].held_back]
    assert [(figure.value, figure.claimant) for figure in after.figures] == [(40, None)]


@pytest.mark.parametrize("which", [FIGURE, STATEMENT])
def test_another_claimant_goes_by_todays_names(which: dict[str, str]) -> None:
    entry = Alias(alias_id="m", name="Nadia Saleh", names=("Mayor of Raqqa",), created_at=NOW, updated_at=NOW)
    correction = OtherClaimant(**which, claimant="Mayor of Raqqa", claimant_kind=ClaimantKind.PERSON)
    after = with_amendments(REPORT, [amendment(correction)], Aliases([entry]))
    claimant = after.figures[0].claimant
    assert claimant is not None
    assert (claimant.key, claimant.name, claimant.kind) == ("nadia-saleh", "Nadia Saleh", ClaimantKind.PERSON)
    assert after.aliases["nadia-saleh"] == ("Mayor of Raqqa",)
    said_by = after.attributions[0].claimant
    assert said_by is not None
    assert (said_by.name == "Nadia Saleh") is (which is STATEMENT)


def test_nobody_may_be_the_claimant() -> None:
    assert amended(OtherClaimant(**FIGURE, claimant=None)).figures[0].claimant is None


def test_a_figure_is_what_a_person_says_it_is_and_is_sure() -> None:
    unsure = REPORT.model_copy(
        update={"figures": (REPORT.figures[0].model_copy(update={"confidence": 0.2, "held_back": HeldBack.UNSURE}),)}
    )
    (figure,) = amended(TWELVE_KILLED, of=unsure).figures
    assert (figure.value, figure.measure, figure.population) == (12, Measure.KILLED, "children")
    assert (figure.confidence, figure.held_back, figure.text) == (1.0, None, "40")


def test_a_place_by_hand_stands_at_the_figure() -> None:
    (figure,) = amended(ALEPPO).figures
    assert figure.place is not None
    assert (figure.place.geonames_id, figure.place.within, figure.place.start) == (170063, (SYRIA,), figure.start)
    assert amended(OtherPlace(**FIGURE, place=None)).figures[0].place is None


def test_the_latest_of_two_stands_and_the_report_says_who_amended_what_and_when() -> None:
    first, second = (OtherFigure(**FIGURE, value=value, measure=Measure.KILLED) for value in (12, 13))
    newer = amendment(second, "newer", amended_by="night desk", updated_at=LATER + timedelta(minutes=1))
    after = with_amendments(REPORT, [newer, amendment(first, "older")])
    assert after.figures[0].value == 13
    assert [(mark.amendment_id, mark.kind, mark.finding_id, mark.amended_by) for mark in after.amended] == [
        ("older", "figure", FIGURE["finding_id"], "desk"),
        ("newer", "figure", FIGURE["finding_id"], "night desk"),
    ]
    assert [mark.amended_at for mark in after.amended] == [LATER, newer.updated_at]


@pytest.mark.parametrize("correction", CORRECTIONS, ids=lambda item: item.kind)
def test_what_is_taken_back_leaves_nothing(correction: Any) -> None:
    assert amended(correction) != REPORT
    assert with_amendments(REPORT, [taken_back(amendment(correction))]) == REPORT


@pytest.mark.parametrize("correction", CORRECTIONS, ids=lambda item: item.kind)
def test_another_extractor_version_changes_nothing_in_what_is_amended(correction: Any) -> None:
    published = article()
    said, counted, mentioned = usual_extractions(published)
    reread = counted.figures[0].model_copy(update={"value": 41.0, "population": "workers"})
    newer = counted.model_copy(update={"figures": (reread,), "extractor_version": 2})
    again = join_report(
        published,
        *(said, newer, mentioned),
        story_id="s1",
        original="a1",
        amendments=[amendment(correction)],
    )
    assert [mark.amendment_id for mark in again.amended] == ["by-hand"]
    (before,), (after,) = amended(correction).figures, again.figures
    unread = {"value": before.value, "population": before.population}
    assert before == after.model_copy(update=unread)
    assert (after.value == before.value) is isinstance(correction, OtherFigure)


def test_a_finding_that_is_not_found_has_no_amendment() -> None:
    gone = REPORT.model_copy(update={"figures": (), "claims": ()})
    assert amended(*CORRECTIONS, of=gone) == gone


@pytest.mark.parametrize("correction", [TWELVE_KILLED, ALEPPO], ids=lambda item: item.kind)
def test_a_statement_has_neither_amount_nor_place(correction: Any) -> None:
    assert amended(correction.model_copy(update=STATEMENT)) == REPORT


def test_a_report_is_pinned_to_an_incident_whatever_its_revision() -> None:
    pinned = amended(OtherIncident(report_id="a1:3", incident_id="flood"))
    assert pinned.pin is not None
    assert pinned.pin.incident_id == "flood"
    assert pinned.model_copy(update={"amended": ()}) == REPORT
    assert amended(OtherIncident(report_id="a2:1", incident_id="flood")) == REPORT
