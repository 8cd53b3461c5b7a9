"""A page's date of publication is what the page states of its own article, to the minute, or nothing."""

from datetime import UTC, datetime

import pytest

from services.intake.pages.article import read_page

NOW = datetime(2026, 7, 4, 12, 0, tzinfo=UTC)
PROSE = (
    "<p>The governor said on Friday that nine people had died and that the bridge would stay closed for weeks.</p>"
    "<p>Engineers from the region’s road office began to look at the pillars at noon, while buses went round.</p>"
)


def published(head: str = "", before: str = "", after: str = "", url: str = "https://desk.example/n/1") -> str | None:
    """The date read from a page with these parts."""
    article = f"<article><h1>Bridge shelled at night</h1>{before}{PROSE}{after}</article>"
    html = f"<html><head><title>Bridge shelled at night</title>{head}</head><body>{article}</body></html>"
    moment = read_page(html.encode(), "utf-8", url, NOW).published_at
    return None if moment is None else moment.astimezone(UTC).isoformat()


def linked(text: str) -> str:
    """A script of JSON-LD."""
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        (linked('{"@type": "NewsArticle", "datePublished": "2026-07-03T01:10:00+03:00"}'), "2026-07-02T22:10"),
        (linked('[{"@type": ["Thing", "Report"], "datePublished": "2026-07-03T06:45:00Z"}]'), "2026-07-03T06:45"),
        (
            linked('{"@graph": [{"@type": "Person"}, {"@type": "BlogPosting", "datePublished": "2026-07-03 06:45Z"}]}'),
            "2026-07-03T06:45",
        ),
        ('<meta property="og:published_time" content="2026-07-03T22:30:00-05:00">', "2026-07-04T03:30"),
        ('<meta name="parsely-pub-date" content="2026-07-03T06:45:00Z">', "2026-07-03T06:45"),
        ('<meta itemprop="datePublished" content="2026-07-03 06:45:00 +0200">', "2026-07-03T04:45"),
        ('<meta property="article:published_time" content="Fri, 03 Jul 2026 06:45:00 +0200">', "2026-07-03T04:45"),
        ('<meta name="pubdate" content="1783061100000">', "2026-07-03T06:45"),
        ('<meta name="date" content="2026-07-03">', "2026-07-03T00:00"),
        (
            linked('{"@type": "NewsArticle", "datePublished": "2026-07-03"}')
            + '<meta name="publish-date" content="2026-07-02T23:10:00-04:00">',
            "2026-07-03T03:10",
        ),
        (linked('{"@type": "Article", "dateCreated": "2026-07-03T06:45:00+03:00"}'), "2026-07-03T03:45"),
        (linked('{"@type": "Article", "datePublished": ["2026-07-03T06:45:00+03:00"]}'), "2026-07-03T03:45"),
        (linked('{"@type": "Article", "datePublished": {"@value": "2026-07-03T06:45:00Z"}}'), "2026-07-03T06:45"),
        (linked('//<![CDATA[\n{"@type": "Article", "datePublished": "2026-07-03T06:45Z",}\n//]]>'), "2026-07-03T06:45"),
        (linked('<!-- {"@type": "Article", "datePublished": "2026-07-03T06:45Z"} -->'), "2026-07-03T06:45"),
        (linked('{"@type": "Article", "datePublished": "3 июля 2026, 06:45"}'), "2026-07-03T06:45"),
        (linked('{"@type": "Article", "datePublished": "Jul 3, 2026 06:45:00 PM"}'), "2026-07-03T18:45"),
        (
            linked('{"@type": "Article", "datePublished": "2026-07-03T06:45:00"}')
            + '<meta property="article:published_time" content="2026-07-03T06:45:00+02:00">',
            "2026-07-03T04:45",
        ),
        ('<meta property="article:published_time" content="Fri, 03 Jul 2026 06:45:00 MSK">', "2026-07-03T03:45"),
        ('<meta property="article:published_time" content="2026-07-03 06:45:00 CEST">', "2026-07-03T04:45"),
        ('<meta property="article:published_time" content="Freitag, 3. Juli 2026, 06:45 Uhr">', "2026-07-03T06:45"),
        ('<meta name="publication_date" content="2026-07-03T06:45:00Z">', "2026-07-03T06:45"),
        ('<meta property="bt:pubDate" content="2026-07-03T06:45:00Z">', "2026-07-03T06:45"),
        ('<meta name="DC.Date.created" content="2026-07-03T06:45:00Z">', "2026-07-03T06:45"),
        (
            '<meta property="article:expiration_time" content="2026-07-01T00:00:00Z">'
            '<meta name="displaydate" content="2026-07-02T06:45:00Z">'
            '<meta name="published_at" content="2026-07-03T06:45:00Z">',
            "2026-07-03T06:45",
        ),
        ('<meta name="ptime" content="20260703064500">', "2026-07-03T06:45"),
        ('<script>window.data = {"publishedAt": "2026-07-03T09:45:00+03:00", "id": 7}</script>', "2026-07-03T06:45"),
        (
            '<script type="application/json">{"a": {"first_published_at": "2026-07-03T06:45:00Z"}}</script>',
            "2026-07-03T06:45",
        ),
        (linked("{not json") + '<meta name="date" content="2026-07-03T06:45Z">', "2026-07-03T06:45"),
    ],
)
def test_the_moment_keeps_its_time_of_day_and_its_zone(head: str, moment: str) -> None:
    assert published(head) == f"{moment}:00+00:00"


@pytest.mark.parametrize(
    ("before", "moment"),
    [
        ('<time class="entry-date published" datetime="2026-07-03T06:45:00+02:00">3 July</time>', "2026-07-03T04:45"),
        ("<time>3 July 2026, 06:45</time>", "2026-07-03T06:45"),
        ('<abbr class="published" title="2026-07-03T06:45:00+03:00">3 July</abbr>', "2026-07-03T03:45"),
        ('<span class="date">٣ يوليو ٢٠٢٦</span>', "2026-07-03T00:00"),
        ('<div class="posted-on">Опубликовано 3 июля 2026, 06:45</div>', "2026-07-03T06:45"),
        (
            '<time datetime="2026-07-04T06:45Z">Updated 4 July</time><time datetime="2026-07-03T06:45Z">3 July</time>',
            "2026-07-03T06:45",
        ),
        (
            '<p>Mis à jour le <time datetime="2026-07-04T06:45Z">4</time>, paru le '
            '<time datetime="2026-07-03T06:45Z">3</time></p>',
            "2026-07-03T06:45",
        ),
        ('<p>By Jo Ray, <time datetime="2026-07-03T06:45Z">3 July</time></p>', "2026-07-03T06:45"),
        (
            '<time class="updated" datetime="2026-07-04T09:00Z">x</time><time datetime="2026-07-03T06:45Z">y</time>',
            "2026-07-03T06:45",
        ),
        ('<span class="published" title="2026-07-03T09:45:00+03:00">3 July</span>', "2026-07-03T06:45"),
        ('<span class="date" data-datetime="2026-07-03T09:45:00+03:00">3 July</span>', "2026-07-03T06:45"),
        ('<span class="timestamp" data-timestamp="1783061100">3 July</span>', "2026-07-03T06:45"),
        (
            '<span class="updated">Updated 4 July 2026 09:00 GMT</span><span class="date">3 July 2026 06:45 GMT</span>',
            "2026-07-03T06:45",
        ),
        (
            '<span class="date">Updated 4 July 2026 09:00 GMT</span><span class="date">3 July 2026 06:45 GMT</span>',
            "2026-07-03T06:45",
        ),
        ('<span class="article-date">Publié le 3 juillet 2026 à 08h45 CEST</span>', "2026-07-03T06:45"),
        ('<div class="date">3 July 2026</div>', "2026-07-03T00:00"),
        ('<p class="posted">Published: 3 July 2026</p>', "2026-07-03T00:00"),
        ('<div class="date">3 May 2018</div>', "2018-05-03T00:00"),
        ("<div>Publié le 30/06/2026<br><em>Mis à jour le 04/07/2026 à 11h03</em></div>", "2026-06-30T00:00"),
        ("<div>Published: <b>3 July 2026, 9:45 am GMT</b> | Updated: 4 July 2026</div>", "2026-07-03T09:45"),
        ("<p><em>Published 2026-07-03T08:45:00+02:00 by Jo Ray</em></p>", "2026-07-03T06:45"),
        ("<div><strong>Publicado:</strong> 3 de julio de 2026</div>", "2026-07-03T00:00"),
        ("<p><small>Veröffentlicht am 3.7.26</small></p>", "2026-07-03T00:00"),
        ("<span>Опубликовано 3 июля 2026, 09:45 MSK</span>", "2026-07-03T06:45"),
        ("<div>تاريخ النشر: 3 يوليو 2026</div>", "2026-07-03T00:00"),
        ('<abbr class="published updated" title="2026-07-03T09:45:00+03:00">3 July</abbr>', "2026-07-03T06:45"),
        (
            '<span>on <time class="updated" datetime="2026-07-03 09:45:00+0300" pubdate>3 July</time></span>',
            "2026-07-03T06:45",
        ),
        (
            '<ul><li>Mis à jour <time itemprop="dateModified" datetime="2026-07-04T09:00Z">4</time></li>'
            '<li>Publié <time itemprop="datePublished" datetime="2026-07-03T06:45Z">3</time></li></ul>',
            "2026-07-03T06:45",
        ),
        ('<abbr class="timestamp" data-utime="1783061100">3 July</abbr>', "2026-07-03T06:45"),
        ('<footer class="entry-footer"><time datetime="2026-07-03T06:45Z">3 July</time></footer>', "2026-07-03T06:45"),
    ],
)
def test_the_date_may_stand_beside_the_headline(before: str, moment: str) -> None:
    assert published(before=before) == f"{moment}:00+00:00"


@pytest.mark.parametrize(
    "after",
    [
        "",
        "<p>In 2009 another bridge fell in the same valley after the floods.</p>",
        "<p>The court will hear the case on 21 October 2026, a clerk said.</p>",
        "<p>On 3 May 2018 a clerk said that 1995 cases were open in the town.</p>",
        '<p>On <time datetime="2009-05-01">1 May 2009</time> another bridge fell in the valley.</p>',
        "<div>In 2014 some 700 people died at the bridge.</div>",
        "<footer>© 2019 Desk</footer>",
        '<div class="comments"><b>Jo</b> <time datetime="2026-07-04T01:00:00Z">4 July</time><p>Terrible.</p></div>',
    ],
)
def test_a_date_in_the_prose_or_the_frame_is_not_that_of_the_page(after: str) -> None:
    assert published(after=after) is None


@pytest.mark.parametrize(
    ("head", "before"),
    [
        ('<meta property="article:modified_time" content="2026-07-03T06:45:00Z">', ""),
        (linked('{"@type": "NewsArticle", "dateModified": "2026-07-03T06:45:00Z"}'), ""),
        ("", '<time class="updated" datetime="2026-07-03T06:45Z">3 July</time>'),
        ("", '<p>Updated <time datetime="2026-07-03T06:45Z">3 July</time></p>'),
        (
            '<meta property="og:updated_time" content="2026-07-04T06:45:00Z">',
            '<time class="updated" datetime="2026-07-03T06:45Z">3 July</time>',
        ),
    ],
)
def test_a_page_that_states_an_update_only_was_published_by_the_earliest(head: str, before: str) -> None:
    assert published(head, before) == "2026-07-03T06:45:00+00:00"
    own = '<meta name="date" content="2026-07-01">'
    assert published(head + own, before) == "2026-07-01T00:00:00+00:00"


@pytest.mark.parametrize(
    "text",
    [
        "<p>Published figures for 3 July 2026 show that nine people had died, and that the bridge would stay closed for"
        " weeks, an engineer of the region said.</p>",
        "<aside><p>Published 3 July 2026</p></aside>",
        '<a href="/o">Published 3 July 2026: the dam holds</a>',
        '<div class="related-stories"><div>Published 3 July 2026</div></div>',
        '<meta name="generated-time" content="Fri, 03 Jul 2026 22:10:51 +0000">',
    ],
)
def test_other_words_of_publication_do_not_date_the_page(text: str) -> None:
    assert published(after=text) is None


def test_a_moment_keeps_the_zone_that_the_page_names() -> None:
    html = f'<html><head><meta name="date" content="2026-07-03T01:30:00+03:00"></head><body>{PROSE}</body></html>'
    moment = read_page(html.encode(), "utf-8", "https://desk.example/n/1", NOW).published_at
    assert moment is not None
    assert moment.isoformat() == "2026-07-03T01:30:00+03:00"


@pytest.mark.parametrize("path", ["2026/jul/03", "2026/07/03", "2026-07-03", "2026/july/3"])
def test_the_address_or_the_canonical_one_may_state_the_day(path: str) -> None:
    url = f"https://desk.example/world/{path}/bridge"
    assert published(url=url) == "2026-07-03T00:00:00+00:00"
    assert published(f'<link rel="canonical" href="{url}">') == "2026-07-03T00:00:00+00:00"


@pytest.mark.parametrize(
    "teaser",
    [
        '<aside><a href="/o"><time itemprop="datePublished" datetime="2018-02-11T09:00Z">x</time> Dam</a></aside>',
        '<ul><li><a href="/o"><time itemprop="datePublished" datetime="2018-02-11T09:00Z">x</time> Dam</a></li></ul>',
        '</article><article><h3><a href="/o">Dam</a></h3><time datetime="2018-02-11T09:00Z">x</time><p>It holds.</p>',
    ],
)
def test_the_date_of_a_teaser_is_not_that_of_the_article(teaser: str) -> None:
    assert published(after=teaser) is None
    own = '<time datetime="2026-07-03T06:45:00Z">3 July</time>'
    assert published(before=own, after=teaser) == "2026-07-03T06:45:00+00:00"


def test_of_several_articles_in_the_metadata_that_at_the_address_of_the_page_counts() -> None:
    others = (
        '{"@type": "NewsArticle", "url": "https://desk.example/o", "datePublished": "2018-02-11T09:00:00Z"},'
        '{"@type": "NewsArticle", "mainEntityOfPage": {"@id": "https://desk.example/n/1"},'
        ' "datePublished": "2026-07-03T06:45:00Z"}'
    )
    assert published(linked(f"[{others}]"), url="https://desk.example/n/1?from=x") == "2026-07-03T06:45:00+00:00"


@pytest.mark.parametrize("moment", ["1970-01-01T00:00:00Z", "0001-01-01", "2026-07-05T12:01:00Z", "3013-01-01", "soon"])
def test_what_can_be_no_date_of_publication_is_none(moment: str) -> None:
    assert published(f'<meta property="article:published_time" content="{moment}">') is None


def test_the_date_may_stand_between_the_headline_and_the_article() -> None:
    times = "<time datetime='{}'>x</time>"
    html = (
        f"{times.format('2018-02-11T09:00Z')}<h1>Bridge</h1>{times.format('2026-07-03T06:45Z')}"
        f"<article>{PROSE}</article>{times.format('2016-05-01T09:00Z')}"
    )
    moment = read_page(html.encode(), "utf-8", "https://desk.example/n/1", NOW).published_at
    assert moment == datetime(2026, 7, 3, 6, 45, tzinfo=UTC)


def test_the_address_may_state_the_day() -> None:
    assert published(url="https://desk.example/2026/6/30/bridge") == "2026-06-30T00:00:00+00:00"


def test_several_moments_in_the_data_of_scripts_are_nobody_s() -> None:
    data = '<script>x = [{"publishedAt": "2026-07-03T06:45:00Z"}, {"publishedAt": "2026-07-02T06:45:00Z"}]</script>'
    assert "06:45" not in str(published(data))
