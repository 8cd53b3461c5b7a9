"""What people say of an alert: that somebody sees to it, or that it is settled."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from claimwatch_contracts.base import Instant, Versioned


class AlertState(StrEnum):
    """How far an alert has come. An alert fires from when it is raised until somebody acknowledges or resolves it.

    ``MUTED`` is an alert that was sent to nobody because of silences or as a reprint.
    """

    FIRING = "firing"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
    MUTED = "muted"


class Acknowledgement(Versioned):
    """Who has acknowledged or resolved an alert, with a note. Written by ``api``, read by ``notify``.

    An acknowledged or resolved alert is neither repeated nor escalated.
    """

    VERSION: ClassVar[int] = 1

    alert_id: str
    state: AlertState
    by: Annotated[str, Field(min_length=1, max_length=200)]
    note: Annotated[str, Field(max_length=1_000)] = ""
    created_at: Instant
    updated_at: Instant
