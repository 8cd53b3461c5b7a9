"""Rows as JSON Lines or as CSV (RFC 4180, UTF-8)."""

import csv
import json
from collections.abc import Callable, Sequence
from typing import Any, TextIO

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a text that begins with one of them for a formula (OWASP, "CSV Injection")."""

Write = Callable[[dict[str, Any]], None]


def json_lines(out: TextIO) -> Write:
    """Writes each row as a line of JSON."""
    return lambda row: print(json.dumps(row, ensure_ascii=False), file=out)


def comma_separated(out: TextIO, columns: Sequence[str]) -> Write:
    """Writes the columns' names, and each row. A text that a spreadsheet would run has an apostrophe before it."""
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    return lambda row: writer.writerow({name: _cell(value) for name, value in row.items()})


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_SIGNS) else value
