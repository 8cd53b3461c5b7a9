"""The servers a stack runs on: those that CLAIMWATCH_KAFKA and CLAIMWATCH_MONGO name, else embedded ones."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from services._embedded import EmbeddedServers, Servers


@contextmanager
def servers(data: Path | None) -> Iterator[Servers]:
    """Running servers and the folder for data and logs; embedded ones stop at the end, a temporary folder goes.

    Raises:
        EmbeddedServerError: they cannot start.
    """
    kafka, mongo = os.environ.get("CLAIMWATCH_KAFKA"), os.environ.get("CLAIMWATCH_MONGO")
    if kafka and mongo:
        with tempfile.TemporaryDirectory(prefix="claimwatch-") as temporary:
            yield Servers(kafka, mongo, data or Path(temporary))
        return
    with EmbeddedServers(data) as embedded:
        yield embedded
