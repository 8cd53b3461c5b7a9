"""Our own predictions: the output of ``claimwatch extract``."""

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.progress import track

from services._cli.extraction.article import Submitted, extract_article


def extract_all(texts: Iterable[str]) -> list[dict[str, Any]]:
    """The extraction of each text, in the form that docs/extract.md describes."""
    progress = track(list(enumerate(texts)), "extracting", console=Console(stderr=True))
    return [extract_article(Submitted(id=str(index), text=text)) for index, text in progress]
