"""The transport of each kind of channel."""

from collections.abc import Callable, Mapping

from claimwatch_contracts.vocabulary import ChannelKind
from services.notify.channels.chat import AppriseTransport
from services.notify.channels.email import EmailTransport
from services.notify.channels.transport import Transport
from services.notify.channels.webhook import WebhookTransport
from services.notify.settings import NotifySettings

TRANSPORTS: Mapping[ChannelKind, Callable[[NotifySettings], Transport]] = {
    ChannelKind.WEBHOOK: WebhookTransport.from_settings,
    ChannelKind.EMAIL: EmailTransport,
    ChannelKind.APPRISE: AppriseTransport.from_settings,
}
