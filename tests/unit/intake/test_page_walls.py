"""Walls are no articles, articles about walls are; a time that is shown completes a day that is stated."""

from datetime import UTC, datetime

import pytest

from services.intake.pages.article import Page, read_page

NOW = datetime(2026, 6, 4, 12, 0, tzinfo=UTC)
URL = "https://courier.example/2026/06/02/graves"
FIRST = "The regional health office said on Tuesday that four bodies were found near the old mill at Al-Rasi."
REST = (
    "<p>Neighbours had reported a smell for some days, the office said, and a search of the hills began at once.</p>"
    "<p>A spokeswoman for the office said that the dead had not yet been identified, and asked families to come.</p>"
)


def read(body: str, title: str = "The Courier") -> Page:
    """The article in a page."""
    html = f"<html lang='en'><head><title>{title}</title></head><body>{body}</body></html>"
    return read_page(html.encode(), "utf-8", URL, NOW)


@pytest.mark.parametrize(
    "words",
    [
        "Sign in to your account. Forgot your password? Reset it here.</p><p>Not a member yet? Register for free to "
        "read up to 3 articles a month.",
        "Our site is currently undergoing scheduled maintenance. We apologise for the inconvenience.",
        "You have sent too many requests in a given amount of time. Please slow down. Too many requests.",
        "You must be 18 or older to view this content. Please confirm your date of birth to continue to the site.",
        "Download our app to continue reading this article. It is free on the App Store and on Google Play.",
        "Sign up for our newsletter and get the headlines delivered to your inbox. You can unsubscribe at any time.",
        "Your session has expired. Please log in again to continue to the page that you asked for.",
        "Nous et nos 842 partenaires stockons des informations sur votre appareil, telles que les cookies, pour des "
        "publicités personnalisées.</p><p>Vous pouvez accepter ou paramétrer vos choix à tout moment.",
    ],
)
def test_a_wall_is_no_article(words: str) -> None:
    assert read(f"<main><h1>The Courier</h1><p>{words}</p></main>").text == ""


@pytest.mark.parametrize(
    "words",
    [
        "The plant at Karsa was closed for maintenance on Monday, and 40,000 homes were without power for 30 days.",
        "From Monday users must be 18 or older to view some sites, the government said, and must confirm their age.",
        "The club said that members can register to vote in its app, and that 12 people had forgotten their passwords.",
        "The newsletter of the ministry was delivered to 4,000 inboxes on Monday by mistake, its spokeswoman told us.",
        "A blast killed 12 people in Karsa on Tuesday.</p><p>Sign up for our newsletter, delivered to your inbox.",
    ],
)
def test_an_article_about_such_things_is_one(words: str) -> None:
    text = read(f"<article><h1>News</h1><p>{words}</p></article>").text
    assert words.partition("</p>")[0] in text


@pytest.mark.parametrize(
    "shown",
    [
        '<span class="date" data-timestamp="1780400100">2 June</span>',
        '<p class="published">Published: 2 June 2026 14:35 +03:00</p>',
        '<span class="date">Jun 2, 2026 11:35 UTC</span>',
        '<div class="article-date">02.06.2026 14:35 MSK</div>',
    ],
)
def test_the_time_that_is_shown_completes_the_day_in_the_address(shown: str) -> None:
    page = read(f"<article><h1>Graves</h1>{shown}<p>{FIRST}</p>{REST}</article>")
    assert page.published_at == datetime(2026, 6, 2, 11, 35, tzinfo=UTC)


@pytest.mark.parametrize(
    "shown", ['<span class="date">Jun 9, 2025 11:35 UTC</span>', '<span class="date">Today</span>']
)
def test_a_time_of_another_day_does_not(shown: str) -> None:
    page = read(f"<article><h1>Graves</h1>{shown}<p>{FIRST}</p>{REST}</article>")
    assert page.published_at == datetime(2026, 6, 2, tzinfo=UTC)


@pytest.mark.parametrize("name", ["teaser", "lead", "article-intro", "standfirst"])
def test_the_opening_of_an_article_stays_whatever_it_is_called(name: str) -> None:
    text = read(f"<article><h1>Graves</h1><div class='{name}'><p>{FIRST}</p></div><div>{REST}</div></article>").text
    assert text.startswith(FIRST)


def test_a_teaser_of_another_article_goes() -> None:
    link = "<a href='/x'>Cup won</a>"
    other = f"<div class='teaser'><h3>{link}</h3><p>Before 40,000 spectators in the capital. {link}</p></div>"
    text = read(f"<article><h1>Graves</h1><p>{FIRST}</p>{REST}{other}</article>").text
    assert FIRST in text
    assert "40,000" not in text
