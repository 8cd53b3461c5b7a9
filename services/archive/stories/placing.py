"""Which story an article is in: a copy is in that of the article it copies, everything else begins its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimwatch_contracts.vocabulary import StoryRelation
from services.archive.stories.comparing import relation
from services.archive.stories.fingerprint import Fingerprint, StoryPlace


@dataclass(frozen=True)
class Likeness:
    """How a new article is like an earlier one that is in a story."""

    earlier: Fingerprint
    story: StoryPlace
    relation: StoryRelation
    similarity: float

    @property
    def rank(self) -> tuple[bool, float, float, str]:
        """The greatest is the one that decides: a copy before an update, then the most similar, then the earliest."""
        return self.relation.is_copy, self.similarity, -self.earlier.published.timestamp(), self.earlier.article_id


def placed(new: Fingerprint, candidates: Sequence[Fingerprint]) -> StoryPlace:
    """The story of ``new`` among candidates that have one: that of its article, else of what it copies, else its own.

    A later revision stays in the story of its article. An update begins a story.
    """
    for earlier in candidates:
        if earlier.article_id == new.article_id and earlier.story:
            return earlier.story
    likenesses = [found for earlier in candidates if (found := _likeness(new, earlier))]
    best = max(likenesses, key=lambda found: found.rank, default=None)
    if best is None:
        return StoryPlace(new.text_key, new.article_id)
    story = replace(best.story, relation=best.relation, like=best.earlier.article_id, similarity=best.similarity)
    if best.relation is StoryRelation.UPDATE:
        return replace(story, story_id=new.text_key, original=new.article_id)
    return story


def as_revised(new: Fingerprint, known: Sequence[Fingerprint], story: StoryPlace) -> StoryPlace:
    """The place of a revision in its article's story: a copy that its publisher gave other figures is an update.

    ``known`` are fingerprints of the article. The first of them says what the article was when it was placed.
    """
    own = [each for each in known if each.article_id == new.article_id and each.revision < new.revision]
    first = min(own, key=lambda each: each.revision, default=None)
    if first is None or not story.relation.is_copy or new.text_key == first.text_key:
        return story
    told_as = relation(new, first, new.shingles.containment(first.shingles))
    return story if told_as is not None and told_as.is_copy else replace(story, relation=StoryRelation.UPDATE)


def _likeness(new: Fingerprint, earlier: Fingerprint) -> Likeness | None:
    """How ``new`` is like ``earlier``; ``None`` if it is another text."""
    if earlier.story is None:
        return None
    if new.text_key == earlier.text_key:
        return Likeness(earlier, earlier.story, StoryRelation.REPRINT, 1.0)
    like = new.shingles.containment(earlier.shingles)
    told_as = relation(new, earlier, like)
    return None if told_as is None else Likeness(earlier, earlier.story, told_as, like)
