"""Which story an article is in: a copy is in that of the article it copies, everything else begins its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from claimwatch_contracts.vocabulary import StoryRelation
from services.archive.stories.amounts import changed
from services.archive.stories.fingerprint import Fingerprint, StoryPlace
from services.archive.stories.shingles import containment

WINDOW = timedelta(days=5)
"""How far apart in time two articles may be published and yet be copies, unless their texts are equal."""
LIKE = 0.53
"""The containment from which a text is another one told again."""
WHOLE = 0.9
"""The containment from which a text is a reprint, whole or cut, and no light edit."""


@dataclass(frozen=True)
class Likeness:
    """How a new article is like an earlier one that is in a story."""

    earlier: Fingerprint
    story: StoryPlace
    similarity: float
    relation: StoryRelation

    @property
    def rank(self) -> tuple[bool, float, float, str]:
        """The greatest is the one that decides: a copy before an update, then the most similar, then the earliest."""
        is_copy = self.relation is not StoryRelation.UPDATE
        return is_copy, self.similarity, -self.earlier.published.timestamp(), self.earlier.article_id


def placed(new: Fingerprint, candidates: Sequence[Fingerprint]) -> StoryPlace:
    """The story of ``new`` among candidates that have one: that of its article, else of what it copies, else its own.

    A later revision stays in the story of its article. An update begins a story.
    """
    for earlier in candidates:
        if earlier.article_id == new.article_id and earlier.story:
            return earlier.story
    likenesses = [found for earlier in candidates if (found := likeness(new, earlier))]
    best = max(likenesses, key=lambda found: found.rank, default=None)
    if best is None:
        return StoryPlace(new.text_key, new.article_id)
    place = StoryPlace(
        best.story.story_id, best.story.original, best.relation, best.earlier.article_id, best.similarity
    )
    if best.relation is StoryRelation.UPDATE:
        return replace(place, story_id=new.text_key, original=new.article_id)
    return place


def likeness(new: Fingerprint, earlier: Fingerprint) -> Likeness | None:
    """How ``new`` is like ``earlier``; ``None`` if it is another text, or too far away in time."""
    if earlier.story is None:
        return None
    if new.text_key == earlier.text_key:
        return Likeness(earlier, earlier.story, 1.0, StoryRelation.REPRINT)
    if abs(new.published - earlier.published) > WINDOW:
        return None
    similarity = containment(new.shingles, earlier.shingles, (new.rate, earlier.rate))
    if similarity < LIKE:
        return None
    return Likeness(earlier, earlier.story, similarity, _relation(new, earlier, similarity))


def _relation(new: Fingerprint, earlier: Fingerprint, similarity: float) -> StoryRelation:
    if changed(new.amounts, earlier.amounts):
        return StoryRelation.UPDATE
    return StoryRelation.REPRINT if similarity >= WHOLE else StoryRelation.LIGHT_EDIT
