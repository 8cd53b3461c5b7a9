"""Kafka as a service's emitter sees it, in memory."""

from aiokafka.errors import MessageSizeTooLargeError

from claimwatch_contracts.events import Event
from claimwatch_contracts.topics import MAX_MESSAGE_BYTES


class FakeEmitter:
    """Keeps what is emitted, in order. While ``error`` is set nothing is kept and every call raises it.

    With ``error_after`` the event is kept and the call raises: so it is when the broker's answer gets lost.
    """

    def __init__(self, error: Exception | None = None, *, error_after: Exception | None = None) -> None:
        self.error = error
        self.error_after = error_after
        self.events: list[Event] = []

    async def emit(self, event: Event) -> None:
        """Keep one event.

        Raises:
            MessageSizeTooLargeError: it is more than a message can carry.
        """
        if self.error is not None:
            raise self.error
        if len(event.model_dump_json()) > 2 * MAX_MESSAGE_BYTES:
            raise MessageSizeTooLargeError
        self.events.append(event)
        if self.error_after is not None:
            raise self.error_after
