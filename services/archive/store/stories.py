"""``stories`` and ``shingles``: the story and the fingerprints of each article, and the keys to find them by.

A document ``article:<id>`` in ``stories`` has an article's story and a fingerprint of each revision; ``text:<key>`` has
the story of a text. A document in ``shingles`` has the articles that were published in one period and have one key.
No story changes. Every look-up goes by ``_id``, and every write gives the same result when repeated.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace

from pymongo import ReturnDocument, UpdateOne

from claimwatch_contracts.vocabulary import StoryRelation
from services._runtime.mongo import Database, Document, insert_once
from services._runtime.stored import packed, readable
from services.archive.store.ahead import DocumentsAhead
from services.archive.store.fingerprints import StoredFingerprint, from_store, to_store
from services.archive.stories.fingerprint import Fingerprint, StoryPlace
from services.archive.stories.memory import MOST_ARTICLES, asked_for, copy_of, equal_text, kept_under, most_in_common

REMEMBERED = 500
"""The articles whose fingerprints a process keeps as it read them last: some 30 kB each."""


class StoryStore:
    """The memory of stories. If two archives place one article or equal texts at one moment, the first write wins."""

    def __init__(self, database: Database) -> None:
        self._stories = database["stories"]
        self._shingles = database["shingles"]
        self._stories_ahead = DocumentsAhead(self._stories)
        self._shingles_ahead = DocumentsAhead(self._shingles)
        self._read: OrderedDict[str, tuple[Document, list[Fingerprint]]] = OrderedDict()

    async def look_ahead(self, new: Fingerprint) -> None:
        """Read what the candidates will be chosen from, so that little is left to read."""
        reader = _reader(new)
        self._let_go(reader)
        _, keys = await asyncio.gather(
            self._stories_ahead.look_ahead(reader, _names(new)),
            self._shingles_ahead.look_ahead(reader, asked_for(new)),
        )
        await self._stories_ahead.look_ahead(reader, _most_like(keys.values()))

    async def candidates(self, new: Fingerprint) -> list[Fingerprint]:
        """The placed fingerprints of the article, or one of an equal text, or those most like the new one."""
        reader = _reader(new)
        try:
            return await self._candidates(new, reader)
        finally:
            self._let_go(reader)

    def _let_go(self, reader: object) -> None:
        self._stories_ahead.let_go(reader)
        self._shingles_ahead.let_go(reader)

    async def _candidates(self, new: Fingerprint, reader: object) -> list[Fingerprint]:
        own, equal = _names(new)
        known = await self._stories_ahead.read(reader, (own, equal))
        if own in known:
            return self._fingerprints(known[own]) or [replace(new, story=_place(known[own]))]
        if equal in known:
            return [equal_text(new, known[equal]["story_id"], known[equal]["original"])]
        found = await self._shingles_ahead.read(reader, asked_for(new))
        documents = await self._stories_ahead.read(reader, _most_like(found.values()))
        return [each for document in documents.values() for each in self._fingerprints(document)]

    def _fingerprints(self, document: Document) -> list[Fingerprint]:
        """Those in an article's document, which are read once as long as the document stays as it is."""
        known, found = self._read.pop(document["_id"], (None, []))
        if known != document:
            found = _fingerprints(document)
        self._read[document["_id"]] = document, found
        if len(self._read) > REMEMBERED:
            self._read.popitem(last=False)
        return list(found)

    async def keep(self, placed: Fingerprint) -> Fingerprint:
        """Remember the fingerprint; it is returned with the story that its article or an equal text has already."""
        story = placed.story
        if story is None:
            raise ValueError(f"the article {placed.article_id} is not placed")
        try:
            return await self._keep(placed, story)
        finally:
            self._stories_ahead.written(_names(placed))
            self._shingles_ahead.written(kept_under(placed))

    async def _keep(self, placed: Fingerprint, story: StoryPlace) -> Fingerprint:
        if story.original == placed.article_id:
            is_new, _ = await asyncio.gather(self._begin(placed, story), self._post(placed))
            if is_new:
                return placed
        return await self._keep_beside(placed, story)

    async def _begin(self, placed: Fingerprint, story: StoryPlace) -> bool:
        """Begin a story with an article, unless the article or an equal text is known."""
        return await insert_once(
            self._stories,
            {"_id": f"text:{placed.text_key}", "story_id": story.story_id, "original": story.original},
            {
                "_id": f"article:{placed.article_id}",
                **_fields(story),
                "published": placed.published,
                "fingerprints": {str(placed.revision): _packed(placed)},
            },
        )

    async def _keep_beside(self, placed: Fingerprint, story: StoryPlace) -> Fingerprint:
        """Keep the fingerprint of an article or of a text that has a story, or that joins one."""
        text = {"_id": f"text:{placed.text_key}", "story_id": story.story_id, "original": story.original}
        is_new_text = await insert_once(self._stories, text)
        if not is_new_text and story.original == placed.article_id:
            first = await self._stories.find_one({"_id": text["_id"]})
            if first and first["original"] != placed.article_id:
                story = copy_of(first["story_id"], first["original"])
        document = await self._stories.find_one_and_update(
            {"_id": f"article:{placed.article_id}"},
            {
                "$setOnInsert": _fields(story),
                "$set": {f"fingerprints.{placed.revision}": _packed(placed)},
                "$max": {"published": placed.published},
            },
            upsert=True,
            return_document=ReturnDocument.AFTER,
        )
        if is_new_text:
            await self._post(placed)
        return replace(placed, story=_place(document))

    async def _post(self, placed: Fingerprint) -> None:
        """Keep the article under its keys, each of which has the latest articles only.

        Nothing but ``_id`` is in the condition: the embedded server would read the whole collection for more.
        """
        added = {"articles": {"$each": [placed.article_id], "$slice": -MOST_ARTICLES}}
        writes = [UpdateOne({"_id": key}, {"$push": added}, upsert=True) for key in kept_under(placed)]
        if writes:
            await self._shingles.bulk_write(writes, ordered=False)


def _reader(new: Fingerprint) -> tuple[str, int]:
    return new.article_id, new.revision


def _names(new: Fingerprint) -> tuple[str, str]:
    """The ids of the article's document and of its text's."""
    return f"article:{new.article_id}", f"text:{new.text_key}"


def _most_like(keys: Iterable[Document]) -> list[str]:
    """The ids of the documents of the articles that most of these keys have."""
    return [f"article:{article_id}" for article_id in most_in_common(document["articles"] for document in keys)]


def _packed(placed: Fingerprint) -> Document:
    return packed(to_store(placed))


def _fingerprints(document: Document) -> list[Fingerprint]:
    """Those of an article's revisions that can be read."""
    story = _place(document)
    kept = [document | part for part in document.get("fingerprints", {}).values()]
    read = [readable(StoredFingerprint, part) for part in kept]
    return [from_store(each, story) for each in read if each is not None]


def _fields(story: StoryPlace) -> Document:
    return {
        "story_id": story.story_id,
        "original": story.original,
        "relation": story.relation.value,
        "like": story.like,
        "similarity": story.similarity,
    }


def _place(document: Document) -> StoryPlace:
    """The story in an article's document. The first release wrote no relation: its stories were of equal texts."""
    story_id, original = document["story_id"], document["original"]
    if "relation" in document:
        relation = StoryRelation(document["relation"])
        return StoryPlace(story_id, original, relation, document["like"], document["similarity"])
    return StoryPlace(story_id, original) if document["_id"] == f"article:{original}" else copy_of(story_id, original)
