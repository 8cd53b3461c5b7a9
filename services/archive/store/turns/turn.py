"""The reports that are judged together, one after another: what they ask is read at once, and written at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from claimwatch_contracts.amendment import Amendment
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from services._runtime.mongo import Database
from services.archive.incidents.growth import grown, incident_id
from services.archive.incidents.traits import in_story, traits_of
from services.archive.judging.by_hand import IncidentsByHand
from services.archive.judging.judge import Judge, Placed
from services.archive.store.amendments import AmendmentStore
from services.archive.store.entries import EntryStore
from services.archive.store.filing import Filing
from services.archive.store.incidents import IncidentStore
from services.archive.store.joined import Joined
from services.archive.store.reports import ReportStore
from services.archive.store.steps import Step
from services.archive.store.stories import StoryStore
from services.archive.store.turns.entries import EntryTurn
from services.archive.store.turns.incidents import IncidentTurn, left_behind
from services.archive.store.turns.journal import Journal, Unfinished
from services.archive.store.turns.sheets import SheetTurn
from services.archive.store.turns.stories import StoryTurn


@dataclass(frozen=True)
class _Memory:
    """What is remembered in a turn, and the judge that goes by it."""

    incidents: IncidentTurn
    entries: EntryTurn
    sheets: SheetTurn

    @property
    def by_hand(self) -> IncidentsByHand:
        """What persons do to incidents, by this memory."""
        return IncidentsByHand(self.incidents, self.entries, self.sheets)


class Turns:
    """Judges and files reports together. One turn has to end before the next begins.

    A report is judged by those before it as if each had been filed alone. What other archives write meanwhile is as if
    it had been written at the same moment. If the archive dies, the reports can be judged again, with the same result.
    """

    def __init__(self, database: Database, reports: ReportStore, amendments: AmendmentStore) -> None:
        self._database = database
        self._reports, self._amendments = reports, amendments
        self._stories, self._incidents = StoryStore(database), IncidentStore(database)
        self._entries, self._journal = EntryStore(database), Journal(database)

    async def prepare(self) -> None:
        """Create the index of unfinished turns."""
        await self._journal.prepare()

    async def finish(self, article_ids: Sequence[str] | None, now: datetime) -> tuple[bool, list[Filing]]:
        """Make the writes of turns that were broken off in which one of these articles was judged, or of all of them.

        Returns whether there were any, and the reports that could not be filed, because a part was written or the
        article was erased since.
        """
        turns, missed = await self._journal.unfinished(article_ids), list[Filing]()
        for turn in turns:
            for step in turn.steps:
                if not await step.make(self._database):
                    await self._regrow(step, turn)
            filed = await self._reports.file(turn.filings, now)
            missed += [filing for filing, is_filed in zip(turn.filings, filed, strict=True) if not is_filed]
            await self._journal.end(turn.turn_id)
        return bool(turns), missed

    async def take(self, every: Sequence[Joined], now: datetime) -> list[tuple[Report, Judgement] | None]:
        """Judge reports in their order, and file them. ``None`` for each of which a part was written meanwhile."""
        placed = await self._placed(every)
        memory = _Memory(IncidentTurn(self._incidents), EntryTurn(self._entries), SheetTurn())
        likely = await memory.incidents.look_ahead([each.traits for each in placed])
        await memory.entries.look_ahead([each.report.article.article_id for each in every], likely)
        judge = Judge(StoryTurn(self._stories), memory.incidents, memory.entries, memory.sheets)
        merging = await self._amendments.merging(_to_be_opened(placed))
        judged = []
        for each, story in zip(every, placed, strict=True):
            judged.append(await judge.judged_in(story, each.aliases))
            await _merge_again(memory, merging, judged[-1][1])
        parts = [each.parts for each in every]
        filings = [Filing(*one, each.changes, each.filed_at) for one, each in zip(judged, parts, strict=True)]
        filed = await self._written(memory, filings, now)
        return [one if is_filed else None for one, is_filed in zip(judged, filed, strict=True)]

    async def _placed(self, every: Sequence[Joined]) -> list[Placed]:
        """The reports in their stories, which are kept.

        If another archive gave one of them another story meanwhile, it and those after it are placed again.
        """
        placed: list[Placed] = []
        while len(placed) < len(every):
            waiting, stories = every[len(placed) :], StoryTurn(self._stories)
            await stories.look_ahead([each.reading.fingerprint for each in waiting])
            judge = Judge(stories, IncidentTurn(self._incidents), EntryTurn(self._entries), SheetTurn())
            found = [await judge.placed(each.report, each.reading) for each in waiting]
            placed += found[: await stories.write()]
        return placed

    async def _written(self, memory: _Memory, filings: Sequence[Filing], now: datetime) -> list[bool]:
        """Write what was judged. Returns which reports are filed.

        A single report that merged no incidents needs no journal: it is judged the same by what it wrote itself.
        """
        incidents, entries, sheets = memory.incidents, memory.entries, memory.sheets
        growing, merging = incidents.growing(), incidents.merging()
        steps = [incidents.entering(), growing, *await sheets.steps(), *entries.steps(), merging]
        in_need = len(filings) > 1 or bool(merging.writes)
        turn_id = await self._journal.begin(steps, filings, now) if in_need else None
        for step in steps:
            all_made = await step.make(self._database)
            if step is growing or step is merging:
                await incidents.written(step, all_made=all_made)
        incidents.is_entered()
        entries.are_written()
        filed = await self._reports.file(filings, now)
        if turn_id is not None:
            await self._journal.end(turn_id)
        return filed

    async def _regrow(self, step: Step, turn: Unfinished) -> None:
        """Let incidents that another archive wrote meanwhile grow by the reports of a turn that was broken off."""
        for identity in await left_behind(self._incidents, step) if step.collection == "incidents" else ():
            for filing in turn.filings:
                if filing.report.incident_id == identity:
                    await self._grow(filing.report, identity)

    async def _grow(self, report: Report, identity: str) -> None:
        traits = in_story(traits_of(report), report)
        self._incidents.forget(identity)
        if (kept := await self._incidents.kept(identity)) is not None:
            await self._incidents.keep(grown(kept, report, traits), lambda newer: grown(newer, report, traits))


def _to_be_opened(placed: Sequence[Placed]) -> list[str]:
    """The ids of the incidents that reports may open."""
    pins = [each.report.pin for each in placed]
    given = [pin.incident_id for pin in pins if pin is not None and pin.incident_id is not None]
    return [*(incident_id(each.report.article.article_id) for each in placed), *given]


async def _merge_again(memory: _Memory, merging: Sequence[Amendment], judgement: Judgement) -> None:
    """Merge an incident that was just opened with those that a person said are the same: it comes again."""
    if judgement.is_new_incident and judgement.incident is not None:
        for amendment in merging:
            if judgement.incident.incident_id in amendment.incidents:
                await memory.by_hand.apply(amendment)
