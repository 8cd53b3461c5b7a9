"""A watch on a built-in topic and a place concerns reports in other languages than English."""

from datetime import UTC, datetime

import pytest

from claimwatch_contracts.criteria import WatchedPlace
from claimwatch_contracts.events import ArticlePublished
from services._cli.extraction.article import read_report
from services.watch.asking.matching import match
from services.watch.facts.facts import ReportFacts
from tests.builders import watch

SYRIA = WatchedPlace(name="Syria", geonames_id=163843)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Une fosse commune a été découverte près d'Alep."),
        ("es", "Una fosa común fue hallada cerca de Alepo."),
        ("ru", "Братскую могилу нашли под Алеппо."),
        ("uk", "Братську могилу знайшли біля Алеппо."),
        ("ar", "عثر على مقبرة جماعية قرب حلب."),
    ],
)
def test_a_watch_by_topic_and_place_fires(language: str, text: str) -> None:
    now = datetime(2026, 6, 4, tzinfo=UTC)
    article = ArticlePublished(
        article_id="a", revision=1, title="", text=text, publisher="P", received_at=now, language=language
    )
    facts = ReportFacts(read_report(article))
    assert match(watch(topics=("mass-graves",), places=(SYRIA,)), facts)
    assert not match(watch(topics=("drones",), places=(SYRIA,)), facts)
