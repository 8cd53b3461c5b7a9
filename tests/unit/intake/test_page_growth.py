"""A page with twice as much of anything takes about twice as long to read."""

import sys
from datetime import UTC, datetime
from itertools import count

import pytest

from services.intake.pages.article import read_page

NOW = datetime(2026, 7, 4, 12, 0, tzinfo=UTC)
LEAD = "<p>The governor said on Friday that nine people had died and that the bridge would stay closed.</p>"
NEXT = "<p>The mayor of the port stepped down on Thursday after 4 of the 9 council members had left the coalition.</p>"
SMALL, LARGE = 40, 160
PARTS = {
    "boxes that lead elsewhere": f"{LEAD}<div class='read-next'>{NEXT}</div>",
    "teasers": f"{LEAD}<article><h3><a href='/o'>Mayor steps down</a></h3>{NEXT}</article>",
    "appended articles": f"<div class='story'><h2>Mayor steps down</h2>{NEXT}</div>",
    "headings of the first rank": f"<div><h1>Mayor steps down</h1>{NEXT}</div>",
    "times": "<div><time datetime='2026-07-01'>1 July</time></div>",
    "dates": "<div class='date'>Published on 1 July 2026</div>",
    "bylines of comments": "<div class='comment'><a rel='author'>Jo Ray</a></div>",
    "offers": "<div><p>Subscribe now for 3 euros a month, you can cancel any time.</p></div>",
    "lines": "<div>Ferry</div>",
}


def calls_to_read(part: str, number: int, body_class: str) -> int:
    """How many functions are called to read a page with so many of the parts."""
    article = f"<div class='story'><h1>Bridge shelled at night</h1>{LEAD * 30}</div>"
    html = f"<html><body class='{body_class}'>{article}<main>{part * number}</main></body></html>".encode()
    calls = count()
    sys.setprofile(lambda *_: next(calls))
    try:
        assert read_page(html, "utf-8", "https://desk.example/n/1", NOW).text
    finally:
        sys.setprofile(None)
    return next(calls)


@pytest.mark.parametrize("body_class", ["", "has-sidebar sidebar"])
@pytest.mark.parametrize("part", PARTS)
def test_the_work_grows_with_the_page_and_no_faster(part: str, body_class: str) -> None:
    calls_to_read(PARTS[part], SMALL, body_class)  # compiles patterns
    small, large = (calls_to_read(PARTS[part], number, body_class) for number in (SMALL, LARGE))
    assert large < 1.2 * LARGE / SMALL * small
