"""A report that is to be filed."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from services._runtime.mongo import Document
from services._runtime.stored import packed, stored


@dataclass(frozen=True)
class Filing:
    """A report and what it changed, with the changes and the time of filing that its parts had when it was joined."""

    report: Report
    judgement: Judgement
    changes: int
    filed_at: datetime | None

    @cached_property
    def packed_judgement(self) -> Document:
        """What the report changed, as it is stored."""
        return packed(self.judgement)

    @property
    def as_joined(self) -> Document:
        """What finds the report as long as its parts are those."""
        return {"_id": self.report.report_id, "changes": self.changes, "filed_at": self.filed_at}

    def fields(self, now: datetime) -> Document:
        """The fields of the filed report's document."""
        report = self.report
        story = {"story_id": report.story_id, "original": report.original, "incident_id": report.incident_id}
        return stored(report) | story | {"judgement": self.packed_judgement, "filed_at": self.filed_at or now}
