"""A report's facts give what a plain look at the whole report gives, for every watch."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimwatch_contracts.criteria import FigureCondition
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.names.aliases import slug
from services.watch.asking.matching import match
from services.watch.facts.facts import ReportFacts
from services.watch.facts.words import words_of
from services.watch.holding.watches import Watches
from services.watch.news.hearing import Hearing, hearing_of
from services.watch.news.novelty import tellable
from tests.builders import TEXT, article, attribution, report, watch
from tests.unit.watch.plain import plainly
from tests.unit.watch.strategies import ALL_NAMES, CRITERIA, GROUPS, TEXTS, reports, watches


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports(), st.lists(watches(), min_size=1, max_size=4))
def test_watches_match_as_if_each_looked_at_the_whole_report(filed: Report, asked: list[Watch]) -> None:
    facts = ReportFacts(filed)
    assert [match(watch, facts) is not None for watch in asked] == [plainly(watch, filed) for watch in asked]


@pytest.mark.parametrize(("watched", "named", "alias"), [*product(ALL_NAMES, repeat=3)])
def test_a_watch_means_a_claimant_under_every_name_as_a_plain_look_does(watched: str, named: str, alias: str) -> None:
    who = Claimant(key=slug(named), name=named, text=named)
    said = attribution(TEXT, "The ministry", "said", "were found", claimant=who)
    filed = report().model_copy(update={"attributions": (said,), "figures": (), "aliases": {who.key: (alias,)}})
    asked = watch(claimants=(watched,))
    assert (match(asked, ReportFacts(filed)) is not None) == plainly(asked, filed)


@pytest.mark.parametrize("query", ["source:IDF", "source:army"])
def test_a_query_finds_a_source_by_each_name_that_the_report_has_for_one_claimant(query: str) -> None:
    names = ("IDF", "the Israeli army")
    said = [
        attribution(TEXT, "The ministry", "said", "were found", claimant=Claimant(key="idf", name=name, text=name))
        for name in names
    ]
    filed = report().model_copy(update={"attributions": tuple(said), "figures": ()})
    assert match(watch(query=query), ReportFacts(filed)) is not None


@pytest.mark.parametrize("name", [*CRITERIA, "any_of", "none_of"])
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(filed=reports(), data=st.data())
def test_a_watch_on_one_criterion_is_found_by_the_index_where_it_matches(
    name: str, filed: Report, data: st.DataObject
) -> None:
    given = data.draw(CRITERIA.get(name, GROUPS))
    asked = watch(**({"languages": ("en", "fr")} if name == "none_of" else {}), **{name: given}, minimum_confidence=0.5)
    held = Watches()
    held.put(asked)
    expected = plainly(asked, filed)
    assert (match(asked, ReportFacts(filed)) is not None) is expected
    assert bool(held.concerned(ReportFacts(filed))) is expected


@given(TEXTS, TEXTS)
def test_a_phrase_is_found_where_its_words_stand_together(text: str, phrase: str) -> None:
    facts = ReportFacts(report(article(title=text)))
    asked, words = words_of(phrase), words_of(f"{text} {TEXT}")
    stands = any(words[start : start + len(asked)] == asked for start in range(len(words)))
    assert not asked or facts.passages(None, None).have(" ".join(asked)) == stands


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
