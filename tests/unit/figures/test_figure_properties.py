from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure
from services.figures.extractor import FigureExtractor, _is_free

PIECES = st.sampled_from(
    [
        *(
            "12",
            "1,500",
            "killed",
            "people",
            "more than",
            "dozens of",
            "a child",
            "was",
            "$",
            "%",
            "and",
            "to",
            "-",
            ".",
        ),
        *("\n\n", "two", "hundred", "million", "between", "May", "2014", "at least", "é", "𝟝", "٣", "no casualties"),
        *(
            "including",
            "km",
            "half a",
            "scores of",
            "were",
            "wounded",
            "missing",
            "3-1",
            "yesterday",
            "Rs",
            "February 29",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES).map("".join))


@given(TEXTS)
def test_every_figure_lies_where_it_says_and_none_overlap(text: str) -> None:
    found = FigureExtractor().extract(text, datetime(2024, 2, 29, tzinfo=UTC))
    end = 0
    for index, figure in enumerate(found):
        assert figure.start >= end
        assert text[figure.start : figure.end] == figure.text
        assert figure.value is not None or figure.min is not None
        assert figure.subset_of is None or figure.subset_of <= index + 1
        end = figure.end


@given(TEXTS)
def test_the_same_text_gives_the_same_figures(text: str) -> None:
    assert FigureExtractor().extract(text) == FigureExtractor().extract(text)


def test_a_run_of_full_stops_is_one_sentence_and_takes_no_quadratic_time() -> None:
    text = "." * 300_000 + " Twelve people were killed."
    assert [figure.value for figure in FigureExtractor().extract(text)] == [12]


class Counted(int):
    """An offset that counts how often it is compared."""

    compared = 0

    def __lt__(self, other: int) -> bool:
        Counted.compared += 1
        return int(self) < int(other)

    def __gt__(self, other: int) -> bool:
        Counted.compared += 1
        return int(self) > int(other)


def test_a_figure_is_compared_with_few_of_many_others() -> None:
    starts, ends = [Counted(10 * n) for n in range(50_000)], [Counted(10 * n + 4) for n in range(50_000)]
    for start, end, free in ((4, 10, True), (3, 9, False), (250_004, 250_011, False), (499_994, 600_000, True)):
        figure = Figure(
            start=start, end=end, text="x" * (end - start), value=1.0, measure=Measure.KILLED, confidence=0.5
        )
        Counted.compared = 0
        assert _is_free(figure, starts, ends) is free
        assert Counted.compared < 50
