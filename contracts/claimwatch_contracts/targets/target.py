"""What every kind of target can do, so that only the kind's own module depends on the kind."""

from collections.abc import Collection
from typing import Self

from pydantic import ConfigDict

from claimwatch_contracts.fields import KnownFields
from claimwatch_contracts.vocabulary import ChannelKind


class Target(KnownFields):
    """Where a channel of one kind sends. Validation errors do not repeat the input."""

    model_config = ConfigDict(hide_input_in_errors=True)

    kind: ChannelKind

    def secret_texts(self) -> frozenset[str]:
        """The secrets of the user and the receiver, in each form in which a receiver may repeat them."""
        return frozenset()

    def shown(self, secrets_before: Collection[str]) -> Self:
        """The target as an answer shows it. ``secrets_before`` are redacted, and so is every password."""
        return self

    def rotated(self) -> Self | None:
        """The target with a new secret and the newest of the current ones; ``None`` for a kind that signs nothing."""
        return None
