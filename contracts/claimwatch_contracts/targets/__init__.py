"""Where channels lead: one module for each kind, with what is stored, what people write, and what in it is secret.

A new kind is a module here with its entry in the two unions below, a ``ChannelKind``, and a module among the
channels of ``notify``.
"""

from typing import Annotated

from pydantic import Field

from claimwatch_contracts.targets.email import EmailRequest, EmailTarget
from claimwatch_contracts.targets.webhook import WebhookRequest, WebhookTarget

ChannelTarget = Annotated[WebhookTarget | EmailTarget, Field(discriminator="kind")]
TargetRequest = Annotated[WebhookRequest | EmailRequest, Field(discriminator="kind")]
