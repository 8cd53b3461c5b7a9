"""The digest as a mail, and how long a person reads it."""

from email.message import EmailMessage

from lxml import html

from bench.day.articles import DAY
from claimwatch_contracts.deliveries import Notification
from services.notify.writing.digest import WORDS_A_MINUTE, words_in
from services.notify.writing.mail import message


def mail_of(notification: Notification) -> EmailMessage:
    """The mail that the desk gets."""
    names = {"sender": "alerts@claimwatch.example", "to": "desk@claimwatch.example"}
    return message(notification, "day", now=DAY, public_url="https://claimwatch.example", **names)


def markup_of(mail: EmailMessage) -> str:
    """The mail's HTML."""
    body = mail.get_body(("html",))
    return "" if body is None else str(body.get_content())


def minutes_to_read(mail: EmailMessage) -> float:
    """The minutes that a person takes for the words of the mail's HTML."""
    text = " ".join(html.fromstring(markup_of(mail)).itertext())
    return words_in(text) / WORDS_A_MINUTE
