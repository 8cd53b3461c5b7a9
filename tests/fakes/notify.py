"""What notify leans on, in memory: a channel that answers as it is told, and a store that fails when it is told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claimwatch_contracts.deliveries import Notification, Outcome
from claimwatch_contracts.targets.target import Target
from services.notify.answer import Answer
from services.notify.store import NotifyStore

TAKEN = Answer(Outcome.DELIVERED, 200)
BUSY = Answer(Outcome.TEMPORARY_FAILURE, 503, "HTTP 503")
GONE = Answer(Outcome.DISABLED_BY_RECEIVER, 410, "HTTP 410")


@dataclass(frozen=True)
class Sent:
    """One attempt."""

    delivery_id: str
    notification: Notification
    target: Target
    at: datetime
    leave_url: str | None = None


class FakeTransport:
    """Answers with each of ``answers`` in turn, the last one for ever; an error among them is raised."""

    def __init__(self, *answers: Answer | Exception) -> None:
        self.answers = list(answers or [TAKEN])
        self.sent: list[Sent] = []
        self.is_stopped = False

    async def send(
        self,
        delivery_id: str,
        notification: Notification,
        target: Target,
        now: datetime,
        *,
        leave_url: str | None = None,
    ) -> Answer:
        """Keep the attempt and answer it."""
        self.sent.append(Sent(delivery_id, notification, target, now, leave_url))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def stop(self) -> None:
        """Remember that it was stopped."""
        self.is_stopped = True


class FailingStore(NotifyStore):
    """The store, whose methods raise the errors that stand under their names in ``errors``, each once.

    ``looks`` counts how often something to send was looked for.
    """

    def __init__(self, database: Any) -> None:
        super().__init__(database)
        self.errors: dict[str, list[Exception]] = {}
        self.looks = 0

    async def lease(self, *arguments: Any, **options: Any) -> Any:
        """Look for something to send."""
        self.looks += 1
        self._fail("lease")
        return await super().lease(*arguments, **options)

    async def record(self, *arguments: Any) -> None:
        """Record what came of an attempt."""
        self._fail("record")
        await super().record(*arguments)

    async def endpoint(self, *arguments: Any) -> Any:
        """How a receiver answered."""
        self._fail("endpoint")
        return await super().endpoint(*arguments)

    async def keep_endpoint(self, *arguments: Any) -> None:
        """Remember how a receiver answered."""
        self._fail("keep_endpoint")
        await super().keep_endpoint(*arguments)

    def _fail(self, method: str) -> None:
        if self.errors.get(method):
            raise self.errors[method].pop(0)
