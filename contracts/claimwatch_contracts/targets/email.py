"""The target of an e-mail channel, and what people write to ask for one."""

from typing import Literal

from claimwatch_contracts.fields import EmailAddress
from claimwatch_contracts.targets.target import Target
from claimwatch_contracts.vocabulary import ChannelKind


class EmailTarget(Target):
    """One recipient."""

    kind: Literal[ChannelKind.EMAIL] = ChannelKind.EMAIL
    to: EmailAddress


class EmailRequest(EmailTarget):
    """One recipient."""

    kind: Literal[ChannelKind.EMAIL]

    def completed(self, current: Target | None) -> EmailTarget:
        """The target that is meant, whatever the channel had before."""
        return EmailTarget(to=self.to)
