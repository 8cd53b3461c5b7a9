"""What placing articles needs to remember, and what every memory of it has in common."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from claimwatch_contracts.vocabulary import StoryRelation
from services.archive.stories.comparing import WINDOW
from services.archive.stories.fingerprint import Fingerprint, StoryPlace

MOST_ARTICLES = 100
"""A key that so many articles have says little, and has the latest of them only."""
MOST_CANDIDATES = 8
KEPT, ASKED = 16, 48
"""The fewest keys that a short text is kept under, and the fewest that are asked for it."""
PERIOD = 4 * WINDOW
"""The length of the periods by which keys are kept. An article and all that it may copy are in two of them at most."""
_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


class StoryMemory(Protocol):
    """Remembers the fingerprints of placed articles, for every worker."""

    async def candidates(self, new: Fingerprint) -> list[Fingerprint]:
        """The placed fingerprints that decide about the new one's story.

        They are those of its article, or one of an equal text, or those of the texts that have most in common with it.
        """
        ...

    async def keep(self, placed: Fingerprint) -> Fingerprint:
        """Remember a placed fingerprint, and return it with the story that is stored.

        That is another story if the article, or an equal text, was given one at the same moment.
        """
        ...


def kept_under(placed: Fingerprint) -> list[str]:
    """The keys that a placed article is kept under."""
    return [_in_period(placed.published, key) for key in placed.shingles.keys(KEPT)]


def first_of_period(moment: datetime) -> str:
    """What the keys of the period of that moment begin with. Keys of earlier periods are less."""
    return f"{_period(moment)}:"


def asked_for(new: Fingerprint) -> list[str]:
    """The keys of the articles that a new one may copy. A short text is kept under fewer than it asks for."""
    keys = new.shingles.keys(ASKED)
    periods = dict.fromkeys(_period(moment) for moment in (new.published - WINDOW, new.published + WINDOW))
    return [f"{period}:{key:016x}" for period in periods for key in keys]


def most_in_common(found: Iterable[Iterable[str]]) -> list[str]:
    """The ids of the articles that were found under most keys; ``found`` are the articles of each key.

    The keys of very many articles, such as those of a notice, are left out if others have any articles.
    """
    under = list(map(list, found))
    few = [ids for ids in under if len(ids) < MOST_ARTICLES]
    counted = Counter(article_id for ids in few or under for article_id in set(ids))
    return sorted(counted, key=lambda article_id: (-counted[article_id], article_id))[:MOST_CANDIDATES]


def equal_text(new: Fingerprint, story_id: str, original: str) -> Fingerprint:
    """The fingerprint of an original whose text equals the new one's."""
    return replace(new, article_id=original, revision=1, story=StoryPlace(story_id, original))


def copy_of(story_id: str, original: str) -> StoryPlace:
    """The place of an article whose text equals one of the story's."""
    return StoryPlace(story_id, original, StoryRelation.REPRINT, original, 1.0)


def _in_period(moment: datetime, key: int) -> str:
    return f"{_period(moment)}:{key:016x}"


def _period(moment: datetime) -> int:
    return (moment - _EPOCH) // PERIOD
