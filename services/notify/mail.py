"""An alert as an e-mail: plain text and simple HTML, under one Message-ID however often it is sent."""

from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from itertools import islice

from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.vocabulary import NoveltyKind
from services.notify.excerpt import shortened
from services.notify.notice import Notice, NoticeNews, news_of, notice_of

SUBJECT_CHARACTERS = 150
NEWS_SHOWN = 20
KINDS = {
    NoveltyKind.NEW_STORY: "New story",
    NoveltyKind.NEW_CLAIM: "New claim",
    NoveltyKind.CORRECTION: "Correction",
    NoveltyKind.UPDATE: "Update",
}


def message(alert: AlertRaised, delivery_id: str, *, sender: str, to: str, now: datetime) -> EmailMessage:
    """The alert to one recipient. ``now`` is the time of the attempt, in its Date header."""
    notice, news = notice_of(alert), list(islice(news_of(alert), NEWS_SHOWN))
    left_out = len(alert.news) - len(news)
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = _subject(notice, alert)
    mail["From"] = sender
    mail["To"] = to
    mail["Date"] = now
    mail["Message-ID"] = f"<{delivery_id}@{sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content("\n".join(_plain(notice, news, left_out)) + "\n")
    mail.add_alternative("\n".join(_html(notice, news, left_out)) + "\n", subtype="html")
    return mail


def _subject(notice: Notice, alert: AlertRaised) -> str:
    more = f" (+{len(alert.news) - 1} more)" if len(alert.news) > 1 else ""
    line = shortened(f"[{notice.watch_name}] {alert.news[0].summary}", SUBJECT_CHARACTERS) + more
    return "".join(character for character in line if character.isprintable())


def _plain(notice: Notice, news: list[NoticeNews], left_out: int) -> Iterator[str]:
    yield f"Watch: {notice.watch_name}"
    yield f"Matched: {', '.join(notice.matched)}"
    yield ""
    for item in news:
        yield f"* {KINDS[item.kind]}: {item.summary}"
        if item.quote:
            yield f"  > {item.quote}"
        yield from (f"  {line}" for line in _evidence(item))
    if left_out:
        yield f"... and {left_out} more in the report."
    yield ""
    yield f"{notice.article.title} ({_published(notice)})"
    if notice.article.url:
        yield notice.article.url
    yield from _remarks(notice)


def _html(notice: Notice, news: list[NoticeNews], left_out: int) -> Iterator[str]:
    yield f"<p>Watch: <b>{escape(notice.watch_name)}</b><br>Matched: {escape(', '.join(notice.matched))}</p>"
    yield "<ul>"
    for item in news:
        quote = f"<blockquote>{escape(item.quote)}</blockquote>" if item.quote else ""
        evidence = "".join(f"<div>{escape(line)}</div>" for line in _evidence(item))
        yield f"<li>{KINDS[item.kind]}: {escape(item.summary)}{quote}{evidence}</li>"
    yield "</ul>"
    if left_out:
        yield f"<p>… and {left_out} more in the report.</p>"
    yield f"<p>{_link(notice)} ({escape(_published(notice))})</p>"
    for remark in _remarks(notice):
        yield f"<p>{escape(remark)}</p>"


def _evidence(item: NoticeNews) -> Iterator[str]:
    if item.claim is not None:
        who = item.claim.claimant.name if item.claim.claimant else "no claimant named"
        via = f", via {item.claim.via}" if item.claim.via else ""
        yield f"Claimant: {who}{via}"
    if item.figure is not None and item.figure.place is not None:
        yield f"Place: {item.figure.place.name}"


def _published(notice: Notice) -> str:
    when = notice.article.published_at
    return notice.article.publisher + (f", {when:%Y-%m-%d %H:%M} {when.tzname()}" if when else "")


def _remarks(notice: Notice) -> Iterator[str]:
    if notice.article.reprint:
        yield "This article is a reprint of an earlier one."
    if not notice.article.complete:
        yield "Part of this article could not be read automatically."


def _link(notice: Notice) -> str:
    title, url = escape(notice.article.title or "(no title)"), notice.article.url or ""
    return f'<a href="{escape(url)}">{title}</a>' if url.startswith(("https://", "http://")) else title
