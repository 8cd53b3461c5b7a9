"""The topics of users as the mentions service reads them."""

from typing import Any

import pytest
from pymongo.errors import AutoReconnect

from claimwatch_contracts.documents import Topic
from services.mentions.store import TopicStore
from services.mentions.topics.finder import OwnTopic
from tests.builders import NOW
from tests.fakes.mongo import FakeDatabase


async def add(database: Any, key: str, **fields: Any) -> None:
    """Write a topic as the api does."""
    usual = {"key": key, "name": "Dams", "terms": ("[sluice|lock] gate",), "created_at": NOW, "updated_at": NOW}
    topic = Topic.model_validate(usual | fields)
    await database["topics"].insert_one({"_id": key, "body": topic.model_dump(mode="json")})


async def test_the_topics_that_are_on_are_read_by_key_and_a_broken_one_voids_none(database: Any) -> None:
    await add(database, "weirs", exclusions=("song",))
    await add(database, "dams")
    await add(database, "off", enabled=False)
    await database["topics"].insert_one({"_id": "broken", "body": {"key": "broken", "enabled": True}})
    await add(database, "unwritten", terms=("dam", "[sluice"))
    terms = ("[sluice|lock] gate",)
    assert await TopicStore(database).enabled() == (OwnTopic("dams", terms, ()), OwnTopic("weirs", terms, ("song",)))


async def test_a_database_that_is_away_is_no_database_without_topics() -> None:
    database: Any = FakeDatabase()
    database.error = AutoReconnect("no answer")
    with pytest.raises(AutoReconnect):
        await TopicStore(database).enabled()
