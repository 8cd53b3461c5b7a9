"""Alerts to be shown, on a text with marks that take several code units."""

import uuid
from datetime import timedelta
from typing import Any

from claimwatch_contracts.events import AlertRaised
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.watch.news.novelty import tellable
from services.watch.store import AlertStore
from services.watch.telling.alerting import alert_for
from tests.builders import NOW, article, report, watch

BEFORE = "🕯️ Vigil in 🇸🇾 Syria, 👩‍👩‍👧 families said. "
CLAIM = "more than 40 bodies were found in Raqqa"
TEXT = f'{BEFORE}The ministry said that {CLAIM}. "We need help," it added. 🙏'


def alert(*, minutes: int = 0, text: str = TEXT, **of_article: Any) -> AlertRaised:
    """An alert on an article of its own that says what the usual one says."""
    made = report(article(text, **{"article_id": str(uuid.uuid4())} | of_article))
    raised = alert_for(watch(), made, ("topic mass-graves",), tellable(made), NOW + timedelta(minutes=minutes))
    return raised.model_copy(update={"alert_id": str(uuid.uuid4())})


async def store(settings: SharedSettings, raised: AlertRaised) -> None:
    """Keep an alert as the watch service does."""
    await AlertStore(connect(settings)).keep_alert(raised)
