"""The page's words are those in which mails and alerts tell the same things, and there is one for each."""

import re
from pathlib import Path

from claimwatch_contracts.vocabulary import Comparator, CueClass, Grade, Measure, NoveltyKind, NoveltyPolicy
from claimwatch_contracts.vocabulary.findings import TELLING_CONFIDENCE, HeldBack
from claimwatch_language.quantities import _COMPARED, _JUST_PEOPLE, counted
from services import api

(SCRIPT,) = (path.read_text("utf-8") for path in Path(api.__path__[0]).rglob("words.js"))


def table(name: str) -> dict[str, str]:
    """A table of the script: texts by key."""
    (body,) = re.findall(rf"^(?:export )?const {name} = \{{(.*?)\}};$", SCRIPT, flags=re.MULTILINE | re.DOTALL)
    return dict(re.findall(r'(\w+): "([^"]*)"', body))


def words(name: str) -> set[str]:
    """A list of the script."""
    (body,) = re.findall(rf"^const {name} = \[(.*?)\];$", SCRIPT, flags=re.MULTILINE | re.DOTALL)
    return set(re.findall(r'"([^"]+)"', body))


def test_figures_are_told_in_the_same_words() -> None:
    assert table("COMPARED") == {key.value: told for key, told in _COMPARED.items() if told}
    own = {measure for measure in Measure if counted(measure) != measure.replace("_", " ")} - {Measure.MONEY}
    assert table("COUNTED") == {measure.value: counted(measure) for measure in own}
    assert words("JUST_PEOPLE") == _JUST_PEOPLE
    assert Comparator.MORE_THAN in table("COMPARED")


def test_every_kind_of_news_grade_and_cue_has_its_words() -> None:
    assert set(table("KINDS")) == set(NoveltyKind)
    assert set(table("GRADES")) == set(Grade)
    assert set(table("SAID")) == set(CueClass) - {CueClass.ASSERT, CueClass.DENY}
    assert set(table("HELD_BACK")) == set(HeldBack)
    assert set(table("POLICIES")) == set(NoveltyPolicy) - {NoveltyPolicy.CHANGES}


def test_a_watch_of_the_usual_certainty_says_nothing_of_it() -> None:
    assert f"export const USUAL_CERTAINTY = {TELLING_CONFIDENCE};" in SCRIPT
