"""The article in an exported report, as it was submitted."""

from typing import Any

from claimwatch_contracts.report import Report
from services._cli.export.lines import is_exported, read_line
from services._runtime.stored import Unreadable
from services.intake.articles.import_files import RefusedLineError


def submitted(line: Any) -> Any:
    """A submitted article of an exported report, marked as a replay; any other line without the id of a corpus.

    Raises:
        RefusedLineError: the line was exported and has no report that can be read, or the report no text.
    """
    if not is_exported(line):
        return {name: line[name] for name in line if name != "id"} if isinstance(line, dict) else line
    content = read_line(line)
    if isinstance(content, Unreadable):
        raise RefusedLineError(content.reason)
    if not isinstance(content, Report):
        raise RefusedLineError("it is an alert, not an article: alerts are restored from a back-up")
    if content.removed_text is not None:
        raise RefusedLineError(f"the text of {content.report_id} was removed: there is nothing to read again")
    article = content.article
    published_at = article.published_at and article.published_at.isoformat()
    return article.model_dump(mode="json", include={"url", "title", "text", "publisher", "language", "authors"}) | {
        "published_at": published_at,
        "replay": True,
    }
