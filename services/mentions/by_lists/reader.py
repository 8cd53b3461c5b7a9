"""From a text in a language other than English to its places and topics."""

import time
from collections.abc import Sequence

from claimwatch_contracts.extraction import Place
from claimwatch_language.languages.words import place_words, topic_words
from services._extractor.findings import Findings, MonotonicClock, TimeLimit
from services._gazetteer.foreign import NO_WORDS
from services._gazetteer.gazetteer import Gazetteer
from services.mentions.by_lists.recognition import ForeignRecogniser
from services.mentions.extractor import TOPICS_SHARE, Mentions
from services.mentions.naming.toponyms import Toponym
from services.mentions.placing.confidence import confidence
from services.mentions.placing.places import place_of
from services.mentions.placing.resolution import Choice, resolve
from services.mentions.topics.finder import OwnTopic, TopicFinder, Topics
from services.mentions.topics.listed import ListedTopics


class ForeignMentions:
    """Reads the texts of one language. Without its word lists only well-known places and users' topics are found."""

    def __init__(self, gazetteer: Gazetteer, language: str) -> None:
        words = place_words(language)
        self._lacking = None if words else f"no word lists for language {language!r}: well-known places only"
        self._recogniser = ForeignRecogniser(gazetteer, language, words or NO_WORDS)
        topics = topic_words(language)
        self._topics = Topics(ListedTopics(topics) if topics else TopicFinder({}))

    def read(
        self, text: str, title: str, own: tuple[OwnTopic, ...], seconds: float, clock: MonotonicClock = time.monotonic
    ) -> Findings[Mentions]:
        """The places and topics of text and title, the users' own ones too, within so many seconds, as in English."""
        limit = TimeLimit(seconds, clock)
        named = self._recogniser.read(text, limit)
        in_title = self._recogniser.read(title, limit).found
        topics = self._topics.read(text[: named.characters], title, own, TimeLimit(TOPICS_SHARE * seconds, clock))
        toponyms = [toponym for toponym in named.found if toponym.end <= topics.characters]
        of_title, of_text = resolve([(title, in_title), (text, toponyms)])
        places = (_places(text, toponyms, of_text), _places(title, in_title, of_title))
        return Findings((*places, topics.found), topics.characters, self._lacking)


def _places(text: str, toponyms: Sequence[Toponym], choices: Sequence[Choice]) -> tuple[Place, ...]:
    return tuple(
        place_of(text, toponym, choice.entry, confidence(choice, toponym.evidence))
        for toponym, choice in zip(toponyms, choices, strict=True)
        if choice.entry is not None
    )
