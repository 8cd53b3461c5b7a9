"""A whole rehearsal: each scenario on a stage of its own, every post in order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimwatch_contracts.report import Report
from services._cli.rehearsal.corpus import Post, RehearsedWatch, watching
from services._cli.rehearsal.stage import Played, Stage
from services._cli.rehearsal.written import alert_line, row_line


@dataclass
class Rehearsal:
    """What each watch was told, post by post, and the ledger as it stands."""

    watches: Sequence[RehearsedWatch]
    _stages: dict[str | None, Stage] = field(default_factory=dict)

    async def play(self, post: Post, report: Report) -> Played:
        """Play one post on the stage of its scenario."""
        stage = self._stages.get(post.scenario)
        if stage is None:
            stage = self._stages[post.scenario] = Stage(watching(self.watches, post.scenario))
        return await stage.play(report)

    async def alerts(
        self, posts: Iterable[Post], reports: Iterable[Report], done: Callable[[], None]
    ) -> list[dict[str, Any]]:
        """The alerts of all posts, as lines. ``done`` is called after each post."""
        lines = []
        for post, report in zip(posts, reports, strict=True):
            played = await self.play(post, report)
            lines += [alert_line(alert, post.id) for alert in played.alerts]
            done()
        return lines

    async def ledger(self) -> list[dict[str, Any]]:
        """The rows of every stage, as lines."""
        return [row_line(row, name) for name, stage in self._stages.items() for row in await stage.rows()]
