"""What a page shows of its publication goes before vaguer statements, and names the zone of a moment in UTC."""

from datetime import UTC, datetime

import pytest

from services.intake.pages.article import read_page

NOW = datetime(2026, 7, 14, 12, 0, tzinfo=UTC)
PROSE = (
    "<p>The governor said on Friday that nine people had died and that the bridge would stay closed for weeks.</p>"
    "<p>Engineers from the region’s road office began to look at the pillars at noon, while buses went round.</p>"
)
STATED = '<meta property="article:published_time" content="{}">'


def published(head: str = "", before: str = "", after: str = "", url: str = "https://desk.example/n/1") -> str | None:
    """The moment, in the zone in which it was read from a page with these parts."""
    article = f"<article><h1>Bridge shelled at night</h1>{before}{PROSE}{after}</article>"
    html = f"<html><head><title>Bridge shelled at night</title>{head}</head><body>{article}</body></html>"
    moment = read_page(html.encode(), "utf-8", url, NOW).published_at
    return None if moment is None else moment.isoformat()


@pytest.mark.parametrize(
    ("stated", "shown", "moment"),
    [
        ("2026-07-04T03:35:29Z", "Posted: Jul 3, 2026 / 10:35 PM CDT", "2026-07-03T22:35:29-05:00"),
        ("2026-07-03T22:04:00+00:00", "4. Juli 2026, 00:04 Uhr", "2026-07-04T00:04:00+02:00"),
        ("2026-07-03T06:45:12.500Z", "3 July 2026 12:15", "2026-07-03T12:15:12.500000+05:30"),
        ("2026-07-03T22:00:00Z", "4. Juli 2026", "2026-07-04T00:00:00+02:00"),
        ("2026-07-03T06:45:00Z", "3 July 2026 06:45", "2026-07-03T06:45:00+00:00"),
        ("2026-07-03T06:45:00Z", "3 July 2026 09:02", "2026-07-03T06:45:00+00:00"),
        ("2026-07-03T06:00:00Z", "3 July 2026", "2026-07-03T06:00:00+00:00"),
        ("2026-07-03T06:45:00Z", "Updated 3 July 2026 09:45", "2026-07-03T06:45:00+00:00"),
        ("2026-07-03T06:45:00+03:00", "3 July 2026 05:45", "2026-07-03T06:45:00+03:00"),
    ],
)
def test_a_moment_in_utc_gets_the_zone_in_which_the_page_shows_it(stated: str, shown: str, moment: str) -> None:
    assert published(STATED.format(stated), f"<p>{shown}</p>") == moment


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ("<time datetime='2026-07-09T10:18:46Z'>Publié le 3 juillet 2026</time>", "2026-07-03T00:00:00+00:00"),
        ("<time datetime='2026-07-09'>Published: 3 July 2026</time>", "2026-07-03T00:00:00+00:00"),
        ("<time datetime='2026-07-03T22:18:46Z'>Published 4 July 2026</time>", "2026-07-03T22:18:46+00:00"),
        ("<time datetime='2026-07-03T10:18:46Z'>9 July 2026</time>", "2026-07-03T10:18:46+00:00"),
        ("<time datetime='2026-07-03T10:18:46Z'>Published last week</time>", "2026-07-03T10:18:46+00:00"),
    ],
)
def test_a_time_that_says_when_it_was_published_is_of_that_day(time: str, day: str) -> None:
    moment = published(before=time)
    assert moment is not None
    assert datetime.fromisoformat(moment).astimezone(UTC) == datetime.fromisoformat(day)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2017/7/12", "2017-07-12"),
        ("2003/03/31", "2003-03-31"),
        ("2026/6/30", "2026-07-03"),
        ("2026/07/04", "2026-07-03"),
        ("2026/07", "2026-07-03"),
        ("archive", "2026-07-03"),
    ],
)
def test_a_moment_long_after_the_day_in_the_address_is_of_a_site_that_moved(path: str, day: str) -> None:
    moment = published(STATED.format("2026-07-03T10:00:00+02:00"), url=f"https://desk.example/{path}/bridge")
    assert moment is not None
    assert moment[:10] == day


@pytest.mark.parametrize(
    "shown",
    [
        "<p>Page 1<br>Erschienen am: 03.07.2026<br>Read: 61</p>",
        "<p>Changed 9 July 2026<br>Published on 3 July 2026</p>",
        "<ul><li><p>Mise en ligne</p><p>3 juillet 2026</p></li></ul>",
        "<ul><li><p>Mis en ligne</p><p>3 juillet 2026</p></li></ul>",
        "<dl><dt>Date of publication:</dt><dd>3 July 2026</dd></dl>",
        "<div><span>Fecha de publicación</span><h4>3 de julio de 2026</h4></div>",
        "<p>Erstellt am: 03.07.2026</p>",
    ],
)
def test_a_word_of_publication_may_begin_a_line_or_be_one(shown: str) -> None:
    assert published(after=shown) == "2026-07-03T00:00:00+00:00"
    undefined = '<meta name="date" content="2026-07-09">'
    assert published(undefined, after=shown) == "2026-07-03T00:00:00+00:00"


@pytest.mark.parametrize(
    "shown",
    [
        "<blockquote><p>Posted by <a href='/f'>Ann</a> on 3 July 2026</p></blockquote>",
        "<p>Published</p><p>The bridge had been shelled before, on 3 July 2026, when seven men were on it.</p>",
        "<p>Published figures</p><p>3 July 2026</p>",
        "<aside><p>Published</p><p>3 July 2026</p></aside>",
    ],
)
def test_other_lines_after_such_a_word_do_not_date_the_page(shown: str) -> None:
    assert published('<meta name="date" content="2026-07-09">', after=shown) == "2026-07-09T00:00:00+00:00"


def test_a_time_in_the_article_goes_before_an_undefined_date() -> None:
    undefined = '<meta name="dcterms.date" content="2026-07-09T08:00:00+02:00">'
    shown = '<time datetime="2026-07-03">3 July 2026</time>'
    assert published(undefined, shown) == "2026-07-03T00:00:00+00:00"
    assert published(STATED.format("2026-07-08"), shown) == "2026-07-08T00:00:00+00:00"


def test_a_recipe_s_metadata_dates_its_page() -> None:
    recipe = '<script type="application/ld+json">{"@type": "Recipe", "datePublished": "2026-07-03"}</script>'
    assert published(recipe) == "2026-07-03T00:00:00+00:00"
