"""A page that names no date shows it in a short line around the headline, or at the beginning of its text."""

from datetime import UTC, datetime

import pytest

from services.intake.pages.article import read_page

NOW = datetime(2026, 7, 14, 12, 0, tzinfo=UTC)
URL = "https://desk.example/n/1"
HEADLINE = "Bridge shelled at night"
PROSE = (
    "<p>The governor said that nine people had died and that the bridge would stay closed for weeks, since its pillars "
    "had to be looked at by engineers from the region’s road office before the buses could cross it again.</p>"
    "<p>Engineers from the region’s road office began to look at the pillars at noon, while buses went round by the "
    "northern road, where the queues were two hours long, as drivers told the desk, and would be there till Sunday.</p>"
)


def published(before: str = "", behind: str = "", prose: str = PROSE, body: str = "") -> str | None:
    """The moment read from a page with lines before and behind the headline and in the body."""
    story = f'<div class="story">{before}<h1>{HEADLINE}</h1>{behind}{prose}</div>'
    html = f"<html><head><title>{HEADLINE}</title></head><body{body}><div>{story}</div></body></html>"
    moment = read_page(html.encode(), "utf-8", URL, NOW).published_at
    return None if moment is None else moment.isoformat()


@pytest.mark.parametrize(
    "line",
    [
        "<p>3 July 2026</p>",
        "<p><em>03.07.2026</em></p>",
        "<h3>3 July 2026</h3>",
        "<p>Harbourtown, 3 July 2026</p>",
        "<p>3. Juli 2026 | Verkehr</p>",
        "<p>By Mara Okello, 3 July 2026 / Photo: City</p>",
        "<p>VON <a href='/a/mo'>MARA OKELLO</a> am 3. Juli 2026</p>",
        "<p>jeudi 3 juillet 2026</p>",
        "<ul><li>Region</li><li>3 July 2026</li><li>4 minutes</li></ul>",
        "<dl><dt>Datum</dt><dd>03.07.2026</dd></dl>",
        "<div><b>Region</b><br><span class='blue'>03.07.2026</span> Kategorie: Region</div>",
        "<aside class='info'><p>3 July 2026</p></aside>",
        "<div class='teaser-body'><h5>03.07.2026</h5></div>",
        "<ul><li><time datetime='2026-07-03'>Friday</time></li></ul>",
        "<p>Par Matthieu, le 03 Juillet 2026</p>",
        "<p>3 July, 2026 | <a href='/a/mo'>Mara</a> | <a href='#c'>12 comments</a> |</p>",
        "<p>3. Juli 2026 • Kommentare (4)</p>",
        "<div class='teaser-meta'><p>VON <a href='/a/mo'>MARA OKELLO</a> am 3. Juli 2026</p></div>",
    ],
)
def test_a_short_line_with_a_date_dates_the_article(line: str) -> None:
    assert published(behind=line) == "2026-07-03T00:00:00+00:00"
    assert published(before=line) == "2026-07-03T00:00:00+00:00"


@pytest.mark.parametrize(
    "line",
    [
        "<dl><dd><b>Registriert:</b> 03.07.2026</dd></dl>",
        "<p>Mitglied seit 03.07.2026</p>",
        "<p>12 comments since 3 July 2026</p>",
        "<p>Valid until 3 July 2026</p>",
        "<p>© 3 July 2026</p>",
        "<p>Release date: 3 July 2026</p>",
        "<p>Termin: 03.07.2026</p>",
        "<p>Member since 3 July 2026</p>",
        "<h3>What 3 July 2026 changed</h3>",
        "<p>They were shown the pillars on 3 July 2026 by those who had seen the shells fall.</p>",
        "<p><a href='/n/2'>The dam holds after 3 July 2026</a></p>",
        "<nav><p>3 July 2026</p></nav>",
        "<figure><figcaption>The bridge, 3 July 2026</figcaption></figure>",
        "<div class='related'><p>3 July 2026</p></div>",
        "<div class='comments'><p>Ann, 3 July 2026</p></div>",
        "<aside><a href='/n/2'>The dam in the north holds</a><p>3 July 2026</p></aside>",
        "<p>Call 555 2026</p>",
    ],
)
def test_other_lines_with_dates_do_not(line: str) -> None:
    assert published(behind=line) is None
    assert published(before=line) is None


@pytest.mark.parametrize(
    "opening",
    [
        "HARBOURTOWN, 3 July 2026 – The governor",
        "Harbourtown, (03.07.2026). The governor",
        "3.7.2026 - The governor",
        "03.07.2026 | The governor",
        "Kyiv, 3 July 2026: the governor",
    ],
)
def test_a_dateline_dates_the_article(opening: str) -> None:
    assert published(prose=PROSE.replace("The governor", opening, 1)) == "2026-07-03T00:00:00+00:00"


@pytest.mark.parametrize(
    "opening",
    [
        "On 3 July 2026 the governor",
        "The shelling of 3 July 2026 - and what came of it - the governor",
        "Between 3 July 2026 and the flood the governor",
    ],
)
def test_a_date_in_the_first_sentence_does_not(opening: str) -> None:
    assert published(prose=PROSE.replace("The governor", opening, 1)) is None


def test_a_line_far_above_the_headline_is_of_something_else() -> None:
    top = "<div><div><p>Saturday, 4 July 2026</p></div></div>"
    html = f"<html><head><title>{HEADLINE}</title></head><body>{top}<div><div><div><div><h1>{HEADLINE}</h1>{PROSE}"
    assert read_page(html.encode(), "utf-8", URL, NOW).published_at is None


def test_a_page_that_has_a_sidebar_is_not_one() -> None:
    line = "<p><time class='entry-date' datetime='2026-07-03T06:45:00+02:00'>3 July</time></p>"
    assert published(behind=line, body=" class='one-sidebar sidebar-second'") == "2026-07-03T06:45:00+02:00"


def test_a_permanent_link_around_the_date_is_the_article_s_own() -> None:
    line = "<a rel='bookmark' href='/n/1'><time class='entry-date published' datetime='2026-07-03T06:45Z'>3</time></a>"
    assert published(behind=line) == "2026-07-03T06:45:00+00:00"


@pytest.mark.parametrize(
    "sentence",
    [
        "This entry was posted on Friday, July 3rd, 2026 at 6:45 am and is filed under Region.",
        "This article was published on 3 July 2026, 06:45.",
        "Dieser Artikel wurde am 3. Juli 2026 um 06:45 von Mara verfasst.",
        "Cet article a été publié le 3 juillet 2026 à 06h45.",
        "Pressemitteilung vom 03.07.2026, 06:45 Uhr",
    ],
)
def test_a_sentence_that_says_when_it_was_published_dates_the_article(sentence: str) -> None:
    assert published(prose=f"{PROSE}{PROSE}<div>{sentence}</div>") == "2026-07-03T06:45:00+00:00"


@pytest.mark.parametrize(
    "path", ["20260703/bridge", "a/20260703-bridge", "a/20260703_bridge", "a/03-07-2026", "a/23-06-2026/"]
)
def test_the_address_states_the_day_in_one_number_or_at_its_end(path: str) -> None:
    html = f"<html><head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1>{PROSE}</body></html>"
    moment = read_page(html.encode(), "utf-8", f"https://desk.example/{path}", NOW).published_at
    # 3 and 7 can be exchanged
    expected = {"a/03-07-2026": None, "a/23-06-2026/": datetime(2026, 6, 23, tzinfo=UTC)}
    assert moment == expected.get(path, datetime(2026, 7, 3, tzinfo=UTC))


@pytest.mark.parametrize("path", ["20269903/bridge", "a/id20260703-bridge", "a/2026070312345/bridge"])
def test_other_numbers_in_an_address_are_no_days(path: str) -> None:
    html = f"<html><head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1>{PROSE}</body></html>"
    assert read_page(html.encode(), "utf-8", f"https://desk.example/{path}", NOW).published_at is None
