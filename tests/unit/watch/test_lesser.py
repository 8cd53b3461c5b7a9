"""What is counted beside other items and not told one by one."""

from typing import Any

import pytest

from claimwatch_contracts.judgement import FigureChange
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Change, ClaimantKind, CueClass, Measure, NoveltyPolicy, SpeechType
from services.watch.news.weight import says_little
from services.watch.telling.alerting import alert_for
from tests.builders import NOW, attribution, watch
from tests.unit.watch.judgements import OWN, claimant, counting, judged, news, saying, words

TEXT = "The river took the bridge on Monday, and 31 bodies were found.\n\nThe mayor said more later. 12 are left."
LATER = {"start": TEXT.index("12"), "end": TEXT.index("12") + 2, "value": 12.0}


def beside_a_toll(*changed: dict[str, Any]) -> Report:
    """A report with a claimed toll and with figures below its first paragraph."""
    filed = counting(value=31.0, start=TEXT.index("31"), end=TEXT.index("31") + 2)
    others = (filed.figures[0].model_copy(update=LATER | each) for each in changed)
    return filed.model_copy(
        update={"article": filed.article.model_copy(update={"text": TEXT}), "figures": (*filed.figures, *others)}
    )


def told(filed: Report, *, row: int | None = 0, **asking: Any) -> tuple[list[float | None], int]:
    """The values that an alert tells, and the number of items that it leaves out."""
    changes = [FigureChange(figure=0, change=Change.NEW_CLAIMANT, row=0)]
    more = range(1, len(filed.figures))
    changes += [FigureChange(figure=index, change=Change.NEW_CLAIMANT, row=row) for index in more]
    judgement = judged(None, figures=tuple(changes))
    alert = alert_for(watch(**asking), filed, (), news(filed, judgement, **asking), NOW, judgement)
    return [item.figure.value for item in alert.news if item.figure is not None], alert.news_left_out


@pytest.mark.parametrize(
    ("changed", "row"),
    [
        (OWN, 0),
        (OWN | {"measure": Measure.KILLED}, 0),
        ({"measure": Measure.WEAPONS}, 0),
        ({"measure": Measure.PEOPLE_OTHER}, None),
        ({"measure": Measure.KILLED, "value": 1.0}, None),
    ],
)
def test_the_long_tail_is_counted(changed: dict[str, Any], row: int | None) -> None:
    values, left = told(beside_a_toll(changed), row=row)
    assert values == [31.0]
    assert left == 1


@pytest.mark.parametrize(
    ("changed", "row"),
    [
        ({}, 0),
        ({"measure": Measure.WOUNDED}, None),
        ({"measure": Measure.PEOPLE_OTHER}, 0),
        (OWN | {"measure": Measure.DETAINED}, 0),
        (OWN | {"start": 2, "end": 4}, 0),
        (OWN | {"measure": Measure.KILLED, "value": 62.0}, 0),
        ({"measure": Measure.KILLED, "value": 1.0}, 0),
    ],
)
def test_tolls_arrests_and_the_first_paragraph_are_told(changed: dict[str, Any], row: int | None) -> None:
    values, left = told(beside_a_toll(changed), row=row)
    assert len(values) == 2
    assert left == 0


def test_who_asks_for_figures_or_every_report_is_told_them_all() -> None:
    weapons = beside_a_toll({"measure": Measure.WEAPONS})
    asked: dict[str, Any] = {"figures": ({"measure": "weapons"}, {"measure": "bodies_found"})}
    assert told(weapons, **asked) == ([31.0, 12.0], 0)
    assert told(weapons, novelty=NoveltyPolicy.EVERY_REPORT) == ([31.0, 12.0], 0)


def test_what_stands_alone_is_told() -> None:
    filed = beside_a_toll(OWN | {"measure": Measure.KILLED})
    alone = filed.model_copy(update={"figures": filed.figures[1:]})
    judgement = judged(Change.NEW_CLAIMANT)
    alert = alert_for(watch(), alone, (), news(alone, judgement), NOW, judgement)
    assert [item.figure.value for item in alert.news if item.figure is not None] == [12.0]
    assert alert.news_left_out == 0


@pytest.mark.parametrize(
    ("cue", "content", "more"),
    [
        ("said", "it was late", {}),
        ("said", "they were a terrible day for all of us", {"type": SpeechType.DIRECT}),
        ("expressed", "its condolences to the families of all who died there", {}),
        ("asked", "people to stop washing the bodies of their relatives", {"cue_class": CueClass.DEMAND}),
        ("appealed to", "citizens to stay away from the banks of the river", {"cue_class": CueClass.DEMAND}),
        ("directed", "that the road be opened within a day", {"cue_class": CueClass.DEMAND}),
        ("has instructed", "the governor to reopen the aerodrome", {"cue_class": CueClass.DEMAND}),
    ],
)
def test_requests_courtesies_and_a_few_words_say_little(cue: str, content: str, more: dict[str, Any]) -> None:
    assert says_little(attribution(f"The office {cue} {content}.", "The office", cue, content, **more))


@pytest.mark.parametrize(
    ("cue", "content", "more"),
    [
        ("said", "the gate had been open all night", {}),
        ("denied", "that it fired", {"cue_class": CueClass.DENY}),
        ("admitted", "that it fired", {}),
        ("said", "no shot was fired", {}),
        ("demanded", "an inquiry", {"cue_class": CueClass.DEMAND}),
        ("called for", "the release of the men", {"cue_class": CueClass.DEMAND}),
        ("accused", "the fleet", {"cue_class": CueClass.ACCUSE}),
    ],
)
def test_accusations_denials_demands_and_what_has_words_say_much(cue: str, content: str, more: dict[str, Any]) -> None:
    assert not says_little(attribution(f"The office {cue} {content}.", "The office", cue, content, **more))


def test_a_statement_that_says_little_is_counted_beside_others() -> None:
    body = claimant("Harbour Office", ClaimantKind.GOVERNMENT)
    short, long = words("it was late", claimant=body), words("the gate had been open all night", claimant=body)

    def contents(*said: Any, **asking: Any) -> list[str]:
        judgement = judged(None, *[Change.NEW_CLAIMANT] * len(said))
        filed = saying(*said)
        alert = alert_for(watch(**asking), filed, (), news(filed, judgement, **asking), NOW, judgement)
        return [item.summary.partition(": ")[2] for item in alert.news if item.claim is not None]

    assert contents(short, long) == ["the gate had been open all night"]
    assert contents(short) == ["it was late"]
    assert len(contents(short, long, claimants=("Harbour Office",))) == 2
