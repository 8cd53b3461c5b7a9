"""``topics``, which the api writes."""

import structlog

from claimwatch_contracts.documents import Topic
from claimwatch_language.topics.terms import TermError, check_terms
from services._runtime.mongo import Database
from services._runtime.stored import readable_by_id
from services.mentions.topics.finder import OwnTopic

log = structlog.get_logger(__name__)


class TopicStore:
    """The topics that users have added."""

    def __init__(self, database: Database) -> None:
        self._topics = database["topics"]

    async def enabled(self) -> tuple[OwnTopic, ...]:
        """The enabled topics, by key. A topic that cannot be read is reported and left out.

        Raises:
            PyMongoError: the database did not answer. No article is read without the topics.
        """
        documents = self._topics.find({"body.enabled": {"$ne": False}}).sort("_id")
        topics = (await readable_by_id(Topic, documents)).values()
        usable = (topic for topic in topics if topic.enabled and _can_be_looked_for(topic))
        return tuple(OwnTopic(topic.key, topic.terms, topic.exclusions) for topic in usable)


def _can_be_looked_for(topic: Topic) -> bool:
    """Whether the topic's terms are written by the rules. A faulty topic is logged."""
    fault = _fault(topic)
    if fault is not None:
        log.error("topic cannot be read", id=topic.key, reason=str(fault))
    return fault is None


def _fault(topic: Topic) -> TermError | None:
    try:
        check_terms(topic.terms)
        check_terms(topic.exclusions)
    except TermError as error:
        return error
    return None
