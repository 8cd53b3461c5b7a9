"""The options that both commands that play a corpus have."""

import os
from typing import Annotated

import typer

from services._extractor.settings import ExtractorSettings

ExtractionsFile = Annotated[
    str | None, typer.Option(metavar="FILE", help="Take from here what `extract --jsonl` printed; the rest is read.")
]
Workers = Annotated[int, typer.Option(min=1, help="Processes that read articles.")]
Deadline = Annotated[float, typer.Option(min=0.001, metavar="SECONDS", help="How long each extractor may read a text.")]
MOST_WORKERS: int = os.cpu_count() or 1
USUAL_DEADLINE: float = ExtractorSettings.model_fields["deadline_seconds"].default
