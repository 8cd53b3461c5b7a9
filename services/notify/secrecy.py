"""What is kept of an answer must not give away what only the sender and the receiver know."""

from collections.abc import Sequence
from dataclasses import replace

from claimwatch_contracts.shortening import shortened
from claimwatch_contracts.targets.target import Target
from services.notify.answer import Answer

HIDDEN = "***"
KEPT_CHARACTERS = 300


def without_secrets(answer: Answer, target: Target) -> Answer:
    """The answer as it is recorded: short, and with asterisks where it repeats a secret of the target."""
    longest_first = sorted(target.secret_texts(), key=len, reverse=True)  # one may be part of another
    return replace(answer, detail=_kept(answer.detail, longest_first), excerpt=_kept(answer.excerpt, longest_first))


def _kept(text: str, secrets: Sequence[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return shortened(text, KEPT_CHARACTERS)
