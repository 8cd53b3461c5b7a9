"""What a claimant said last is found in one pass, and is the same that comparing each with each gives."""

from collections.abc import Sequence
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import Change
from services.archive.ledger.amounts import greatest
from services.archive.ledger.latest import MANY_TIMES, Known, is_known, latest, recalled_beside
from services.archive.ledger.order import in_order
from tests.ledger_builders import Desk, Writer, entry

NUMBERS = st.sampled_from([None, 3.0, 5.0, 8.0, 40.0, 400.0])


@st.composite
def figures(draw: st.DrawFn, who: str | None = "Mayor") -> LedgerEntry:
    """A number, a range or a vague count, in one of a few articles."""
    bounds = {"text": "so many", "min": draw(NUMBERS), "max": draw(NUMBERS)}
    article = f"a{draw(st.integers(1, 5))}"
    return entry(who, draw(NUMBERS), hours=draw(st.integers(0, 6)), article=article, counts=bounds)


def each_with_each(history: Sequence[LedgerEntry], others: float, aside: Sequence[LedgerEntry]) -> LedgerEntry:
    """What ``latest`` is to find, by its description."""
    articles: dict[tuple[str, int], list[LedgerEntry]] = {}
    for said in history:
        articles.setdefault((said.article_id, said.revision), []).append(said)
    known: list[LedgerEntry] = []
    current: LedgerEntry | None = None
    for together in articles.values():
        earlier = [*known, *recalled_beside(current, aside)]
        fresh = [said for said in together if not is_known(said, earlier)]
        if fresh:
            current = max([said for said in fresh if size(said) <= MANY_TIMES * others] or fresh, key=size)
            known += fresh
    return current or history[0]


def size(said: LedgerEntry) -> float:
    """The greatest number."""
    return (greatest(said.quantity) if said.quantity else None) or 0.0


@given(
    st.lists(figures(), min_size=1, max_size=12), st.lists(figures(None), max_size=8), st.sampled_from([1.0, 5.0, inf])
)
def test_one_pass_finds_what_comparing_each_with_each_finds(
    history: list[LedgerEntry], aside: list[LedgerEntry], others: float
) -> None:
    said, voiceless = in_order(history), in_order(aside)
    assert latest(said, others, voiceless) == each_with_each(said, others, voiceless)


@given(figures(), st.lists(figures(), max_size=8))
def test_what_is_known_is_what_one_of_the_figures_says(new: LedgerEntry, before: list[LedgerEntry]) -> None:
    known = Known()
    known.add(before)
    assert known.has(new) is is_known(new, before)


@given(
    st.lists(
        st.tuples(st.sampled_from(["Mayor", "Police", "Red Cross", None]), st.integers(1, 40), st.integers(1, 4)),
        min_size=1,
        max_size=12,
    )
)
def test_the_rows_that_a_report_is_told_are_those_of_the_rebuilt_ledger(
    told: list[tuple[str | None, int, int]],
) -> None:
    desk = Desk()
    for hour, (who, value, article) in enumerate(told):
        text = f"{value} people were killed in Alder."
        writer = Writer(text, article_id=f"a{article}", hours=hour, revision=hour + 1).counts(str(value), value, who)
        changed = desk.file(writer)
        rebuilt = desk.rows()
        assert set(map(repr, changed.rows)) <= set(map(repr, rebuilt))
        assert [row for row in changed.every_row if row.incident_id == "i1"] == list(rebuilt)
        assert changed.rows or changed.figures[0].change is not Change.NEW_INCIDENT
