"""A message as the handler of several gets it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

import structlog

from claimwatch_contracts.events import Event

E = TypeVar("E", bound=Event, covariant=True)


@dataclass(frozen=True)
class Heard(Generic[E]):
    """An event, and the id by which all that follows from one event is found."""

    event: E
    correlation_id: str | None = None

    @contextmanager
    def answering(self) -> Iterator[None]:
        """What is logged and emitted meanwhile follows from this event."""
        own = {"subject": self.event.subject, "correlation_id": self.correlation_id}
        with structlog.contextvars.bound_contextvars(**own):
            yield
