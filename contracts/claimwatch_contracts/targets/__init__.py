"""The targets of channels: one module for each kind, with the stored target, the user's request, and the secrets.

A new kind needs a module here, an entry in both unions below, a ``ChannelKind``, and a module among the channels of
``notify``.
"""

from typing import Annotated

from pydantic import Field

from claimwatch_contracts.targets.apprise import AppriseRequest, AppriseTarget
from claimwatch_contracts.targets.email import EmailRequest, EmailTarget
from claimwatch_contracts.targets.webhook import WebhookRequest, WebhookTarget

ChannelTarget = Annotated[WebhookTarget | EmailTarget | AppriseTarget, Field(discriminator="kind")]
TargetRequest = Annotated[WebhookRequest | EmailRequest | AppriseRequest, Field(discriminator="kind")]
