"""Alerts or a test as an e-mail in plain text and simple HTML. All attempts have the same Message-ID."""

from datetime import datetime
from email.message import EmailMessage
from html import escape

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.deliveries import ChannelTest, Notice, Notification
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.shortening import shortened
from services.notify.writing.content import Content
from services.notify.writing.digest import Digest, digest_of
from services.notify.writing.digest_markup import html_digest, plain_digest
from services.notify.writing.drawing import drawn
from services.notify.writing.letter import letter_of
from services.notify.writing.mail_headers import mail_policy, one_line, readable
from services.notify.writing.markup import html, html_collection, html_notice
from services.notify.writing.plain_text import plain, plain_collection
from services.notify.writing.several import by_report, collected, is_digest, not_told, why_again

SUBJECT_CHARACTERS = 150
POLICY = mail_policy()


def message(
    content: Content,
    delivery_id: str,
    *,
    sender: str,
    to: str,
    now: datetime,
    public_url: str | None = None,
) -> EmailMessage:
    """The mail to one recipient. ``now``, the time of the attempt, becomes the Date header.

    Mails about one incident refer to one message id, so that mail programs show them as one conversation. No message
    with that id exists.
    """
    domain = sender.rpartition("@")[2]
    mail = EmailMessage(policy=POLICY)
    mail["Subject"] = subject(content)
    mail["From"] = sender
    mail["To"] = to
    mail["Date"] = now
    mail["Message-ID"] = f"<{delivery_id}@{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    if isinstance(content, ChannelTest):
        _fill(mail, [content.words], [f"<p>{escape(content.words)}</p>"])
        return mail
    if isinstance(content, Notice):
        _fill(mail, [content.title, "", *content.lines], list(html_notice(content)))
        return mail
    if isinstance(content, Notification):
        mail["References"] = f"<{derived_id('thread', _subject_matter(content))}@{domain}>"
        if is_digest(content):
            _fill_with_digest(mail, digest_of(content, public_url), f"{delivery_id}.chart@{domain}")
        else:
            _fill(mail, *_both(content, public_url))
        return mail
    mail["References"] = f"<{derived_id('thread', _occurrence(content))}@{domain}>"
    letter = letter_of(content, public_url)
    _fill(mail, list(plain(letter)), list(html(letter)))
    return mail


def _both(notification: Notification, public_url: str | None) -> tuple[list[str], list[str]]:
    """The lines of the notification's letter as plain text and as HTML: one alert's if all are on one report."""
    alerts = by_report(notification.alerts)
    if len(alerts) == 1:
        letter = letter_of(alerts[0], public_url)
        before, after = why_again(notification), not_told(notification)
        text = [*([before, ""] if before else []), *plain(letter), *(["", after] if after else [])]
        return text, [*_paragraph(before), *html(letter), *_paragraph(after)]
    collection = collected(notification, public_url)
    return list(plain_collection(collection)), list(html_collection(collection))


def _paragraph(words: str) -> list[str]:
    return [f"<p>{escape(words)}</p>"] if words else []


def _subject_matter(notification: Notification) -> str:
    """The occurrence that all alerts are about; the group if they are about several."""
    occurrences = set(map(_occurrence, notification.alerts))
    return occurrences.pop() if len(occurrences) == 1 else notification.group_key


def _occurrence(alert: AlertRaised) -> str:
    """The incident that the alert is about; the story if it is about none."""
    return alert.labels.incident or alert.article.story_id


def subject(content: Content) -> str:
    """The alert's headline; or the name of the tested channel, or the title of a notice.

    Of an alert without a headline, it is the watch, its first piece of news, and the number of further ones. Of alerts
    on several reports it is the first one's headline and the number of further reports.
    """
    if isinstance(content, Notification):
        first, *others = by_report(content.alerts)
        if not others:
            return subject(first)
        title = first.headline or f"[{first.watch_name}] {first.article.title or first.news[0].summary}"
        counted = f" (+{len(others)} more report{'s' if len(others) > 1 else ''})"
        return one_line(shortened(title, SUBJECT_CHARACTERS) + counted)
    if isinstance(content, ChannelTest):
        return one_line(shortened(f"[Claimwatch] Test of the channel “{content.channel_name}”", SUBJECT_CHARACTERS))
    if isinstance(content, Notice):
        return one_line(shortened(f"[Claimwatch] {content.title}", SUBJECT_CHARACTERS))
    if content.headline:
        return one_line(shortened(content.headline, SUBJECT_CHARACTERS))
    more = len(content.news) - 1 + content.news_left_out
    counted = f" (+{more} more claim{'s' if more > 1 else ''})" if more else ""
    return one_line(shortened(f"[{content.watch_name}] {content.news[0].summary}", SUBJECT_CHARACTERS) + counted)


def _fill(mail: EmailMessage, text: list[str], markup: list[str]) -> None:
    mail.set_content(readable("\n".join(text)) + "\n")
    mail.add_alternative(readable("\n".join(markup)) + "\n", subtype="html")


def _fill_with_digest(mail: EmailMessage, digest: Digest, image_id: str) -> None:
    """The digest, with its chart as an image inside the HTML."""
    image = drawn(digest.chart) if digest.chart else None
    _fill(mail, list(plain_digest(digest)), list(html_digest(digest, image_id if image else None)))
    if image and (markup := mail.get_body(("html",))) is not None:
        markup.add_related(image, "image", "png", cid=f"<{image_id}>", filename="figures.png", disposition="inline")
