"""Takes corrections by hand: checks what they are about, keeps them, and tells the archive, which applies them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from claimwatch_contracts.amendment import (
    Amendment,
    Correction,
    MergedIncidents,
    OtherClaimant,
    OtherIncident,
    OtherPlace,
    SplitIncident,
    WrongFinding,
    article_of,
)
from claimwatch_contracts.events import FindingAmended
from claimwatch_contracts.report import Report
from services._runtime.emitting import Emits, emit_within
from services._runtime.stored import Unreadable
from services.api.delivery_requests import PUBLISH_TIMEOUT_SECONDS
from services.api.editing import Change, Editor, forget_article
from services.api.findings import findings_of
from services.api.places import PlaceError, Places
from services.api.preconditions import Preconditions
from services.api.refusals import (
    amends_something_else,
    invalid,
    no_text,
    not_amendable,
    not_found,
    unknown_place,
    unknown_subject,
    unreadable_record,
    was_taken_back,
)
from services.api.requests import AmendmentRequest
from services.api.store.api_store import ApiStore

_SUBJECT = {"kind", "report_id", "finding_id", "incident_ids", "report_ids"}


@dataclass(frozen=True)
class _Checked:
    """A correction of something that is there. ``before`` says in words what that is now."""

    correction: Correction
    articles: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    before: str = ""


@dataclass(frozen=True)
class AmendmentDesk:
    """Keeps amendments, first in the database and then on the topic. A request that failed may be repeated.

    Each method that writes raises ``TransientError``, ``KafkaError`` or ``TimeoutError`` if the archive may not know.
    """

    store: ApiStore
    editor: Editor[Amendment]
    places: Places
    emitter: Emits

    async def put(self, identity: str, request: AmendmentRequest, conditional: Preconditions) -> Change[Amendment]:
        """Make an amendment, or change one that stands; not what it is about.

        Raises:
            Problem: 412, a precondition fails; 422, what it is about is not there; 409, it was taken back, or it is
                about something else, or the report's text is no longer kept.
        """
        checked = await self._checked(request.correction)

        def build(amendment_id: str, now: datetime, current: Amendment | None) -> Amendment:
            return _amendment(amendment_id, request, checked, now, current)

        change = await self.editor.replace(identity, conditional, build)
        for article_id in change.after.articles:
            await self._refuse_erased(article_id)
        await self._tell(change.after)
        return change

    async def take_back(self, identity: str, by: str | None, conditional: Preconditions) -> None:
        """Take an amendment back. Taking it back again changes nothing.

        Raises:
            Problem: 404, there is none; 409, it cannot be read; 412, a precondition fails.
        """

        async def build(current: Amendment, now: datetime) -> Amendment:
            return current.model_copy(update={"taken_back_at": now, "taken_back_by": by}) if current.stands else current

        change = await self.editor.change(identity, conditional, build)
        await self._tell(change.after)

    async def report(self, report_id: str) -> Report:
        """The report.

        Raises:
            Problem: 404, there is none; 409, it cannot be read.
        """
        if (report := await self.store.report(report_id)) is None:
            raise not_found("report", report_id)
        if isinstance(report, Unreadable):
            raise unreadable_record("report", report)
        return report

    async def _refuse_erased(self, article_id: str) -> None:
        """Keep nothing of an article whose erasure is under way.

        Raises:
            Problem: 422, the article was erased on request.
        """
        if await self.store.erasures.get(article_id) is not None:
            await forget_article(self.store.amendments, self.editor.recorder, article_id)
            raise unknown_subject("report_id", article_id)

    async def _tell(self, amendment: Amendment) -> None:
        event = FindingAmended(
            amendment_id=amendment.amendment_id, articles=amendment.articles, amended_at=amendment.changed_at
        )
        await emit_within(self.emitter, event, PUBLISH_TIMEOUT_SECONDS)

    async def _checked(self, correction: Correction) -> _Checked:
        match correction:
            case MergedIncidents():
                return _Checked(correction, incidents=await self._incidents(correction.incident_ids))
            case SplitIncident():
                articles = dict.fromkeys([await self._article(each) for each in correction.report_ids])
                return _Checked(correction, tuple(articles), await self._incidents([correction.incident_id]))
            case OtherIncident():
                article_id = await self._article(correction.report_id)
                before = (await self._amendable(correction.report_id)).incident_id or ""
                return _Checked(correction, (article_id,), await self._incidents([correction.incident_id]), before)
        return await self._finding(correction)

    async def _finding(self, correction: Any) -> _Checked:
        report = await self._amendable(correction.report_id)
        found = [each for each in findings_of(report).items if each.finding_id == correction.finding_id]
        if not found:
            raise unknown_subject("finding_id", correction.finding_id)
        if found[0].kind == "statement" and not isinstance(correction, WrongFinding | OtherClaimant):
            raise not_amendable(correction.kind)
        if isinstance(correction, OtherPlace):
            correction = await self._placed(correction)
        return _Checked(correction, (report.article.article_id,), before=found[0].in_words())

    async def _placed(self, correction: OtherPlace) -> OtherPlace:
        """The correction with all that the gazetteer knows of its place."""
        if correction.place is None:
            return correction
        try:
            place, within = await self.places.located(correction.place)
        except PlaceError as error:
            raise unknown_place(error) from error
        except ValidationError as error:
            raise invalid(error) from error
        return correction.model_copy(update={"place": place, "within": within})

    async def _amendable(self, report_id: str) -> Report:
        report = await self.store.report(report_id)
        if report is None:
            raise unknown_subject("report_id", report_id)
        if isinstance(report, Unreadable):
            raise unreadable_record("report", report)
        if report.removed_text is not None:
            raise no_text(report_id)
        return report

    async def _article(self, report_id: str) -> str:
        await self._amendable(report_id)
        return article_of(report_id)

    async def _incidents(self, identities: Sequence[str]) -> tuple[str, ...]:
        for missing in await self.store.missing_incidents(identities):
            raise unknown_subject("incident_id", missing)
        return tuple(identities)


def _amendment(
    identity: str, request: AmendmentRequest, checked: _Checked, now: datetime, current: Amendment | None
) -> Amendment:
    if current is not None and not current.stands:
        raise was_taken_back(identity)
    if current is not None and _subject(current.correction) != _subject(request.correction):
        raise amends_something_else(identity)
    return Amendment(
        amendment_id=identity,
        correction=checked.correction,
        articles=checked.articles,
        incidents=checked.incidents,
        before=checked.before if current is None else current.before,
        note=request.note,
        amended_by=request.amended_by,
        created_at=now if current is None else current.created_at,
        updated_at=now,
    )


def _subject(correction: Correction) -> dict[str, Any]:
    """What a correction is about, without what it says of it."""
    more = {"incident_id"} if isinstance(correction, SplitIncident) else set[str]()
    return correction.model_dump(include=_SUBJECT | more)
