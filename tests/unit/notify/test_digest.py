"""Many alerts in one mail: occurrence by occurrence, read in two minutes, with a chart; the rest is counted."""

import re
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from claimwatch_contracts.alert import AlertFigure, NewsItem
from claimwatch_contracts.deliveries import Notification, WhyNow
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.extraction import Factuality
from claimwatch_contracts.vocabulary import Comparator, Measure, NoveltyKind, Polarity
from services.notify.writing import drawing
from services.notify.writing.chart import MOST_PANELS, chart_of
from services.notify.writing.digest import MOST_WORDS, digest_of, words_in
from services.notify.writing.digest_markup import html_digest, plain_digest
from services.notify.writing.occurrences import FigureLine, Occurrence, StatementLine, occurrences_of
from tests.builders import NOW
from tests.unit.notify.alerts import NEWS, SEVERAL, alert
from tests.unit.notify.test_mail import part
from tests.unit.notify.test_several import mailed, of

HOME = "https://claims.desk.test/"
PNG = b"\x89PNG\r\n"
FIGURE = NEWS.figure
assert FIGURE is not None


def killed(value: float, who: str = "Police", **more: Any) -> NewsItem:
    """That so many were killed, as somebody says."""
    assert FIGURE is not None
    assert NEWS.claim is not None
    assert NEWS.claim.claimant is not None
    exact: dict[str, Any] = {"comparator": Comparator.EXACT, "population": None, "counted": None, "date": None}
    counted = {"value": value, "min": None, "max": None, "text": str(value), "measure": Measure.KILLED}
    figure = FIGURE.model_copy(update=exact | counted | more)
    claimant = NEWS.claim.claimant.model_copy(update={"key": who.lower(), "name": who})
    claim = NEWS.claim.model_copy(update={"claimant": claimant})
    return NEWS.model_copy(update={"figure": figure, "claim": claim, "place": None, "key": f"{who}{value}"})


def said(words: str, kind: NoveltyKind = NoveltyKind.NEW_CLAIM, **more: Any) -> NewsItem:
    """A statement without a figure."""
    return NEWS.model_copy(update={"figure": None, "place": None, "summary": words, "kind": kind, "key": words} | more)


def told(number: int, *news: NewsItem, incident: str | None = "strike", hours: float = 0) -> AlertRaised:
    """An alert on a report of its own, published so many hours after the first."""
    raised = alert(
        f"a{number}", article_id=f"article-{number}", url=f"https://courier.test/{number}", title=f"T{number}"
    )
    at = NOW + timedelta(hours=hours or number)
    changes = {
        "labels": raised.labels.model_copy(update={"incident": incident, "story": f"story-{number}"}),
        "article": raised.article.model_copy(update={"published_at": at}),
        "headline": f"Air strike, {incident}, 2 March: so it is",
        "news": news or (killed(float(number + 1)),),
    }
    return raised.model_copy(update=changes)


def digest(*alerts: AlertRaised) -> Notification:
    """The notification of a digest."""
    return of(*alerts).model_copy(update={"reason": WhyNow.DIGEST})


def read_words(mail: EmailMessage) -> int:
    """The words that a reader of the mail's HTML sees."""
    return words_in(" ".join(html.fromstring(part(mail, "html")).itertext()))


def lines_of(*alerts: AlertRaised) -> list[str]:
    """The lines of the only occurrence, in words."""
    (occurrence,) = occurrences_of(alerts)
    return [line.words if isinstance(line, StatementLine) else f"{line.who}: {line.words}" for line in occurrence.lines]


def test_what_is_told_of_one_incident_stands_together_with_what_was_said_before() -> None:
    mail = mailed(digest(told(1, killed(24)), told(2, killed(41)), told(3, incident="flood")), HOME)
    text = "\n".join(part(mail, "plain").splitlines())
    assert "3 reports with news on 2 occurrences for Graves (digest due)" in text
    assert "Air strike, strike, 2 March (2 reports)\n  https://claims.desk.test/incidents/strike/page\n" in text
    assert "  * Police: 41 killed (before: 24)" in text
    assert "24 killed" not in text
    assert '<a href="https://courier.test/2">41 killed</a>' in part(mail, "html")


def test_the_ledger_s_earlier_figure_stands_before_those_of_the_day() -> None:
    was = killed(9).figure
    (occurrence,) = occurrences_of([told(1, killed(24, was=was)), told(2, killed(41))])
    assert [line.before for line in occurrence.figures] == ["9, 24"]


def test_what_is_disputed_comes_after_the_first_figure_and_plain_statements_come_last() -> None:
    news = (said("It rained"), said("The army denies it", NoveltyKind.DENIAL), killed(3, "Mayor"), killed(41))
    assert lines_of(told(1, *news)) == ["Police: 41 killed", "The army denies it", "Mayor: 3 killed", "It rained"]


def test_a_denied_figure_is_told_as_denied() -> None:
    denied = killed(41, "Army").model_copy(update={"factuality": Factuality(polarity=Polarity.DENIED)})
    assert lines_of(told(1, denied)) == ["Army: denies 41 killed"]
    (occurrence,) = occurrences_of([told(1, denied), told(2, killed(3))])
    chart = chart_of([occurrence])
    assert chart is not None
    assert "Army denies 41" in chart.alt


def test_a_number_that_says_of_whom_it_is_is_not_told_a_second_time_without() -> None:
    assert lines_of(told(1, killed(13, population="fighters"), killed(13))) == ["Police: 13 killed (fighters)"]
    assert len(lines_of(told(1, killed(13, population="fighters"), killed(14)))) == 2
    assert len(lines_of(told(1, killed(13, population="fighters"), killed(13, "Mayor")))) == 2


def test_an_alert_with_nothing_but_a_new_story_is_told_by_its_title() -> None:
    assert lines_of(told(1, said("Bridge opens", NoveltyKind.NEW_STORY))) == ["Bridge opens"]


def test_what_most_reports_are_about_comes_first() -> None:
    alerts = (
        told(1, incident="one"),
        told(2, killed(90), incident="worst"),
        told(3, incident="two"),
        told(4, incident="two"),
    )
    assert [one.incident for one in occurrences_of(alerts)] == ["two", "worst", "one"]


@pytest.mark.parametrize("reason", list(WhyNow))
def test_many_reports_are_told_as_a_digest_whatever_the_reason_and_few_only_if_it_is_due(reason: WhyNow) -> None:
    many = of(*(told(number) for number in range(20))).model_copy(update={"reason": reason})
    assert "20 reports with news on 1 occurrence" in part(mailed(many), "plain")
    few = SEVERAL.model_copy(update={"reason": reason})
    assert ("with news on" in part(mailed(few), "plain")) is (reason is WhyNow.DIGEST)


def test_a_hundred_incidents_are_read_in_two_minutes_and_the_rest_is_counted() -> None:
    alerts = [told(number, killed(5), said("It is so"), incident=f"i{number}") for number in range(100)]
    mail = mailed(digest(*alerts), HOME)
    assert MOST_WORDS / 2 < read_words(mail) <= MOST_WORDS
    shown = part(mail, "html").count("5 killed")
    assert 10 < shown < 100
    left = re.search(
        r"and (\d+) occurrences, (\d+) figures, (\d+) statements more on the dashboard", part(mail, "html")
    )
    assert left is not None
    assert [int(count) for count in left.groups()] == [100 - shown, 100 - shown, 100]


ITEMS = st.builds(killed, st.integers(0, 10**6), st.sampled_from(["Police", "Mayor", "A" * 100])) | st.builds(
    said, st.text(st.sampled_from("ab <é"), min_size=1, max_size=200), st.sampled_from(NoveltyKind)
)
ALERTS = st.builds(
    lambda number, news, incident: told(number, *news, incident=incident),
    st.integers(0, 1000),
    st.lists(ITEMS, min_size=1, max_size=6),
    st.sampled_from([None, *"abcdefgh"]),
)


@given(st.lists(ALERTS, min_size=2, max_size=40, unique_by=lambda raised: raised.alert_id))
def test_whatever_is_told_it_fits_and_what_is_not_told_is_counted(alerts: list[AlertRaised]) -> None:
    every = occurrences_of(alerts)
    made = digest_of(digest(*alerts), HOME)
    markup = "\n".join(html_digest(made, None))
    assert words_in(" ".join(html.fromstring(markup).itertext())) <= MOST_WORDS
    counted = sum(int(number) for number in re.findall(r"(\d+) (?:figure|statement)s?", made.left_out))
    assert counted == _count(every) - _count(made.occurrences)
    assert len("\n".join(plain_digest(made))) < 20_000


def _count(occurrences: tuple[Occurrence, ...]) -> int:
    return sum(len(one.lines) for one in occurrences)


def test_the_chart_is_an_image_inside_the_mail_with_its_words() -> None:
    mail = mailed(digest(told(1, killed(24)), told(2, killed(41)), told(3, killed(44, "Mayor"))))
    (image,) = (each for each in mail.walk() if each.get_content_type() == "image/png")
    assert image.get_content().startswith(PNG)
    assert image["Content-Disposition"].startswith("inline")
    identity = str(image["Content-ID"]).strip("<>")
    (shown,) = html.fromstring(part(mail, "html")).iter("img")
    assert shown.get("src") == f"cid:{identity}"
    assert shown.get("alt") == ("Figures by time. Air strike, strike, 2 March: killed: Mayor 44; Police 24, then 41.")
    assert [each.get_content_type() for each in mail.walk()] == [
        *("multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png"),
    ]


def test_one_figure_alone_needs_no_chart() -> None:
    mail = mailed(digest(told(1, killed(24)), told(2, said("It rained"))))
    assert "<img" not in part(mail, "html")
    assert not [each for each in mail.walk() if each.get_content_type() == "image/png"]


def test_where_nothing_can_be_drawn_the_mail_goes_without_a_chart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "find_spec", lambda _name: None)
    mail = mailed(digest(told(1, killed(24)), told(2, killed(41))))
    assert "41 killed" in part(mail, "html")
    assert "<img" not in part(mail, "html")


@pytest.mark.parametrize(
    ("comparator", "bounds", "label"),
    [
        (Comparator.AT_LEAST, {}, "≥ 24"),
        (Comparator.MORE_THAN, {}, "> 24"),
        (Comparator.AT_MOST, {}, "≤ 24"),
        (Comparator.LESS_THAN, {}, "< 24"),
        (Comparator.ABOUT, {}, "≈ 24"),
        (Comparator.EXACT, {}, "24"),
        (Comparator.BETWEEN, {"value": None, "min": 20.0, "max": 30.0}, "20–30"),
    ],
)
def test_points_show_how_a_figure_bounds_the_number(comparator: Comparator, bounds: dict[str, Any], label: str) -> None:
    news = killed(24, comparator=comparator)
    assert news.figure is not None
    news = news.model_copy(update={"figure": news.figure.model_copy(update=bounds)})
    chart = chart_of(occurrences_of([told(1, news), told(2, killed(5, "Mayor"))]))
    assert chart is not None
    (panel,) = chart.panels
    point = next(one.points[0] for one in panel.series if one.who == "Police")
    assert point.label == label
    assert (point.low, point.high) == ((20, 30) if bounds else (24, 24))
    assert (drawing.drawn(chart) or b"").startswith(PNG)


def test_hostile_names_are_drawn_as_they_are() -> None:
    names = (r"$\frac{", "_$$_", "日本", "", "\u202ea", "x" * 5_000)
    alerts = [told(number, killed(number, name or "-")) for number, name in enumerate(names)]
    chart = chart_of(occurrences_of(alerts))
    assert chart is not None
    assert (drawing.drawn(chart) or b"").startswith(PNG)


def test_infinite_numbers_are_not_drawn() -> None:
    assert chart_of(occurrences_of([told(1, killed(float("inf"))), told(2, killed(float("nan")))])) is None


def test_of_many_incidents_the_first_are_drawn() -> None:
    alerts = [told(number, incident=f"i{number % 5}") for number in range(20)]
    chart = chart_of(occurrences_of(alerts))
    assert chart is not None
    assert len(chart.panels) == MOST_PANELS


def test_words_of_others_are_escaped_and_only_web_addresses_are_links() -> None:
    hostile = told(1, killed(24, "<script>alert(1)</script>"), said('"><img src=x>', NoveltyKind.DENIAL))
    head = hostile.article.model_copy(update={"url": "javascript:alert(1)"})
    mail = mailed(digest(hostile.model_copy(update={"article": head}), told(2, incident="<b>")))
    markup = part(mail, "html")
    assert "<script>" not in markup
    assert "<img src=x" not in markup
    assert "javascript:" not in markup
    assert [each.text for each in html.fromstring(markup).iter("b")] == ["Air strike, strike, 2 March", None]


def test_figures_in_words_name_a_place_that_the_occurrence_does_not(figure: AlertFigure | None = FIGURE) -> None:
    assert figure is not None
    assert lines_of(told(1, NEWS)) == ["Health Ministry: more than 40 bodies found in Raqqa"]
    line = FigureLine("Police", "killed", occurrences_of([told(1)])[0].figures[0].given)
    assert line.words == "2 killed"
