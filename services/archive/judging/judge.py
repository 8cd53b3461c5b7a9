"""The one order in which a report is judged: its story first, then its incident, then the ledger."""

from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report


class Judge:
    """Stand-in."""

    async def judged(self, report: Report, *, replay: bool = False) -> tuple[Report, Judgement]:
        """The report."""
        return report.model_copy(update={"story_id": report.article.article_id}), Judgement()
