"""What notices are made of: feeds and their states, reports, alerts, watches; and ``troubles``, what was told of them.

``troubles`` is notify's own. The api writes ``feeds`` and ``watches``, intake ``feed_states``, the archive ``reports``,
and watch ``alerts``.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from claimwatch_contracts.documents import Feed, Watch
from services._runtime.mongo import Database, insert_once
from services._runtime.stored import BODY, readable_by_id, readable_by_id_with, readable_with
from services.notify.noticing.reading import Period
from services.notify.noticing.troubles import FeedHealth, Known, Trouble

SYSTEM = "system"
LEAST_FAILURES = 4
"""Polls that fail in a row; one that fails may be chance, however long ago the last reading without a flaw was."""


class NoticeStore:
    """Reads what others have written, and keeps what was told. One instance at a time has the lease."""

    def __init__(self, database: Database) -> None:
        self._troubles = database["troubles"]
        self._feeds = database["feeds"]
        self._states = database["feed_states"]
        self._reports = database["reports"]
        self._alerts = database["alerts"]
        self._watches = database["watches"]

    async def lease(self, now: datetime, until: datetime) -> Known | None:
        """What was told last, with a lease until ``until``; ``None`` while another instance has the lease.

        What cannot be read counts as nothing told.
        """
        await insert_once(self._troubles, {"_id": SYSTEM, "v": 1, "told": [], "noticed_at": None, "leased_until": now})
        free = {"_id": SYSTEM, "leased_until": {"$lte": now}}
        document = await self._troubles.find_one_and_update(free, {"$set": {"leased_until": until}})
        return None if document is None else readable_with(_known, document, "troubles") or Known()

    async def keep(self, known: Known) -> None:
        """Store what was told last."""
        told = [{"key": each.key, "what": each.what, "since": each.since} for each in known.told]
        await self._troubles.update_one({"_id": SYSTEM}, {"$set": {"told": told, "noticed_at": known.noticed_at}})

    async def feeds(self) -> list[FeedHealth]:
        """The enabled feeds as intake sees them; without those never polled, or not readable."""
        feeds = await readable_by_id(Feed, self._feeds.find({}, BODY))
        found = self._states.find({"_id": {"$in": [key for key, feed in feeds.items() if feed.enabled]}})
        healths = await readable_by_id_with(lambda each: _health(feeds[each["_id"]], each), found, "feed state")
        return list(healths.values())

    async def watches_of(self, channel_id: str) -> list[Watch]:
        """The watches that send to the channel."""
        return list((await readable_by_id(Watch, self._watches.find({"body.channels": channel_id}, BODY))).values())

    async def articles(self, period: Period) -> int:
        """How many reports were filed in the period."""
        return await self._reports.count_documents({"filed_at": {"$gte": period.since, "$lt": period.until}})

    async def alerts(self, watch_id: str, period: Period) -> int:
        """How many alerts were raised for the watch in the period."""
        within = {"$gte": period.since, "$lt": period.until}
        return await self._alerts.count_documents({"watch_id": watch_id, "raised_at": within})


def _known(document: Mapping[str, Any]) -> Known:
    told = tuple(Trouble(each["key"], each["what"], each["since"]) for each in document["told"])
    return Known(told, document["noticed_at"])


def _health(feed: Feed, state: Mapping[str, Any]) -> FeedHealth:
    """A feed fails after some failures in a row, since its last reading without a flaw, or since it was made."""
    is_failing = state.get("failures", 0) >= LEAST_FAILURES
    since = (state.get("last_ok_at") or feed.created_at) if is_failing else None
    return FeedHealth(feed.feed_id, feed.publisher, state.get("quiet_since"), since)
