"""MongoDB as the mentions service sees it: ``topics``, which the api writes."""

import structlog
from pydantic import ValidationError
from pymongo.errors import PyMongoError

from claimwatch_contracts.documents import Topic
from services._runtime.errors import TransientError
from services._runtime.mongo import Database
from services.mentions.topics import OwnTopic

log = structlog.get_logger(__name__)


class TopicStore:
    """The topics that users have added."""

    def __init__(self, database: Database) -> None:
        self._topics = database["topics"]

    async def enabled(self) -> tuple[OwnTopic, ...]:
        """Those that are switched on, by key. One that cannot be read is reported and does not void the others.

        Raises:
            TransientError: the database did not answer; no article is to be read without them.
        """
        topics = []
        try:
            async for document in self._topics.find({"body.enabled": True}).sort("_id"):
                try:
                    topic = Topic.model_validate(document["body"])
                except ValidationError:
                    log.exception("topic cannot be read", topic=document["_id"])
                else:
                    topics.append(OwnTopic(topic.key, topic.terms, topic.exclusions))
        except PyMongoError as error:
            raise TransientError(f"the topics cannot be read: {error}") from error
        return tuple(topics)
