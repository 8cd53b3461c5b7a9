"""The names of the bodies for which those who speak in a report are taken to speak."""

from collections.abc import Iterable, Mapping

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.report import Report
from services.archive.ledger.naming import is_full_name
from services.archive.ledger.row_keys import Scope, scope_of
from services.archive.ledger.rows import Ledger


def spoken_for(
    report: Report, entries: Iterable[LedgerEntry], ledgers: Mapping[Scope, Ledger]
) -> dict[str, tuple[str, ...]]:
    """By the key of a claimant of the report: the names under which the ledger knows for whom it speaks.

    ``entries`` are the report's own, ``ledgers`` hold them. A person who enters nothing speaks for whom the incident's
    other articles say.
    """
    found: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        scope = scope_of(entry)
        ledger = None if scope is None else ledgers.get(scope)
        key = None if ledger is None else ledger.matter.of(entry)
        if entry.claimant is not None and ledger is not None and key is not None:
            names = tuple(name for name in ledger.matter.voices.names(key) if name != entry.claimant.name)
            if names:
                found.setdefault(entry.claimant.key, names)
    return {**_of_persons(report, ledgers.get((report.incident_id, None))), **found}


def _of_persons(report: Report, ledger: Ledger | None) -> dict[str, tuple[str, ...]]:
    if ledger is None:
        return {}
    spoken = {said.claimant.key: said.claimant.name for said in report.attributions if said.claimant is not None}
    persons = {key: name for key, name in spoken.items() if is_full_name(name)}
    names = {key: ledger.matter.voices.of_person(key) for key in persons}
    return {key: found for key, found in names.items() if found and found != (persons[key],)}
