"""What is true of the rows of any ledger, in whatever order its entries came."""

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import Comparator, Grade, Measure, Stance, StoryRelation
from services.archive.ledger.amounts import numbers
from services.archive.ledger.rows import rows_of
from tests.ledger_builders import denial, entry, statement

WHO = ["Alder Hospital", "Red Cross", "Northland Army", "Harbour Workers' Union", None]


@st.composite
def ledgers(draw: st.DrawFn) -> list[LedgerEntry]:
    """Entries of one incident: figures, denials, corrections and copies."""
    entries = []
    for hour in range(draw(st.integers(1, 12))):
        who = draw(st.sampled_from(WHO))
        value = float(draw(st.integers(1, 60)))
        more: dict[str, Any] = {
            "counts": {
                "measure": draw(st.sampled_from([Measure.KILLED, Measure.WOUNDED])),
                "comparator": draw(st.sampled_from([Comparator.EXACT, Comparator.AT_LEAST, Comparator.ABOUT])),
            },
            "population": draw(st.sampled_from([None, "children"])),
            "article": f"a{draw(st.integers(1, 6))}",
            "revision": draw(st.integers(1, 2)),
            "relation": draw(st.sampled_from(list(StoryRelation))),
            "rests_on": draw(st.sampled_from([(), ("Alder Hospital",), ("Red Cross",)])),
        }
        stance = draw(st.sampled_from([*[Stance.STATES] * 6, Stance.DENIES, Stance.CORRECTS, Stance.ACCUSES]))
        if stance is Stance.STATES:
            entries.append(entry(who, value, hours=hour, **more))
        elif stance is Stance.DENIES and who is not None:
            entries.append(denial(who, value, hours=hour, **more))
        elif stance is Stance.CORRECTS:
            entries.append(entry(None, stance=stance, amounts=(value,), hours=hour))
        else:
            entries.append(statement("Red Cross", stance, "the army of it", against=("the army of it",), hours=hour))
    return entries


@given(ledgers(), st.randoms(use_true_random=False))
def test_any_order_of_the_entries_gives_the_same_rows(entries: list[LedgerEntry], chance: random.Random) -> None:
    shuffled = [*entries, *entries[:2]]
    chance.shuffle(shuffled)
    assert rows_of(shuffled) == rows_of(entries)


@given(ledgers())
def test_every_number_of_a_row_was_given_by_somebody(entries: list[LedgerEntry]) -> None:
    said = {number for each in entries if each.quantity for number in numbers(each.quantity)}
    for row in rows_of(entries):
        assert {number for each in row.entries for number in numbers(each)} <= said
        assert {row.low, row.high} <= said | {None}


@given(ledgers())
def test_a_range_has_its_ends_in_order_and_independent_claimants_are_claimants(entries: list[LedgerEntry]) -> None:
    for row in rows_of(entries):
        stand = [each for each in row.entries if not each.retracted and not each.factuality.is_denial]
        assert (row.low is None) is (row.high is None) is (not stand)
        assert row.low is None or row.high is None or row.low <= row.high
        assert bool(stand) <= row.independent <= len(stand)
        assert (row.grade is Grade.RETRACTED) is (not stand)
        keys = [each.claimant and each.claimant.key for each in row.entries]
        assert len(keys) == len(set(keys)), "a claimant has one entry in a row"


@given(ledgers())
def test_when_every_article_is_withdrawn_every_row_is_retracted(entries: list[LedgerEntry]) -> None:
    articles = {(each.article_id, each.evidence.publisher) for each in entries}
    withdrawn = [
        entry(None, stance=Stance.WITHDRAWS, article=article, revision=3, hours=20, publisher=publisher)
        for article, publisher in sorted(articles)
    ]
    assert {row.grade for row in rows_of([*entries, *withdrawn])} <= {Grade.RETRACTED}


@given(ledgers())
def test_copies_of_an_article_add_no_independent_claimant(entries: list[LedgerEntry]) -> None:
    copies = [
        each.model_copy(update={"article_id": f"copy-of-{each.article_id}", "relation": StoryRelation.REPRINT})
        for each in entries
        if each.relation not in (StoryRelation.REPRINT, StoryRelation.LIGHT_EDIT)
    ]
    counts = {row.row_id: row.independent for row in rows_of(entries)}
    assert all(row.independent <= counts[row.row_id] for row in rows_of([*entries, *copies]) if row.row_id in counts)
