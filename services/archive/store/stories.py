"""``stories`` and ``shingles``: the story and the fingerprints of each article, and the keys to find them by.

A document ``article:<id>`` in ``stories`` has an article's story and a fingerprint of each revision; ``text:<key>`` has
the story of a text. A document in ``shingles`` has the articles that were published in one period and have one key.
No story changes. Every look-up goes by ``_id``, and every write gives the same result when repeated.
"""

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence

from pymongo import InsertOne, UpdateOne
from pymongo.errors import BulkWriteError

from claimwatch_contracts.vocabulary import StoryRelation
from services._runtime.mongo import Database, Document, only_duplicates
from services._runtime.stored import packed, readable
from services.archive.store.fingerprints import StoredFingerprint, from_store, to_store
from services.archive.stories.fingerprint import Fingerprint, StoryPlace
from services.archive.stories.memory import MOST_ARTICLES, copy_of

Operation = InsertOne[Document] | UpdateOne
REMEMBERED = 500
"""The articles whose fingerprints a process keeps as it read them last: some 30 kB each."""


class StoryStore:
    """What of stories a process knows of the database, beside what is asked and written in a turn."""

    def __init__(self, database: Database) -> None:
        self._stories = database["stories"]
        self._shingles = database["shingles"]
        self._read: OrderedDict[str, tuple[Document, list[Fingerprint]]] = OrderedDict()

    async def documents(self, ids: Collection[str]) -> dict[str, Document]:
        """By id: the documents of articles and texts."""
        found = self._stories.find({"_id": {"$in": list(ids)}})
        return {document["_id"]: document async for document in found}

    async def listed(self, keys: Collection[str]) -> dict[str, list[str]]:
        """By key: the ids of the articles under it."""
        found = self._shingles.find({"_id": {"$in": list(keys)}})
        return {document["_id"]: document["articles"] async for document in found}

    def fingerprints(self, document: Document) -> list[Fingerprint]:
        """Those in an article's document, which are read once as long as the document stays as it is."""
        known, found = self._read.pop(document["_id"], (None, []))
        if known != document:
            found = _fingerprints(document)
        self._read[document["_id"]] = document, found
        if len(self._read) > REMEMBERED:
            self._read.popitem(last=False)
        return list(found)

    async def post(self, articles: Mapping[str, Sequence[str]], unused: Collection[str] = ()) -> None:
        """Keep articles under keys, each of which has the latest articles only.

        No article was under the keys ``unused`` when they were read: most keys are new, and inserting is cheaper.
        Nothing but ``_id`` is in the condition: the embedded server would read the whole collection for more.
        """
        keys = sorted(articles, key=lambda key: key not in unused)
        if not keys:
            return
        writes = [(_inserting if key in unused else _pushing)(key, articles[key]) for key in keys]
        try:
            await self._shingles.bulk_write(writes, ordered=False)
        except BulkWriteError as error:
            if not only_duplicates(error.details):
                raise
            others = [keys[failed["index"]] for failed in error.details["writeErrors"]]
            await self._shingles.bulk_write([_pushing(key, articles[key]) for key in others], ordered=False)

    async def write(self, writes: Sequence[Operation]) -> int | None:
        """Make writes in order until a new document is there already.

        Returns which write that is, counted from 0; ``None`` if all are made.

        Raises:
            PyMongoError: the writes may not be made.
        """
        try:
            await self._stories.bulk_write(writes)
        except BulkWriteError as error:
            if not only_duplicates(error.details):
                raise
            return int(error.details["writeErrors"][0]["index"])
        return None


def _inserting(key: str, article_ids: Sequence[str]) -> Operation:
    return InsertOne({"_id": key, "articles": list(article_ids[-MOST_ARTICLES:])})


def _pushing(key: str, article_ids: Sequence[str]) -> Operation:
    latest = {"articles": {"$each": list(article_ids), "$slice": -MOST_ARTICLES}}
    return UpdateOne({"_id": key}, {"$push": latest}, upsert=True)


def packed_fingerprint(placed: Fingerprint) -> Document:
    """A fingerprint as it stands in its article's document."""
    return packed(to_store(placed))


def _fingerprints(document: Document) -> list[Fingerprint]:
    """Those of an article's revisions that can be read."""
    story = story_place(document)
    kept = [document | part for part in document.get("fingerprints", {}).values()]
    read = [readable(StoredFingerprint, part) for part in kept]
    return [from_store(each, story) for each in read if each is not None]


def story_fields(story: StoryPlace) -> Document:
    """A story as it stands in the document of an article in it."""
    return {
        "story_id": story.story_id,
        "original": story.original,
        "relation": story.relation.value,
        "like": story.like,
        "similarity": story.similarity,
    }


def story_place(document: Document) -> StoryPlace:
    """The story in an article's document. The first release wrote no relation: its stories were of equal texts."""
    story_id, original = document["story_id"], document["original"]
    if "relation" in document:
        relation = StoryRelation(document["relation"])
        return StoryPlace(story_id, original, relation, document["like"], document["similarity"])
    return StoryPlace(story_id, original) if document["_id"] == f"article:{original}" else copy_of(story_id, original)
