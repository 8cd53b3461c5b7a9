"""Dates as feeds write them: right to the minute, or none."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.dates.reading import admitted_moment, first_credible, read_moment, stated_zone
from services.intake.feeds.documents import read_feed

MOMENT = datetime(2026, 7, 3, 6, 45, tzinfo=UTC)
NOW = datetime(2026, 7, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        *("Fri, 03 Jul 2026 06:45:00", "Fri, 3 Jul 26 06:45 GMT", "Fri Jul  3 06:45:00 2026", "03-Jul-2026 06:45:00"),
        *("2026-07-03T06:45Z", "2026-07-03 06:45:00 UTC", "2026/07/03 06:45", "03.07.2026 06:45", "1783061100"),
        *("1783061100000", "20260703T064500Z", "2026年7月3日 06:45", "2026년 7월 3일 06:45", "July 3rd, 2026 6:45 am"),
    ],
)
def test_a_date_in_any_order_of_its_parts(text: str) -> None:
    assert read_moment(text) == MOMENT


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        *(("MSK", 3), ("мск", 3), ("CET", 1), ("CEST", 2), ("BST", 1), ("EET", 2), ("EEST", 3), ("IST", 5.5)),
        *(("UTC+3", 3), ("GMT+0300", 3), ("UTC-4", -4), ("+05:30", 5.5), ("(EDT)", -4), ("Europe/Kyiv", 3), ("Z", 0)),
    ],
)
@pytest.mark.parametrize("stem", ["Fri, 03 Jul 2026 06:45:00", "2026-07-03 06:45:00", "3 июля 2026 06:45"])
def test_a_zone_by_its_name_or_number(stem: str, zone: str, hours: float) -> None:
    assert read_moment(f"{stem} {zone}") == MOMENT - timedelta(hours=hours)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "пт, 03 июл 2026 06:45:00 +0000",
            "ven., 03 juil. 2026 06:45",
            "ven, 03 lug 2026 06:45",
            "3 de julio de 2026 06:45",
        ),
        *("Freitag, 3. Juli 2026 06:45", "3 липня 2026 06:45", "03 Tem 2026 06:45", "الجمعة، 03 يوليو 2026 06:45:00"),
        *(
            "3 تموز 2026 06:45",
            "٣ تموز ٢٠٢٦ ٠٦:٤٥",
            "Παρ, 03 Ιουλ 2026 06:45",
            "2026. július 3. 06:45",
            "3 lipca 2026 06:45",
        ),
    ],
)
def test_names_of_months_in_other_languages(text: str) -> None:
    assert read_moment(text) == MOMENT


def test_the_second_half_of_the_day() -> None:
    evening = MOMENT + timedelta(hours=12)
    assert read_moment("Fri, 03 Jul 2026 06:45 PM GMT") == evening
    assert read_moment("3 July 2026, 6:45 p.m.") == evening
    assert read_moment("Fri, 03 Jul 2026 12:45 AM") == MOMENT - timedelta(hours=6)


@pytest.mark.parametrize(
    "text",
    [
        *("", "31 Foo", "yesterday", "5 hours ago", "06:45", "2026-07", "Sat, 31 Feb 2026 10:00:00 GMT", "03/07/2026"),
        *("Fri, 03 Jul 2026 25:00:00", "Fri, 03 Jul 2026 06:45:00 XQZ", "Fri, 03 Jul 2026 06:45:00 Nowhere/City"),
    ],
)
def test_what_is_none_or_could_be_another(text: str) -> None:
    assert read_moment(text) is None


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=60))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    moment = read_moment(text)
    assert moment is None or moment.tzinfo is UTC


def test_the_first_that_can_be_read_and_was_possible() -> None:
    right = MOMENT.isoformat()
    for other in (
        "31 Foo",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "0001-01-01",
        "Sat, 16 Nov 2041 18:11:00 GMT",
        "2026-07-03",
    ):
        assert first_credible([other, right], UTC, NOW) == MOMENT
        if other != "2026-07-03":
            assert first_credible([other], UTC, NOW) is None
    assert first_credible(["2026-07-03T09:00Z", right], UTC, NOW) == datetime(2026, 7, 3, 9, tzinfo=UTC)


def test_a_date_without_a_zone_is_in_that_of_the_others() -> None:
    assert stated_zone(["31 Foo", "2026-07-03", "Fri, 03 Jul 2026 10:00 MSK"]) == timezone(timedelta(hours=3))
    body = (
        "<rss version='2.0'><channel><title>t</title><lastBuildDate>Fri, 03 Jul 2026 10:00:00 +0300</lastBuildDate>"
        "<item><title>a</title><description>b</description><pubDate>Fri, 03 Jul 2026 09:45:00</pubDate></item>"
        "</channel></rss>"
    )
    (entry,) = read_feed(body.encode(), "text/xml", "https://wire.example/", NOW).entries
    assert entry.published_at == MOMENT


@pytest.mark.parametrize(
    "dates",
    [
        "<pubDate></pubDate><atom:updated>2026-07-03T06:45:00Z</atom:updated>",
        "<pubDate>31 Foo</pubDate><dc:date>2026-07-03T06:45:00Z</dc:date>",
        "<dcterms:created>2026-07-03T06:45:00Z</dcterms:created>",
        "<pubDate>1783061100</pubDate>",
    ],
)
def test_whichever_field_of_an_entry_has_it(dates: str) -> None:
    names = {"atom": "http://www.w3.org/2005/Atom", "dc": "http://purl.org/dc/elements/1.1/"}
    names["dcterms"] = "http://purl.org/dc/terms/"
    spaces = " ".join(f"xmlns:{name}='{space}'" for name, space in names.items())
    body = f"<rss version='2.0' {spaces}><channel><title>t</title><item><title>a</title>{dates}</item></channel></rss>"
    (entry,) = read_feed(body.encode(), "text/xml", "https://wire.example/", NOW).entries
    assert entry.published_at == MOMENT


def test_a_submitted_date_has_bounds() -> None:
    assert admitted_moment(None, NOW) is None
    assert admitted_moment(datetime(1970, 1, 1, tzinfo=UTC), NOW) is None
    assert admitted_moment(datetime(2041, 11, 16, tzinfo=UTC), NOW) == NOW
    assert admitted_moment(NOW + timedelta(hours=23), NOW) == NOW + timedelta(hours=23)
