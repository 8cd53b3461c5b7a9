"""Emitting without a connected broker."""

import pytest
from faststream.kafka import KafkaBroker

from services._runtime.errors import TransientError
from services._runtime.kafka.broker import Emitter
from tests import builders


async def test_an_event_that_comes_before_the_broker_is_connected_is_to_be_sent_again() -> None:
    with pytest.raises(TransientError, match="not connected"):
        await Emitter(KafkaBroker(), "intake", lambda: builders.NOW).emit(builders.article())
