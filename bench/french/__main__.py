"""``python -m bench.french``: French attributions with the right source, cue and content, on both halves.

What is wrong in a held-out sentence is not shown, so that no rule is written for it.
"""

from datetime import date

from rich.console import Console
from rich.table import Table

from bench.command import read_out
from bench.french.measuring import Measures, measured, read_gold
from bench.results import document, write

DESCRIPTION = "Measure French attributions on sentences beside the command."


def main() -> None:
    """Print what is wrong in the open sentences, and a row of rates for each half."""
    console, out = Console(width=160), read_out("french", DESCRIPTION)
    gold = read_gold()
    halves = {
        "open": measured(item for item in gold if not item.held_out),
        "held out": measured(item for item in gold if item.held_out),
    }
    for line in halves["open"].faults:
        console.print(line, highlight=False, markup=False)
    table = Table("sentences", "attributions", "source", "cue", "content", "all three", "found wrongly")
    for name, half in halves.items():
        table.add_row(name, str(half.wanted), *_rates(half), str(half.wrongly))
    console.print(table)
    if out:
        results = {name: _counts(half) for name, half in halves.items()}
        texts = (item.text for item in gold)
        write(out, document("french", texts, {}, results, date.today()))  # noqa: DTZ011 - the user's day


def _counts(half: Measures) -> dict[str, int]:
    return {name: count for name, count in vars(half).items() if name != "faults"}


def _rates(half: Measures) -> list[str]:
    return [f"{100 * count / half.wanted:.0f} %" for count in (half.sources, half.cues, half.contents, half.right)]


if __name__ == "__main__":
    main()
