"""Alerts, a test or a notice as a chat or push message: a title, and lines of plain text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimwatch_contracts.deliveries import ChannelTest, Notice, Notification
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.shortening import ELLIPSIS, shortened
from services.notify.writing.content import Content
from services.notify.writing.digest import digest_of
from services.notify.writing.digest_markup import plain_digest
from services.notify.writing.letter import letter_of
from services.notify.writing.mail import subject
from services.notify.writing.mail_headers import one_line
from services.notify.writing.plain_text import plain, plain_collection
from services.notify.writing.several import by_report, collected, is_digest, not_told, why_again

_MARKUP = re.compile(r"@(?=everyone|here|channel|all\b|room|team|_?\*)|<(?=[^\s\d=<-])|\](?=\()", re.IGNORECASE)
"""What chats take for a call to all their members (``@here``, ``<!channel>``), for a link with words of its own, or for
a tag, for which some refuse the whole message: its first sign, where more of it follows."""
_UNBROKEN = "\\g<0>\u2060"
"""The sign and a joiner that nobody sees, so that chats do not take what follows as belonging to it."""


@dataclass(frozen=True)
class ChatMessage:
    """``lines`` may be cut where a service takes less; ``last`` is the line that must stay."""

    title: str
    lines: tuple[str, ...]
    last: str

    def body(self, most: int) -> str:
        """The lines and the last one, in that many characters at most."""
        return "\n".join((*_fitting(self.lines, most - len(self.last) - 1), self.last))[:most]


def chat_message(content: Content, delivery_id: str, public_url: str | None) -> ChatMessage:
    """The message. Its last line has the id of the delivery, by which a message that came twice is recognised."""
    lines = tuple(_quiet(line) for line in _lines(content, public_url))
    return ChatMessage(_quiet(subject(content)), lines, f"Claimwatch, delivery {delivery_id}")


def _lines(content: Content, public_url: str | None) -> Iterable[str]:
    if isinstance(content, ChannelTest):
        return [content.words]
    if isinstance(content, Notice):
        return content.lines
    if isinstance(content, Notification):
        return _of_several(content, public_url)
    return _of_one(content, public_url)


def _of_one(alert: AlertRaised, public_url: str | None) -> Iterable[str]:
    """The letter without its headline, which is the title."""
    lines = list(plain(letter_of(alert, public_url)))
    return lines[2:] if alert.headline and lines[0] == alert.headline else lines


def _of_several(notification: Notification, public_url: str | None) -> Iterable[str]:
    if is_digest(notification):
        return plain_digest(digest_of(notification, public_url))
    alerts = by_report(notification.alerts)
    if len(alerts) > 1:
        return plain_collection(collected(notification, public_url))
    before, after = why_again(notification), not_told(notification)
    return [*([before] if before else []), *_of_one(alerts[0], public_url), *([after] if after else [])]


def _quiet(line: str) -> str:
    """The line without what changes the direction of other words, or is markup or a call to chats."""
    return _MARKUP.sub(_UNBROKEN, one_line(line))


def _fitting(lines: Sequence[str], most: int) -> Iterator[str]:
    """As many of the lines as fit; the last one that does not fit whole is shortened, and nothing follows it."""
    for number, line in enumerate(lines):
        rest = len(ELLIPSIS) + 1 if number + 1 < len(lines) else 0
        if len(line) + rest > most:
            yield shortened(line, most) if most > len(ELLIPSIS) + 1 else ELLIPSIS
            return
        yield line
        most -= len(line) + 1
