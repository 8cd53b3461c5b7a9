"""The answer to one attempt to send."""

from dataclasses import dataclass
from datetime import timedelta

from claimwatch_contracts.deliveries import Outcome


@dataclass(frozen=True)
class Answer:
    """The result of an attempt. ``status`` is the HTTP or SMTP status, ``retry_after`` the receiver's requested wait.

    ``detail`` says why the attempt failed. ``excerpt`` is the beginning of the receiver's answer. ``is_our_fault``:
    it failed because of this installation's settings or code, which says nothing of the receiver.
    """

    outcome: Outcome
    status: int | None = None
    detail: str = ""
    retry_after: timedelta | None = None
    excerpt: str = ""
    is_our_fault: bool = False
