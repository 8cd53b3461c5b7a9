"""Reports to search."""

from datetime import timedelta
from typing import Any

from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.report import Report
from services._runtime.stored import stored
from services.api.search.desk import SearchDesk
from services.api.search.store import SOURCES
from tests.builders import NOW, TEXT, article

HOUR = timedelta(hours=1)
WORDS = {"text": "Water reached the dam at Ségou. The dam held, the ministry said that 40 bodies were found in Raqqa."}


async def file(database: Any, filed: Report) -> None:
    """Store a report as the archive does."""
    article_id, revision = filed.article.article_id, filed.article.revision
    top = {"article_id": article_id, "revision": revision, "incident_id": filed.incident_id, "changes": 4}
    await database["reports"].insert_one({"_id": filed.report_id, **stored(filed), **top, "filed_at": NOW})


def published(identity: str, text: str = TEXT, hours: float = 0, **more: Any) -> ArticlePublished:
    """An article of that id, published so many hours after ``NOW``."""
    return article(text, article_id=identity, published_at=NOW + hours * HOUR, **more)


async def indexed(desk: SearchDesk) -> None:
    """Make the index."""
    for collection in SOURCES:
        await desk.follower.round(collection)


def ids(items: list[dict[str, Any]]) -> list[str]:
    """The ids of what was found."""
    return [item["id"] for item in items]
