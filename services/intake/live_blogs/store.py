"""``live_blogs``: by the key of its page: the posts of a live blog so far. Posts change one by one."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Any

from pymongo import ASCENDING

from services._runtime.mongo import Database, Document
from services._runtime.stored import readable_with
from services._runtime.sweeping import delete, in_batches
from services.intake.articles.live_blog import Post, grown


class LiveBlogStore:
    """The posts of live blogs."""

    def __init__(self, database: Database) -> None:
        self._blogs = database["live_blogs"]

    async def prepare(self) -> None:
        """Make sure that live blogs are found by the time at which they were last seen."""
        await self._blogs.create_index([("seen_at", ASCENDING)])

    async def grown(self, page: str, shown: tuple[Post, ...], longest: int, now: datetime) -> tuple[Post, ...]:
        """All posts of the live blog on a page by now; see ``articles.live_blog.grown``. ``page`` is the page's key."""
        known = await self._posts(page)
        posts = grown(known, shown, longest)
        changes: Document = {"$set": {"v": 1, "seen_at": now}}
        changes["$set"] |= {f"posts.{post.key}": _document(post) for post in posts if known.get(post.key) != post}
        if gone := known.keys() - {post.key for post in posts}:
            changes["$unset"] = {f"posts.{key}": "" for key in sorted(gone)}
        await self._blogs.update_one({"_id": page}, changes, upsert=True)
        return posts

    async def forget_old(self, before: datetime) -> AsyncIterator[int]:
        """Forget live blogs that were last seen before that moment."""
        old: Document = {"seen_at": {"$lt": before}}
        async for batch in in_batches(self._blogs, old):
            yield await delete(self._blogs, [document["_id"] for document in batch], old)

    async def _posts(self, page: str) -> dict[str, Post]:
        document = await self._blogs.find_one({"_id": page})
        return {} if document is None else readable_with(_read, document, "live blog") or {}


def _document(post: Post) -> Document:
    return {"at": post.at, "text": post.text}


def _read(document: Mapping[str, Any]) -> dict[str, Post]:
    return {key: Post(key, post["at"], post["text"]) for key, post in document.get("posts", {}).items()}
