"""The archive's store of reports with one part or report at a time, and judged reports that stand in it."""

from datetime import datetime
from typing import Any

from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from services._runtime.stored import stored
from services.archive.store.filing import Filing
from services.archive.store.parts import Part, Parts
from services.archive.store.reports import ReportStore


async def keep(reports: ReportStore, part: Part) -> Parts | None:
    """Keep a part. Returns all parts of its report, if none is missing."""
    return (await reports.keep([part]))[0]


async def file(reports: ReportStore, report: Report, judgement: Judgement, parts: Parts, now: datetime) -> bool:
    """File a report. ``False`` if a part was written or a report filed since it was joined."""
    return (await reports.file([Filing(report, judgement, parts.changes, parts.filed_at)], now))[0]


async def insert_judged(database: Any, report: Report, at: datetime) -> None:
    """Have a report that was judged stand in the archive, filed at a time."""
    article = report.article
    top = {"article_id": article.article_id, "revision": article.revision, "story_id": report.story_id}
    top |= {"original": report.original, "incident_id": report.incident_id, "filed_at": at}
    await database["reports"].insert_one({"_id": report.report_id, **stored(report), **top})
