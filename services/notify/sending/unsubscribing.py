"""The link of a mail with which its reader stops the mails of the channel."""

from pydantic import HttpUrl

from claimwatch_contracts.documents import Channel
from claimwatch_contracts.targets.email import EmailTarget
from claimwatch_contracts.unsubscribing import PATH, unsubscribing_key, unsubscribing_token


def unsubscribe_link(channel: Channel, salt: str | None, public_url: HttpUrl | None) -> str | None:
    """The link of an e-mail channel. ``public_url`` is where readers reach the api, ``salt`` the installation's.

    ``None`` for channels of other kinds, and if one of both is missing: the api makes the salt at its first start.
    """
    if public_url is None or salt is None or not isinstance(channel.target, EmailTarget):
        return None
    token = unsubscribing_token(unsubscribing_key(salt), channel.channel_id, channel.target.to)
    return f"{str(public_url).rstrip('/')}{PATH}{token}"
