"""Takes in what arrives at a place, again and again."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from services._runtime.classification import classify
from services._runtime.clock import Clock
from services._runtime.errors import ErrorClass, InvalidError
from services.intake.arrivals.place import Arrival, Place
from services.intake.clients import UnreachableError
from services.intake.sent_documents import ItemReceipt, SentDocuments, Stated

log = structlog.get_logger(__name__)


@dataclass
class ArrivalPoller:
    """Looks at the place every ``check_seconds``, for ever.

    What arrived more than ``backfill_age_seconds`` ago is filed, and nobody is notified. A document under embargo stays
    where it is until its time, and one whose page cannot be fetched at the moment until it can.
    """

    place: Place
    documents: SentDocuments
    clock: Clock
    check_seconds: float
    backfill_age_seconds: float
    _embargoes: dict[str, datetime] = field(default_factory=dict)

    async def run(self) -> None:
        """Look for ever. A place that cannot be reached is looked at again later."""
        while True:
            try:
                await self.look()
            except Exception as error:
                if classify(error) is not ErrorClass.TRANSIENT and not isinstance(error, OSError):
                    raise
                log.error("arrivals not taken in", exc_info=error)  # noqa: TRY400 - looked at again soon
            await asyncio.sleep(self.check_seconds)

    async def look(self) -> None:
        """Take in what waits.

        Raises:
            OSError, TransientError, KafkaError, PyMongoError: the place, the broker or the database failed.
        """
        now = self.clock()
        async for arrival in self.place.waiting(now):
            if self._embargoes.get(arrival.name, now) <= now:
                await self._take(arrival, now)

    async def _take(self, arrival: Arrival, now: datetime) -> None:
        replay = now - arrival.arrived_at > timedelta(seconds=self.backfill_age_seconds)
        try:
            receipts = await self.documents.take_any(arrival.body, arrival.content_type, Stated(replay=replay))
        except (InvalidError, ValueError) as error:  # no JSON, and no article, are ValueErrors
            await self._refuse(arrival, " ".join(str(error).split()))
            return
        except UnreachableError as error:
            log.warning("arrival waits", name=arrival.name, reason=str(error))
            return
        except Exception as error:
            if classify(error) is ErrorClass.TRANSIENT:
                raise
            log.exception("arrival met a bug", name=arrival.name)
            await self._refuse(arrival, f"a bug: {type(error).__name__}: {error}")
            return
        self._embargoes.pop(arrival.name, None)
        if embargoes := [receipt.until for receipt in receipts if receipt.until is not None]:
            self._embargoes[arrival.name] = min(embargoes)
            return
        lost = "; ".join(f"{receipt.item}: {receipt.reason}" for receipt in receipts if receipt.reason)
        if not any(receipt.is_taken for receipt in receipts):
            await self._refuse(arrival, lost or "it has no items")
            return
        await self.place.taken(arrival)
        log.info("arrival taken in", name=arrival.name, items=_counted(receipts), lost=lost or None)

    async def _refuse(self, arrival: Arrival, reason: str) -> None:
        await self.place.refused(arrival, reason)
        log.warning("arrival refused", name=arrival.name, reason=reason)


def _counted(receipts: tuple[ItemReceipt, ...]) -> dict[str, int]:
    statuses = [receipt.status for receipt in receipts]
    return {status: statuses.count(status) for status in statuses}
