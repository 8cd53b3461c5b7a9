"""What a watch would have been told, and what was held back, in words and as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from claimwatch_contracts.article import Article
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import AlertRaised, ReportFiled
from services.watch.trial import Heard

MOST_NAMED = 5
"""The articles that are named for each reason."""


@dataclass
class Told:
    """What came of the reports. ``silenced`` has the articles that raised no alert, by the reason."""

    watch: Watch
    since: datetime
    reports: int = 0
    unreadable: int = 0
    textless: int = 0
    alerts: list[AlertRaised] = field(default_factory=list)
    silenced: dict[str, list[Article]] = field(default_factory=dict)

    def add(self, filed: ReportFiled, heard: Heard) -> None:
        """Count a report."""
        self.reports += 1
        self.textless += filed.report.removed_text is not None
        if heard.alert is not None:
            self.alerts.append(heard.alert)
        elif heard.outcome is not None:
            self.silenced.setdefault(heard.outcome, []).append(filed.report.article)

    def as_json(self) -> dict[str, Any]:
        """All of it."""
        return {
            "watch": self.watch.name,
            "since": self.since.isoformat(),
            "reports": self.reports,
            "unreadable": self.unreadable,
            "without_text": self.textless,
            "alerts": [alert.model_dump(mode="json", exclude={"channels"}) for alert in self.alerts],
            "held_back": {
                reason: {"count": len(articles), "articles": [_article(each) for each in articles[:MOST_NAMED]]}
                for reason, articles in self.silenced.items()
            },
        }

    def in_words(self) -> Iterator[str]:
        """All of it, line by line."""
        for alert in self.alerts:
            article = alert.article
            yield f"{alert.raised_at:%Y-%m-%d %H:%M}  {article.publisher}: {article.title or article.url or ''}"
            yield from (f"    {item.kind}: {item.summary}" for item in alert.news)
            if alert.news_left_out:
                yield f"    and {alert.news_left_out} more"
        for reason, articles in self.silenced.items():
            yield f"held back as {reason}: {len(articles)}"
            yield from (f"    {each.publisher}: {each.title or each.url or ''}" for each in articles[:MOST_NAMED])
            if len(articles) > MOST_NAMED:
                yield f"    and {len(articles) - MOST_NAMED} more"

    def summary(self) -> str:
        """The numbers on one line."""
        items = sum(len(alert.news) + alert.news_left_out for alert in self.alerts)
        concerned = len(self.alerts) + sum(map(len, self.silenced.values()))
        words = f"{self.reports} reports since {self.since:%Y-%m-%d %H:%M}, {concerned} of them on what it asks for: "
        words += f"{len(self.alerts)} alerts with {items} items"
        if self.textless:
            words += f"; the texts of {self.textless} are no longer kept, so no words are found in them"
        return f"{words}; {self.unreadable} cannot be read" if self.unreadable else words


def _article(article: Article) -> dict[str, Any]:
    return article.model_dump(mode="json", include={"article_id", "revision", "url", "title", "publisher"})
