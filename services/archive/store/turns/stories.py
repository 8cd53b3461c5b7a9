"""The stories in a turn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pymongo import InsertOne, UpdateOne

from services._runtime.mongo import Document
from services.archive.store.stories import Operation, StoryStore, packed_fingerprint, story_fields, story_place
from services.archive.stories.fingerprint import Fingerprint, StoryPlace
from services.archive.stories.memory import (
    MOST_ARTICLES,
    asked_for,
    copy_of,
    equal_text,
    kept_under,
    most_in_common,
)


class StoryTurn:
    """A ``StoryMemory``. What is read counts as it was then, and what is kept counts from then on.

    If two archives place one article or equal texts at one moment, the first write wins: ``write`` says from which
    article on the others have to be placed anew.
    """

    def __init__(self, store: StoryStore) -> None:
        self._store = store
        self._documents: dict[str, Document | None] = {}
        self._listed: dict[str, list[str]] = {}
        self._own: dict[str, list[Fingerprint]] = {}
        self._posted: dict[str, list[str]] = {}
        self._unused: set[str] = set()
        self._writes: list[tuple[int, Operation]] = []
        self._kept = 0

    async def look_ahead(self, every: Sequence[Fingerprint]) -> None:
        """Read what new articles will be placed by."""
        await self._read(name for new in every for name in names_of(new))
        unknown = [new for new in every if not self._is_known(new)]
        await self._read_lists(key for new in unknown for key in asked_for(new))
        await self._read(name for new in unknown for name in self._most_like(new))

    async def candidates(self, new: Fingerprint) -> list[Fingerprint]:
        """The placed fingerprints of the article, or one of an equal text, or those most like the new one."""
        own, equal = names_of(new)
        await self._read((own, equal))
        if (known := self._documents[own]) is not None:
            return self._fingerprints(own) or [replace(new, story=story_place(known))]
        if (text := self._documents[equal]) is not None:
            return [equal_text(new, text["story_id"], text["original"])]
        await self._read_lists(asked_for(new))
        like = self._most_like(new)
        await self._read(like)
        return [each for name in like for each in self._fingerprints(name)]

    async def keep(self, placed: Fingerprint) -> Fingerprint:
        """Remember the fingerprint; it is returned with the story that its article or an equal text has already."""
        if placed.story is None:
            raise ValueError(f"the article {placed.article_id} is not placed")
        own, equal = names_of(placed)
        await self._read((own, equal))
        known, text = self._documents[own], self._documents[equal]
        story = story_place(known) if known is not None else _beside_equal(placed.article_id, placed.story, text)
        if text is None:
            document = {"_id": equal, "story_id": story.story_id, "original": story.original}
            self._documents[equal] = document
            self._add(InsertOne(document))
            self._post(placed)
        elif known is None and text["original"] == placed.article_id:
            self._post(placed)  # the archive may have died before
        self._add(self._of_article(own, placed, story))
        kept = replace(placed, story=story)
        others = [each for each in self._fingerprints(own) if each.revision != placed.revision]
        self._own[own] = sorted([*others, kept], key=lambda each: each.revision)
        self._documents[own] = {"_id": own, **story_fields(story)} if known is None else known
        self._kept += 1
        return kept

    def _of_article(self, own: str, placed: Fingerprint, story: StoryPlace) -> Operation:
        fingerprint = packed_fingerprint(placed)
        if self._documents[own] is None:
            kept = {"published": placed.published, "fingerprints": {str(placed.revision): fingerprint}}
            return InsertOne({"_id": own, **story_fields(story), **kept})
        change = {"$set": {f"fingerprints.{placed.revision}": fingerprint}, "$max": {"published": placed.published}}
        return UpdateOne({"_id": own}, change)

    def _add(self, operation: Operation) -> None:
        self._writes.append((self._kept, operation))

    def _post(self, placed: Fingerprint) -> None:
        for key in kept_under(placed):
            self._posted.setdefault(key, []).append(placed.article_id)
            if (listed := self._listed.get(key)) is not None:
                self._listed[key] = [*listed, placed.article_id][-MOST_ARTICLES:]

    async def write(self) -> int | None:
        """Make the writes: the keys first, which lead nowhere until the articles are there.

        Returns which of the fingerprints that were kept another archive gave a story meanwhile, counted from 0: those
        before it are written. ``None`` if all are.
        """
        await self._store.post(self._posted, self._unused)
        if not self._writes:
            return None
        failed = await self._store.write([operation for _, operation in self._writes])
        return None if failed is None else self._writes[failed][0]

    def _is_known(self, new: Fingerprint) -> bool:
        return any(self._documents[name] is not None for name in names_of(new))

    def _fingerprints(self, name: str) -> list[Fingerprint]:
        """Those of an article's document that was read, if there is one."""
        if name not in self._own:
            document = self._documents.get(name)
            self._own[name] = [] if document is None else self._store.fingerprints(document)
        return self._own[name]

    def _most_like(self, new: Fingerprint) -> list[str]:
        """The ids of the documents of the articles that most of the new one's keys have."""
        found = (self._listed[key] for key in asked_for(new))
        return [f"article:{article_id}" for article_id in most_in_common(ids for ids in found if ids)]

    async def _read_lists(self, keys: Iterable[str]) -> None:
        if new := [key for key in dict.fromkeys(keys) if key not in self._listed]:
            found = await self._store.listed(new)
            self._unused.update(key for key in new if key not in found)
            self._listed.update({key: self._under(key, found) for key in new})

    def _under(self, key: str, found: Mapping[str, list[str]]) -> list[str]:
        return [*found.get(key, ()), *self._posted.get(key, ())][-MOST_ARTICLES:]

    async def _read(self, names: Iterable[str]) -> None:
        if new := [name for name in dict.fromkeys(names) if name not in self._documents]:
            found = await self._store.documents(new)
            self._documents.update({name: found.get(name) for name in new})


def names_of(new: Fingerprint) -> tuple[str, str]:
    """The ids of the article's document and of its text's."""
    return f"article:{new.article_id}", f"text:{new.text_key}"


def _beside_equal(article_id: str, story: StoryPlace, text: Document | None) -> StoryPlace:
    """The story of an article that is not known: that of an equal text if it would begin one."""
    if text is None or story.original != article_id or text["original"] == article_id:
        return story
    return copy_of(text["story_id"], text["original"])
