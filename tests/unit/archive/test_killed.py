"""The archive killed at any moment and started again: nothing is lost, and the ledger is as if nothing had happened."""

from typing import Any

import pytest
from pymongo.errors import AutoReconnect, PyMongoError

from claimwatch_contracts.events import Event
from tests.builders import TEXT, article, usual_extractions
from tests.fakes.mongo import FakeDatabase
from tests.unit.archive.test_handlers import Archive

COLLECTIONS = ("reports", "filed_revisions", "stories", "incidents", "entries", "entry_index", "ledger_sheets")


class Dying(FakeDatabase):
    """A database whose calls fail from one on, as those of a process that was killed."""

    def __init__(self, lives_for: float = float("inf")) -> None:
        self.calls, self.lives_for = 0, lives_for
        super().__init__()

    @property
    def error(self) -> PyMongoError | None:  # type: ignore[override]
        """The error of this call, if it fails. Each call that does not fail asks once."""
        self.calls += 1
        return AutoReconnect("killed") if self.calls > self.lives_for else None

    @error.setter
    def error(self, _error: PyMongoError | None) -> None:
        """Nothing else fails."""


def events() -> list[Event]:
    """An article, a copy of it, one with a higher figure, and a revision of the first that says so too."""
    risen = TEXT.replace("40", "46")
    texts = [("a1", 1, TEXT), ("a2", 1, TEXT), ("a3", 1, f"{risen} Divers came."), ("a1", 2, risen)]
    found: list[Event] = []
    for name, revision, text in texts:
        published = article(text, article_id=name, revision=revision, publisher=f"The {name}")
        said, counted, mentioned = usual_extractions(article(article_id=name, revision=revision))
        figures = [each.model_copy(update={"text": "46", "value": 46.0}) for each in counted.figures]
        if "46" in text:
            counted = counted.model_copy(update={"figures": tuple(figures)})
        found += [published, said, counted, mentioned]
    return found


async def played(lives_for: float = float("inf")) -> tuple[Dying, set[str]]:
    """The database and what was announced, when all events came and the archive died after so many calls.

    Another process hears again the event that was under way.
    """
    database, waiting = Dying(lives_for), events()
    archive = Archive(database)
    announced: list[Event] = []
    while waiting:
        try:
            announced += await archive.hear(waiting[0])
            waiting.pop(0)
        except AutoReconnect:
            announced += archive.emitter.events
            database.lives_for = float("inf")
            archive = Archive(database)
    database.lives_for = float("inf")
    return database, {event.model_dump_json() for event in announced}


async def kept(database: Any) -> dict[str, list[Any]]:
    """All documents by collection, and the keys of shingles and incidents with what is under each."""
    found = {name: [each async for each in database[name].find().sort("_id")] for name in COLLECTIONS}
    for name, field in (("shingles", "articles"), ("incident_keys", "ids")):
        found[name] = sorted([(each["_id"], sorted(set(each[field]))) async for each in database[name].find()])
    return found


@pytest.mark.parametrize("part", range(4))
async def test_killed_at_any_call_the_archive_ends_as_if_it_had_not_been(part: int) -> None:
    whole, announced = await played()
    expected = await kept(whole)
    assert len(announced) == 4
    assert len(expected["entries"]) == 3
    for calls in range(part, whole.calls, 8):
        again, told = await played(calls)
        assert await kept(again) == expected, calls
        assert told == announced, calls
