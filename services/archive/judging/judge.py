"""The one order in which a report is judged: its story, its incident, then what it changes in the ledger."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from claimwatch_contracts.incident import Incident
from claimwatch_contracts.judgement import IncidentHead, Judgement
from claimwatch_contracts.ledger import LedgerEntry, Row
from claimwatch_contracts.report import Report
from claimwatch_language.names.aliases import BUILT_IN, Aliases
from services.archive.incidents.belonging import Belonging, Whose, looks_back, places_of_figures
from services.archive.incidents.choosing import Choice, chosen
from services.archive.incidents.growth import grown, opened
from services.archive.incidents.headline import head
from services.archive.incidents.memory import Candidates, IncidentMemory
from services.archive.incidents.traits import Traits, in_story, traits_of
from services.archive.judging.merging import merge
from services.archive.judging.sheets import (
    SheetMemory,
    SheetsInMemory,
    incident_ids,
    keep_sheets,
    leaves_a_sheet,
    standing_places,
)
from services.archive.ledger import order
from services.archive.ledger.changes import changes
from services.archive.ledger.entries import entries_of
from services.archive.ledger.memory import EntryMemory
from services.archive.stories.fingerprint import Fingerprint, StoryPlace, fingerprint
from services.archive.stories.memory import StoryMemory
from services.archive.stories.placing import as_revised, placed


@dataclass(frozen=True)
class Reading:
    """What a report is judged by and follows from it alone."""

    fingerprint: Fingerprint
    traits: Traits


def reading_of(report: Report) -> Reading:
    """The reading of a report that is not judged yet. It takes milliseconds."""
    return Reading(fingerprint(report), traits_of(report))


@dataclass(frozen=True)
class _Incident:
    """The ``main`` incident of a report, as the report leaves it, and its ``own``, with its own places and days.

    Both are the same unless a person gave the report its incident. ``changes`` says whether the main one is kept anew.
    """

    main: Incident
    own: Incident
    changes: bool = True


@dataclass(frozen=True)
class Placed:
    """A report in the story that its article is kept in, and what it has to be recognised by there.

    ``is_known`` says whether a revision of the article was judged before.
    """

    report: Report
    traits: Traits
    is_known: bool


@dataclass(frozen=True)
class Judge:
    """Judges reports, one after another, by what it remembers of those before.

    What takes long is worked out off the event loop. What is remembered follows from the reports and their order
    alone. The same report again is given the same story and incident. What another extractor found in its article takes
    the place of what was found before.
    """

    stories: StoryMemory
    incidents: IncidentMemory
    entries: EntryMemory
    sheets: SheetMemory = field(default_factory=SheetsInMemory)

    async def judged(
        self, report: Report, aliases: Aliases = BUILT_IN, reading: Reading | None = None
    ) -> tuple[Report, Judgement]:
        """The report in its story and incident, and what it changed. ``reading`` is the report's, if it is known."""
        if reading is None:
            reading = await asyncio.to_thread(reading_of, report)
        return await self.judged_in(await self.placed(report, reading), aliases)

    async def placed(self, report: Report, reading: Reading) -> Placed:
        """The report in its story, which is kept.

        The report has to be placed after those that were filed before it.
        """
        new = reading.fingerprint
        alike = await self.stories.candidates(new)
        place = placed(new, alike)
        place = (await self.stories.keep(replace(new, story=place))).story or place
        report = _in_story(report, as_revised(new, alike, place))
        is_known = any(each.article_id == new.article_id for each in alike)
        return Placed(report, in_story(reading.traits, report), is_known)

    async def judged_in(self, story: Placed, aliases: Aliases = BUILT_IN) -> tuple[Report, Judgement]:
        """The report in its incident, and what it changed.

        The report has to be judged after those that were filed before it. If a person gave it an incident, the figures
        of its own occurrence go with it, whatever day and place the incident has otherwise.
        """
        report, traits = story.report, story.traits
        candidates = await self.incidents.candidates(traits)
        if (pinned := await self._pinned(report, traits)) is not None:
            incident = _given(report, traits, pinned)
        else:
            main = await self._grown(report, traits, chosen(traits, candidates))
            incident = _Incident(main, main)
        report = report.model_copy(update={"incident_id": incident.main.incident_id})
        entries = await asyncio.to_thread(_entries, report, incident.own, candidates)
        before = await self.entries.of_article(report.article.article_id) if story.is_known else []
        return await self._entered(report, traits, incident, before, entries, candidates, aliases)

    async def _grown(self, report: Report, traits: Traits, choice: Choice) -> Incident:
        """The main incident: merged with its twins first, so that a merger broken off is made again, and grown last."""
        if (main := choice.incident) is None:
            return opened(report, traits)
        for twin in choice.twins:
            main = await merge(self.incidents, self.entries, self.sheets, main, twin)
        return grown(main, report, traits)

    async def _pinned(self, report: Report, traits: Traits) -> Incident | None:
        """The incident that a person gave the report, as if grown by it; ``None`` if nobody gave one that is known.

        An incident that a split opens does grow. Another one does not, so that nothing is left when that is taken back.
        """
        if (pin := report.pin) is None:
            return None
        known = await self.incidents.by_id(pin.incident_id or "")
        if known is not None:
            return grown(known, report, traits)
        if pin.opens:
            return opened(report, traits).model_copy(update={"incident_id": pin.incident_id})
        return None

    async def _entered(
        self,
        report: Report,
        traits: Traits,
        incident: _Incident,
        own: Sequence[LedgerEntry],
        entries: Sequence[LedgerEntry],
        candidates: Candidates,
        aliases: Aliases,
    ) -> tuple[Report, Judgement]:
        """The report under the names that the ledger knows, and what it changes there.

        Its entries are put into the ledger in place of the article's ``own`` of the same revision.
        """
        main, revision = incident.main, (report.article.article_id, report.article.revision)
        before = await self._ledger(main, [*own, *entries])
        after = order.merged(before, revision, entries)
        changed = await asyncio.to_thread(changes, report, entries, before, after, aliases)
        rows = changed.every_row
        keep = partial(keep_sheets, self.sheets, self.incidents, rows=rows, known={main.incident_id: main})
        if leaves_a_sheet(own, entries):  # its sheet first: only the article's own entries say which that is
            await keep(own)
        if incident.changes:
            await self.incidents.keep(main, lambda kept: grown(kept, report, traits))
        await self.entries.replace(report.article.article_id, order.merged(own, revision, entries))
        await keep([*own, *entries])
        judgement = Judgement(
            incident=head(main, _of(rows, main)),
            is_new_incident=_is_new(main, report, before) and not looks_back(report),
            recalled=_recalled(main, candidates, entries, rows),
            rows=changed.rows,
            figures=changed.figures,
            statements=changed.statements,
            taken_back=changed.taken_back,
        )
        return report.model_copy(update={"aliases": _names(report, changed.speaks_for)}), judgement

    async def _ledger(self, main: Incident, entries: Sequence[LedgerEntry]) -> list[LedgerEntry]:
        """All that is known of the incidents and standing totals that some entries belong to."""
        of_incidents, standing = await asyncio.gather(
            self.entries.of_incidents(sorted(incident_ids(entries) | {main.incident_id})),
            self.entries.standing(standing_places(entries)),
        )
        return order.in_order([*of_incidents, *standing])


def _given(report: Report, traits: Traits, pinned: Incident) -> _Incident:
    """The incident that a person gave the report, which has places and days of its own."""
    own = opened(report, traits).model_copy(update={"incident_id": pinned.incident_id})
    return _Incident(pinned, own, changes=report.pin is not None and report.pin.opens)


def _in_story(report: Report, story: StoryPlace) -> Report:
    return report.model_copy(
        update={
            "story_id": story.story_id,
            "original": story.original,
            "relation": story.relation,
            "like": story.like,
            "similarity": story.similarity,
        }
    )


def _entries(report: Report, main: Incident, candidates: Candidates) -> list[LedgerEntry]:
    """What the report puts into the ledger."""
    return list(entries_of(report, _incidents(report, places_of_figures(report, main, candidates), main)))


def _incidents(report: Report, belongings: Iterable[Belonging], main: Incident) -> list[str | None]:
    """The incident of each figure. One without a date that no other occurrence claims is the report's own.

    A report that looks back has no occurrence of its own.
    """
    is_past = looks_back(report)
    return [
        main.incident_id
        if belonging.whose is Whose.NONE and figure.date is None and not is_past
        else belonging.incident_id
        for figure, belonging in zip(report.figures, belongings, strict=True)
    ]


def _names(report: Report, speaks_for: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The other names of the report's claimants, and those of the bodies that they speak for."""
    names = dict(report.aliases)
    for key, of_body in speaks_for.items():
        names[key] = tuple(dict.fromkeys((*names.get(key, ()), *of_body)))
    return names


def _of(rows: Iterable[Row], incident: Incident) -> list[Row]:
    return [row for row in rows if row.incident_id == incident.incident_id]


def _recalled(
    main: Incident, candidates: Candidates, entries: Sequence[LedgerEntry], rows: Sequence[Row]
) -> tuple[IncidentHead, ...]:
    """The other incidents that the report's figures belong to."""
    others = {entry.incident_id for entry in entries} - {main.incident_id}
    return tuple(head(each, _of(rows, each)) for each in candidates if each.incident_id in others)


def _is_new(main: Incident, report: Report, before: Iterable[LedgerEntry]) -> bool:
    """Whether nothing was known of the incident but what this revision of the article says."""
    own = (report.article.article_id, report.article.revision)
    return main.opened_by == own[0] and all(
        (entry.article_id, entry.revision) == own for entry in before if entry.incident_id == main.incident_id
    )
