"""Rows as JSON Lines."""

import json
from typing import TextIO

from services.api.ledger.tables import Write


def json_lines(out: TextIO) -> Write:
    """Writes each row as a line of JSON."""
    return lambda row: print(json.dumps(row, ensure_ascii=False), file=out)
