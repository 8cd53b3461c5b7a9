"""What every kind of target is asked, so that nobody outside its module has to tell the kinds apart."""

from collections.abc import Collection
from typing import Self

from pydantic import ConfigDict

from claimwatch_contracts.fields import KnownFields
from claimwatch_contracts.vocabulary import ChannelKind


class Target(KnownFields):
    """Where the channels of one kind lead. Its errors do not repeat what is wrong in it."""

    model_config = ConfigDict(hide_input_in_errors=True)

    kind: ChannelKind

    def secret_texts(self) -> frozenset[str]:
        """Every text that only the writer and the receiver may know, in each form in which a receiver may repeat it."""
        return frozenset()

    def shown(self, known: Collection[str]) -> Self:
        """The target as it is answered. Secrets among the ``known`` ones are redacted, passwords always are."""
        return self

    def rotated(self) -> Self | None:
        """The target with a new secret and the newest one so far; ``None`` for a kind that signs nothing."""
        return None
