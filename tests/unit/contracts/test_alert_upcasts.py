"""An alert of version 1, which contains the report, is read as a current alert without loss of news."""

from dataclasses import asdict
from typing import Any

from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.extraction import Factuality
from claimwatch_contracts.report import Report
from claimwatch_contracts.upcasts.alert_raised import alert_raised_from_1
from claimwatch_contracts.vocabulary import Polarity, SpeechType
from services._runtime.stored import restored
from services.watch.news.novelty import tellable
from services.watch.telling.alerting import alert_for
from tests.builders import NOW, TEXT, article, report, watch
from tests.golden import documents, messages


def in_version_1(filed: Report) -> dict[str, Any]:
    """The alert on all news of a report, in version 1."""
    return {
        "replay": False,
        "alert_id": "alert-1",
        "watch_id": "w1",
        "watch_name": "Graves",
        "channels": ["c1"],
        "raised_at": NOW.isoformat(),
        "matched": ["topic mass-graves"],
        "news": [asdict(item) for item in tellable(filed)],
        "report": filed.model_dump(mode="json", exclude={"article": {"authors"}}),
    }


def read(filed: Report) -> AlertRaised:
    """The alert on the report, of version 1, as it is read today."""
    return AlertRaised.model_validate(alert_raised_from_1(in_version_1(filed)))


def test_the_golden_alert_of_version_1_is_that_of_version_2() -> None:
    (old,), (new,) = messages("alert-raised", 1), messages("alert-raised", 2)
    upcast = AlertRaised.model_validate(alert_raised_from_1(old))
    news = tuple(
        item.model_copy(update={"summary": then["summary"]})
        for item, then in zip(AlertRaised.model_validate(new).news, old["news"], strict=True)
    )
    assert upcast == AlertRaised.model_validate(new).model_copy(update={"news": news})


def test_stored_alerts_of_both_versions_are_read() -> None:
    (old,), (new,) = documents("alerts", 1), documents("alerts", 2)
    assert restored(AlertRaised, old).article == restored(AlertRaised, new).article
    assert restored(AlertRaised, old).labels == restored(AlertRaised, new).labels


def test_what_an_alert_of_version_1_says_is_what_one_of_today_says_of_the_report() -> None:
    first = report()
    denied = first.figures[0].model_copy(update={"factuality": Factuality(polarity=Polarity.DENIED)})
    risen = first.figures[0].model_copy(update={"value": 45.0, "updates": first.figures[0]})
    own = first.figures[0].model_copy(update={"value": 9.0, "attribution": None, "claimant": None})
    said = first.attributions[1].model_copy(update={"type": SpeechType.INDIRECT})
    changed = {"figures": (denied, risen, own), "attributions": (first.attributions[0], said), "original": "another"}
    filed = first.model_copy(update=changed)
    now = alert_for(watch(channels=("c1",)), filed, ("topic mass-graves",), tellable(filed), NOW)
    assert len(now.news) == 5
    assert read(filed) == as_before_version_5(now).model_copy(update={"alert_id": "alert-1"})


def as_before_version_5(alert: AlertRaised) -> AlertRaised:
    """The alert without a headline, and without how sure its news are."""
    news = tuple(item.model_copy(update={"sureness": "", "confidence": 1.0}) for item in alert.news)
    return alert.model_copy(update={"headline": "", "news": news})


def test_no_news_of_a_long_article_is_lost_and_each_is_quoted_from_its_text() -> None:
    text = f"{TEXT} Nothing else is known. " * 300
    first = report(article(text))
    step = len(text) // 300
    figures = tuple(
        first.figures[0].model_copy(
            update={
                "start": first.figures[0].start + n * step,
                "end": first.figures[0].end + n * step,
                "value": float(n),
            }
        )
        for n in range(300)
    )
    filed = first.model_copy(update={"figures": figures})
    raised = read(filed)
    assert [item.key for item in raised.news] == [item.key for item in tellable(filed)]
    assert len(raised.news) > 300
    for item in raised.news:
        assert item.quote is not None
        assert text[item.quote.start : item.quote.end] == item.quote.text
        for mark in item.quote.marks:
            if mark.kind == "figure":
                assert text[mark.start : mark.end] == "40"
