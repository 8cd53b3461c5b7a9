"""How long a caller waits for an event to be published."""

import asyncio

import pytest

from claimwatch_contracts.events import Event
from services._runtime.emitting import emit_within
from tests import builders
from tests.fakes.kafka import FakeEmitter
from tests.waiting import WAIT_SECONDS


class SilentEmitter:
    """A broker that never answers."""

    async def emit(self, _event: Event) -> None:
        """Wait for ever."""
        await asyncio.Event().wait()


async def test_a_broker_that_does_not_answer_is_waited_for_so_long() -> None:
    with pytest.raises(TimeoutError):
        await emit_within(SilentEmitter(), builders.article(), 0.01)


async def test_what_is_emitted_in_time_is_published_once() -> None:
    emitter, article = FakeEmitter(), builders.article()
    await emit_within(emitter, article, WAIT_SECONDS)
    assert emitter.events == [article]
