"""What runs in a worker process: Apprise, confined to the public network, sends one message."""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from services.notify.channels.confinement import Confinement
from services.notify.writing.chat import ChatMessage

LOCAL = frozenset({"blink1", "dbus", "kde", "qt", "glib", "gio", "gnome", "macosx", "windows", "syslog"})
"""Schemes that show the message on the machine on which this runs."""


@dataclass(frozen=True)
class Sent:
    """What came of a message.

    ``fault`` says why its address cannot be used, ``refused`` what was not allowed. ``bug`` is the kind of an error of
    the library, whose words may repeat the address.
    """

    has_arrived: bool
    status: int | None = None
    retry_after: str | None = None
    excerpt: str = ""
    fault: str = ""
    refused: str = ""
    bug: str = ""


class Messenger:
    """Sends messages, one at a time. Making it confines the process for the rest of its life."""

    def __init__(self, *, allow_private: bool, ports: Collection[int], seconds: float) -> None:
        from services.notify.channels.bounded_requests import BoundedAdapter, bound_all_sessions

        self._seconds = seconds
        self._answers = BoundedAdapter.answers
        bound_all_sessions()
        logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)  # its words may repeat the address
        self._confinement = Confinement(allow_private=allow_private, ports=ports)
        self._confinement.begin()

    def send(self, url: str, message: ChatMessage) -> Sent:
        """Send the message to an address of Apprise, which is tried once."""
        from apprise import Apprise, AppriseAsset

        self._answers.clear()
        self._confinement.refused = None
        if url.partition("://")[0] in LOCAL:
            return Sent(has_arrived=False, fault="this scheme shows messages on the server itself")
        asset = AppriseAsset(async_mode=False, storage_mode="memory", app_id="Claimwatch", app_desc="Claimwatch")
        try:
            service = Apprise.instantiate(url, asset=asset, suppress_exceptions=True)
            if service is None:
                return Sent(has_arrived=False, fault="Apprise reads no such address")
            return self._seen(self._is_sent(service, message))
        except Exception as error:
            return Sent(has_arrived=False, refused=self._confinement.refused or "", bug=type(error).__name__)

    def _is_sent(self, service: Any, message: ChatMessage) -> bool:
        from apprise import NotifyFormat

        service.socket_connect_timeout = service.socket_read_timeout = self._seconds
        most = service.body_maxlen - (0 if service.title_maxlen > 0 else len(message.title) + 2)
        sent = service.notify(title=message.title, body=message.body(most), body_format=NotifyFormat.TEXT)
        return bool(sent)

    def _seen(self, is_sent: bool) -> Sent:
        """What came of it, with what was answered to the last request."""
        refused = self._confinement.refused or ""
        last = self._answers[-1] if self._answers else None
        if last is None:
            return Sent(is_sent, refused=refused)
        return Sent(is_sent, last.status, last.retry_after, last.excerpt, refused=refused)
