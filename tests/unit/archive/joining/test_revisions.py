"""What a publisher changed: a value taken back, a count that went on, or another matter; the wording decides."""

from datetime import UTC, datetime

import pytest

from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.report import ReportedFigure
from claimwatch_language.names.aliases import slug
from services.archive.joining.revisions import Revision, with_changes
from services.figures.extractor import FigureExtractor

DAY = datetime(2026, 11, 25, 10, tzinfo=UTC)
MARKET = "HAMA, Nov 24 - A blast in a market killed {} people, the Red Crescent said. Ambulances came from far away."
COUNTERS = "A market burned for a whole night. {} comments. Shared {} times. {} people are reading this."


def revision(text: str, title: str = "Blast in a market", claimant: str | None = "Red Crescent") -> Revision:
    """A text with the figures found in it, all of one claimant."""
    who = None if claimant is None else Claimant(key=slug(claimant), name=claimant, text=claimant)
    figures = FigureExtractor().extract(text, DAY)
    return Revision(title, text, [ReportedFigure(**dict(figure), claimant=who) for figure in figures])


def changes(now: Revision, before: Revision) -> list[str]:
    """What of the figures changed, in words."""
    corrected = [f"{one.text} corrects {one.corrects.text}" for one in with_changes(now, before) if one.corrects]
    return corrected + [f"{one.text} updates {one.updates.text}" for one in with_changes(now, before) if one.updates]


@pytest.mark.parametrize(
    ("before", "now", "title"),
    [
        (MARKET.format(12), MARKET.format(14), "Blast in a market"),
        (MARKET.format("at least 12"), MARKET.format(14), "Blast in a market"),
        (MARKET.format(31), MARKET.format(14), "Fewer dead than was thought"),
        (MARKET.format(31), MARKET.format(14).replace("killed 14 people", "has killed 14 people"), "Blast in a market"),
        (
            MARKET.format(12),
            f"{MARKET.format(14)} An earlier version of this article gave a wrong toll.",
            "Toll rises",
        ),
        (MARKET.format(12), f"{MARKET.format(14)} (This story corrects the toll in the first paragraph)", "Toll rises"),
        (MARKET.format(12), f"{MARKET.format(14)}\n\nCorrection: 14 people were killed, not 12.", "Toll rises"),
    ],
)
def test_a_value_taken_back_is_corrected(before: str, now: str, title: str) -> None:
    first = next(number for number in ("12", "31") if number in before)
    assert changes(revision(now, title), revision(before)) == [f"14 corrects {first}"]


@pytest.mark.parametrize(
    ("now", "title"),
    [
        (MARKET.format(14), "Toll of market blast rises"),
        (MARKET.format(14).replace("Nov 24", "Nov 25"), "Blast in a market"),
        ("HAMA, Nov 24 - The toll of the blast rose to 14 dead. Ambulances came from far away.", "Blast in a market"),
        ("The blast in the market killed 14 people, up from 12. Ambulances came from far away.", "Blast in a market"),
        (f"The governor will visit the town. {MARKET.format(14)}", "Blast in a market"),
    ],
)
def test_a_count_that_went_on_is_updated(now: str, title: str) -> None:
    assert changes(revision(now, title), revision(MARKET.format(12))) == ["14 updates 12"]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (
            "The Red Crescent said 9 people were killed by a rocket.",
            "The Red Crescent said 2 people were killed when a wall fell.",
        ),
        (
            "The Red Crescent said 7 people were killed in a bus crash.",
            "The Red Crescent said 31 people were killed in a train crash.",
        ),
        (
            "The Red Crescent said 9 people were killed. A rocket hit.",
            "The Red Crescent said 2 people were killed. A wall fell.",
        ),
        (
            "In the past day 12 people were killed. Hospitals lack fuel.",
            "In the past day 9 people were killed. A convoy brought flour.",
        ),
        (MARKET.format(12), MARKET.format(12).replace("market", "bazaar")),
        (MARKET.format(12), f"{MARKET.format(12)} In a village 14 people were killed by a mine."),
    ],
)
def test_another_matter_under_the_same_address_changes_no_figure(before: str, now: str) -> None:
    assert changes(revision(now), revision(before)) == []


def test_one_text_under_another_title_alone_is_judged_by_its_title() -> None:
    ferry = revision("Twenty people were killed in Homs.", "Ferry accident")
    assert changes(ferry, revision("Thirty people were killed in Homs.", "Market fire")) == []


def test_counters_that_nobody_claims_are_never_corrected() -> None:
    before, now = (revision(COUNTERS.format(*numbers), claimant=None) for numbers in ((4, 10, 300), (3, 22, 310)))
    assert not [change for change in changes(now, before) if "corrects" in change]


@pytest.mark.parametrize(("claimant", "kind"), [("Red Crescent", "corrects"), (None, "updates")])
def test_another_number_is_corrected_where_somebody_claims_it(claimant: str | None, kind: str) -> None:
    text = "Relief worth {} million dollars came to the town. The road was open."
    assert changes(revision(text.format(3), claimant=claimant), revision(text.format(5), claimant=claimant)) == [
        f"$3 million {kind} $5 million" if "$" in text else f"3 million dollars {kind} 5 million dollars"
    ]


def test_figures_of_several_places_in_a_text_are_corrected_one_by_one() -> None:
    text = "The blast killed {} people in the market. Later {} people were killed in the hospital."
    assert changes(revision(text.format(12, 30)), revision(text.format(12, 31))) == ["30 corrects 31"]
    assert changes(revision(text.format(11, 30)), revision(text.format(12, 31))) == ["11 corrects 12", "30 corrects 31"]


def test_what_another_claims_corrects_nothing() -> None:
    assert changes(revision(MARKET.format(14)), revision(MARKET.format(12), claimant="army")) == []


def test_the_same_words_read_otherwise_are_no_change_of_the_publisher() -> None:
    before, now = revision(MARKET.format(12)), revision(MARKET.format(12))
    other = [figure.model_copy(update={"value": 21.0}) for figure in before.figures]
    assert changes(now, Revision(before.title, before.text, other)) == []


def test_as_many_figures_as_a_text_holds_are_compared_without_trying_all_pairs() -> None:
    before, now = revision("5 killed. " * 4_000), revision("6 killed. " * 4_000)
    compared: list[object] = []

    class Counted(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            compared.append(other)
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    spied = [
        figure.model_copy(update={"claimant": figure.claimant.model_copy(update={"key": Counted("red-crescent")})})
        for figure in before.figures
        if figure.claimant
    ]
    assert len(changes(now, Revision(before.title, before.text, spied))) == 4_000
    assert len(compared) < 20 * 4_000
