"""A page that states and shows no date of its own is dated by what htmldate finds, unless that is of something else."""

from datetime import UTC, datetime

import pytest

from services.intake.pages.article import read_page

NOW = datetime(2026, 7, 14, 12, 0, tzinfo=UTC)
HEADLINE = "Bridge shelled at night"
PROSE = (
    "<p>The governor said that nine people had died and that the bridge would stay closed for weeks, since its pillars "
    "had to be looked at by engineers from the region’s road office before the buses could cross it again.</p>"
    "<p>Engineers from the region’s road office began to look at the pillars at noon, while buses went round by the "
    "northern road, where the queues were two hours long, as drivers told the desk, and would be there till Sunday.</p>"
)


def published(above: str = "", behind: str = "", head: str = "") -> str | None:
    """The moment read from a page with something far above its headline and something behind its prose."""
    story = f'<div class="story"><div><h1>{HEADLINE}</h1></div>{PROSE}{PROSE}{behind}</div>'
    body = f"<div>{above}</div><div><div>{story}</div></div>"
    html = f"<html><head><title>{HEADLINE}</title>{head}</head><body>{body}</body></html>"
    moment = read_page(html.encode(), "utf-8", "https://desk.example/n/1", NOW).published_at
    return None if moment is None else moment.isoformat()


@pytest.mark.parametrize(
    "behind",
    [
        "<p>3 July 2026</p>",
        "<p>Mara Okello<br>3 July 2026</p>",
        "<p>Updated 3 July 2026</p>",
        "<p>Stand: 03.07.2026</p>",
        "<p>Date of last revision: July 3, 2026</p>",
        "<table><tr><td>File 7</td><td>2026-07-03</td></tr></table>",
        "<img src='/wp-content/uploads/2026/07/03/bridge.jpg'>",
    ],
)
def test_a_day_that_stands_anywhere_is_the_last_resort(behind: str) -> None:
    assert published(behind=behind) == "2026-07-03T00:00:00+00:00"


@pytest.mark.parametrize(
    "behind",
    [
        "<p>© 2019 Desk</p>",
        "<p>Founded in 2009</p>",
        "<p>© 3 July 2026 Desk</p>",
        "<p>Valid until 3 July 2026</p>",
        "<p>Member since 3 July 2026</p>",
        "<p>On 3 July 2026 another bridge fell in the valley of the north.</p>",
        "<div class='comments'><p>Ann, 3 July 2026</p><p>Terrible.</p></div>",
        "<div class='related'><div><a href='/n/2'>The dam holds</a> 3 July 2026</div></div>",
        "<aside><p>3 July 2026</p><a href='/n/2'>The dam in the north holds</a></aside>",
        "<ul><li><a href='/n/2'><time datetime='2026-07-03'>3 July</time> The dam holds</a></li></ul>",
        "<footer><p>3 July 2026</p></footer>",
        "<script>window.advert = {'startDate': '2026-07-03T22:00:00.000Z'}</script>",
        "<p>Next meeting: 3 July 2027</p>",
    ],
)
def test_a_day_of_something_else_is_none(behind: str) -> None:
    assert published(behind=behind) is None


@pytest.mark.parametrize(
    ("above", "head"),
    [
        ("<p>Friday, 3 July 2026</p>", ""),
        ("<nav><p>3 July 2026</p></nav>", ""),
        ("", "<link rel='stylesheet' href='/assets/view_20260703T1630/view.css'>"),
        ("", "<meta name='generated-time' content='Fri, 03 Jul 2026 22:10:51 +0000'>"),
    ],
)
def test_a_day_above_the_headline_or_of_the_site_s_parts_is_none(above: str, head: str) -> None:
    assert published(above, head=head) is None


@pytest.mark.parametrize(
    "line",
    [
        "<footer><p>This page was last modified on 3 July 2026, at 19:23.</p></footer>",
        "<footer><p>Diese Seite wurde zuletzt am 3. Juli 2026 um 19:23 Uhr geändert.</p></footer>",
        "<div>Dernière mise à jour : 3 juillet 2026 à 19h23</div>",
        "<div>Última actualización: 3 de julio de 2026, 19:23</div>",
        "<div>Letzte Änderung: 03.07.2026 - 19:23</div>",
        "<div>Updated July 3, 2026, 7:23 pm</div>",
        "<div>Last edited by Mara on 3 July 2026 19:23</div>",
    ],
)
def test_a_line_that_says_when_the_page_was_updated_is_its_moment(line: str) -> None:
    assert published(behind=line) == "2026-07-03T19:23:00+00:00"
    assert published(behind=f"<p>Published 1 July 2026</p>{line}") == "2026-07-01T00:00:00+00:00"


@pytest.mark.parametrize(
    "line",
    [
        "<p>The bridge was updated on 3 July 2026 19:23, they said in the town.</p>",
        "<p>Updated rules for bridges of the region, which hold from 1 July on, were shown on 3 July 2026 at 19:23 "
        "to all who had been asked for.</p>",
        "<div class='related'><p>Updated 3 July 2026 19:23</p></div>",
        "<p>Last winter, 3 July 2025</p>",
    ],
)
def test_other_lines_do_not_say_when_the_page_was_updated(line: str) -> None:
    assert "19:23" not in str(published(behind=line))


def test_long_lines_of_figures_are_read_in_no_time() -> None:
    words = "seven men " * 9_000
    assert published(behind=f"<div>{' '.join(f'{day % 28 + 1} {words[:400]}' for day in range(200))}</div>") is None
    assert published(behind=f"<div>{words} 3 July 2026 {words}</div>") is not None


def test_what_the_page_states_goes_before_the_last_resort() -> None:
    assert published(behind="<p>1 July 2026</p>", head="<meta name='date' content='2026-07-03'>") == (
        "2026-07-03T00:00:00+00:00"
    )
