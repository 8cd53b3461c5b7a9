"""The memory of one process: for a corpus that is played through, and for tests."""

from collections import defaultdict
from dataclasses import replace

from services.archive.stories.fingerprint import Fingerprint, StoryPlace
from services.archive.stories.memory import MOST_ARTICLES, asked_for, copy_of, equal_text, kept_under, most_in_common


class StoriesInMemory:
    """A ``StoryMemory`` without a database."""

    def __init__(self) -> None:
        self._revisions: dict[str, dict[int, Fingerprint]] = defaultdict(dict)
        self._texts: dict[str, tuple[str, str]] = {}
        self._keys: dict[str, list[str]] = defaultdict(list)

    async def candidates(self, new: Fingerprint) -> list[Fingerprint]:
        """The placed fingerprints of the article, or one of an equal text, or those most like the new one."""
        if new.article_id in self._revisions:
            return list(self._revisions[new.article_id].values())
        if new.text_key in self._texts:
            return [equal_text(new, *self._texts[new.text_key])]
        found = (self._keys[key] for key in asked_for(new) if key in self._keys)
        return [revision for article_id in most_in_common(found) for revision in self._revisions[article_id].values()]

    async def keep(self, placed: Fingerprint) -> Fingerprint:
        """Remember the fingerprint; it is returned with the story that its article or an equal text has already."""
        kept = replace(placed, story=self._standing(placed) or placed.story)
        if kept.story is None:
            raise ValueError(f"the article {placed.article_id} is not placed")
        is_new_text = placed.text_key not in self._texts
        self._texts.setdefault(placed.text_key, (kept.story.story_id, kept.story.original))
        self._revisions[placed.article_id][placed.revision] = kept
        for key in kept_under(placed) if is_new_text else ():
            articles = self._keys[key]
            articles.append(placed.article_id)
            del articles[:-MOST_ARTICLES]
        return kept

    def _standing(self, placed: Fingerprint) -> StoryPlace | None:
        if revisions := self._revisions.get(placed.article_id):
            return next(iter(revisions.values())).story
        story_id, original = self._texts.get(placed.text_key, ("", placed.article_id))
        begins = placed.story is not None and placed.story.original == placed.article_id
        return copy_of(story_id, original) if begins and original != placed.article_id else None
