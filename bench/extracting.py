"""Our own predictions: what ``claimwatch extract`` prints for a text."""

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.progress import track

from services._cli.extraction.article import Submitted, extract_article


def extract_all(texts: Iterable[str]) -> list[dict[str, Any]]:
    """For each text everything found in it; the shape is documented in docs/extract.md."""
    numbered = list(enumerate(texts))
    shown = track(numbered, "extracting", console=Console(stderr=True))
    return [extract_article(Submitted(id=str(number), text=text)) for number, text in shown]
