"""Judged reports for the tests of what is told: one incident in Raqqa, and the row of its bodies."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Attribution, Claimant, DateInterval, Factuality, Location, NamedClaimant
from claimwatch_contracts.judgement import FigureChange, IncidentHead, Judgement, StatementChange
from claimwatch_contracts.ledger import Entry, Evidence, Row
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Change, ClaimantKind, Grade, Measure, PlacePrecision, Polarity
from services.watch.asking.scope import Scope
from services.watch.facts.facts import ReportFacts
from services.watch.news.hearing import hearing_of
from services.watch.news.novelty import Novelty
from services.watch.news.verdict import Verdict, verdict
from tests.builders import NOW, SYRIA, attribution, report, surface, watch

RAQQA = Location(name="Raqqa", geonames_id=172955, lat=35.95, lon=39.01, precision=PlacePrecision.CITY)
DAY = DateInterval(start=NOW.date(), end=NOW.date(), text="Monday")
HEAD = IncidentHead(
    incident_id="i1", headline="Graves, Raqqa, 2 June: 31 bodies found, one claimant", place=RAQQA, within=(SYRIA,)
)
DATED = HEAD.model_copy(update={"period": DAY})


def named(name: str, kind: ClaimantKind = ClaimantKind.UNKNOWN) -> NamedClaimant:
    """A claimant by its name."""
    return NamedClaimant(key=name.lower().replace(" ", "-"), name=name, kind=kind)


def claimant(name: str, kind: ClaimantKind = ClaimantKind.UNKNOWN) -> Claimant:
    """The same in a text."""
    return Claimant(**dict(named(name, kind)), text=name)


def entry(value: float, who: str | None = "Health Ministry", minutes: int = 0, **more: Any) -> Entry:
    """What somebody says in the row, so many minutes later."""
    article_id, start = more.pop("article_id", "a0"), more.pop("start", 0)
    place = {"article_id": article_id, "revision": 1, "publisher": "The Herald", "quote": "…"}
    return Entry(
        finding_id=f"{who}-{value:g}",
        text=f"{value:g}",
        value=value,
        measure=Measure.BODIES_FOUND,
        claimant=named(who) if who else None,
        given_at=NOW + timedelta(minutes=minutes),
        evidence=Evidence(start=start, end=start + 2, **place),
        **more,
    )


def denies(value: float, who: str) -> Entry:
    """A denial in the row."""
    return entry(value, who, factuality=Factuality(polarity=Polarity.DENIED))


def row(*entries: Entry, **more: Any) -> Row:
    """The row of the bodies."""
    fields: dict[str, Any] = {"row_id": "r1", "incident_id": "i1", "measure": Measure.BODIES_FOUND}
    return Row(**fields | {"place": RAQQA, "within": (SYRIA,), "grade": Grade.WEAK, "entries": entries} | more)


def judged(change: Change | None = Change.NEW_CLAIMANT, *statements: Change, **more: Any) -> Judgement:
    """What a report changed by its only figure and by its statements."""
    figures = () if change is None else (FigureChange(figure=0, change=change, row=0),)
    said = tuple(StatementChange(claim=index, change=kind) for index, kind in enumerate(statements))
    return Judgement(**{"incident": DATED, "rows": (row(),), "figures": figures, "statements": said} | more)


def counting(**changed: Any) -> Report:
    """The usual report with changes to its figure, and without its statement."""
    filed = report()
    figure = filed.figures[0].model_copy(update=changed)
    return filed.model_copy(update={"figures": (figure,), "claims": ()})


OWN: dict[str, Any] = {"claimant": None, "attribution": None}
"""What makes a figure one in the article's own voice."""


def saying(*said: Attribution) -> Report:
    """The usual report with these statements alone, whose contents stand at the end of its text."""
    filed, claim = report(), report().claims[1]
    text = " ".join([filed.article.text, *(each.content.text for each in said)])
    filed = filed.model_copy(update={"article": filed.article.model_copy(update={"text": text})})
    said = tuple(each.model_copy(update={"content": surface(text, each.content.text)}) for each in said)
    claims = tuple(claim.model_copy(update={"attribution": index, "figures": ()}) for index in range(len(said)))
    return filed.model_copy(update={"attributions": said, "claims": claims, "figures": ()})


def words(content: str = "We need help", **more: Any) -> Attribution:
    """A statement of the ministry, in the article's own words."""
    said = attribution(report().article.text, "The ministry", "said", "We need help", confidence=0.9)
    return said.model_copy(update={"content": said.content.model_copy(update={"text": content})} | more)


@dataclass
class Reader:
    """A watch and what it was told."""

    asking: Watch = field(default_factory=watch)
    told: set[str] = field(default_factory=set)

    def reads(self, filed: Report, judgement: Judgement) -> Verdict:
        """What comes of a report; what it tells is known from then on."""
        facts = ReportFacts(filed, judgement)
        items = facts.tellable(hearing_of(self.asking))
        found = verdict(facts.changes, items, self.told, Scope(self.asking, facts), replay=False)
        self.told |= set(found.told)
        return found


def news(filed: Report, judgement: Judgement, **asking: Any) -> tuple[Novelty, ...]:
    """The news for a watch that was told nothing."""
    return Reader(watch(**asking)).reads(filed, judgement).news
