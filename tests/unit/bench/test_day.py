"""The day of 250 articles: what a country-wide watch is sent of it is read in two minutes, and leaves nothing out."""

import json
from email.message import EmailMessage

import pytest

from bench.day.articles import ARTICLES, day_of_articles
from bench.day.mail import mail_of, markup_of, minutes_to_read
from bench.day.occurrences import OCCURRENCES
from bench.day.playing import digest_of_the_day
from claimwatch_contracts.deliveries import Notification
from services._cli.rehearsal.corpus import read_posts
from services.notify.writing.several import by_report


@pytest.fixture(scope="module")
async def notification() -> Notification:
    """What is due at the end of the day."""
    lines = [json.dumps(article) for article in day_of_articles()]
    return await digest_of_the_day(read_posts(lines, "the day"), workers=2)


@pytest.fixture(scope="module")
def mail(notification: Notification) -> EmailMessage:
    """The mail that the desk gets."""
    return mail_of(notification)


def test_the_articles_are_always_the_same_and_marked_as_synthetic() -> None:
    articles = day_of_articles()
    assert articles == day_of_articles()
    assert len(articles) == len({article["url"] for article in articles}) == ARTICLES
    assert all("(synthetic)" in article["publisher"] for article in articles)


def test_of_250_articles_those_with_news_are_told(notification: Notification) -> None:
    assert 25 <= len(by_report(notification.alerts)) <= 60
    assert "reprints" in notification.held_back


def test_the_mail_is_read_in_two_minutes(mail: EmailMessage) -> None:
    assert 0.5 < minutes_to_read(mail) < 2


def test_every_last_count_is_in_the_mail_and_nothing_is_left_out(mail: EmailMessage) -> None:
    markup = markup_of(mail)
    for occurrence in OCCURRENCES:
        for who, count in ((occurrence.directorate, occurrence.tolls[-1]), (occurrence.second, occurrence.others)):
            assert who.replace("'", "&#x27;") in markup
            assert f">{count} killed" in markup, occurrence.town
    assert "on the dashboard" not in markup
    assert "<img " in markup
