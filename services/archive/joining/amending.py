"""Corrections by hand, applied to a report before it is judged: they win over what was extracted.

A finding that an extractor does not find any more has no amendment. Of several amendments of one thing the latest
stands.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from claimwatch_contracts.amendment import (
    Amended,
    AmendedFinding,
    Amendment,
    OfFinding,
    OtherClaimant,
    OtherFigure,
    OtherIncident,
    OtherPlace,
    SplitIncident,
    WrongFinding,
    article_of,
    split_incident_id,
)
from claimwatch_contracts.extraction import Attribution, Claimant, Place
from claimwatch_contracts.findings import claim_ids, figure_ids
from claimwatch_contracts.report import Claim, Report, ReportedFigure
from claimwatch_contracts.vocabulary import HeldBack
from claimwatch_language.joining.telling import claim_with_reason, with_reasons
from claimwatch_language.names.aliases import BUILT_IN, Aliases, slug

_AMOUNT = ("value", "min", "max", "comparator", "measure", "submeasure", "population", "unit")


def with_amendments(report: Report, amendments: Iterable[Amendment], aliases: Aliases = BUILT_IN) -> Report:
    """The report as a person corrected it, with a mark of each amendment that changed something."""
    standing = sorted((each for each in amendments if each.stands), key=lambda each: (each.updated_at, _id(each)))
    amending = _Amending(report, aliases)
    marks = [mark for amendment in standing if (mark := amending.apply(amendment)) is not None]
    if not marks:
        return report
    return amending.report().model_copy(update={"amended": tuple(marks)})


class _Amending:
    """The findings of one report, while amendments are applied to them one after another."""

    def __init__(self, report: Report, aliases: Aliases) -> None:
        self._report = report
        self._aliases = aliases
        self._attributions = list(report.attributions)
        self._figures = list(report.figures)
        self._claims = list(report.claims)
        self._figure = {identity: index for index, identity in enumerate(figure_ids(report))}
        self._claim = {identity: index for index, identity in enumerate(claim_ids(report))}
        self._names: dict[str, tuple[str, ...]] = {}
        self._has_other_findings = False

    def apply(self, amendment: Amendment) -> Amended | None:
        """Apply one amendment. Returns its mark, ``None`` if the report has nothing that it is about."""
        correction = amendment.correction
        if isinstance(correction, OfFinding):
            return _mark(amendment, finding_id=correction.finding_id) if self._amend(correction) else None
        own = self._report.article.article_id
        if isinstance(correction, OtherIncident) and article_of(correction.report_id) == own:
            return _mark(amendment, incident_id=correction.incident_id)
        if isinstance(correction, SplitIncident) and own in map(article_of, correction.report_ids):
            return _mark(amendment, incident_id=split_incident_id(amendment.amendment_id), opens=True)
        return None

    def report(self) -> Report:
        """The report with the findings as they are now."""
        if not self._has_other_findings:
            return self._report
        figures = _held_back(self._figures)
        claims = (self._told(claim, figures) for claim in self._claims)
        return self._report.model_copy(
            update={
                "attributions": tuple(self._attributions),
                "figures": figures,
                "claims": tuple(claims),
                "aliases": self._report.aliases | self._names,
            }
        )

    def _amend(self, correction: AmendedFinding) -> bool:
        """Whether the correction's finding is there and takes it."""
        figure, claim = self._figure.get(correction.finding_id), self._claim.get(correction.finding_id)
        if figure is not None:
            self._amend_figure(figure, correction)
        elif claim is not None and isinstance(correction, WrongFinding | OtherClaimant):
            self._amend_claim(claim, correction)
        else:
            return False
        self._has_other_findings = True
        return True

    def _amend_figure(self, index: int, correction: AmendedFinding) -> None:
        match correction:
            case WrongFinding():
                self._leave_claims(index)
                self._change(index, held_back=HeldBack.MARKED_WRONG)
            case OtherClaimant():
                self._leave_claims(index)
                self._change(index, claimant=self._claimant(correction), attribution=None)
            case OtherFigure():
                amount = {name: getattr(correction, name) for name in _AMOUNT}
                self._change(index, **amount, confidence=1.0, vague=False)
            case OtherPlace():
                self._change(index, place=_place(self._figures[index], correction))

    def _amend_claim(self, index: int, correction: WrongFinding | OtherClaimant) -> None:
        """Change a statement, and the figures that its source gives."""
        number = self._claims[index].attribution
        if isinstance(correction, WrongFinding):
            self._claims[index] = self._claims[index].model_copy(update={"held_back": HeldBack.MARKED_WRONG})
            update: dict[str, Any] = {"claimant": None, "attribution": None}
        else:
            update = {"claimant": self._claimant(correction)}
            self._attributions[number] = _said_by(self._attributions[number], update["claimant"])
        for of_figure, figure in enumerate(self._figures):
            if figure.attribution == number:
                self._change(of_figure, **update)

    def _change(self, index: int, **update: Any) -> None:
        self._figures[index] = self._figures[index].model_copy(update=update)

    def _leave_claims(self, index: int) -> None:
        """Take a figure out of the statements that give it."""
        for of_claim, claim in enumerate(self._claims):
            if index in claim.figures:
                left = tuple(figure for figure in claim.figures if figure != index)
                self._claims[of_claim] = claim.model_copy(update={"figures": left})

    def _claimant(self, correction: OtherClaimant) -> Claimant | None:
        if correction.claimant is None:
            return None
        name = correction.claimant
        claimant = self._aliases.canonical(
            Claimant(key=slug(name), name=name, kind=correction.claimant_kind, text=name)
        )
        if names := self._aliases.names(claimant):
            self._names[claimant.key] = names
        return claimant

    def _told(self, claim: Claim, figures: Sequence[ReportedFigure]) -> Claim:
        if claim.held_back is HeldBack.MARKED_WRONG:
            return claim
        return claim_with_reason(claim, self._attributions[claim.attribution], figures)


def _id(amendment: Amendment) -> str:
    return amendment.amendment_id


def _mark(amendment: Amendment, **more: Any) -> Amended:
    return Amended(
        amendment_id=amendment.amendment_id,
        kind=amendment.correction.kind,
        amended_by=amendment.amended_by,
        amended_at=amendment.updated_at,
        **more,
    )


def _said_by(attribution: Attribution, claimant: Claimant | None) -> Attribution:
    return attribution.model_copy(update={"claimant": claimant})


def _place(figure: ReportedFigure, correction: OtherPlace) -> Place | None:
    """The place given by hand, at the figure's own words."""
    if correction.place is None:
        return None
    span: dict[str, Any] = {"start": figure.start, "end": figure.end, "text": correction.place.name}
    return Place(**correction.place.model_dump(), **span, within=correction.within)


def _held_back(figures: Sequence[ReportedFigure]) -> tuple[ReportedFigure, ...]:
    """The figures, each with the reason if it is not told by default. One that is wrong repeats none."""
    right = [figure for figure in figures if figure.held_back is not HeldBack.MARKED_WRONG]
    told = iter(with_reasons([figure.model_copy(update={"held_back": None}) for figure in right]))
    return tuple(figure if figure.held_back is HeldBack.MARKED_WRONG else next(told) for figure in figures)
