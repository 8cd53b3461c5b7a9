"""The target of an e-mail channel, and a user's request for one."""

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
        """The requested target; ``current`` does not matter."""
        return EmailTarget(to=self.to)
