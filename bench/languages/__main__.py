"""``python -m bench.languages``: places, topics and dates of figures in languages other than English.

The sentences were written for it. What is wrong in a held-out sentence is not shown, so that no rule is written for it.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from rich.console import Console

from bench.command import read_out
from bench.languages import dates, places, topics
from bench.languages.counting import Outcome, Rates, rates
from bench.results import document, write
from bench.tables import print_rows

DESCRIPTION = "Measure places, topics and dates of figures on sentences beside the command."

PARTS: Mapping[str, Callable[[], Iterator[Outcome]]] = {
    "Places": places.outcomes,
    "Built-in topics": topics.outcomes,
    "Dates of figures": dates.outcomes,
}


def main() -> None:
    """Print what is wrong in the open sentences, and a row of rates for each language and half."""
    console, out, results = Console(width=160), read_out("languages", DESCRIPTION), dict[str, Any]()
    for name, outcomes in PARTS.items():
        counted = rates(outcomes())
        results[name] = {_named(*key): _measures(each) for key, each in counted.items()}
        for line in (fault for each in counted.values() for fault in each.faults):
            console.print(line, highlight=False, markup=False)
        rows = [[_named(*key), *_measures(each).values()] for key, each in counted.items()]
        print_rows(console, name, ["", "texts", "wanted", "recall", "precision"], rows)
    if out:
        write(out, document("languages", (), {}, results, date.today()))  # noqa: DTZ011 - the user's day


def _named(language: str, held_out: bool) -> str:
    return f"{language}, held out" if held_out else language


def _measures(found: Rates) -> dict[str, int | float | None]:
    wanted = found.right + found.missed
    return {"texts": found.texts, "wanted": wanted, "recall": found.recall, "precision": found.precision}


if __name__ == "__main__":
    main()
