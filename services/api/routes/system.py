"""``/system``: how the installation runs, for admins."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Protocol

from fastapi import APIRouter
from fastapi import Path as InPath

from services._runtime.clock import Clock
from services._runtime.kafka.backlog import Backlog
from services._runtime.kafka.letters import Letter
from services._runtime.kafka.topics import DEAD_LETTER_TOPICS
from services.api.access.audit import Recorder
from services.api.cursors import CursorError
from services.api.refusals import bad_cursor, not_found
from services.api.routes.parameters import Wanted, answers, as_is, listing
from services.api.running.letters import page_of_letters, reached
from services.api.running.shown import DeadLetter, Extractors, Replayed, Stages, dead_letter, stages
from services.api.shown import Listing
from services.api.store.api_store import ApiStore


class Letters(Protocol):
    """What was given up; ``services._runtime.kafka.letters.DeadLetters`` describes the methods in full."""

    async def last(self, most: int, before: Mapping[str, int] | None = None) -> Sequence[Letter]:
        """At most so many of each topic, those that were given up last, before an offset of each."""

    async def replay(self, letters: str) -> int:
        """Send those of a topic that were not sent back yet to where they came from."""


@dataclass(frozen=True)
class Pipeline:
    """What the broker knows of the pipeline."""

    backlogs: Callable[[], Awaitable[Sequence[Backlog]]]
    letters: Letters


def system_routes(pipeline: Pipeline, store: ApiStore, recorder: Recorder, clock: Clock) -> APIRouter:
    """See how far each stage is and what was given up; send that back."""
    router = APIRouter(prefix="/system", tags=["system"])

    @router.get("/stages", responses=answers(401))
    async def read_stages() -> Stages:
        """Each stage of the pipeline with the number of messages that wait there, and since when."""
        return stages(await pipeline.backlogs(), clock())

    @router.get("/extractors", responses=answers(401))
    async def read_extractors() -> Extractors:
        """By which versions of the extractors the last 500 reports were read."""
        return await store.extractors()

    @router.get("/dead-letters", responses=answers(401))
    async def read_dead_letters(wanted: Wanted) -> Listing[DeadLetter]:
        """Messages that were given up, and why; the last first."""
        try:
            before = reached(wanted.after)
        except CursorError as error:
            raise bad_cursor(error) from error
        found = [
            dead_letter(letter.topic, letter.offset, letter.headers, is_sent_back=letter.is_sent_back)
            for letter in await pipeline.letters.last(wanted.limit + 1, before)
        ]
        return listing(page_of_letters(found, wanted), as_is)

    @router.post("/dead-letters/{topic}/replay", responses=answers(401, 404))
    async def replay(topic: Annotated[str, InPath(max_length=200)]) -> Replayed:
        """Send the dead letters of a topic that were not sent back yet to where they came from.

        What went wrong must be mended first. Only the group that gave the messages up handles them again, as they
        were: what it did with them has the same ids, so that it happens once.
        """
        if topic not in DEAD_LETTER_TOPICS:
            raise not_found("dead-letter topic", topic)
        entry = await recorder.note("dead_letters", topic, None, None)
        sent = await pipeline.letters.replay(topic)
        if sent == 0:
            await recorder.take_back(entry)
        return Replayed(sent=sent)

    return router
