"""Entries of a ledger for tests, from what matters to the test; claimants, places and outlets are invented."""

from datetime import timedelta
from itertools import count
from typing import Any

from claimwatch_contracts.extraction import AdministrativeArea, Factuality, Location, NamedClaimant, Quantity
from claimwatch_contracts.ledger import Evidence, LedgerEntry
from claimwatch_contracts.vocabulary import ClaimantKind, Measure, PlacePrecision, Polarity, Stance
from claimwatch_language.names.aliases import slug
from tests.builders import NOW

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
