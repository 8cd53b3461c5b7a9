"""The headline of an alert: what happened, and what has changed, on one line."""

from typing import Any

import pytest

from claimwatch_contracts.alert import TITLE
from claimwatch_contracts.base import Span, Surface
from claimwatch_contracts.extraction import Factuality, NamedClaimant
from claimwatch_contracts.judgement import FigureChange, Judgement
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Change, ClaimantKind, CueClass, Polarity
from services.watch.telling.alerting import alert_for
from services.watch.telling.headline import _form, headline
from tests.builders import NOW, TEXT, place, report, watch
from tests.unit.watch.judgements import HEAD, OWN, claimant, counting, entry, judged, named, news, saying, words

CHANGED = (FigureChange(figure=0, change=Change.CHANGED, row=0, before=entry(24)),)
ADMITTED = Surface(text="said", spans=(Span(start=TEXT.index("said"), end=TEXT.index("said") + 4),))


def headed(filed: Report, judgement: Judgement, **asking: Any) -> str:
    """The headline of the alert for a watch that was told nothing."""
    return alert_for(watch(), filed, (), news(filed, judgement, **asking), NOW, judgement).headline


def test_it_is_the_incident_and_who_says_what_and_said_what_before() -> None:
    said = headed(counting(), judged(figures=CHANGED))
    assert said == "Graves, Raqqa, 2 June: Health Ministry now says more than 40 bodies found (was 24)"


def test_a_first_figure_a_denial_and_a_correction_are_told_as_such() -> None:
    denied = Factuality(polarity=Polarity.DENIED)
    assert headed(counting(), judged()).endswith(": Health Ministry says more than 40 bodies found")
    denial = judged(Change.DENIAL)
    assert headed(counting(factuality=denied), denial).endswith(": Health Ministry denies more than 40 bodies found")
    assert headed(counting(), denial).endswith(": disputed: more than 40 bodies found")
    correction = (FigureChange(figure=0, change=Change.CORRECTION, row=0, before=entry(24)),)
    said = headed(counting(), judged(figures=correction))
    assert said.endswith(": corrected: more than 40 bodies found (was 24), Health Ministry")


def test_what_no_longer_stands_is_told_with_whose_it_was() -> None:
    said = headed(counting(), judged(None, taken_back=(entry(47, "Mayor"),)))
    assert said.endswith(": no longer stands: 47 bodies found (Mayor)")


def test_what_nobody_claims_comes_after_what_somebody_claims() -> None:
    filed = counting(**OWN)
    both = filed.model_copy(update={"figures": (filed.figures[0], counting(value=50.0).figures[0])})
    figures = tuple(FigureChange(figure=index, change=Change.NEW_CLAIMANT, row=0) for index in range(2))
    said = headed(both, judged(figures=figures))
    assert said.endswith(": Health Ministry says more than 50 bodies found; more than 40 bodies found")


def test_what_one_claimant_says_is_told_together() -> None:
    filed = counting()
    figures = tuple(filed.figures[0].model_copy(update={"value": value}) for value in (40.0, 41.0, 42.0))
    changes = tuple(FigureChange(figure=index, change=Change.NEW_CLAIMANT, row=0) for index in range(3))
    said = headed(filed.model_copy(update={"figures": figures}), judged(figures=changes))
    assert said.endswith(": Health Ministry says more than 40 bodies found, more than 41 bodies found")


def test_a_figure_of_another_place_says_where() -> None:
    text = "The ministry said that six bodies were found in Homs."
    elsewhere = place(text, "Homs", geonames_id=169577)
    assert headed(counting(place=elsewhere), judged()).endswith("more than 40 bodies found in Homs")


def test_of_statements_the_notable_are_told_and_an_assertion_only_alone() -> None:
    accusing = words("the fleet of the attack", cue_class=CueClass.ACCUSE)
    assert headed(saying(accusing), judged(None, Change.NEW_CLAIMANT)).endswith(
        ": Health Ministry says: the fleet of the attack"
    )
    plain = words("that the port is shut")
    assert headed(saying(plain), judged(None, Change.NEW_CLAIMANT)).endswith(
        ": Health Ministry says that the port is shut"
    )
    both = saying(plain, accusing)
    assert "port" not in headed(both, judged(None, Change.NEW_CLAIMANT, Change.NEW_CLAIMANT))


def test_a_cue_that_says_more_than_said_is_told() -> None:
    filed = saying(words("that its planes had come", cue=ADMITTED))
    told = filed.model_copy(
        update={"article": filed.article.model_copy(update={"text": filed.article.text.replace("said", "owns")})}
    )
    assert headed(told, judged(None, Change.NEW_CLAIMANT)).endswith("Health Ministry owns that its planes had come")


def test_a_story_alone_is_headed_by_the_incident_or_else_by_the_title() -> None:
    assert headline(report(), HEAD, ()) == "Graves, Raqqa, 2 June"
    assert headline(report(), None, ()) == "A title"
    title = HEAD.model_copy(update={"headline": "Old: 40 killed in Raqqa in October"})
    assert headline(report(), title, ()) == "Old: 40 killed in Raqqa in October"


@pytest.mark.parametrize(
    "what",
    [
        *("31 bodies found, one claimant", "24 to 1,041 killed, 12 claimants", "3 women killed"),
        *("at least 15 killed", "24 to more than 41 killed, two claimants", "about 700 bodies found, one claimant"),
    ],
)
def test_the_figures_of_the_incident_give_way_to_the_changes(what: str) -> None:
    assert headline(report(), HEAD.model_copy(update={"headline": f"Strike, Ariha: {what}"}), ()) == "Strike, Ariha"


@pytest.mark.parametrize(
    ("who", "verb"),
    [
        (named("Civil Defence"), "says"),
        (named("White Helmets"), "say"),
        (named("medics at the town's hospital"), "say"),
        (named("Ministry of Foreign Affairs"), "says"),
        (named("police"), "say"),
        (named("Red Cross"), "says"),
        (named("Omar Haddads", ClaimantKind.PERSON), "says"),
        (named("townspeople"), "say"),
        (None, "says"),
    ],
)
def test_several_say_and_one_says(who: NamedClaimant | None, verb: str) -> None:
    assert _form(who, "says", "say") == verb


def test_a_headline_is_short_however_long_a_name_is() -> None:
    long = counting(claimant=claimant("The Very " + "Long " * 200 + "Name"))
    said = headed(long, judged())
    assert len(said) <= TITLE
    assert "more than 40 bodies found" in said
