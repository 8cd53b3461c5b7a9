"""How far a client of the live stream is: by the ids of the events that it got."""

import re
from dataclasses import dataclass
from typing import NamedTuple

_EVENT_ID = re.compile(r"(?P<alert>[^@]*)@(?P<offsets>\d{1,19}(?:-\d{1,19})*)")


class At(NamedTuple):
    """Where an alert stands in its topic."""

    partition: int
    offset: int


@dataclass(frozen=True)
class Reached:
    """For each partition of ``alert-raised`` the offset of the first message that the client has not been given."""

    offsets: tuple[int, ...]

    def after(self, at: At) -> "Reached":
        """The same, with the message there given too."""
        reached = list(self.offsets)
        reached[at.partition] = max(reached[at.partition], at.offset + 1)
        return Reached(tuple(reached))

    def has(self, at: At) -> bool:
        """Whether the message there was given."""
        return at.offset < self.offsets[at.partition]


@dataclass(frozen=True)
class Resumption:
    """Where a client goes on: after an alert, and where it had come; ``None`` if its last event does not say."""

    alert_id: str | None = None
    reached: Reached | None = None


def event_id(alert_id: str, reached: Reached | None) -> str:
    """The id of an event: the alert's, and behind ``@`` how far the client is with it."""
    return alert_id if reached is None else f"{alert_id}@{'-'.join(map(str, reached.offsets))}"


def resumption_of(last_event_id: str | None) -> Resumption:
    """Where the client goes on that shows this ``Last-Event-ID``, which may also be an alert's id alone."""
    if not last_event_id:
        return Resumption()
    if (read := _EVENT_ID.fullmatch(last_event_id)) is None:
        return Resumption(last_event_id)
    return Resumption(read["alert"] or None, Reached(tuple(map(int, read["offsets"].split("-")))))
