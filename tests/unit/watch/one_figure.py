"""A judgement of the usual report's only figure, and what a watch is told of it."""

from typing import Any

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Location
from claimwatch_contracts.judgement import FigureChange, IncidentHead, Judgement, StatementChange
from claimwatch_contracts.ledger import Entry, Evidence, Row
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import (
    Change,
    Grade,
    Measure,
    NoveltyKind,
    PlacePrecision,
)
from services.watch.asking.scope import Scope
from services.watch.facts.facts import ReportFacts
from services.watch.news.hearing import hearing_of
from services.watch.news.verdict import Verdict, verdict
from tests.builders import MINISTRY, NOW, SYRIA, report, watch

RAQQA = Location(name="Raqqa", geonames_id=172955, lat=35.95, lon=39.01, precision=PlacePrecision.CITY)


HEAD = IncidentHead(incident_id="i1", headline="Graves, Raqqa", place=RAQQA, within=(SYRIA,))


def row(place: Location = RAQQA) -> Row:
    """The row of the bodies, in a place."""
    fields = {"row_id": "r1", "incident_id": "i1", "measure": Measure.BODIES_FOUND, "grade": Grade.WEAK}
    return Row(place=place, within=(SYRIA,), **fields)


def entry(value: float) -> Entry:
    """What the ministry has said before."""
    return Entry(
        finding_id="f0",
        text=f"{value:g}",
        value=value,
        measure=Measure.BODIES_FOUND,
        claimant=MINISTRY,
        given_at=NOW,
        evidence=Evidence(start=0, end=2, article_id="a0", revision=1, publisher="The Herald", quote="…"),
    )


def judged(change: Change, statement: Change = Change.REPEAT, place: Location = RAQQA, **more: Any) -> Judgement:
    """A judgement of the usual report: of its figure, in a row of that place, and of its second statement."""
    fields: dict[str, Any] = {
        "incident": HEAD,
        "rows": (row(place),),
        "figures": (FigureChange(figure=0, change=change, row=0),),
        "statements": (StatementChange(claim=0, change=Change.REPEAT), StatementChange(claim=1, change=statement)),
    }
    return Judgement(**fields | more)


def answer(judgement: Judgement, asking: Watch | None = None, filed: Report | None = None) -> Verdict:
    """What comes of the report for a watch that has heard nothing."""
    asking, facts = asking or watch(), ReportFacts(filed or report(), judgement)
    return verdict(facts.changes, facts.tellable(hearing_of(asking)), (), Scope(asking, facts), replay=False)


def told(judgement: Judgement, asking: Watch | None = None, filed: Report | None = None) -> list[NoveltyKind]:
    """The kinds of news beside the story."""
    news = answer(judgement, asking, filed).news
    return [item.kind for item in news if item.kind is not NoveltyKind.NEW_STORY]
