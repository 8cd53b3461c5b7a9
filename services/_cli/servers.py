"""The servers a stack runs on: those that CLAIMWATCH_KAFKA and CLAIMWATCH_MONGO name, else embedded ones."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from services._embedded import EmbeddedServers, Servers
from services._runtime.errors import StartError


def named_servers(environment: Mapping[str, str]) -> tuple[str, str] | None:
    """The broker and the database that an environment names, or ``None`` if it names neither.

    Raises:
        StartError: it names one alone; a stack on one server of yours and one of ours is never meant.
    """
    kafka, mongo = environment.get("CLAIMWATCH_KAFKA"), environment.get("CLAIMWATCH_MONGO")
    if kafka and mongo:
        return kafka, mongo
    if kafka or mongo:
        given, missing = ("CLAIMWATCH_KAFKA", "CLAIMWATCH_MONGO") if kafka else ("CLAIMWATCH_MONGO", "CLAIMWATCH_KAFKA")
        raise StartError(f"{missing} is not set and {given} is: name both servers, or neither")
    return None


@contextmanager
def servers(data: Path | None) -> Iterator[Servers]:
    """Running servers and the folder for data and logs; embedded ones stop at the end, a temporary folder goes.

    Raises:
        StartError: one of the two is named alone.
        EmbeddedServerError: they cannot start.
    """
    if named := named_servers(os.environ):
        with tempfile.TemporaryDirectory(prefix="claimwatch-") as temporary:
            yield Servers(*named, data or Path(temporary))
        return
    with EmbeddedServers(data) as embedded:
        yield embedded
