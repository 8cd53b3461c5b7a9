"""MongoDB as the mentions service sees it: ``topics``, which the api writes."""

from claimwatch_contracts.documents import Topic
from services._runtime.mongo import Database
from services._runtime.stored import readable
from services.mentions.topics import OwnTopic


class TopicStore:
    """The topics that users have added."""

    def __init__(self, database: Database) -> None:
        self._topics = database["topics"]

    async def enabled(self) -> tuple[OwnTopic, ...]:
        """Those that are switched on, by key. One that cannot be read is reported and does not void the others.

        Raises:
            PyMongoError: the database did not answer; no article is to be read without them.
        """
        documents = await self._topics.find({"body.enabled": {"$ne": False}}).sort("_id").to_list(None)
        topics = [topic for document in documents if (topic := readable(Topic, document)) and topic.enabled]
        return tuple(OwnTopic(topic.key, topic.terms, topic.exclusions) for topic in topics)
