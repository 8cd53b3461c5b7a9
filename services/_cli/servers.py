"""The servers a stack runs on: those that CLAIMWATCH_KAFKA and CLAIMWATCH_MONGO name, else embedded ones."""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from services._embedded import EmbeddedServers, Servers
from services._embedded.folder import prepare_folder
from services._embedded.jars import Server
from services._runtime.errors import StartError

USUAL_PORTS: Mapping[Server, int] = {"kafka": 9092, "mongo": 27017}  # those of CLAIMWATCH_KAFKA's and _MONGO's defaults
Revive = Callable[[], list[str]]


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
def servers(data: Path | None, say: Callable[[str], None]) -> Iterator[tuple[Servers, Revive]]:
    """Running servers and the folder for data and logs; embedded ones stop at the end, a temporary folder goes.

    With them comes what starts those anew that ended by themselves; nothing can be done for servers that are named.
    ``say`` is told what people should know of the start.

    Raises:
        StartError: one of the two is named alone.
        EmbeddedServerError: they cannot start.
    """
    if named := named_servers(os.environ):
        with tempfile.TemporaryDirectory(prefix="claimwatch-") as temporary:
            folder = prepare_folder(data) if data else Path(temporary)
            yield Servers(*named, folder), list
        return
    embedded = EmbeddedServers(data, progress=say, wanted_ports=USUAL_PORTS)
    with embedded as running:
        yield running, embedded.revive
