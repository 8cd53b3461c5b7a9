"""The writes of a run as MongoDB was asked for them, and bare writes to compare them with."""

from collections.abc import Mapping
from typing import Any

import bson
from pymongo import monitoring

from services._runtime.mongo import Database, Document

COMMANDS = {"insert": "documents", "update": "updates", "findAndModify": "update"}
"""The commands that write, and what each has in it."""
BESIDE = ("services", "turns")
"""The collections whose writes leave no document of a report."""
OF_THE_SESSION = ("lsid", "txnNumber", "$db", "$clusterTime", "$readPreference")

Write = dict[str, Any]


class RecordedWrites(monitoring.CommandListener):
    """Records the writing commands of every client that is made within the context, and counts all commands."""

    def __init__(self) -> None:
        self.writes: list[Write] = []
        self.commands = 0

    def __enter__(self) -> "RecordedWrites":
        self._before = list(monitoring._LISTENERS.command_listeners)
        monitoring.register(self)
        return self

    def __exit__(self, *_error: object) -> None:
        monitoring._LISTENERS.command_listeners[:] = self._before

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        """Count a command, and keep a write."""
        self.commands += 1
        if event.command_name in COMMANDS and event.command[event.command_name] not in BESIDE:
            kept = {name: value for name, value in event.command.items() if name not in OF_THE_SESSION}
            self.writes.append(bson.decode(bson.encode(kept)))

    def succeeded(self, _event: monitoring.CommandSucceededEvent) -> None:
        """Nothing to keep."""

    def failed(self, _event: monitoring.CommandFailedEvent) -> None:
        """Nothing to keep."""


def apart(write: Write) -> list[Write]:
    """The writes of a command, each as a command of its own."""
    name = next(iter(write))
    several = COMMANDS[name]
    if name == "findAndModify":
        return [write]
    return [write | {several: [each]} for each in write[several]]


async def replay(database: Database, write: Mapping[str, Any]) -> None:
    """Make a recorded write in another database."""
    await database.command(dict(write))


async def upsert_alone(database: Database, collection: str, document: Document) -> None:
    """Write a whole document by its id."""
    await database[collection].replace_one({"_id": document["_id"]}, document, upsert=True)
