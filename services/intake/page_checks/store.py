"""``page_checks``: articles whose pages are read again, by article id; ``page_hosts``: when a host may be asked next.

A check is taken by moving its time of the next reading, so that no other instance takes it and a killed instance only
delays it. Several documents never change together.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from pymongo import ASCENDING

from claimwatch_contracts.base import whole_milliseconds
from services._runtime.mongo import Database, Document, insert_once
from services._runtime.stored import readable_by_id_with, readable_with
from services._runtime.sweeping import delete, in_batches
from services.intake.articles.page_origin import PageOrigin
from services.intake.page_checks.check import PageCheck

KIND = "page check"


class PageCheckStore:
    """The pages that are read again, and the hosts that serve them."""

    def __init__(self, database: Database) -> None:
        self._checks = database["page_checks"]
        self._hosts = database["page_hosts"]

    async def prepare(self) -> None:
        """Make sure that due checks, and those that are over, are found by their times."""
        await self._checks.create_index([("next_at", ASCENDING)])
        await self._checks.create_index([("since", ASCENDING)])

    async def begin(self, check: PageCheck) -> None:
        """Read the article's page again from now on by the check's schedule, also if it was read again before."""
        await self._checks.replace_one({"_id": check.article_id}, _document(check), upsert=True)

    async def check(self, article_id: str) -> PageCheck | None:
        """The check of the article's page, if there is one that can be read."""
        document = await self._checks.find_one({"_id": article_id})
        return None if document is None else readable_with(_check, document, KIND)

    async def due(self, now: datetime, most: int) -> list[PageCheck]:
        """The checks whose time has come, those that wait longest first."""
        documents = self._checks.find({"next_at": {"$lte": now}}).sort([("next_at", ASCENDING)]).limit(most)
        return list((await readable_by_id_with(_check, documents, KIND)).values())

    async def take(self, check: PageCheck, until: datetime) -> PageCheck | None:
        """The check, which no other instance takes until that time; ``None`` if another one was faster."""
        whole = whole_milliseconds(until)
        return replace(check, next_at=whole) if await self._moved(check, whole) else None

    async def postpone(self, check: PageCheck, until: datetime) -> None:
        """Let the check be due at that time, unless another instance took it."""
        await self._moved(check, until)

    async def keep(self, taken: PageCheck, state: PageCheck) -> None:
        """Store the state of a check that was taken, unless it was taken again after its time, or begun anew."""
        await self._checks.replace_one({"_id": taken.article_id, "next_at": taken.next_at}, _document(state))

    async def forget(self, article_id: str) -> None:
        """Read the article's page no more."""
        await self._checks.delete_one({"_id": article_id})

    async def forget_old(self, before: datetime) -> AsyncIterator[int]:
        """Forget the checks of contents that came before that moment."""
        old: Document = {"since": {"$lt": before}}
        async for batch in in_batches(self._checks, old):
            yield await delete(self._checks, [document["_id"] for document in batch], old)

    async def claim_host(self, host: str, now: datetime, pause_seconds: float) -> bool:
        """Whether the host may be asked now. If so, it is left alone for so many seconds by all instances."""
        free_at = now + timedelta(seconds=pause_seconds)
        if await insert_once(self._hosts, {"_id": host, "free_at": free_at}):
            return True
        claimed = await self._hosts.update_one({"_id": host, "free_at": {"$lte": now}}, {"$set": {"free_at": free_at}})
        return claimed.matched_count == 1

    async def free_at(self, host: str) -> datetime | None:
        """When the host may be asked again; ``None`` if it never was asked."""
        document = await self._hosts.find_one({"_id": host})
        return None if document is None else readable_with(itemgetter("free_at"), document, "page host")

    async def leave_host(self, host: str, until: datetime) -> None:
        """Leave the host alone until that time."""
        await self._hosts.update_one({"_id": host}, {"$set": {"free_at": until}}, upsert=True)

    async def _moved(self, check: PageCheck, until: datetime) -> bool:
        moved = await self._checks.update_one(
            {"_id": check.article_id, "next_at": check.next_at}, {"$set": {"next_at": until}}
        )
        return moved.matched_count == 1


def _document(check: PageCheck) -> Document:
    fields = asdict(check)
    lists = {"sample": list(check.sample), "authors": list(check.authors)}
    return {"_id": fields.pop("article_id"), "v": 1, **fields, **lists}


def _check(document: Mapping[str, Any]) -> PageCheck:
    """The check. Fields of later releases are left out; earlier ones kept no authors."""
    known = {name: document[name] for name in PageCheck.__dataclass_fields__ if name in document}
    nested = {"page": PageOrigin(**document["page"]), "sample": tuple(document["sample"])}
    nested["authors"] = tuple(document.get("authors", ()))
    return PageCheck(**{"article_id": document["_id"], **known, **nested})
