"""Entries of a ledger for tests, from what matters to the test; claimants, places and outlets are invented."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import count
from typing import Any

from claimwatch_contracts.extraction import (
    AdministrativeArea,
    Attribution,
    Claimant,
    Factuality,
    Location,
    NamedClaimant,
    Quantity,
)
from claimwatch_contracts.ledger import Evidence, LedgerEntry, Row
from claimwatch_contracts.report import Claim, Report, ReportedFigure
from claimwatch_contracts.vocabulary import ClaimantKind, Measure, PlacePrecision, Polarity, Stance
from claimwatch_language.names.aliases import slug
from services.archive.ledger.changes import Changes, changes
from services.archive.ledger.entries import entries_of
from services.archive.ledger.order import merged
from services.archive.ledger.rows import rows_of
from tests.builders import NOW, article, attribution, span_of

NORTHLAND = AdministrativeArea(geonames_id=1, name="Northland")
TARN = AdministrativeArea(geonames_id=11, name="Tarn")
ALDER = Location(name="Alder", geonames_id=111, precision=PlacePrecision.CITY, country="NL")
NORTHLAND_PLACE = Location(name="Northland", geonames_id=1, precision=PlacePrecision.COUNTRY, country="NL")
TARN_PLACE = Location(name="Tarn", geonames_id=11, precision=PlacePrecision.PROVINCE, country="NL")
DENIED = Factuality(polarity=Polarity.DENIED)

_numbers = count(1)


def quantity(value: float | None, **more: Any) -> Quantity:
    """A count of killed unless told otherwise."""
    fields: dict[str, Any] = {"text": str(value), "measure": Measure.KILLED} | more
    return Quantity(value=value, **fields)


def claimant(name: str, kind: ClaimantKind = ClaimantKind.UNKNOWN) -> NamedClaimant:
    """A claimant with that name."""
    return NamedClaimant(key=slug(name), name=name, kind=kind)


def entry(
    who: str | None,
    value: float | None = None,
    *,
    hours: float = 0,
    article: str | None = None,
    publisher: str = "The Courier",
    counts: dict[str, Any] | None = None,
    **more: Any,
) -> LedgerEntry:
    """What somebody says of the incident "i1" in an article of its own, so many hours after ``NOW``."""
    number = next(_numbers)
    article = article or f"a{number:04}"
    given_at = NOW + timedelta(hours=hours)
    revision = more.pop("revision", 1)
    fields: dict[str, Any] = {
        "finding_id": f"f{number:04}",
        "story_id": article,
        "incident_id": "i1",
        "stance": Stance.STATES,
        "place": ALDER,
        "within": (TARN, NORTHLAND),
        "claimant": None if who is None else claimant(who),
        "described": () if who is None else (who,),
    }
    if value is not None or counts:
        fields["quantity"] = quantity(value, **(counts or {}))
        fields["figure"] = 0
    evidence = Evidence(
        start=number, end=number + 1, article_id=article, revision=revision, publisher=publisher, quote="words"
    )
    return LedgerEntry(
        report_id=f"{article}:{revision}",
        article_id=article,
        revision=revision,
        given_at=given_at,
        evidence=evidence,
        **(fields | more),
    )


def denial(who: str, value: float, **more: Any) -> LedgerEntry:
    """A claimant who denies a figure."""
    return entry(who, value, stance=Stance.DENIES, factuality=DENIED, **more)


def statement(who: str, stance: Stance, content: str, **more: Any) -> LedgerEntry:
    """A claimant's statement without a figure."""
    return entry(who, stance=stance, content=content, claim=0, **more)


class Writer:
    """An article whose figures and statements a test writes down by its words; all are of incident "i1"."""

    def __init__(self, text: str, *, article_id: str = "a1", hours: float = 0, **more: Any) -> None:
        self._text = text
        self._more = more
        self._article = article(text, article_id=article_id, published_at=NOW + timedelta(hours=hours)).article
        self._figures: list[ReportedFigure] = []
        self._attributions: list[Attribution] = []
        self._claims: list[Claim] = []

    def says(self, who: str, cue: str, content: str, **more: Any) -> "Writer":
        """A statement: the words of its source, cue and content."""
        speaker = Claimant(key=slug(who), name=who, text=who)
        self._claims.append(Claim(attribution=len(self._attributions)))
        self._attributions.append(attribution(self._text, who, cue, content, claimant=speaker, **more))
        return self

    def counts(self, words: str, value: float, who: str | None = None, **more: Any) -> "Writer":
        """A figure at the words, of killed people unless told otherwise."""
        speaker = None if who is None else Claimant(key=slug(who), name=who, text=who)
        fields: dict[str, Any] = {"measure": Measure.KILLED, "confidence": 0.9, "claimant": speaker} | more
        fields["attribution"] = next(
            (index for index, said in enumerate(self._attributions) if said.claimant == speaker and speaker), None
        )
        self._figures.append(ReportedFigure(text=words, value=value, **span_of(self._text, words), **fields))
        return self

    def report(self) -> Report:
        """The report."""
        fields: dict[str, Any] = {"story_id": self._article.article_id, "incident_id": "i1"} | self._more
        revision = fields.pop("revision", 1)
        head: dict[str, Any] = {"revision": revision, **fields.pop("head", {})}
        return Report(
            report_id=f"{self._article.article_id}:{revision}",
            article=self._article.model_copy(update=head),
            original=fields["story_id"],
            extractions={},
            attributions=tuple(self._attributions),
            figures=tuple(self._figures),
            claims=tuple(self._claims),
            **fields,
        )


class Desk:
    """The ledger as reports come in."""

    def __init__(self) -> None:
        self.entries: list[LedgerEntry] = []

    def file(self, writer: Writer, incidents: Sequence[str | None] | None = None) -> Changes:
        """What the writer's article changed. All its figures are of incident "i1" unless told otherwise."""
        report = writer.report()
        own = entries_of(report, ["i1"] * len(report.figures) if incidents is None else incidents)
        after = merged(self.entries, (report.article.article_id, report.article.revision), own)
        changed = changes(report, own, self.entries, after)
        self.entries = after
        return changed

    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand."""
        return rows_of(self.entries)
