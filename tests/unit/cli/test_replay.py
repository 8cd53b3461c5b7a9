"""``claimwatch replay`` where there is no broker."""

import asyncio
import gc
from typing import Any

import pytest
from aiokafka.errors import KafkaConnectionError

from services._cli.replay_command import replay_articles
from services._runtime.settings import SharedSettings


async def test_a_broker_that_is_away_leaves_nothing_open() -> None:
    told: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: told.append(context))
    with pytest.raises(KafkaConnectionError):
        await replay_articles(SharedSettings(kafka="127.0.0.1:1"))
    gc.collect()
    assert told == []
