"""Results as tables for a terminal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table


def print_rows(console: Console, title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print a table. The first column is text, the others are numbers."""
    table = Table(title=title, title_justify="left")
    for index, column in enumerate(columns):
        table.add_column(column, justify="right" if index else "left")
    for row in rows:
        table.add_row(*map(_shown, row))
    console.print(table)


def print_side_by_side(console: Console, title: str, systems: Mapping[str, Mapping[str, Any]]) -> None:
    """Print a table with a column for each system and a row for each measure. A missing measure is a dash."""
    columns = {system: dict(_flat(measures)) for system, measures in systems.items()}
    names = dict.fromkeys(name for measures in columns.values() for name in measures)
    rows = ([name, *(measures.get(name) for measures in columns.values())] for name in names)
    print_rows(console, title, ["", *columns], rows)


def print_reliability(console: Console, title: str, reliability: Mapping[str, Any]) -> None:
    """Print the predictions by confidence, with the calibration error as the last row."""
    rows = [
        [f"{row['from']:.1f} to {row['to']:.1f}", row["count"], row["confidence"], row["right"]]
        for row in reliability["bins"]
    ]
    error = ["expected calibration error", None, None, reliability["expected_calibration_error"]]
    print_rows(console, title, ["confidence", "predictions", "mean", "share right"], [*rows, error])


def print_speed(console: Console, speed: Mapping[str, Any]) -> None:
    """Print each system's median rate, and the ratio of our speed to the system's: median, least and most."""
    rows = []
    for name, rate in speed["articles_per_second"].items():
        ratio = speed["ratio_to"].get(name, {})
        rows.append([name, rate["median"], *(ratio.get(part) for part in ("median", "least", "most"))])
    columns = ["", "articles/s", "ours/theirs", "least", "most"]
    print_rows(console, f"Speed in processor time, rounds: {speed['rounds']}", columns, rows)


def _flat(measures: Mapping[str, Any], before: str = "") -> Iterable[tuple[str, Any]]:
    for name, value in measures.items():
        words = f"{before}{name}".replace("_", " ")
        if isinstance(value, Mapping):
            yield from _flat(value, f"{words} ")
        else:
            yield words, value


def _shown(cell: Any) -> str:
    if cell is None:
        return "–"
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)
