"""Why an article did or did not alert, read out of the database, in words and as JSON."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import ReportFiled
from services._runtime.mongo import Database
from services.intake.articles.addresses import InvalidUrlError
from services.intake.articles.page_key import page_key
from services.watch.facts.facts import ReportFacts
from services.watch.news.hearing import hearing_of
from services.watch.news.verdict import keys_of
from services.watch.store import AlertStore
from services.watch.trials.explaining import Explanation, ItemStep, explain
from services.watch.trials.store import FiledReports


@dataclass(frozen=True)
class Explained:
    """The explanation of one revision, and what the database has of it.

    ``alert`` is the id of the alert that was raised. ``counted_as_told`` says that the report's own news counts as told
    to the watch.
    """

    watch: Watch
    filed: ReportFiled
    at: datetime
    explanation: Explanation
    alert: str | None
    counted_as_told: bool

    def as_json(self) -> dict[str, Any]:
        """All of it."""
        article = self.filed.report.article
        return {
            "watch": self.watch.watch_id,
            "article": article.model_dump(mode="json", exclude={"text"}),
            "filed_at": self.at.isoformat(),
            "relation": self.filed.report.relation,
            **asdict(self.explanation),
            "alert": self.alert,
            "remarks": list(self._remarks()),
        }

    def in_words(self) -> Iterator[str]:
        """All of it, line by line."""
        article = self.filed.report.article
        filed = f"revision {article.revision}, filed {self.at:%Y-%m-%d %H:%M}"
        yield f"{article.publisher}: {article.title or article.url or article.article_id} ({filed})"
        yield "What the watch asks of an article:"
        for step in self.explanation.criteria:
            met_by = f" ({'; '.join(step.by)})" if step.by else ""
            yield f"  {'met' if step.is_met else 'NOT MET'}: {step.field}{met_by}"
        yield from _listed("What the article can tell it:", self.explanation.items)
        yield from _listed("What else the article says, and why the watch is not told it:", self.explanation.left_out)
        yield f"Outcome: {self.explanation.outcome or 'the article does not concern the watch'}"
        yield from self._remarks()

    def _remarks(self) -> Iterator[str]:
        """What else decides whether somebody was told."""
        if self.alert is not None:
            yield f"The alert {self.alert} was raised."
        elif self.counted_as_told:
            yield "No alert was raised and its news counts as told: it was filed again, or came with a back-fill."
        if self.filed.report.removed_text is not None:
            yield "The text is no longer kept, so no words are found in it now."
        if not self.watch.enabled:
            yield "The watch is switched off."
        if self.watch.created_at > self.at:
            yield "The watch was created after the article was filed."
        elif self.watch.updated_at > self.at:
            yield "The watch was changed after the article was filed; this is what it asks now."
        if not self.watch.channels:
            yield "The watch has no channel: its alerts are seen in the dashboard and the api alone."


def _listed(heading: str, steps: tuple[ItemStep, ...]) -> Iterator[str]:
    if steps:
        yield heading
        yield from (f"  {step.summary}\n    {step.verdict}" for step in steps)


async def explained(watch: Watch, filed: ReportFiled, at: datetime, database: Database) -> Explained:
    """The explanation of a filed report. What later reports told the watch counts as told before, too."""
    facts = ReportFacts(filed.report, filed.judgement)
    keys = keys_of(facts.tellable(hearing_of(watch)))
    store = AlertStore(database)
    by_others = (await store.told_before({watch.watch_id: keys}, filed.event_id))[watch.watch_id]
    by_anybody = (await store.told_before({watch.watch_id: keys}, derived_id("nobody")))[watch.watch_id]
    return Explained(
        watch,
        filed,
        at,
        explain(watch, facts, by_others),
        await store.raised_for(watch.watch_id, filed.report.report_id),
        bool(by_anybody - by_others),
    )


async def ids_of(article: str, filed: FiledReports) -> list[str]:
    """The ids of the reports on an article, by its id or by any of the addresses under which its page is served."""
    if (page := _page(article)) is None:
        return await filed.ids_of(article)
    return await filed.ids_at(lambda url: _page(url) == page)


def _page(url: str) -> str | None:
    """The key of the page at an address; ``None`` if it is no address."""
    try:
        return page_key(url)
    except InvalidUrlError:
        return None
