"""What is told by default, and why the rest is not."""

from datetime import date

import pytest

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Claimant, DateInterval, Factuality
from claimwatch_contracts.report import Claim, ReportedFigure
from claimwatch_contracts.vocabulary import Certainty, CueClass, HeldBack, Measure
from claimwatch_language.joining.telling import claim_with_reason, with_reasons
from tests.builders import attribution, place

ARMY = Claimant(key="army", name="Army", text="the army")
MEDICS = Claimant(key="medics", name="Medics", text="medics")
MONDAY, TUESDAY = (DateInterval(start=day, end=day, text="then") for day in (date(2026, 3, 2), date(2026, 3, 3)))
HOMS, HAMA = (place(name, name, geonames_id=number) for number, name in enumerate(("Homs", "Hama"), start=1))


def figure(value: float = 31, measure: Measure = Measure.KILLED, **more: object) -> ReportedFigure:
    """A figure as the join gives it."""
    return ReportedFigure(**({"start": 0, "end": 2, "text": "31", "value": value, "measure": measure} | more))


def reasons(*figures: ReportedFigure) -> list[HeldBack | None]:
    """Why each of the figures is not told."""
    return [told.held_back for told in with_reasons(figures)]


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        pytest.param(figure(), None, id="a toll"),
        pytest.param(figure(measure=Measure.PEOPLE_OTHER), None, id="people"),
        pytest.param(figure(confidence=0.54), HeldBack.UNSURE, id="read unsurely"),
        pytest.param(figure(confidence=0.55), None, id="read surely enough"),
        pytest.param(figure(factuality=Factuality(certainty=Certainty.POSSIBLE)), HeldBack.NOT_CERTAIN, id="feared"),
        pytest.param(figure(measure=Measure.DISTANCE), HeldBack.DISTANCE, id="a distance"),
        pytest.param(
            figure(2, Measure.OTHER, counted="districts", confidence=0.5), HeldBack.LOOSE_COUNT, id="things mentioned"
        ),
        pytest.param(figure(2, Measure.WEAPONS, confidence=0.5), HeldBack.LOOSE_COUNT, id="weapons mentioned"),
        pytest.param(figure(2, Measure.BUILDINGS, confidence=0.5), HeldBack.LOOSE_COUNT, id="buildings mentioned"),
        pytest.param(figure(2, Measure.PEOPLE_OTHER, confidence=0.5), HeldBack.LOOSE_COUNT, id="people mentioned"),
        pytest.param(figure(2, Measure.OTHER, counted="districts"), None, id="a few things of an event"),
        pytest.param(figure(2, Measure.WEAPONS), None, id="a few weapons of an event"),
        pytest.param(figure(31, Measure.OTHER), HeldBack.LOOSE_COUNT, id="of nothing that is named"),
        pytest.param(figure(31, Measure.OTHER, counted="villages"), None, id="many things"),
        pytest.param(figure(8.7, Measure.OTHER, counted="earthquake"), None, id="a measurement"),
    ],
)
def test_a_figure_is_told_or_held_back_for_a_reason(item: ReportedFigure, reason: HeldBack | None) -> None:
    assert reasons(item) == [reason]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        pytest.param(figure(), figure(), [True, False], id="said twice"),
        pytest.param(figure(), figure(claimant=ARMY), [False, True], id="first without a claimant"),
        pytest.param(figure(claimant=ARMY), figure(), [True, False], id="then without a claimant"),
        pytest.param(figure(claimant=ARMY), figure(claimant=MEDICS), [True, True], id="by two"),
        pytest.param(figure(), figure(32), [True, True], id="another number"),
        pytest.param(figure(), figure(measure=Measure.WOUNDED), [True, True], id="another measure"),
        pytest.param(figure(place=HOMS), figure(), [True, False], id="without a place"),
        pytest.param(figure(place=HOMS), figure(place=HAMA), [True, True], id="at two places"),
        pytest.param(figure(date=MONDAY), figure(date=TUESDAY), [True, True], id="on two days"),
        pytest.param(figure(population="women"), figure(population="children"), [True, True], id="of two populations"),
        pytest.param(figure(confidence=0.5), figure(), [False, True], id="first unsurely"),
        pytest.param(figure(confidence=0.6), figure(confidence=0.8), [False, True], id="first less surely"),
        pytest.param(figure(confidence=0.8), figure(confidence=0.6), [True, False], id="then less surely"),
        pytest.param(
            figure(1, implicit=True, counted="cook"),
            figure(1, implicit=True, counted="guard", start=40, end=46),
            [True, True],
            id="two persons side by side",
        ),
        pytest.param(
            figure(1, implicit=True, counted="cook"),
            figure(1, implicit=True, counted="cook", start=40, end=46),
            [True, False],
            id="a person twice",
        ),
        pytest.param(
            figure(1, text="A cook", implicit=True, counted="cook"),
            figure(1, text="one", counted="guard", start=200, end=203),
            [True, True],
            id="two persons introduced soon after each other",
        ),
        pytest.param(
            figure(1, text="A cook", implicit=True, counted="cook"),
            figure(1, text="The mother", implicit=True, counted="mother", start=200, end=210),
            [True, False],
            id="a person told of again",
        ),
    ],
)
def test_a_figure_that_is_said_elsewhere_is_told_once(
    first: ReportedFigure, second: ReportedFigure, told: list[bool]
) -> None:
    assert [item.worth_telling for item in with_reasons([first, second])] == told


@pytest.mark.parametrize(
    ("changes", "figures", "reason"),
    [
        pytest.param({}, [], None, id="a statement"),
        pytest.param({"cue_class": CueClass.BELIEVE}, [], HeldBack.BELIEF, id="a belief"),
        pytest.param({"confidence": 0.5}, [], HeldBack.UNSURE, id="read unsurely"),
        pytest.param(
            {"factuality": Factuality(certainty=Certainty.NOT_CONFIRMED)}, [], HeldBack.NOT_CERTAIN, id="not confirmed"
        ),
        pytest.param({}, [figure()], HeldBack.TOLD_BY_FIGURE, id="its toll is told"),
        pytest.param({}, [figure(measure=Measure.MONEY)], None, id="its sum of money is told"),
        pytest.param({}, [figure(held_back=HeldBack.UNSURE)], None, id="its toll is not told"),
        pytest.param({"cue_class": CueClass.DEMAND}, [figure()], None, id="a demand that names a toll"),
    ],
)
def test_a_statement_is_told_or_held_back_for_a_reason(
    changes: dict[str, object], figures: list[ReportedFigure], reason: HeldBack | None
) -> None:
    text = "The army said that the bridge was hit."
    statement = attribution(text, "The army", "said", "that the bridge was hit", **changes)
    claim = Claim(attribution=0, figures=tuple(range(len(figures))))
    assert claim_with_reason(claim, statement, figures).held_back is reason


def test_a_statement_that_says_more_than_its_figure_is_told() -> None:
    text = f"The army said {'that many things happened ' * 6}there."
    statement = attribution(text, "The army", "said", text[len("The army said ") : -1])
    assert claim_with_reason(Claim(attribution=0, figures=(0,)), statement, [figure()]).worth_telling


@pytest.mark.parametrize("cue", ["acknowledged", "admitted", "conceded", "admits", "had conceded"])
def test_an_admission_is_told_beside_its_figure(cue: str) -> None:
    statement = attribution(f"The army {cue} that it shot 31.", "The army", cue, "that it shot 31")
    assert claim_with_reason(Claim(attribution=0, figures=(0,)), statement, [figure()]).worth_telling


@pytest.mark.parametrize("cue", ["said", "confirmed", "reported", "announced"])
def test_what_is_no_admission_is_told_by_its_figure(cue: str) -> None:
    statement = attribution(f"The army {cue} that it shot 31.", "The army", cue, "that it shot 31")
    told = claim_with_reason(Claim(attribution=0, figures=(0,)), statement, [figure()])
    assert told.held_back is HeldBack.TOLD_BY_FIGURE


def test_a_single_word_is_no_statement() -> None:
    statement = attribution("The army said so.", "The army", "said", "so")
    assert claim_with_reason(Claim(attribution=0), statement, []).held_back is HeldBack.NO_CONTENT


def test_a_relative_clause_without_its_noun_is_no_statement() -> None:
    text = "They buried one of four people who the commission says were shot dead."
    statement = attribution(text, "the commission", "says", "who")
    content = statement.content
    rest = Span(start=text.index("were"), end=text.index("."))
    parts = content.model_copy(update={"spans": (*content.spans, rest), "text": "who were shot dead"})
    whole = statement.model_copy(update={"content": parts})
    assert claim_with_reason(Claim(attribution=0), whole, []).held_back is HeldBack.NO_CONTENT
