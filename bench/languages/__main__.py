"""``python -m bench.languages``: places, topics and dates of figures in languages other than English.

The sentences were written for it. What is wrong in a held-out sentence is not shown, so that no rule is written for it.
"""

from collections.abc import Callable, Iterator, Mapping

from rich.console import Console

from bench.languages import dates, places, topics
from bench.languages.counting import Outcome, Rates, rates
from bench.tables import print_rows

PARTS: Mapping[str, Callable[[], Iterator[Outcome]]] = {
    "Places": places.outcomes,
    "Built-in topics": topics.outcomes,
    "Dates of figures": dates.outcomes,
}


def main() -> None:
    """Print what is wrong in the open sentences, and a row of rates for each language and half."""
    console = Console(width=160)
    for name, outcomes in PARTS.items():
        counted = rates(outcomes())
        for line in (fault for each in counted.values() for fault in each.faults):
            console.print(line, highlight=False, markup=False)
        rows = [_row(language, held_out, each) for (language, held_out), each in counted.items()]
        print_rows(console, name, ["", "texts", "wanted", "recall", "precision"], rows)


def _row(language: str, held_out: bool, found: Rates) -> list[str | int | float | None]:
    name = f"{language}, held out" if held_out else language
    return [name, found.texts, found.right + found.missed, found.recall, found.precision]


if __name__ == "__main__":
    main()
