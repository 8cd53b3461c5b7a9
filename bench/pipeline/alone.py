"""The extractors alone, in this process, on the same articles."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from services.attribution.extractor import AttributionExtractor
from services.figures.extractor import FigureExtractor
from services.mentions.extractor import MentionExtractor

DEADLINE_SECONDS = 600.0
WARM_UP = "The ministry said on Monday that more than 20 people had been wounded near Paris."


def seconds_alone(texts: Sequence[str], now: datetime) -> dict[str, float]:
    """Processor seconds of each extractor for all texts, without its start."""
    attributions, figures, mentions = AttributionExtractor(), FigureExtractor(), MentionExtractor()
    readers: dict[str, Callable[[str], Any]] = {
        "attribution": lambda text: attributions.read(text, DEADLINE_SECONDS),
        "figures": lambda text: figures.read(text, "", now, DEADLINE_SECONDS),
        "mentions": lambda text: mentions.read(text, "", (), DEADLINE_SECONDS),
    }
    return {name: _seconds(read, texts) for name, read in readers.items()}


def _seconds(read: Callable[[str], Any], texts: Sequence[str]) -> float:
    read(WARM_UP)
    began = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - began
