"""What a watch would have been told, and what was held back, in words and as JSON."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from claimwatch_contracts.alert import Alert
from claimwatch_contracts.article import Article, ArticleHead
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import AlertRaised, ReportFiled
from claimwatch_contracts.trial import HeldBackArticles, TriedWatch
from claimwatch_contracts.vocabulary import MatchOutcome
from services._runtime.stored import Unreadable
from services.watch.trials.trial import Filed, Heard, Trial

MOST_NAMED = 5
"""The articles that are named for each reason."""


class FiledReports(Protocol):
    """Filed reports; ``store.FiledReports`` describes the methods in full."""

    def read(self, ids: list[str], /) -> AsyncIterator[Filed]:
        """The reports with these ids, in the same order."""


@dataclass
class Told:
    """What came of the reports. ``silenced`` has the articles that raised no alert, by the reason.

    ``left_out`` counts the reports since then that were not looked at.
    """

    watch: Watch
    since: datetime
    left_out: int = 0
    reports: int = 0
    unreadable: int = 0
    textless: int = 0
    alerts: list[AlertRaised] = field(default_factory=list)
    silenced: dict[MatchOutcome, list[Article]] = field(default_factory=dict)

    def add(self, filed: ReportFiled, heard: Heard) -> None:
        """Count a report."""
        self.reports += 1
        self.textless += filed.report.removed_text is not None
        if heard.alert is not None:
            self.alerts.append(heard.alert)
        elif heard.outcome is not None:
            self.silenced.setdefault(heard.outcome, []).append(filed.report.article)

    def answer(self, most_alerts: int | None = None) -> TriedWatch:
        """All of it; of the alerts the last ``most_alerts``."""
        first = 0 if most_alerts is None else max(0, len(self.alerts) - most_alerts)
        alerts = (alert.model_dump(include=set(Alert.model_fields)) for alert in self.alerts[first:])
        return TriedWatch(
            watch_name=self.watch.name,
            since=self.since,
            reports=self.reports,
            reports_left_out=self.left_out,
            unreadable=self.unreadable,
            without_text=self.textless,
            alerts=tuple(Alert.model_validate(alert) for alert in alerts),
            alerts_left_out=first,
            held_back={
                reason: HeldBackArticles(count=len(articles), articles=tuple(map(_head, articles[:MOST_NAMED])))
                for reason, articles in self.silenced.items()
            },
        )

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


async def told_by(filed: FiledReports, ids: list[str], told: Told, done: Callable[[], None] = lambda: None) -> Told:
    """What the watch would have been told of these reports, added to ``told``. ``done`` is called after each."""
    trial = Trial(told.watch)
    async for one in filed.read(ids):
        if isinstance(one.content, Unreadable):
            told.unreadable += 1
        else:
            told.add(one.content, await trial.hear(one.content, one.at))
        done()
    return told


def _head(article: Article) -> ArticleHead:
    return ArticleHead(**{name: getattr(article, name) for name in ArticleHead.model_fields})
