"""The title of a page, without the name of its site."""

import pytest

from services.intake.pages.article import read_page
from tests.unit.intake.courier import LEAD, NOW, REST, read


def test_the_headline_is_not_repeated_in_the_text() -> None:
    page = read(f"<div><h1>Bridge shelled at night: 9 dead</h1><p>{LEAD}</p><p>{REST}</p></div>")
    assert page.text == f"{LEAD}\n{REST}"


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("Bridge shelled at night - Example Wire", "Bridge shelled at night"),
        ("Example Wire | Bridge shelled at night", "Bridge shelled at night"),
        ("Bridge shelled at night · Desk News", "Bridge shelled at night"),
        ("Desk: Bridge shelled at night", "Bridge shelled at night"),
        ("Bridge shelled at night « Desk", "Bridge shelled at night"),
        ("Bridge shelled at night / Example Wire", "Bridge shelled at night"),
        ("Bridge shelled at night | World news | Example Wire", "Bridge shelled at night"),
        ("Bridge shelled at night – Example Wire – 07/04/2026", "Bridge shelled at night"),
        ("Bridge shelled at night – Politics", "Bridge shelled at night – Politics"),
        ("Politics: bridge shelled at night - Example Wire", "Politics: bridge shelled at night"),
        ("Kyiv-Moscow talks – day 3", "Kyiv-Moscow talks – day 3"),
        ("Syria: nine killed", "Syria: nine killed"),
        ("Nine killed - report", "Nine killed - report"),
    ],
)
def test_the_title_is_without_the_name_of_the_site(title: str, own: str) -> None:
    head = '<meta property="og:site_name" content="Example Wire">'
    assert read(f"<article><p>{LEAD}</p><p>{REST}</p></article>", title, head).title == own


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("The Elm Courier", "https://www.elmcourier.example/1"),
        ("The Guardsman", "https://www.theguardsman.example/1"),
        ("Elm Arab News Agency", "https://eana.example/1"),
        ("Elm Network for Human Rights", "https://enhr.example/1"),
        ("The Old Elm Times", "https://www.oetimes.example/1"),
        ("Elmska Gazeta", "https://www.gazeta.example/1"),
        ("ET", "https://www.et.example/1"),
    ],
)
def test_a_site_is_known_by_the_words_or_initials_of_its_host(name: str, url: str) -> None:
    head = f"<head><title>Bridge shelled at night | {name}</title></head>"
    html = f"<html>{head}<body><article><p>{LEAD}</p><p>{REST}</p></article></body></html>"
    assert read_page(html.encode(), "utf-8", url, NOW).title == "Bridge shelled at night"


def test_a_heading_tells_where_a_title_ends_and_a_name_is_no_title() -> None:
    body = "<h1>Bridge shelled at night</h1><p>x</p>"
    assert read(body, "Bridge shelled at night | World | Zeitung Nord").title == "Bridge shelled at night"
    assert read("<h1>Bridge closed</h1><p>x</p>", "Bridge closed - Zeitung Nord").title == "Bridge closed"
    several = "<h1>World</h1><h1>Bridge shelled at night</h1><p>x</p>"
    assert read(several, "World - Bridge shelled at night").title == "World - Bridge shelled at night"
    publisher = '<script type="application/ld+json">{"@type": "WebSite", "name": "The Paper"}</script>'
    assert read(body, "The Paper", publisher).title == "Bridge shelled at night"
