"""``python -m bench.french``: French attributions with the right source, cue and content, on both halves.

What is wrong in a held-out sentence is not shown, so that no rule is written for it.
"""

from rich.console import Console
from rich.table import Table

from bench.french.measuring import Measures, measured, read_gold


def main() -> None:
    """Print what is wrong in the open sentences, and a row of rates for each half."""
    console = Console(width=160)
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


def _rates(half: Measures) -> list[str]:
    return [f"{100 * count / half.wanted:.0f} %" for count in (half.sources, half.cues, half.contents, half.right)]


if __name__ == "__main__":
    main()
