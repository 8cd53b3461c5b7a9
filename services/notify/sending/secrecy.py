"""Removes the target's secrets from an answer before the answer is stored."""

from collections.abc import Sequence
from dataclasses import replace

from claimwatch_contracts.shortening import shortened
from claimwatch_contracts.targets.target import Target
from services.notify.answer import Answer

HIDDEN = "***"
KEPT_CHARACTERS = 300


def without_secrets(answer: Answer, target: Target) -> Answer:
    """The answer for the record: shortened, and with asterisks in place of the target's secrets."""
    longest_first = sorted(target.secret_texts(), key=len, reverse=True)  # a secret may be part of a longer one
    return replace(answer, detail=_kept(answer.detail, longest_first), excerpt=_kept(answer.excerpt, longest_first))


def _kept(text: str, secrets: Sequence[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return shortened(text, KEPT_CHARACTERS)
