"""``addresses``: by a page's key, or by a feed and its identifier of an entry: the article that it leads to.

A name leads to the article that had it first, for good. Of two articles that come in at once under one name both get
the id of one.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from services._runtime.mongo import Database, Document, insert_once
from services._runtime.stored import readable_by_id_with
from services.intake.identities.names import Named, Names, id_under


class IdentityStore:
    """The names of articles."""

    def __init__(self, database: Database) -> None:
        self._addresses = database["addresses"]
        self._articles = database["articles"]

    async def identity(self, names: Names, text: str) -> str:
        """The id of the article with these names. From now on they lead to it, as far as they led nowhere.

        The own address decides if it is known. Otherwise another name does whose article may have this text.
        """
        if not names.others:
            if names.own is None:
                return names.own_id
            return (await self._claimed(names.own, names.own_id, names.sample)).article_id
        known = await self._known(filter(None, (names.own, *names.others)))
        identity = known[names.own].article_id if names.own in known else await self._by_others(names, known, text)
        if names.own is not None:
            identity = (await self._claimed(names.own, identity, names.sample)).article_id
        for name in names.others:
            if name not in known:
                await self._first_under(name, identity, names.sample)
        return identity

    async def known_as(self, name: str) -> str | None:
        """The id of the article that a name leads to."""
        named = await self._known([name])
        return named[name].article_id if name in named else None

    async def _by_others(self, names: Names, known: Mapping[str, Named], text: str) -> str:
        """The id by the names besides the own address.

        An article that came in under its own address before names were kept stays what it is.
        """
        if await self._exists(names.own_id):
            return names.own_id
        for name in names.others:
            if name in known and known[name].may_be(text):
                return known[name].article_id
        for name in names.others:
            named = known.get(name) or await self._first_under(name, names.own_id, names.sample)
            if named.article_id == names.own_id or named.may_be(text):
                return named.article_id
        return names.own_id

    async def _first_under(self, name: str, article_id: str, sample: tuple[int, ...]) -> Named:
        """The article that a name leads to which led nowhere: the one that has it as own address, or else this one."""
        holder = id_under(name)
        has_it = holder is not None and await self._exists(holder)
        return await self._claimed(name, holder if holder and has_it else article_id, sample)

    async def _claimed(self, name: str, article_id: str, sample: tuple[int, ...]) -> Named:
        """The article that the name leads to: this one, unless another one was first."""
        if await insert_once(self._addresses, _document(name, Named(article_id, sample))):
            return Named(article_id, sample)
        return (await self._known([name])).get(name) or Named(article_id, sample)

    async def _known(self, names: Iterable[str]) -> dict[str, Named]:
        documents = self._addresses.find({"_id": {"$in": list(names)}})
        return await readable_by_id_with(_named, documents, "address")

    async def _exists(self, article_id: str) -> bool:
        return await self._articles.find_one({"_id": f"{article_id}:1"}, {"_id": 1}) is not None


def _document(name: str, named: Named) -> Document:
    return {"_id": name, "v": 1, "article_id": named.article_id, "sample": list(named.sample)}


def _named(document: Mapping[str, Any]) -> Named:
    return Named(document["article_id"], tuple(document["sample"]))
