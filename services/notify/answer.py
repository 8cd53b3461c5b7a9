"""What came of one attempt to send."""

from dataclasses import dataclass
from datetime import timedelta

from claimwatch_contracts.deliveries import Outcome


@dataclass(frozen=True)
class Answer:
    """What came of sending. ``status`` is the HTTP or SMTP one, ``retry_after`` what the receiver asks for.

    ``detail`` says why it failed, ``excerpt`` is the beginning of what the receiver answered.
    """

    outcome: Outcome
    status: int | None = None
    detail: str = ""
    retry_after: timedelta | None = None
    excerpt: str = ""
