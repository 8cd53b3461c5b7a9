"""``erasures``: the articles that were erased on request, by their ids; they are found through ``articles``."""

from collections.abc import Mapping

from pymongo import ASCENDING

from claimwatch_contracts.documents import Erasure
from services._runtime.access.callers import caller
from services._runtime.mongo import Database, Document, insert_once
from services._runtime.stored import restored, stored
from services.intake.articles.addresses import InvalidUrlError
from services.intake.articles.identity import article_id
from services.intake.articles.page_key import shared_page_key
from services.intake.erasures.erasing import KnownArticle

NAMED = {"article_id": 1, "revision": 1, "url": 1, "publisher": 1}


class ErasureStore:
    """The erasures, and the articles that can be erased."""

    def __init__(self, database: Database) -> None:
        self._articles = database["articles"]
        self._erasures = database["erasures"]
        self._addresses = database["addresses"]
        self._checks = database["page_checks"]
        self._blogs = database["live_blogs"]

    async def prepare(self) -> None:
        """Make sure that articles are found by their pages."""
        await self._articles.create_index([("page", ASCENDING)])

    async def is_erased(self, article: str) -> bool:
        """Whether the article with that id was erased."""
        return await self._erasures.find_one({"_id": article}, {"_id": 1}) is not None

    async def known(self, article: str) -> Mapping[str, KnownArticle]:
        """The articles with that id or URL, by id. A page of a feed may have several."""
        newest: dict[str, Document] = {}
        async for revision in self._articles.find(await self._named(article), NAMED):
            known = newest.setdefault(revision["article_id"], revision)
            if revision["revision"] > known["revision"]:
                newest[revision["article_id"]] = revision
        return {identity: _known(revision) for identity, revision in newest.items()}

    async def record(self, erasure: Erasure) -> Erasure:
        """Store the erasure, read the article's page no more, and forget the posts that it showed.

        An earlier erasure of the same article keeps its words and time, and gets later revisions. Who asked for it is
        noted beside it, for the record of changes.
        """
        await self._checks.delete_one({"_id": erasure.article_id})
        await self.forget_posts(erasure.url)
        who = caller()
        asked = {"caller": who.name, "key_id": who.key_id}
        if await insert_once(self._erasures, {"_id": erasure.article_id, **stored(erasure), **asked}):
            return erasure
        document = await self._erasures.find_one({"_id": erasure.article_id})
        first = erasure if document is None else restored(Erasure, document)
        whole = first.model_copy(update={"revisions": max(first.revisions, erasure.revisions)})
        await self._erasures.update_one({"_id": erasure.article_id}, {"$set": stored(whole)}, upsert=True)
        return whole

    async def forget_posts(self, url: str | None) -> None:
        """Forget the posts of the live blog at an address."""
        if url is not None:
            await self._blogs.delete_one({"_id": shared_page_key(url)})

    async def _named(self, article: str) -> Document:
        """The query for the revisions of an article by its id or by one of its addresses."""
        try:
            page = shared_page_key(article)
        except InvalidUrlError:
            return {"article_id": article}
        ids = [article_id(article, "", "")]
        if address := await self._addresses.find_one({"_id": page}, {"article_id": 1}):
            ids.append(address["article_id"])
        return {"$or": [{"article_id": {"$in": ids}}, {"page": page}]}


def _known(revision: Document) -> KnownArticle:
    return KnownArticle(revision["article_id"], revision.get("url"), revision.get("publisher"), revision["revision"])
